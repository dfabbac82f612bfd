"""Tables as people draw them, made square: as many columns in every row, and with headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar

from .line_reading import joined_texts
from .nodes import Cell, Inline, Row, Text

WIDEST = 20  # columns; more cannot be read on a page
TALLEST = 20  # rows that one cell may reach over


class Reaching(Protocol):
    """A cell that reaches over so many columns and rows."""

    @property
    def colspan(self) -> int: ...
    @property
    def rowspan(self) -> int: ...


C = TypeVar("C", bound=Reaching)


@dataclass(frozen=True)
class Place(Generic[C]):
    """A place of a table: the cell that covers it, and whether the cell begins in its row and in
    its column. None is a place that no cell covers.
    """

    cell: C | None
    is_first_row: bool = True
    is_first_column: bool = True


def spread(rows: Sequence[Sequence[C]]) -> list[list[Place[C]]]:
    """Every place of every row, each row as wide as the widest."""
    grid: dict[tuple[int, int], Place[C]] = {}
    width = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in grid:
                column += 1
            for down in range(min(cell.rowspan, len(rows) - number)):
                for across in range(cell.colspan):
                    grid[number + down, column + across] = Place(cell, not down, not across)
            width = max(width, column + cell.colspan)
    empty: Place[C] = Place(None)
    return [[grid.get((n, column), empty) for column in range(width)] for n in range(len(rows))]


@dataclass(frozen=True)
class Drawn:
    """A cell as it came: its words, whether it is a heading, and how far it says it reaches."""

    children: tuple[Inline, ...]
    is_header: bool = False
    colspan: str = ""
    rowspan: str = ""


def squared(rows: list[list[Drawn]]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The heading rows and the others, each as wide as the widest; ((), ()) without cells.

    The first rows that hold nothing but headings are the heading rows. Where there are none the
    first row becomes one: a table without headings cannot be read aloud.
    """
    if not rows:
        return (), ()
    count = next((n for n, row in enumerate(rows) if not all(c.is_header for c in row)), len(rows))
    if count == 0:
        rows = [[replace(cell, is_header=True) for cell in rows[0]], *rows[1:]]
    head, body = _Square(rows[: max(count, 1)]), _Square(rows[max(count, 1) :])
    width = max(head.width, body.width)
    return head.filled(width), body.filled(width)


@dataclass
class _Begun:
    """A cell on its way, with the words of those that had no room beside it."""

    cell: Drawn
    across: int
    down: int
    words: list[Inline] = field(default_factory=list)


class _Square:
    """Rows with each cell in its place, none reaching too far or over another."""

    def __init__(self, rows: list[list[Drawn]]) -> None:
        self.rows = rows
        self.width = 1
        self._covered: dict[tuple[int, int], _Begun] = {}
        self._begun: dict[tuple[int, int], _Begun] = {}
        for number, row in enumerate(rows):
            self._place(number, row)

    def _place(self, number: int, row: list[Drawn]) -> None:
        column = 0
        for cell in row:
            while (number, column) in self._covered:
                column += 1
            if column >= WIDEST:
                # The words of a cell too many stand in the last cell of its row.
                self._covered[number, WIDEST - 1].words += [Text(" "), *cell.children]
                continue
            across = self._free(number, column, _reach(cell.colspan, WIDEST - column))
            down = min(_reach(cell.rowspan, TALLEST), len(self.rows) - number)
            begun = self._begun[number, column] = _Begun(cell, across, down, [*cell.children])
            for part in range(down):
                for step in range(across):
                    self._covered[number + part, column + step] = begun
            self.width = max(self.width, column + across)

    def _free(self, row: int, column: int, most: int) -> int:
        """How many columns are free from here, at most so many."""
        taken = (step for step in range(1, most) if (row, column + step) in self._covered)
        return next(taken, most)

    def filled(self, width: int) -> tuple[Row, ...]:
        """The rows with empty cells wherever none was drawn."""
        return tuple(Row(tuple(self._row(number, width))) for number in range(len(self.rows)))

    def _row(self, number: int, width: int) -> list[Cell]:
        are_headers = all(cell.is_header for cell in self.rows[number])
        found = []
        for column in range(width):
            if begun := self._begun.get((number, column)):
                words = tuple(joined_texts(begun.words))
                found.append(Cell(words, begun.cell.is_header, begun.across, begun.down))
            elif (number, column) not in self._covered:
                found.append(Cell((), are_headers))
        return found


def _reach(written: str, most: int) -> int:
    return min(max(int(written), 1), most) if written.isdecimal() and len(written) < 9 else 1
