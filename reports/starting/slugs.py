"""The short name in a report's address: from its title and year, free, and no page's own word."""

from collections.abc import Callable
from datetime import date

from django.utils.text import slugify

from reports.models.report import RESERVED

_LONGEST = 40  # without the year and a number; the field takes fifty
_FEW_WORDS = frozenset(
    ["av", "i", "den", "det", "de", "en", "ett", "och", "om", "for", "till", "pa"]
)


def propose_slug(title: str, dated: date, is_taken: Callable[[str], bool]) -> str:
    """A slug that is free: "oversyn-medlemskap-2026", and "-2" after it if need be."""
    words = [word for word in slugify(title).split("-") if word and word not in _FEW_WORDS]
    year = str(dated.year)
    stem = _cut([word for word in words if word != year]) or "rapport"
    slug = f"{stem}-{year}"
    number = 2
    found = slug
    while found in RESERVED or is_taken(found):
        found, number = f"{slug}-{number}", number + 1
    return found


def _cut(words: list[str]) -> str:
    """As many of the words as fit."""
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words = words[:-1]
    return "-".join(words)[:_LONGEST].strip("-")
