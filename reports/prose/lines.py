"""The lines of a text: paragraphs, headings, points, cells and captions. No database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .nodes import (
    Block,
    DataBlock,
    Footnote,
    Heading,
    Inline,
    Link,
    Listing,
    Marked,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)

Line = tuple[Inline, ...]
Change = Callable[[Line], Line]


def lines(blocks: Iterable[Block]) -> list[Line]:
    """Every line, in the order in which they stand."""
    found: list[Line] = []

    def note(line: Line) -> Line:
        found.append(line)
        return line

    with_lines(blocks, note)
    return found


def pieces(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every piece of every line, those inside others too."""
    for line in lines(blocks):
        yield from _inside(line)


def _inside(children: Iterable[Inline]) -> Iterator[Inline]:
    for piece in children:
        yield piece
        if isinstance(piece, Marked | Link | Footnote):
            yield from _inside(piece.children)


def with_lines(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """The same blocks, each line as ``change`` makes it."""
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(children) | Heading(_, children):
            return replace(block, children=change(children))
        case Listing(_, items):
            return replace(block, items=tuple(with_lines(item, change) for item in items))
        case Quote(inside):
            return Quote(with_lines(inside, change))
        case Table(caption, head, rows, _):
            return replace(
                block,
                caption=_caption(caption, change),
                head=_rows(head, change),
                rows=_rows(rows, change),
            )
        case DataBlock(_, caption, _):
            return replace(block, caption=_caption(caption, change))


def _caption(caption: str, change: Change) -> str:
    """A caption is words alone."""
    if not caption:
        return ""
    return "".join(piece.words for piece in change((Text(caption),)) if isinstance(piece, Text))


def _rows(rows: Iterable[Row], change: Change) -> tuple[Row, ...]:
    return tuple(
        Row(tuple(replace(cell, children=change(cell.children)) for cell in row.cells))
        for row in rows
    )
