"""Double braces in an imported text: a reference where the register knows the name, or just words.

A text of another origin may hold ``{{ … }}`` that means nothing here, and a report with an unknown
reference cannot be built. So the second of two such braces is stressed: the words are the same,
and no longer a reference.
"""

import re
from collections.abc import Callable
from html import unescape

_TAG = re.compile(r"(<[^>]*>)")
_BRACES = re.compile(r"\{\{([^{}]*)\}\}|\{\{|\}\}")
_LOOSE = {"{{": "{<em>{</em>", "}}": "}<em>}</em>"}


def without_loose_braces(html: str, is_known: Callable[[str], bool]) -> str:
    """The HTML with references to what is known, and with all other double braces as words."""

    def say(match: re.Match[str]) -> str:
        if match[1] is None:
            return _LOOSE[match[0]]
        if is_known(unescape(match[1])):
            return match[0]
        return f"{_LOOSE['{{']}{match[1]}{_LOOSE['}}']}"

    if "{{" not in html and "}}" not in html:
        return html
    parts = _TAG.split(html)
    return "".join(
        part if number % 2 else _BRACES.sub(say, part) for number, part in enumerate(parts)
    )
