"""What passes between the register and a file: tables to write, sheets read, limits and errors.

Texts for the user are sentences with parameters, translated when they are shown, so that a note
made while a file is read can be said in either language.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Value = str | int | Decimal | None
# A row as it stands in a file: its number there, and its texts from the first column on.
RawRow = tuple[int, list[str]]

MARK_OF_ABOUT = "stadsnat:om-filen"
SHEET_OF_CHOICES = "_val"

MOST_ROWS = 1_048_576  # of a sheet in Excel, blank ones and the header counted
MOST_COLUMNS = 16_384
MOST_CHARACTERS = 32_767  # of a cell in Excel


@dataclass(frozen=True)
class Column:
    """One column of a table to write; ``label`` is its heading, by which it is read back."""

    key: str
    label: str
    choices: Sequence[str] = ()  # every text that may stand there besides none; a dropdown in XLSX
    is_open: bool = False  # texts beside the choices may be typed too
    width: int | None = None  # in characters; None takes it from the label and the choices
    hint: str = ""  # shown by Excel beside the cell that is being filled in
    hidden: bool = False
    required: bool = False  # said in the hint
    numeric: bool = False  # what is typed into it is a number and not a text


@dataclass(frozen=True)
class Table:
    """A table to write; each row has one value a column, and dates are EDTF texts."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]


@dataclass(frozen=True)
class Fact:
    """A line of the sheet "Om filen": the label is for people, the key is read back."""

    key: str
    label: str
    value: str


@dataclass(frozen=True)
class Limits:
    """How much of a file is read at most; what is larger is refused, with the limit said."""

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000  # of all parts of a workbook together
    ratio: int = 200  # of a part unpacked to the same part packed, where it is large at all
    sheets: int = 50
    rows: int = 100_000  # filled rows of a sheet
    columns: int = 200
    cells: int = 2_000_000  # of a sheet, empty ones that the file mentions counted


@dataclass(frozen=True)
class Note:
    """Something that was tolerated when a file was read; ``str(note)`` says it."""

    code: str
    text: str  # or a lazy translation of one
    parameters: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""

    def __str__(self) -> str:
        return str(self.text) % self.parameters


class _SaidWithParameters(Exception):
    def __init__(self, text: str, **parameters: object) -> None:
        super().__init__(text, parameters)
        self.text, self.parameters = text, parameters

    def __str__(self) -> str:
        return str(self.text) % self.parameters


class UnreadableFile(_SaidWithParameters):
    """The file is not taken; ``str(error)`` is one sentence or two that say what to do."""


class CannotWrite(_SaidWithParameters):
    """A value has no place in the file; ``str(error)`` names its row and column."""


@dataclass(frozen=True)
class Sheet:
    """One table of a file. The rows can be walked through once, while the file is open.

    ``letters`` holds the letter of each heading's column, to name cells by.
    """

    name: str
    header: tuple[str, ...]
    letters: Mapping[str, str]
    rows: Iterator[tuple[int, dict[str, str]]]


@dataclass(frozen=True)
class Workbook:
    """A file that was read: its tables, what it says of itself, and what was tolerated."""

    kind: Literal["xlsx", "csv"]
    sheets: tuple[Sheet, ...]
    about: Mapping[str, str]  # the facts of "Om filen" by key; empty in a file from elsewhere
    _notes: Callable[[], list[Note]]

    @property
    def notes(self) -> list[Note]:
        """What was tolerated this far; whole when the rows of every sheet have been read."""
        return self._notes()
