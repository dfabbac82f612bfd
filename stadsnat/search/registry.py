"""What can be searched for: each app says so for its own models, in its ``ready``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.text import capfirst


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
    looks at, each with the ways from this model to it, as a filter writes them. Only staff find
    what ``is_for_staff``.
    """

    model: type[Model]
    kind: str
    weight: int
    rows: Callable[[], QuerySet]
    found: Callable[[Any], Found]
    is_for_staff: bool = False
    depends: Mapping[type[Model], tuple[str, ...]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What a reader calls a row of the model."""
        return str(capfirst(str(self.model._meta.verbose_name)))


_searchables: dict[type[Model], Searchable] = {}


def register(*searchables: Searchable) -> None:
    for searchable in searchables:
        _searchables[searchable.model] = searchable


def searchables(*, user: Any = None) -> list[Searchable]:
    """Everything that can be searched for, by anybody or the person; what weighs most first."""
    heaviest = sorted(_searchables.values(), key=lambda searchable: -searchable.weight)
    return [s for s in heaviest if user is None or user.is_staff or not s.is_for_staff]


def label(kind: str) -> Any:
    """What a reader calls a hit of this kind."""
    return next((s.label for s in _searchables.values() if s.kind == kind), kind)
