"""What a section's text is made of: a short list of blocks and of pieces of a line. No database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MarkedKind = Literal["strong", "em", "sub", "sup"]


@dataclass(frozen=True)
class Text:
    """Words as they stand."""

    words: str


@dataclass(frozen=True)
class Marked:
    """Words set apart: stressed, or above or below the line."""

    kind: MarkedKind
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to an address outside the report."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Break:
    """A new line inside a paragraph."""


@dataclass(frozen=True)
class Reference:
    """A value of the register: the expression that names it, and what the author saw last.

    ``seen`` is "" when nobody has seen the value where it stands. In a built document it is the
    value of the document's day.
    """

    expression: str
    seen: str = ""


@dataclass(frozen=True)
class Footnote:
    """What is said at the foot of the page."""

    children: tuple[Inline, ...]


Inline = Text | Marked | Link | Break | Reference | Footnote


@dataclass(frozen=True)
class Paragraph:
    """Words that belong together."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Heading:
    """A heading inside a section: one level below the section's own, or two."""

    level: Literal[1, 2]
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Listing:
    """A list: of points, or numbered."""

    is_ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Quote:
    """What somebody else has said."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: a heading, or a value."""

    children: tuple[Inline, ...]
    is_header: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table that the author wrote, with its rows of headings first."""

    caption: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    number: int = 0  # among the tables of a built document

    @property
    def label(self) -> str:
        """ "Tabell 3"; only "Tabell" before the report is built."""
        return labelled("Tabell", self.number)


def labelled(word: str, number: int) -> str:
    """What a table or a figure is called: by its number, when it has one."""
    return f"{word} {number}" if number else word


@dataclass(frozen=True)
class DataBlock:
    """A place where a table or a picture made from the register stands."""

    kind: str
    caption: str = ""
    only: tuple[str, ...] = ()  # short names of organisations; empty: those of the report


Block = Paragraph | Heading | Listing | Quote | Table | DataBlock
