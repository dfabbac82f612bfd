"""From rows as they stand in a file to a table: which row has the headings, which column is which.

The headings are the first row with anything in it. A value below no heading, or below one of two
headings alike, could end up anywhere, so such a file is refused and the columns named.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from stadsnat.numbers import say_number

from .observations import Observations
from .outgoing import as_heading
from .shapes import Limits, RawRow, Sheet, UnreadableFile
from .xlsx_sheet import column_letters

_TWICE = _(
    "Tabellen %(sheet)s har två kolumner med rubriken %(heading)s: %(first)s och %(second)s. "
    "Ge dem olika rubriker eller ta bort den ena."
)
_NO_HEADING = _(
    "Tabellen %(sheet)s har ett värde i cell %(cell)s, men kolumn %(column)s har ingen rubrik "
    "(rubrikerna lästes från rad %(row)s). Skriv en rubrik eller ta bort kolumnen."
)
_TOO_MANY_ROWS = _("Tabellen %(sheet)s har fler än %(limit)s rader. Dela upp den i flera filer.")
_TOO_MANY_COLUMNS = _(
    "Tabellen %(sheet)s har fler än %(limit)s kolumner. Ta bort dem som inte behövs."
)


def tabulate(
    name: str,
    raw: Iterable[RawRow],
    seen: Observations,
    limits: Limits,
    hidden: Iterable[range] = (),
) -> Sheet | None:
    """The table of a sheet, its headings read and its rows still to come; None if it is empty.

    ``hidden`` is looked at when the headings have been read: a workbook lists its hidden columns
    before its rows.
    """
    rows = iter(raw)
    number, texts = next(rows, (0, []))
    if number == 0:
        return None
    if number > 1:
        seen.add("header", str(number))
    headings = _headings(name, [as_heading(text) for text in texts], limits)
    for index, heading in headings.items():
        if any(index in columns for columns in hidden):
            seen.add("hidden columns", heading)
    letters = {heading: column_letters(index) for index, heading in headings.items()}
    below = _rows(name, rows, headings, number, seen, limits)
    return Sheet(name, tuple(headings.values()), letters, below)


def _headings(name: str, texts: list[str], limits: Limits) -> dict[int, str]:
    headings = {index: text for index, text in enumerate(texts) if text}
    if max(headings) >= limits.columns:
        raise UnreadableFile(_TOO_MANY_COLUMNS, sheet=name, limit=limits.columns)
    first_of: dict[str, int] = {}
    for index, heading in headings.items():
        if heading in first_of:
            letters = [column_letters(column) for column in (first_of[heading], index)]
            places = dict(zip(("first", "second"), letters, strict=True))
            raise UnreadableFile(_TWICE, sheet=name, heading=heading, **places)
        first_of[heading] = index
    return headings


def _rows(
    name: str,
    rows: Iterator[RawRow],
    headings: dict[int, str],
    header_row: int,
    seen: Observations,
    limits: Limits,
) -> Iterator[tuple[int, dict[str, str]]]:
    columns = list(headings.items())
    width = len(columns)
    is_whole = columns[-1][0] == width - 1  # no column without heading among the others
    before = header_row
    for filled, (number, texts) in enumerate(rows, start=1):
        if filled > limits.rows:
            raise UnreadableFile(_TOO_MANY_ROWS, sheet=name, limit=say_number(limits.rows))
        if number > before + 1:
            seen.add("blank", count=number - before - 1)
        before = number
        if len(texts) > width or not is_whole:
            _refuse_nameless(name, texts, headings, (header_row, number))
        texts += [""] * (columns[-1][0] + 1 - len(texts))
        yield number, {heading: texts[index] for index, heading in columns}


def _refuse_nameless(
    name: str, texts: list[str], headings: dict[int, str], numbers: tuple[int, int]
) -> None:
    header_row, number = numbers
    for index, text in enumerate(texts):
        if text.strip() and index not in headings:
            letters = column_letters(index)
            place = {"cell": f"{letters}{number}", "column": letters, "row": header_row}
            raise UnreadableFile(_NO_HEADING, sheet=name, **place)
