"""Tables as an Excel workbook that is also the form to fill in and send back.

openpyxl makes the workbook with its headings, widths, dropdowns and hints; the rows, which are
many, are written by ``xlsx_rows`` into the place that it leaves for them, and none is kept.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .escapes import escape
from .outgoing import labels
from .shapes import MARK_OF_ABOUT, MOST_ROWS, SHEET_OF_CHOICES, Column, Fact, Table
from .xlsx_rows import RowsWriter

_TEXT, _GENERAL = "@", "General"
_MOST_OF_NAME = 31  # characters
_MOST_OF_HINT = 255  # characters; Excel calls a file with a longer one damaged
_NARROW, _WIDE = 10, 40
_END_OF_ROWS = b"</sheetData>"
# Of the headings alone, which is all that openpyxl sees; readers that trust it would stop there.
_DIMENSION = re.compile(rb"<dimension [^>]*>(</dimension>)?")
_BOOK = "xl/workbook.xml"


def write_xlsx(
    tables: Sequence[Table],
    stream: IO[bytes],
    *,
    about: Sequence[Fact] = (),
    title: str = "",
    language: str = "sv",
    author: str = "",
) -> None:
    """Write the workbook. ``about`` becomes the last sheet and comes back as ``Workbook.about``.

    Raises CannotWrite when a value has no place in a cell; the stream then holds a part of a file,
    to be thrown away.
    """
    frame = Workbook()
    frame.remove(frame.active)
    frame.properties.title, frame.properties.creator = title or None, author or None
    frame.properties.language = language
    frame.calculation.fullCalcOnLoad = False  # there is nothing to calculate
    choices = _Choices()
    writers = [_add_table(frame, table, choices) for table in tables]
    if about:
        _add_about(frame, about)
    choices.add_sheet(frame)
    empty = io.BytesIO()
    frame.save(empty)
    with zipfile.ZipFile(empty) as parts, _packed(stream) as filled:
        _copy(parts, filled, writers)


def _packed(stream: IO[bytes]) -> zipfile.ZipFile:
    return zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4)


def _copy(parts: zipfile.ZipFile, filled: zipfile.ZipFile, writers: Sequence[RowsWriter]) -> None:
    """Copy openpyxl's workbook, with the rows of each table put into its sheet."""
    sheets = {f"xl/worksheets/sheet{index}.xml": each for index, each in enumerate(writers, 1)}
    # The book itself comes last: it names the ranges, whose ends are known by then.
    for name in sorted(parts.namelist(), key=lambda name: name == _BOOK):
        content = parts.read(name)
        if name in sheets:
            with filled.open(name, "w") as part:
                _fill(part, content, sheets[name])
            continue
        for writer in writers if name == _BOOK else ():
            content = _with_range(content, writer, "$")
        filled.writestr(name, content)


def _fill(part: IO[bytes], content: bytes, writer: RowsWriter) -> None:
    """Write a sheet of which there are only the headings, with its rows below them."""
    before, _end, after = content.partition(_END_OF_ROWS)
    part.write(_DIMENSION.sub(b"", before))
    for row in writer.rows():
        part.write(row.encode())
    part.write(_END_OF_ROWS + _with_range(after, writer, ""))


def _with_range(content: bytes, writer: RowsWriter, sign: str) -> bytes:
    """The filter's range with its last row in place of the number that held the place."""
    start = f"{sign}A{sign}1:{sign}{get_column_letter(len(writer.table.columns))}{sign}"
    held, true = f"{start}{writer.place_holder}", f"{start}{writer.last}"
    return content.replace(held.encode(), true.encode(), 1)


