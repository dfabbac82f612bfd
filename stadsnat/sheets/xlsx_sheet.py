"""One sheet of a workbook: its rows as texts, one at a time, in the order of the file."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from stadsnat.numbers import say_number

from .archive import DAMAGED, Archive
from .cell_formats import date_text, number_text
from .escapes import unescape
from .observations import Observations
from .shapes import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Limits, RawRow, UnreadableFile
from .xml_part import Attributes, Ends, Starts, listen

_LONGEST = 7 * MOST_CHARACTERS  # of a cell's text with every character escaped
_TRUE = ("1", "true")
_MOST_RANGES = 100_000  # of merged cells, or of columns that have a format

_TOO_LONG = _("Cell %(cell)s har mer text än de %(limit)s tecken som en cell får ha. Korta texten.")
TOO_MANY_CELLS = _(
    "Tabellen %(sheet)s har fler än %(limit)s celler, tomma och formaterade medräknade. "
    "Kopiera tabellen till en ny, tom arbetsbok eller dela upp den."
)


def too_long(cell: str) -> UnreadableFile:
    return UnreadableFile(_TOO_LONG, cell=cell, limit=say_number(MOST_CHARACTERS))


class Texts:
    """The texts that cells share, kept as bytes: a fraction of what strings would take."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def append(self, text: str) -> None:
        self._bytes += text.encode()
        self._ends.append(len(self._bytes))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def size(self) -> int:
        return len(self._bytes)

    def __getitem__(self, index: int) -> str:
        return self._bytes[self._ends[index] : self._ends[index + 1]].decode()


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook share."""

    archive: Archive
    limits: Limits
    texts: Texts
    units: list[str]  # what the numbers of each cell format show, as cell_formats.units says it
    since_1904: bool


@lru_cache(maxsize=MOST_COLUMNS)
def column_index(letters: str) -> int:
    """The place of a column, from 0. Raises ValueError if Excel has none such."""
    index = 0
    for letter in letters:
        if not "A" <= letter <= "Z" or index > MOST_COLUMNS:
            raise ValueError(letters)
        index = index * 26 + ord(letter) - 64
    if not 0 < index <= MOST_COLUMNS:
        raise ValueError(letters)
    return index - 1


@lru_cache(maxsize=MOST_COLUMNS)
def column_letters(index: int) -> str:
    letters, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class SheetRows:
    """Listens to a sheet's elements and hands out its filled rows."""

    def __init__(self, book: Book, part: str, seen: Observations) -> None:
        self.book, self.part, self.seen = book, part, seen
        self.hidden_columns: list[range] = []
        self._ready: list[RawRow] = []
        self._row, self._row_text, self._is_hidden = 0, "", False
        self._cells: list[str] = []
        self._mentioned = self._filled = self._ranges = 0
        self._kind = self._style = ""
        self._column = -1
        self._in_row = self._in_cell = self._has_formula = False
        self._is_listening = self._is_phonetic = False
        self._pieces: list[str] = []
        self._length = 0

    def __iter__(self) -> Iterator[RawRow]:
        """The filled rows; what the elements' own numbers get wrong is damage to ``listen``."""
        chunks = self.book.archive.chunks(self.part)
        for _piece in listen(chunks, self._starts(), self._ends(), self._text):
            yield from self._ready
            self._ready.clear()
        self.seen.refuse()

    def _starts(self) -> Starts:
        return {
            **{"row": self._start_row, "c": self._start_cell, "f": self._start_formula},
            **{"v": self._start_text, "t": self._start_text, "rPh": self._start_aid},
            **{"mergeCell": self._merge, "col": self._format_column},
        }

    def _ends(self) -> Ends:
        return {
            **{"row": self._end_row, "c": self._end_cell, "rPh": self._end_aid},
            **{"v": self._end_text, "t": self._end_text},
        }

    def _start_formula(self, _attributes: Attributes) -> None:
        self._has_formula = True

    def _start_text(self, _attributes: Attributes) -> None:
        self._is_listening = self._in_cell and not self._is_phonetic

    def _end_text(self) -> None:
        self._is_listening = False

    def _start_aid(self, _attributes: Attributes) -> None:
        self._is_phonetic = True  # how an Asian name is read, which Excel does not show as text

    def _end_aid(self) -> None:
        self._is_phonetic = False

    def _merge(self, attributes: Attributes) -> None:
        self._count_range()
        self.seen.add("merged", attributes.get("ref", "")[:20])

    def _format_column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _TRUE:
            self._count_range()
            self.hidden_columns.append(range(int(attributes["min"]) - 1, int(attributes["max"])))

    def _text(self, text: str) -> None:
        if self._is_listening:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > _LONGEST:
                raise too_long(self._place())

    def _count_range(self) -> None:
        self._ranges += 1
        if self._ranges > _MOST_RANGES:
            raise UnreadableFile(DAMAGED)

    def _start_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r", self._row + 1))
        if self._in_row or not self._row < number <= MOST_ROWS:
            raise UnreadableFile(DAMAGED)
        self._row, self._row_text, self._in_row = number, str(number), True
        self._is_hidden = attributes.get("hidden") in _TRUE
        self._cells, self._column = [], -1

    def _end_row(self) -> None:
        self._in_row = False
        if not any(text.strip() for text in self._cells):
            return
        self._filled += 1
        if self._is_hidden:
            self.seen.add("hidden rows", self._row_text)
        self._ready.append((self._row, self._cells))

    def _start_cell(self, attributes: Attributes) -> None:
        column, reference = self._column + 1, attributes.get("r")
        if reference is not None:
            if not reference.endswith(self._row_text):
                raise UnreadableFile(DAMAGED)
            column = column_index(reference[: -len(self._row_text)])
        if self._in_cell or not self._in_row or not self._column < column < MOST_COLUMNS:
            raise UnreadableFile(DAMAGED)
        self._column, self._in_cell, self._has_formula = column, True, False
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._pieces, self._length = [], 0
        self._mentioned += 1
        if self._mentioned > self.book.limits.cells:
            limit = say_number(self.book.limits.cells)
            raise UnreadableFile(TOO_MANY_CELLS, sheet=self.seen.sheet, limit=limit)

    def _end_cell(self) -> None:
        self._in_cell = False
        raw = "".join(self._pieces)
        if self._has_formula:
            is_known = raw or self._kind == "str"
            self.seen.add("formulas" if is_known else "unknown formulas", self._place())
        text = self._meaning(raw) if raw else ""
        if not text:
            return
        if len(text) > MOST_CHARACTERS:
            raise too_long(self._place())
        missing = self._column - len(self._cells)
        if missing:
            self._cells.extend([""] * missing)
        self._cells.append(text)

    def _meaning(self, raw: str) -> str:
        kind = self._kind
        if kind == "s" and raw.isascii() and raw.isdigit():
            return self.book.texts[int(raw)]
        if kind in ("inlineStr", "str"):
            return unescape(raw)
        if kind == "n":
            return self._number(raw)
        if kind == "d":
            return raw.removesuffix("T00:00:00").removesuffix("T00:00:00.000")
        if kind == "b":
            self.seen.add("booleans", self._place())
            return "SANT" if raw in _TRUE else "FALSKT"
        if kind == "e":
            self.seen.add("errors", f"{self._place()} ({raw[:20]})")
            return raw
        raise UnreadableFile(DAMAGED)

    def _number(self, raw: str) -> str:
        units = self.book.units
        style = int(self._style)
        shown = units[style] if 0 <= style < len(units) else ""
        if not shown:
            return number_text(raw)
        if shown == "%":
            self.seen.add("percent", self._place())
            return number_text(raw)
        try:
            text = date_text(raw, shown, since_1904=self.book.since_1904)
        except ValueError:
            self.seen.add("not dates", self._place())
            return number_text(raw)
        self.seen.add("dates", f"{text} ({self._place()})")
        return text

    def _place(self) -> str:
        return f"{column_letters(self._column)}{self._row}"
