"""Tables row by row: those from the register, whose rows have keys, and those written by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any, Literal

from reports.document import DataTable
from reports.prose.nodes import Cell, Row, Table
from reports.prose.tables import Place, spread
from stadsnat.differences.subsequence import common, rising

from .tokens import plain, tokens

MOST_LOST = 200  # rows that are looked through for what a changed row was before

Cells = dict[str, str | None]


@dataclass(frozen=True)
class GridRow:
    """A row: what tells it from the others, and its cells in order; None is unknown."""

    key: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True)
class Grid:
    """A table as plain words."""

    kind: str  # of a table from the register; "" when it is written by hand
    caption: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    note: str = ""
    drawing: Any = field(default=None, repr=False)


@dataclass(frozen=True)
class CellChange:
    """A cell of a row that is in both tables; ``is_changed`` when it does not say the same."""

    old: str | None
    new: str | None
    is_changed: bool


@dataclass(frozen=True)
class RowChange:
    """A row that came, went, or says something else; its cells follow ``TableChange.columns``."""

    kind: Literal["new", "gone", "changed"]
    key: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class ColumnChange:
    name: str
    kind: Literal["same", "new", "gone"]


@dataclass(frozen=True)
class TableChange:
    """What differs in a table, or a whole table that came or went."""

    kind: Literal["same", "changed", "new", "gone"]
    old_caption: str
    caption: str
    columns: tuple[ColumnChange, ...]
    rows: tuple[RowChange, ...]
    unchanged: int = 0  # rows that say the same
    notes: tuple[str, str] = ("", "")
    is_reordered: bool = False
    is_redrawn: bool = False

    @property
    def changed_cells(self) -> int:
        """How many cells say something else, in the rows that are in both."""
        rows = (row for row in self.rows if row.kind == "changed")
        return sum(cell.is_changed for row in rows for cell in row.cells)


def of_data(table: DataTable) -> Grid:
    """A table from the register."""
    rows = tuple(
        GridRow(key, row.cells)
        for key, row in zip(_told_apart(row.key for row in table.rows), table.rows, strict=True)
    )
    columns = tuple(_told_apart(table.columns))
    return Grid(table.kind, table.caption, columns, rows, table.note, table.drawing)


def of_written(table: Table) -> Grid:
    """A table written by hand: what a cell reaches over is empty, and a row's first cell its key.

    A heading that reaches over several columns is said of each of them.
    """
    head = _square(table.head, repeats=True)
    body = _square(table.rows, repeats=False)
    width = max((len(row) for row in [*head, *body]), default=0)
    columns = [" ".join(dict.fromkeys(filter(None, names))) for names in zip(*head, strict=True)]
    columns += [""] * (width - len(columns))
    keys = _told_apart(row[0] if row else "" for row in body)
    rows = tuple(GridRow(key, tuple(row)) for key, row in zip(keys, body, strict=True))
    return Grid("", table.caption, tuple(_told_apart(columns)), rows)


def _square(rows: Sequence[Row], *, repeats: bool) -> list[list[str]]:
    return [
        [_said(place, repeats=repeats) for place in places]
        for places in spread([row.cells for row in rows])
    ]


def _said(place: Place[Cell], *, repeats: bool) -> str:
    is_first = place.is_first_row and place.is_first_column
    return plain(tokens(place.cell.children)) if place.cell and (is_first or repeats) else ""


def _told_apart(names: Iterable[str]) -> Iterator[str]:
    """The same names; the second "Summa" is "Summa (2)"."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def compared(old: Grid, new: Grid) -> TableChange:
    """What differs between two tables that answer to each other."""
    if not new.kind:
        new = _with_keys_of(old, new)
    columns = _columns(old.columns, new.columns)
    told_old = {row.key: _cells(old, row) for row in old.rows}
    told_new = {row.key: _cells(new, row) for row in new.rows}
    rows = [row for key in _in_order(old, new) if (row := _row(key, told_old, told_new, columns))]
    both = [row.key for row in new.rows if row.key in told_old]
    places = {row.key: n for n, row in enumerate(old.rows)}
    order = [places[key] for key in both]
    is_same = (old.caption, old.columns, old.rows, old.note, old.drawing) == (
        (new.caption, new.columns, new.rows, new.note, new.drawing)
    )
    return TableChange(
        kind="same" if is_same else "changed",
        old_caption=old.caption,
        caption=new.caption,
        columns=columns,
        rows=tuple(rows),
        unchanged=len(both) - sum(row.kind == "changed" for row in rows),
        notes=(old.note, new.note),
        is_reordered=len(rising(order)) < len(order),
        is_redrawn=old.drawing != new.drawing,
    )


