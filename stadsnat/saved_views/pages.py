"""The list pages whose choices can be saved: each app says so for its own, in its ``ready``.

Only the filters that a page is known to have are kept of an address, so that a saved view never
leads anywhere else, and never holds more than a choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse

DAY = "datum"
LONGEST = 1000  # characters of a choice


@dataclass(frozen=True)
class Page:
    """A list page: its url name, what a reader calls it, and the names of its filters."""

    name: str
    label: Any
    keys: frozenset[str]

    def clean(self, query: str, *, day: str = "") -> str:
        """The query with the page's filters only, without those left empty.

        For the given day, or for whichever day it is opened.
        """
        chosen = [(key, value) for key, value in pairs(query) if key in self.keys - {DAY}]
        return urlencode([*chosen, *([(DAY, day)] if day else [])])

    def address(self, query: str) -> str:
        return f"{reverse(self.name)}?{query}" if query else reverse(self.name)


def pairs(query: str) -> list[tuple[str, str]]:
    """What a query says, without what is left empty; nothing when it says too much."""
    try:
        return parse_qsl(query.replace("\0", ""), max_num_fields=200)
    except ValueError:
        return []


_pages: dict[str, Page] = {}


def register(name: str, label: Any, keys: Iterable[str]) -> None:
    _pages[name] = Page(name, label, frozenset(keys))


def find(name: str) -> Page | None:
    """The page of that url name, or None when its choices cannot be saved."""
    return _pages.get(name)