class _Choices:
    """The hidden sheet with a column for each dropdown; it has no limit on their length."""

    def __init__(self) -> None:
        self.lists: list[tuple[str, ...]] = []

    def reference(self, choices: Sequence[str]) -> str:
        """The range where the choices stand, as a formula writes it; equal lists share one."""
        texts = tuple(choices)
        if texts not in self.lists:
            self.lists.append(texts)
        letter = get_column_letter(self.lists.index(texts) + 1)
        return f"'{SHEET_OF_CHOICES}'!${letter}$1:${letter}${len(texts)}"

    def add_sheet(self, frame: Any) -> None:
        if not self.lists:
            return
        sheet = frame.create_sheet(SHEET_OF_CHOICES)
        sheet.sheet_state = "veryHidden"
        for index, texts in enumerate(self.lists, start=1):
            for row, text in enumerate(texts, start=1):
                _set_text(sheet.cell(row, index), text)


def _set_text(cell: Any, text: str, *, is_bold: bool = False) -> None:
    cell.value = escape(text)
    cell.data_type = "s"  # after the value, in which openpyxl looks for formulas and errors
    cell.number_format = _TEXT
    if is_bold:
        cell.font = Font(bold=True)


def _add_table(frame: Any, table: Table, choices: _Choices) -> RowsWriter:
    names = labels(table)
    if len(table.name) > _MOST_OF_NAME:
        raise ValueError(f"{table.name!r} is too long to be the name of a sheet")
    sheet = frame.create_sheet(table.name)
    if sheet.title != table.name:
        raise ValueError(f"{table.name!r} cannot be the name of a sheet, or is so twice")
    sheet.freeze_panes = "A2"
    place_holder = MOST_ROWS - len(frame.sheetnames)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{place_holder}"
    writer = RowsWriter(table, _text_style(sheet), place_holder)
    for index, (name, column) in enumerate(zip(names, table.columns, strict=True), start=1):
        letter = get_column_letter(index)
        _set_text(sheet.cell(1, index), name, is_bold=True)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width or _width(column)
        dimension.hidden = column.hidden
        # Of the empty cells too, so that a year typed into one of them stays a text.
        dimension.number_format = _GENERAL if column.numeric else _TEXT
        if validation := _validation(column, choices):
            validation.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.add_data_validation(validation)
    return writer


def _text_style(sheet: Any) -> int:
    """The number by which a row names the format of its texts."""
    cell = Cell(sheet, 1, 1)  # of its own: a style that has been numbered must not change
    cell.number_format = _TEXT
    return int(cell.style_id)


def _width(column: Column) -> int:
    # Four more for the button of the filter.
    longest = max(map(len, (*column.choices, column.label)))
    return min(max(longest + 4, _NARROW), _WIDE)


def _validation(column: Column, choices: _Choices) -> Any:
    """The dropdown and the hint of a column, if it has either."""
    hint = " ".join(filter(None, [_("Måste fyllas i.") if column.required else "", column.hint]))
    if not column.choices and not hint:
        return None
    validation = DataValidation(allow_blank=True)
    if column.choices:
        validation.type = "list"
        validation.formula1 = choices.reference(column.choices)
        validation.showErrorMessage = not column.is_open
        validation.errorTitle = _("Välj ur listan")
        validation.error = _("Värdet finns inte i listan. Välj ett av listans värden.")
    if hint:
        validation.showInputMessage = True
        validation.prompt = hint if len(hint) <= _MOST_OF_HINT else hint[: _MOST_OF_HINT - 1] + "…"
    return validation


def _add_about(frame: Any, about: Sequence[Fact]) -> None:
    title = _("Om filen")
    sheet = frame.create_sheet(title)
    if sheet.title != title:
        raise ValueError(f"{title!r} is also the name of a table")
    for letter, width in (("A", 24), ("B", 80)):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["C"].hidden = True
    _set_text(sheet["A1"], title, is_bold=True)
    _set_text(sheet["C1"], MARK_OF_ABOUT)
    for row, fact in enumerate(about, start=2):
        for column, text in enumerate((fact.label, fact.value, fact.key), start=1):
            _set_text(sheet.cell(row, column), text)
