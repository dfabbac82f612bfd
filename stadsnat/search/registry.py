"""What can be searched for: each app says so for its own models, in its ``ready``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Found:
    """What a row can be found by and what its hit says, in the language that is active.

    ``short`` is as good as the title to somebody who writes it. ``words`` are not always shown,
    ``context`` is, and can be found too. ``shown`` are the first and last day that the page at
    ``address`` shows the row; ``ends`` is EDTF.
    """

    title: str
    address: str
    short: str = ""
    context: str = ""
    words: Iterable[str] = ()
    shown: tuple[Any, Any] = (None, None)
    ends: str = ""
    is_public: bool = True


@dataclass(frozen=True)
class Searchable:
    """A model whose rows can be found.

    ``rows`` reads everything that ``found`` looks at. ``depends`` names the other models that it
    looks at, each with the ways from this model to it, as a filter writes them.
    """

    model: type[Model]
    kind: str
    label: Any
    weight: int
    rows: Callable[[], QuerySet]
    found: Callable[[Any], Found]
    depends: Mapping[type[Model], tuple[str, ...]] = field(default_factory=dict)


_searchables: dict[type[Model], Searchable] = {}


def register(*searchables: Searchable) -> None:
    for searchable in searchables:
        _searchables[searchable.model] = searchable


def searchables() -> list[Searchable]:
    """Everything that can be searched for, what weighs most first."""
    return sorted(_searchables.values(), key=lambda searchable: -searchable.weight)


def label(kind: str) -> Any:
    """What a reader calls a hit of this kind."""
    return next((s.label for s in _searchables.values() if s.kind == kind), kind)
