"""Tables as people draw them, made square: as many columns in every row, and with headings."""

from dataclasses import dataclass, replace

from .nodes import Cell, Inline, Row, Text

WIDEST = 20  # columns; more cannot be read on a page
TALLEST = 20  # rows that one cell may reach over


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
    head, body = rows[: max(count, 1)], rows[max(count, 1) :]
    width = max(_width(head), _width(body))
    return _filled(head, width), _filled(body, width)


def _reach(written: str, most: int) -> int:
    return min(max(int(written), 1), most) if written.isdecimal() and len(written) < 9 else 1


def _placed(rows: list[list[Drawn]]) -> dict[tuple[int, int], Cell | None]:
    """Row and column → the cell that begins there, None where another cell reaches."""
    grid: dict[tuple[int, int], Cell | None] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in grid:
                column += 1
            if column >= WIDEST:
                _join_last(grid, number, cell)
                continue
            across = _free(grid, number, column, _reach(cell.colspan, WIDEST - column))
            down = min(_reach(cell.rowspan, TALLEST), len(rows) - number)
            for part in range(down):
                for step in range(across):
                    grid[number + part, column + step] = None
            grid[number, column] = Cell(cell.children, cell.is_header, across, down)
    return grid


def _free(grid: dict[tuple[int, int], Cell | None], row: int, column: int, most: int) -> int:
    """How many columns are free from here, at most so many."""
    return next((step for step in range(1, most) if (row, column + step) in grid), most)


def _join_last(grid: dict[tuple[int, int], Cell | None], row: int, cell: Drawn) -> None:
    """Let the words of a cell too many stand in the last cell of its row."""
    last = max((place for place in grid if place[0] == row and grid[place]), default=None)
    if last is not None and (known := grid[last]):
        grid[last] = replace(known, children=(*known.children, Text(" "), *cell.children))


def _width(rows: list[list[Drawn]]) -> int:
    return 1 + max((column for _, column in _placed(rows)), default=0)


def _filled(rows: list[list[Drawn]], width: int) -> tuple[Row, ...]:
    """The rows with empty cells wherever none was drawn."""
    grid = _placed(rows)
    return tuple(
        Row(
            tuple(
                cell
                for column in range(width)
                if (cell := grid.get((number, column), Cell((), all(c.is_header for c in row))))
            )
        )
        for number, row in enumerate(rows)
    )