def _with_keys_of(old: Grid, new: Grid) -> Grid:
    """Rows written by hand whose first cell has been changed keep the key that they had."""
    known, left = {row.key for row in old.rows}, {row.key for row in new.rows}
    lost = [row for row in old.rows if row.key not in left][:MOST_LOST]
    rows = []
    for row in new.rows:
        if row.key not in known:
            former = next((one for one in lost if _is_alike(one, row)), None)
            if former is not None:
                lost.remove(former)
                row = GridRow(former.key, row.cells)
        rows.append(row)
    return replace(new, rows=tuple(rows))


def _is_alike(old: GridRow, new: GridRow) -> bool:
    """Whether more than half of what stands in the row stands where it stood."""
    filled = [pair for pair in zip_longest(old.cells, new.cells, fillvalue="") if any(pair)]
    return 2 * sum(before == now for before, now in filled) > len(filled)


def whole(grid: Grid, kind: Literal["new", "gone"]) -> TableChange:
    """A table that came or went."""
    cells = [(row.key, [CellChange(cell, cell, False) for cell in row.cells]) for row in grid.rows]
    return TableChange(
        kind=kind,
        old_caption=grid.caption,
        caption=grid.caption,
        columns=tuple(ColumnChange(name, "same") for name in grid.columns),
        rows=tuple(RowChange(kind, key, tuple(row)) for key, row in cells),
        notes=(grid.note, grid.note),
    )


def _columns(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[ColumnChange, ...]:
    """The new columns, and after each what followed it in the old table and is gone."""
    gone = set(old) - set(new)
    found = [ColumnChange(name, "same" if name in old else "new") for name in new]
    for place, name in enumerate(old):
        if name in gone:
            before = next(
                (p for p, c in enumerate(found) if place and c.name == old[place - 1]), -1
            )
            found.insert(before + 1, ColumnChange(name, "gone"))
    return tuple(found)


def _cells(grid: Grid, row: GridRow) -> Cells:
    return dict(zip(grid.columns, row.cells, strict=False))


def _in_order(old: Grid, new: Grid) -> list[str]:
    """The keys of the new rows, and of those that are gone where they stood."""
    before, after = [row.key for row in old.rows], [row.key for row in new.rows]
    known = set(after)
    found: list[str] = []
    i = j = 0
    for m, n in [*common(before, after), (len(before), len(after))]:
        found += [key for key in before[i:m] if key not in known]
        found += after[j : n + 1]
        i, j = m + 1, n + 1
    return found


def _row(
    key: str, old: dict[str, Cells], new: dict[str, Cells], columns: tuple[ColumnChange, ...]
) -> RowChange | None:
    """What came, went or differs in the row; None when it says the same."""
    if key not in old or key not in new:
        kind: Literal["new", "gone"] = "new" if key in new else "gone"
        told = new[key] if key in new else old[key]
        cells = [CellChange(told.get(c.name, ""), told.get(c.name, ""), False) for c in columns]
        return RowChange(kind, key, tuple(cells))
    cells = [_cell(column, old[key], new[key]) for column in columns]
    differs = any(cell.is_changed for cell in cells)
    return RowChange("changed", key, tuple(cells)) if differs else None


def _cell(column: ColumnChange, old: Cells, new: Cells) -> CellChange:
    """A column that came or went is told once, in the head of the table, not in every row."""
    before, now = old.get(column.name, ""), new.get(column.name, "")
    if column.kind == "new":
        return CellChange(now, now, False)
    if column.kind == "gone":
        return CellChange(before, before, False)
    return CellChange(before, now, before != now)
