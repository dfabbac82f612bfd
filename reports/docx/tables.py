"""Tables: heading rows that repeat, rows that do not break, joined cells, measured columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.prose.tables import Place, spread

from .elements import Element, paragraph, w

WIDTH = 9241  # twentieths of a point: 163 mm, all that is between the margins
AXIS = 2041  # 36 mm, where the text begins
LETTER = 132  # what a letter of the table is wide in a wide font, capitals among them
GAP = 230  # beside the words of a cell
MOST = 40  # characters of a cell's text that a column is measured by


@dataclass(frozen=True)
class WordCell:
    """What stands in a cell, and how far it reaches."""

    content: list[Element]
    words: str = ""  # to measure its column by
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True)
class WordTable:
    """A table's rows, the heading rows first, and what it is called for who cannot see it."""

    head: Sequence[Sequence[WordCell]]
    body: Sequence[Sequence[WordCell]]
    name: str
    is_wide: bool
    has_row_headings: bool = True


def table(made: WordTable) -> Element:
    """The table as Word has it."""
    head, body = spread(made.head), spread(made.body)
    width = WIDTH if made.is_wide else WIDTH - AXIS
    columns = _widths([*made.head, *made.body], max(map(len, head + body), default=1), width)
    properties = w(
        "tblPr",
        w("tblStyle", val="AnnexTable"),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=0 if made.is_wide else AXIS, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=int(made.has_row_headings),
          lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=made.name),
    )  # fmt: skip
    rows = [_row(row, columns, is_head=True) for row in head]
    rows += [_row(row, columns, is_head=False) for row in body]
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=each) for each in columns)), *rows)


def _row(places: list[Place[WordCell]], columns: list[int], *, is_head: bool) -> Element:
    properties = w("trPr", w("cantSplit"))
    if is_head:
        properties.append(w("tblHeader"))
    made = w("tr", properties)
    for begins, ends in pairwise([*_starts(places), len(places)]):
        place = places[begins]
        cell = place.cell or WordCell([])
        width = sum(columns[begins:ends])
        made.append(_cell(cell, place.is_first_row, width, ends - begins))
    return made


def _starts(places: list[Place[WordCell]]) -> list[int]:
    """The columns in which cells begin."""
    return [column for column, place in enumerate(places) if place.is_first_column]


def _cell(cell: WordCell, begins: bool, width: int, reach: int) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if reach > 1:
        properties.append(w("gridSpan", val=reach))
    if cell.rowspan > 1:
        properties.append(w("vMerge", val="restart") if begins else w("vMerge"))
    return w("tc", properties, paragraph("TableText", *(cell.content if begins else [])))


def _widths(rows: Sequence[Sequence[WordCell]], count: int, width: int) -> list[int]:
    """Columns by what stands in them: each its longest word, and what is left by their texts."""
    least, wanted = [GAP] * count, [GAP] * count
    for row in rows:
        column = 0
        for cell in row:
            if cell.colspan == 1 and column < count:
                longest = max(map(len, cell.words.split()), default=0)
                least[column] = max(least[column], GAP + LETTER * min(longest, MOST))
                wanted[column] = max(wanted[column], GAP + LETTER * min(len(cell.words), MOST))
            column += cell.colspan
    left = width - sum(least)
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    if left < 0:  # not even the words have room
        found = [width * need // sum(least) for need in least]
    elif sum(more) > left:
        found = [n + left * m // sum(more) for n, m in zip(least, more, strict=True)]
    else:
        found = [width * want // sum(wanted) for want in wanted]
    found[-1] += width - sum(found)
    return found
