"""What reading a file in would do, row by row; nothing here has been written."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from .headings import Headings


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on a file has come: so many rows of all."""

    rows: int
    of: int
    is_writing: bool = False

    @property
    def is_done(self):
        """Whether all rows are written, and only what follows from them is left."""
        return self.is_writing and self.rows == self.of


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row: in which column, what stands there and what would be right."""

    column: str  # its heading; "" for the row as a whole
    letter: str
    stands: str
    right: str


@dataclass(slots=True)
class PlannedRow:
    """A row of the file that is not as the register has it. Raw values, as in a snapshot.

    ``changes`` holds the new values: of every field for a new row, else of those that change.
    """

    number: int
    pk: int  # negative for a new row
    texts: tuple
    changes: dict
    stored: tuple = ()  # the row of the database; empty for a new row
    related: dict = field(default_factory=dict)  # its many-to-many values
    version: int | None = None
    problems: list = field(default_factory=list)
    clashes: list = field(default_factory=list)  # stadsnat.stale.Difference, nobody has chosen
    kept: list = field(default_factory=list)  # names of fields that somebody else changed since

    @property
    def is_new(self):
        return self.pk < 0

    def now(self, resource):
        """The row's values as the register has them."""
        return dict(zip(resource.stored, self.stored, strict=True)) | self.related

    @property
    def is_good(self):
        return not self.problems and not self.clashes


@dataclass
class SheetPlan:
    """What would become of one sheet's rows."""

    resource: Any
    name: str
    headings: Headings
    letters: dict
    header: list
    given: Any = None  # what somebody has said of a table from elsewhere: foreign.Given
    rows: list = field(default_factory=list)  # those that are not unchanged
    unchanged: int = 0
    left_alone: int = 0  # rows of the register that the file says nothing about
    left_out: int = 0  # rows of the file that this plan was told to leave out
    without_version: int = 0
    new_keys: dict = field(default_factory=dict)  # the number of a new row → its negative key
    readings: dict = field(default_factory=dict)  # tolerances.Reading, of what was read generously

    @property
    def known_by(self):
        """The column that rows of the register are recognised by first; None when none are."""
        if not self.given or not self.given.recognises or self.headings.id is not None:
            return None
        first = next(iter(self.resource.known_by), None)
        return first if first in self.headings.fields else None

    @property
    def new(self):
        return [row for row in self.rows if row.is_good and row.is_new]

    @property
    def changed(self):
        return [row for row in self.rows if row.is_good and not row.is_new]

    @property
    def wrong(self):
        return [row for row in self.rows if row.problems]

    @property
    def stale(self):
        return [row for row in self.rows if row.clashes and not row.problems]


@dataclass
class Plan:
    """What would become of a whole file. ``names`` says what the rows are called."""

    names: Any
    sheets: list
    unknown_sheets: list
    obstacles: list  # sentences; with one of these nothing can be read in

    def rows(self, which):
        """The pairs of sheet and row of one group: "new", "changed", "wrong" or "stale"."""
        return [(sheet, row) for sheet in self.sheets for row in getattr(sheet, which)]

    @property
    def is_whole(self):
        """Whether every row of the file can be read in."""
        return not self.obstacles and all(row.is_good for s in self.sheets for row in s.rows)

    @property
    def to_write(self):
        return sum(len(sheet.new) + len(sheet.changed) for sheet in self.sheets)

    @property
    def digest(self):
        """Tells one plan from another: every row to be written, its version and its values."""
        found = hashlib.sha256()
        for sheet in self.sheets:
            for row in sheet.rows:
                if row.is_good:
                    key = "+" if row.is_new else row.pk
                    changes = sorted(row.changes.items())
                    found.update(f"{sheet.name}|{row.number}|{key}|{row.version}".encode())
                    found.update(repr(changes).encode())
        return found.hexdigest()
