"""A file that somebody has chosen, read as tables: what it is, is told by its content.

Nothing in it is trusted. Every refusal is an UnreadableFile, and it may come late: a row is read
when it is asked for. So nothing may be written before the last row of every sheet has been read.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import IO, Literal

from django.utils.translation import gettext_lazy as _

from .archive import Archive
from .csv_reader import read_csv
from .file_kinds import kind_of, refuse_other_archives
from .observations import Observations
from .shapes import MARK_OF_ABOUT, Limits, Note, RawRow, Sheet, UnreadableFile, Workbook
from .tabulate import tabulate
from .xlsx_reader import read_xlsx
from .xlsx_sheet import SheetRows

_MOST_FACTS = 200
_ENDINGS = {"xlsx": (".xlsx", ".xltx"), "csv": (".csv", ".txt", ".tsv", ".tab")}
# Of a text file there is no telling what else its name could promise.
_MISLEADING = (*_ENDINGS["xlsx"], *_ENDINGS["csv"], ".xls", ".xlsm", ".ods", ".pdf")

_TOO_LARGE = _(
    "Filen är större än %(limit)s MB. Dela upp den, eller ta bort bilder och annat som inte "
    "hör till tabellen."
)
_EMPTY = _("Filen är tom. Spara tabellen på nytt och försök igen.")


def read_table_file(stream: IO[bytes], name: str, *, limits: Limits | None = None) -> Workbook:
    """Open a workbook or a text file; ``name`` is the file's, and decides nothing.

    The stream must be able to seek and stay open until the rows have been read. Raises
    UnreadableFile, here or while a sheet's rows are walked through.
    """
    limits = limits or Limits()
    if stream.seek(0, 2) > limits.file_bytes:
        raise UnreadableFile(_TOO_LARGE, limit=limits.file_bytes // 1_000_000)
    kind = kind_of(stream)
    about_file = Observations()
    _compare_ending(kind, name, about_file)
    if kind == "xlsx":
        sheets, about, seen = _read_workbook(stream, limits, about_file)
    else:
        sheets, about, seen = _read_text(stream, PurePath(name).stem, limits)
    if not sheets:
        raise UnreadableFile(_EMPTY)

    def notes() -> list[Note]:
        return [note for each in (about_file, *seen) for note in each.notes()]

    return Workbook(kind, tuple(sheets), about, notes)


_Read = tuple[list[Sheet], dict[str, str], list[Observations]]


def _compare_ending(kind: Literal["xlsx", "csv"], name: str, seen: Observations) -> None:
    ending = PurePath(name).suffix.lower()
    if ending in _MISLEADING and ending not in _ENDINGS[kind]:
        seen.add("ending", ending)


def _read_text(stream: IO[bytes], name: str, limits: Limits) -> _Read:
    seen = Observations(name)
    sheet = tabulate(name, read_csv(stream, limits, seen), seen, limits)
    return [sheet] if sheet else [], {}, [seen]


def _read_workbook(stream: IO[bytes], limits: Limits, about_file: Observations) -> _Read:
    archive = Archive(stream, limits)
    refuse_other_archives(archive.names())
    sheets: list[Sheet] = []
    about: dict[str, str] = {}
    seen: list[Observations] = []
    for found in read_xlsx(archive, limits, about_file):
        first, rows = _first_and_all(found)
        if first and first[1][2:3] == [MARK_OF_ABOUT]:
            about = _facts(rows)
            continue
        sheet = tabulate(found.seen.sheet, rows, found.seen, limits, found.hidden_columns)
        if sheet is None:
            about_file.add("empty", found.seen.sheet)
        else:
            sheets.append(sheet)
            seen.append(found.seen)
    return sheets, about, seen


def _first_and_all(found: SheetRows) -> tuple[RawRow | None, Iterable[RawRow]]:
    rows = iter(found)
    first = next(rows, None)
    return first, chain([first], rows) if first else ()


def _facts(rows: Iterable[RawRow]) -> dict[str, str]:
    """The values of "Om filen" by their keys, which stand in its third, hidden column."""
    return dict(_keys_and_values(iter(rows)))


def _keys_and_values(rows: Iterator[RawRow]) -> Iterator[tuple[str, str]]:
    next(rows)
    for _number, (_label, value, key, *_rest) in zip(
        range(_MOST_FACTS), _padded(rows), strict=False
    ):
        if key:
            yield key, value


def _padded(rows: Iterator[RawRow]) -> Iterator[list[str]]:
    return ([*texts, "", "", ""] for _number, texts in rows)
