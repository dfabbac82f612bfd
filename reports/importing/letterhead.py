"""The top of a report's first page: whose it is, which annex, its day and its reference number.

Only a text that is nothing but a letterhead is one: a line more, and all of it stays text.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import fields

from .shapes import Letterhead

_MOST_LINES = 12
_PATTERNS = {
    "annex": re.compile(r"(?:BILAGA|Bilaga)\s+(\w{1,10})(?:\s+SID(?:A|AN)?\s+\d+\s*\(\d+\))?"),
    "page": re.compile(r"(?:SID(?:A|AN)?|Sida?n?)\s+\d+\s*\(\d+\)"),
    "dated": re.compile(r"(\d{4}-\d\d-\d\d)"),
    "reference_number": re.compile(r"(?:D[Nn][Rr]|Diarienummer)[.:]?\s+(\S.{0,59})"),
}
_WHOSE = re.compile(r"[A-ZÅÄÖÉÜ][A-ZÅÄÖÉÜ &,.\-–]{2,80}")


def letterhead_of(paragraphs: Sequence[str]) -> Letterhead | None:
    """What the paragraphs before the first heading say, if they are a letterhead."""
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    if not 2 <= len(lines) <= _MOST_LINES:
        return None
    found: dict[str, str] = {}
    for line in lines:
        role, words = _role(line, found)
        if not role or role in found:
            return None
        found[role] = words
    if not {"annex", "reference_number"} & found.keys():
        return None
    names = {field.name for field in fields(Letterhead)}
    return Letterhead(**{role: words for role, words in found.items() if role in names})


def _lines(paragraph: str) -> list[str]:
    if not paragraph.startswith("<p>"):
        return ["<"]  # a list or a table: no line of a letterhead
    plain = re.sub(r"<br ?/?>", "\n", paragraph)
    lines = html.unescape(re.sub(r"<[^>]*>", "", plain)).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def _role(line: str, found: dict[str, str]) -> tuple[str, str]:
    """What the line is, and what it says as such; none of the known gives an empty role."""
    for role, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(line):
            return role, match[1] if match.groups() else ""
    if _WHOSE.fullmatch(line):
        return ("division" if "office" in found else "office"), line.capitalize()
    return "", ""
