"""A section's prose with its references to the register filled in. No database."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeVar

import nh3

from stadsnat.numbers import in_letters

UNKNOWN = "uppgift saknas"
TAGS = {"p", "ul", "ol", "li", "em", "strong"}

T = TypeVar("T")

_REFERENCE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass
class ReferenceProblem(Exception):
    """A reference that cannot be filled in: where, what, and what was perhaps meant."""

    section: str
    word: str
    nearest: str = ""

    def __str__(self) -> str:
        text = f"Avsnittet ”{self.section}”: uppgiften ”{self.word}” finns inte."
        return f"{text} Menades ”{self.nearest}”?" if self.nearest else text


def letters(value: str) -> str:
    """Numbers up to tolv in letters; anything else as it is."""
    return in_letters(int(value)) if value.isdigit() else value


def genitive(value: str) -> str:
    return value if value[-1:] in "sxz" else f"{value}s"


def capital(value: str) -> str:
    return value[:1].upper() + value[1:]


FILTERS: dict[str, Callable[[str], str]] = {
    "bokstäver": letters,
    "genitiv": genitive,
    "versal": capital,
}


def fill_in(section: str, text: str, values: Mapping[str, str]) -> str:
    """The text as clean HTML, each reference replaced by its value in a marked span.

    Raises ReferenceProblem for a name or a filter that does not exist.
    """

    def replace(match: re.Match[str]) -> str:
        name, *filters = (part.strip() for part in match[1].split("|"))
        value = _known(section, name, values) or UNKNOWN
        for filter_name in filters:
            value = _known(section, filter_name, FILTERS)(value)
        return f'<span class="ref" data-reference="{escape(name)}">{escape(value)}</span>'

    clean = nh3.clean(text, tags=TAGS, attributes={"*": set()})
    filled = _REFERENCE.sub(replace, clean)
    if "{{" in filled or "}}" in filled:
        raise ReferenceProblem(section, "{{" if "{{" in filled else "}}")
    return filled


def _known(section: str, name: str, among: Mapping[str, T]) -> T:
    if name not in among:
        close = difflib.get_close_matches(name, among, n=1, cutoff=0.5)
        raise ReferenceProblem(section, name, close[0] if close else "")
    return among[name]
