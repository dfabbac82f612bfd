"""The cells of a file that was sent in, read once and kept as text until they are read in."""

import json
import re
import zlib
from dataclasses import asdict, dataclass

from stadsnat import sheets

from .resources import RESOURCES

_OWN_HIDDEN = {"version"}
# What an export and a browser add to the name of a file: "medlemskap-2011-03-24 (1)".
_ADDED = re.compile(r"[-_ ]\d{4}-\d\d-\d\d|[-_ ]?\(\d+\)")


@dataclass(frozen=True)
class CellSheet:
    """One table of a file; each row is its number in the file and a text for each heading."""

    name: str
    header: list
    letters: dict
    rows: list


@dataclass(frozen=True)
class Cells:
    """A whole file; ``notes`` are what was tolerated when it was read, as (sheet, sentence)."""

    kind: str
    about: dict
    notes: list
    sheets: list

    @property
    def row_count(self):
        return sum(len(sheet.rows) for sheet in self.sheets)


def read_cells(stream, name):
    """Read every cell of an upload. Raises UnreadableFile, which says what to do."""
    workbook = sheets.read_table_file(stream, name)
    known = {}  # equal texts are kept once
    found = [
        CellSheet(
            sheet.name,
            list(sheet.header),
            dict(sheet.letters),
            [
                (number, tuple(known.setdefault(text, text) for text in texts.values()))
                for number, texts in sheet.rows
            ],
        )
        for sheet in workbook.sheets
    ]
    notes = [(note.sheet, str(note)) for note in workbook.notes if not _is_our_own(note)]
    return Cells(workbook.kind, dict(workbook.about), notes, found)


def _is_our_own(note):
    """Whether a note only tells of the hidden column that every exported sheet has."""
    return note.code == "hidden columns" and (
        str(note.parameters["places"]).casefold() in _OWN_HIDDEN
    )


def pack(cells):
    return zlib.compress(json.dumps(asdict(cells), ensure_ascii=False).encode(), 1)


def unpack(packed):
    found = json.loads(zlib.decompress(packed))
    known = {}
    for sheet in found["sheets"]:
        sheet["rows"] = [
            (number, tuple(known.setdefault(text, text) for text in texts))
            for number, texts in sheet["rows"]
        ]
    return Cells(**found | {"sheets": [CellSheet(**sheet) for sheet in found["sheets"]]})


def resource_called(name):
    """The kind of row that a sheet of the name holds; None for a name of no kind."""
    wanted = _ADDED.sub("", name.strip().casefold())
    for resource in RESOURCES:
        if wanted in (known.casefold() for known in resource.names):
            return resource
    return None
