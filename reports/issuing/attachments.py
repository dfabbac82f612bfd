"""The data behind a document as files: the whole of it as JSON, and each table as CSV.

They lie inside the PDF and in the delivery package. The same document gives the same bytes.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import slugify

from reports.document import DataTable, Document, to_json
from reports.prose.nodes import Cell, Row, Table
from reports.prose.tables import Place, spread
from reports.prose.values import UNKNOWN
from reports.prose.words import line
from stadsnat.sheets.escapes import guard

DATA = "data.json"
Attachment = tuple[str, bytes, str]  # its name, its bytes, what it holds


@dataclass(frozen=True)
class TableFile:
    """A table of a document as a file: rows of words, the first of them its headings."""

    name: str
    label: str  # Tabell 1, Figur 2
    caption: str
    rows: tuple[tuple[str, ...], ...]

    def to_csv(self) -> bytes:
        """As the portal's lists are: UTF-8 with BOM, semicolons, every text quoted."""
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerows([guard(text) for text in row] for row in self.rows)
        return stream.getvalue().encode("utf-8-sig")


def attachments(document: Document) -> list[Attachment]:
    """The files with the document's data, sorted by name."""
    whole = (DATA, to_json(document).encode(), "Hela dokumentet som data (JSON)")
    tables = [
        (table.name, table.to_csv(), f"{table.label}. {table.caption}".strip())
        for table in table_files(document)
    ]
    return sorted([whole, *tables])


def table_files(document: Document) -> list[TableFile]:
    """The tables of the document in their order, those that the author wrote among them."""
    blocks = (block for chapter in document.chapters for block in chapter.blocks)
    return [_as_file(block) for block in blocks if isinstance(block, DataTable | Table)]


def _as_file(table: DataTable | Table) -> TableFile:
    if isinstance(table, Table):
        return _named(table, "", _spread([*table.head, *table.rows]))
    rows = [tuple(cell or UNKNOWN for cell in row.cells) for row in table.rows]
    return _named(table, table.kind, [table.columns, *rows])


def _named(table: DataTable | Table, kind: str, rows: Sequence[tuple[str, ...]]) -> TableFile:
    about = slugify(table.caption)[:40].strip("-") or kind
    name = "-".join(filter(None, [slugify(table.label), about]))
    return TableFile(f"{name}.csv", table.label, table.caption, tuple(rows))


def _spread(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The words of each cell; one that spans several stands in the first of them."""
    return [tuple(map(_first_words, places)) for places in spread([row.cells for row in rows])]


def _first_words(place: Place[Cell]) -> str:
    is_first = place.is_first_row and place.is_first_column
    return line(place.cell.children) if place.cell and is_first else ""
