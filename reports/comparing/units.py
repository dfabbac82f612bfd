"""A section's blocks in a row: paragraphs, points and headings as lines, and tables. No database.

A list within a quote within a list is no tree here: each of its paragraphs is a line that says
where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from reports.document import DataTable
from reports.prose.nodes import Block, DataBlock, Heading, Listing, Paragraph, Quote, Table, Text

from .grids import Grid, of_data, of_written
from .tokens import Token, plain, tokens

LineKind = Literal["text", "heading", "point", "missing"]
Container = Literal["list", "numbered", "quote"]


@dataclass(frozen=True)
class Line:
    """A paragraph, a heading or a point, and the lists and quotes that it stands in."""

    kind: LineKind
    tokens: tuple[Token, ...]
    within: tuple[Container, ...] = ()
    level: int = 0  # of a heading: 1 or 2
    number: int = field(default=0, compare=False)  # of a point in a numbered list

    @property
    def place(self) -> tuple[LineKind, tuple[Container, ...], int]:
        """Where and as what the words stand."""
        return self.kind, self.within, self.level

    @property
    def plain(self) -> str:
        return plain(self.tokens)


Unit = Line | Grid


def units(blocks: Iterable[Block | DataTable]) -> tuple[Unit, ...]:
    """The blocks of a section as lines and tables."""
    return tuple(unit for block in blocks for unit in _units(block, ()))


def _units(block: Block | DataTable, within: tuple[Container, ...]) -> Iterator[Unit]:
    match block:
        case Paragraph(children):
            yield Line("text", tokens(children), within)
        case Heading(level, children):
            yield Line("heading", tokens(children), within, level)
        case Listing(is_ordered, items):
            inner: tuple[Container, ...] = (*within, "numbered" if is_ordered else "list")
            for number, item in enumerate(items, 1):
                yield from _point(item, inner, number)
        case Quote(blocks):
            for inside in blocks:
                yield from _units(inside, (*within, "quote"))
        case Table():
            yield of_written(block)
        case DataTable():
            yield of_data(block)
        case DataBlock(kind, caption):
            yield Line("missing", tokens([Text(f"{kind} {caption}")]), within)


def _point(item: tuple[Block, ...], within: tuple[Container, ...], number: int) -> Iterator[Unit]:
    """The first paragraph of the item is the point; what follows stands under it."""
    first, *rest = item or (Paragraph(()),)
    if not isinstance(first, Paragraph):
        first, rest = Paragraph(()), [first, *rest]
    yield Line("point", tokens(first.children), within, number=number)
    for block in rest:
        yield from _units(block, within)
