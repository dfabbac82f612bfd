"""Blocks with their references filled in. No database."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from .nodes import (
    Block,
    Cell,
    Footnote,
    Heading,
    Inline,
    Link,
    Listing,
    Marked,
    Paragraph,
    Quote,
    Reference,
    Row,
    Table,
)

Fill = Callable[[Reference], Reference]


def filled(blocks: Iterable[Block], fill: Fill) -> tuple[Block, ...]:
    """The same blocks, each reference as ``fill`` makes it."""
    return tuple(_block(block, fill) for block in blocks)


def _block(block: Block, fill: Fill) -> Block:
    match block:
        case Paragraph(children) | Heading(_, children):
            return replace(block, children=_line(children, fill))
        case Listing(_, items):
            return replace(block, items=tuple(filled(item, fill) for item in items))
        case Quote(blocks):
            return Quote(filled(blocks, fill))
        case Table(_, head, rows, _):
            return replace(block, head=_rows(head, fill), rows=_rows(rows, fill))
        case _:
            return block


def _rows(rows: Iterable[Row], fill: Fill) -> tuple[Row, ...]:
    return tuple(Row(tuple(_cell(cell, fill) for cell in row.cells)) for row in rows)


def _cell(cell: Cell, fill: Fill) -> Cell:
    return replace(cell, children=_line(cell.children, fill))


def _line(pieces: Iterable[Inline], fill: Fill) -> tuple[Inline, ...]:
    return tuple(_piece(piece, fill) for piece in pieces)


def _piece(piece: Inline, fill: Fill) -> Inline:
    match piece:
        case Reference():
            return fill(piece)
        case Marked(_, children) | Link(_, children) | Footnote(children):
            return replace(piece, children=_line(children, fill))
        case _:
            return piece
