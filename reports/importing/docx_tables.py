"""The tables of a Word document: its merged cells, its header row, what stands in each cell."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from .docx_lines import Line, Lines
from .docx_names import Element, attribute, child, children, local_name, number, switch
from .docx_styles import Styles
from .prose_html import table
from .told import Told

MOST_SPANNED = 20
_HOLDERS = {"sdt", "sdtContent", "customXml", "ins"}


@dataclass
class _Cell:
    """A cell of the grid; one that continues the cell above it has no place of its own."""

    column: int
    colspan: int
    continues: bool
    html: str
    is_bold: bool
    rowspan: int = 1
    owner: "_Cell | None" = None  # of one that continues: the cell that it is part of


@dataclass
class _Row:
    cells: list[_Cell]
    is_header: bool

    @property
    def width(self) -> int:
        return self.cells[-1].column + self.cells[-1].colspan if self.cells else 0

    def by_column(self) -> dict[int, _Cell]:
        return {cell.column: cell for cell in self.cells}


class Tables:
    """Reads tables; text boxes in their cells are kept for whoever asked."""

    def __init__(self, lines: Lines, styles: Styles, told: Told) -> None:
        self.lines, self.styles, self.told = lines, styles, told
        self._boxes: list[Element] = []

    def take_boxes(self) -> list[Element]:
        boxes, self._boxes = self._boxes, []
        return boxes

    def only_cell(self, element: Element) -> Element | None:
        """The cell of a table that has no other."""
        rows = list(_rows(element))
        cells = list(_held(rows[0], "tc")) if len(rows) == 1 else []
        return cells[0] if len(cells) == 1 else None

    def read(self, element: Element) -> str:
        rows = [row for each in _rows(element) if (row := self._row(each)).cells]
        if not any(cell.html for row in rows for cell in row.cells):
            return ""
        _join_down(rows)
        by_look, has_first_column = self.styles.has_header_look(element)
        heads = _header_rows(rows, by_look)
        if not heads:
            self.told.add("no header row")
        width = max(row.width for row in rows)
        written = [
            _written(row, width, number < heads, bool(heads) and has_first_column)
            for number, row in enumerate(rows)
        ]
        return table(written[:heads], written[heads:])

    def _row(self, element: Element) -> _Row:
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            self.told.add("tracked")
            return _Row([], False)
        column = number(properties, "gridBefore") or 0
        cells = [_Cell(0, column, False, "", True)] if column else []
        for each in _held(element, "tc"):
            cell = self._cell(each, column)
            cells.append(cell)
            column += cell.colspan
        return _Row(cells, switch(properties, "tblHeader") or False)

    def _cell(self, element: Element, column: int) -> _Cell:
        properties = child(element, "tcPr")
        merge = child(properties, "vMerge")
        continues = merge is not None and attribute(merge, "val") != "restart"
        lines = list(self._lines(element))
        html = "<br>".join(line.html for line in lines)
        is_bold = all(line.is_bold for line in lines)
        span = min(max(number(properties, "gridSpan") or 1, 1), MOST_SPANNED)
        return _Cell(column, span, continues, html, is_bold)

    def _lines(self, holder: Element) -> Iterator[Line]:
        """The filled paragraphs of a cell, those of a table in it as well."""
        for element in holder:
            name = local_name(element)
            if name == "p":
                line = self.lines.read(element)
                self._boxes += line.boxes
                if line.html:
                    yield line
            elif name in ("tbl", "tr", "tc") or name in _HOLDERS:
                if name == "tbl":
                    self.told.add("nested tables")
                yield from self._lines(element)


def _rows(element: Element) -> Iterator[Element]:
    return _held(element, "tr")


def _held(holder: Element, name: str) -> Iterator[Element]:
    """The elements of that name, those in a control or marked as inserted too."""
    for element in children(holder, name, *_HOLDERS):
        if local_name(element) == name:
            yield element
        else:
            yield from _held(element, name)


def _join_down(rows: list[_Row]) -> None:
    """Let cells that continue the one above become part of it."""
    for above, row in itertools.pairwise(rows):
        cells_above = above.by_column()
        for cell in row.cells:
            if not cell.continues:
                continue
            found = cells_above.get(cell.column)
            owner = (found.owner or found) if found else None
            if owner is None or owner.colspan != cell.colspan or owner.rowspan >= MOST_SPANNED:
                cell.continues = False
                continue
            owner.rowspan += 1
            owner.html = "<br>".join(filter(None, [owner.html, cell.html]))
            cell.owner = owner


def _header_rows(rows: list[_Row], by_look: bool) -> int:
    """How many rows, from the first, name the columns."""
    if len(rows) < 2:
        return 0
    marked = next((n for n, row in enumerate(rows) if not row.is_header), 0)
    first = [cell for cell in rows[0].cells if cell.html]
    is_bold = bool(first) and all(cell.is_bold for cell in first)
    heads = marked or int(by_look or is_bold)
    spanned = max((n + cell.rowspan for n in range(heads) for cell in rows[n].cells), default=0)
    return heads if spanned <= heads else min(spanned, len(rows) - 1)


def _written(row: _Row, width: int, is_head: bool, has_first_column: bool) -> str:
    cells = [cell for cell in row.cells if not cell.continues]
    written = [_cell_html(cell, is_head, has_first_column and not cell.column) for cell in cells]
    missing = width - row.width
    written += ['<th scope="col"></th>' if is_head else "<td></td>"] * missing
    return f"<tr>{''.join(written)}</tr>"


def _cell_html(cell: _Cell, is_head: bool, is_row_head: bool) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    if is_head:
        words = cell.html.replace("<strong>", "").replace("</strong>", "")
        return f'<th scope="col"{spans}>{words}</th>'
    if is_row_head:
        return f'<th scope="row"{spans}>{cell.html}</th>'
    return f"<td{spans}>{cell.html}</td>"
