"""A report as it is printed: every figure filled in, as data that can be stored and read back."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from organisations.timeline import Drawing

from .prose.nodes import Block, Inline, labelled


@dataclass(frozen=True)
class DataRow:
    """A row of a table from the register: what it is about, and its cells; None is unknown.

    The first cell is the row's heading. ``key`` stays the same from one edition to the next.
    """

    key: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True)
class DataTable:
    """A table made from the register, with the drawing of the same rows where there is one.

    ``number`` counts the tables of the report, or the figures when there is a drawing.
    """

    kind: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[DataRow, ...]
    note: str = ""
    drawing: Drawing | None = None
    drawn: str = ""  # what the drawing shows, for those who cannot see it
    number: int = 0

    @property
    def word(self) -> str:
        """What it is counted among."""
        return "Figur" if self.drawing else "Tabell"

    @property
    def label(self) -> str:
        """ "Figur 1" where there is a drawing, otherwise "Tabell 3"."""
        return labelled(self.word, self.number)


@dataclass(frozen=True)
class Chapter:
    """One section of the report: its heading, its level (2–4), and what stands under it."""

    key: int
    order: int
    level: int
    heading: str
    blocks: tuple[Block | DataTable, ...]


@dataclass(frozen=True)
class Stated:
    """Where a quoted value is stated."""

    title: str
    where: str
    dated: str


@dataclass(frozen=True)
class Quoted:
    """A value of the register that the text quotes, and what stands behind it."""

    expression: str
    label: str
    words: str
    said_of: str
    sources: tuple[Stated, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A report with its figures filled in as of its day. No queries are made after this."""

    slug: str
    title: str
    short_title: str
    office: str
    division: str
    annex: str
    reference_number: str
    dated: date
    as_of: date
    chapters: tuple[Chapter, ...]
    quoted: tuple[Quoted, ...] = ()

    def tables(self) -> tuple[DataTable, ...]:
        """The tables made from the register, in the order in which they stand."""
        blocks = (block for chapter in self.chapters for block in chapter.blocks)
        return tuple(block for block in blocks if isinstance(block, DataTable))


_converter = make_converter()
configure_tagged_union(Inline, _converter, tag_name="is")
configure_tagged_union(Block, _converter, tag_name="is")
configure_tagged_union(Block | DataTable, _converter, tag_name="is")


def to_json(document: Document) -> str:
    """The whole document as JSON: the same document, the same text."""
    plain = _converter.unstructure(document, unstructure_as=Document)
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)


def digest(document: Document) -> str:
    """What tells two documents apart: the SHA-256 of their JSON, in hexadecimal digits."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def from_json(text: str) -> Document:
    """The document that ``to_json`` wrote; raises ValueError for anything else."""
    plain: Any = json.loads(text)
    try:
        return _converter.structure(plain, Document)
    except Exception as error:  # cattrs gathers what is wrong in exception groups of its own
        raise ValueError("not a document") from error
