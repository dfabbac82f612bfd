"""Tables: heading rows that repeat, rows that do not break, joined cells, measured columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docx.oxml.ns import qn

from reports.prose.tables import Place, spread

from .dividing import divide_words
from .elements import Element, paragraph, w

WIDTH = 9241  # twentieths of a point: 163 mm, all that is between the margins
AXIS = 2041  # 36 mm, where the text begins
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
    has_note: bool = False  # below it, on the same page as its last row


@dataclass(frozen=True)
class _Size:
    """How a table is set: its style, and what a letter is wide in a wide font, capitals too."""

    style: str
    letter: int


_NORMAL, _SMALL = _Size("TableText", 132), _Size("TableTextSmall", 111)


def table(made: WordTable) -> Element:
    """The table as Word has it; one whose words have no room is set smaller."""
    head, body = spread(made.head), spread(made.body)
    width = WIDTH if made.is_wide else WIDTH - AXIS
    count = max(map(len, head + body), default=1)
    cells = [*made.head, *made.body]
    has_room = sum(_measured(cells, count, _NORMAL)[0]) <= width
    size = _NORMAL if has_room else _SMALL
    columns = _widths(*_measured(cells, count, size), width)
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
    rows = [_row(row, columns, size, is_head=True) for row in head]
    rows += [_row(row, columns, size, is_head=False) for row in body]
    if made.has_note:
        _keep_with_next(rows[-1])
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=each) for each in columns)), *rows)


def _row(
    places: list[Place[WordCell]], columns: list[int], size: _Size, *, is_head: bool
) -> Element:
    properties = w("trPr", w("cantSplit"))
    if is_head:
        properties.append(w("tblHeader"))
    made = w("tr", properties)
    for begins, ends in pairwise([*_starts(places), len(places)]):
        place = places[begins]
        cell = place.cell or WordCell([])
        width = sum(columns[begins:ends])
        content = cell.content if place.is_first_row else []
        for text in content:
            divide_words(text, (width - GAP) // size.letter)
        words = paragraph(size.style, *content)
        made.append(w("tc", _reach(cell, place.is_first_row, width, ends - begins), words))
    return made


def _keep_with_next(row: Element) -> None:
    for properties in row.iter(qn("w:pPr")):
        properties.insert(1, w("keepNext"))


def _starts(places: list[Place[WordCell]]) -> list[int]:
    """The columns in which cells begin."""
    return [column for column, place in enumerate(places) if place.is_first_column]


def _reach(cell: WordCell, begins: bool, width: int, columns: int) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if columns > 1:
        properties.append(w("gridSpan", val=columns))
    if cell.rowspan > 1:
        properties.append(w("vMerge", val="restart") if begins else w("vMerge"))
    return properties


def _measured(
    rows: Sequence[Sequence[WordCell]], count: int, size: _Size
) -> tuple[list[int], list[int]]:
    """What each column needs for its longest word, and what it wants for its texts."""
    least, wanted = [GAP] * count, [GAP] * count
    for row in rows:
        column = 0
        for cell in row:
            if cell.colspan == 1 and column < count:
                longest = max(map(len, cell.words.split()), default=0)
                least[column] = max(least[column], GAP + size.letter * min(longest, MOST))
                wanted[column] = max(wanted[column], GAP + size.letter * min(len(cell.words), MOST))
            column += cell.colspan
    return least, wanted


def _widths(least: list[int], wanted: list[int], width: int) -> list[int]:
    """Columns by what stands in them: each its longest word, and what is left by their texts."""
    left = width - sum(least)
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    if left < 0:
        found = _shared(least, width)
    elif sum(more) > left:
        found = [n + left * m // sum(more) for n, m in zip(least, more, strict=True)]
    else:
        found = [width * want // sum(wanted) for want in wanted]
    found[-1] += width - sum(found)
    return found


def _shared(least: list[int], width: int) -> list[int]:
    """Columns whose words do not all have room: those of short words keep theirs."""
    left, found = width, [0] * len(least)
    for place, column in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        found[column] = min(least[column], left // (len(least) - place))
        left -= found[column]
    return found
