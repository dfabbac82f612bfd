"""The chapters as headings, paragraphs, lists, quotes and tables, in Word's styles."""

from collections.abc import Iterable, Iterator
from itertools import count

from docx.document import Document as WordDocument

from reports.document import Chapter, DataTable, Document
from reports.prose.nodes import (
    Block,
    Cell,
    DataBlock,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)
from reports.prose.values import UNKNOWN
from reports.prose.words import line

from .elements import Element, field, paragraph, run, w
from .lines import Lines, bookmark
from .tables import WordCell, WordTable, table

DEEPEST = 4  # levels of lists that have a style
LAST_HEADING = 5
BULLETS, NUMBERS = 1, 2  # in numbering.xml: the list of points, and what numbered lists are made of
AFTER_LIST = 170  # 3 mm, as after a paragraph
NONE_THAT_DAY = "Inga uppgifter för dagen."


def write(word: WordDocument, document: Document) -> None:
    """Fill the body of the empty document."""
    writer = _Writer(word)
    body = word.element.body
    page = body[-1]  # the properties of the page stand last
    page.addprevious(paragraph("Title", run(document.title)))
    for chapter in document.chapters:
        for element in writer.chapter(chapter):
            page.addprevious(element)


class _Writer:
    """Knows the lists and bookmarks so far, and where in the report it is."""

    def __init__(self, word: WordDocument) -> None:
        self._lines = Lines(word)
        self._numbering = word.part.numbering_part.element
        self._lists = count(len(self._numbering.num_lst) + 1)
        self._bookmarks = count(1)
        self._is_wide = (
            True  # tables of a chapter take the whole width, those of a part its measure
        )

    def chapter(self, chapter: Chapter) -> Iterator[Element]:
        """The heading, and everything under it."""
        self._is_wide = chapter.level == 2
        number = next(self._bookmarks)
        yield paragraph(
            f"Heading{chapter.level - 1}",
            w("bookmarkStart", id=number, name=bookmark(f"avsnitt-{chapter.key}")),
            run(chapter.heading),
            w("bookmarkEnd", id=number),
        )
        has_first = False
        for block in chapter.blocks:
            if isinstance(block, Heading):
                # The level below the section's own comes first: none is skipped.
                has_first = has_first or block.level == 1
                level = chapter.level - 1 + (block.level if has_first else 1)
                style = f"Heading{min(level, LAST_HEADING)}"
                yield paragraph(style, *self._lines.runs(block.children))
            else:
                yield from self._block(block)

    def _block(self, block: Block | DataTable, style: str = "BodyText") -> Iterator[Element]:
        match block:
            case Paragraph(children):
                yield paragraph(style, *self._lines.runs(children))
            case Heading(_, children):
                yield paragraph(f"Heading{LAST_HEADING}", *self._lines.runs(children))
            case Listing():
                points = list(self._listing(block, 0))
                points[-1].pPr.append(w("spacing", after=AFTER_LIST))
                yield from points
            case Quote(blocks):
                for inside in blocks:
                    yield from self._block(inside, "Quote")
            case Table():
                yield from self._written_table(block)
            case DataTable():
                yield from self._data_table(block)
            case DataBlock(kind):
                yield paragraph(style, run(f"[tabell: {kind}]"))

    def _listing(self, listing: Listing, depth: int) -> Iterator[Element]:
        level = min(depth, DEEPEST - 1)
        name = "ListNumber" if listing.is_ordered else "ListBullet"
        suffix = str(level + 1) if level else ""
        number = self._new_list(level) if listing.is_ordered else BULLETS
        for item in listing.items:
            first, rest = _point(item)
            runs = self._lines.runs(first)
            yield paragraph(f"{name}{suffix}", *runs, number=(number, level))
            for block in rest:
                if isinstance(block, Listing):
                    yield from self._listing(block, depth + 1)
                else:
                    yield from self._block(block, f"ListContinue{suffix}")

    def _new_list(self, level: int) -> int:
        """A list of its own that begins at 1."""
        number = next(self._lists)
        start = w("lvlOverride", w("startOverride", val=1), ilvl=level)
        self._numbering.append(w("num", w("abstractNumId", val=NUMBERS), start, numId=number))
        return number

    def _written_table(self, block: Table) -> Iterator[Element]:
        yield self._caption("Tabell", block.number, block.caption)
        made = WordTable(
            head=[self._cells(row) for row in block.head],
            body=[self._cells(row) for row in block.rows],
            name=block.caption,
            is_wide=self._is_wide,
            has_row_headings=any(row.cells and row.cells[0].is_header for row in block.rows),
        )
        yield from [table(made), _space()]

    def _cells(self, row: Row) -> list[WordCell]:
        return [self._cell(cell) for cell in row.cells]

    def _cell(self, cell: Cell) -> WordCell:
        runs = self._lines.runs(cell.children)
        return WordCell(runs, line(cell.children), cell.colspan, cell.rowspan)

    def _data_table(self, block: DataTable) -> Iterator[Element]:
        """A drawing is told by the table of the same rows."""
        caption = (
            f"{block.caption} Figuren visas här som tabell." if block.drawing else block.caption
        )
        yield self._caption(block.word, block.number, caption)
        body = [[_register_cell(text) for text in row.cells] for row in block.rows]
        nothing = [[WordCell([run(NONE_THAT_DAY)], NONE_THAT_DAY, len(block.columns))]]
        head = [[WordCell([run(name)], name) for name in block.columns]]
        has_note = bool(block.note)
        made = WordTable(head, body or nothing, block.caption, self._is_wide, has_note=has_note)
        yield table(made)
        if block.note:
            indent = 0 if self._is_wide else None
            yield paragraph("TableNote", run(block.note), indent=indent)
        else:
            yield _space()

    def _caption(self, word: str, number: int, caption: str) -> Element:
        counted = field(f"SEQ {word} \\* ARABIC", str(number), is_bold=True)
        start = [run(f"{word} ", is_bold=True), counted, run(".", is_bold=True)]
        indent = 0 if self._is_wide else None
        return paragraph("Caption", *start, run(f" {caption}"), indent=indent)


def _point(item: tuple[Block, ...]) -> tuple[Iterable[Inline], tuple[Block, ...]]:
    """The line that bears the mark of the list, and what stands under it."""
    match item:
        case (Paragraph(children), *rest):
            return children, tuple(rest)
        case _:
            return (Text(""),), item


def _register_cell(text: str | None) -> WordCell:
    said = UNKNOWN if text is None else text
    return WordCell([run(said, style="Unknown" if text is None else "")], said)


def _space() -> Element:
    """Two tables without anything between them would become one in Word."""
    return paragraph("TableEnd")
