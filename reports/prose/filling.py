"""Blocks with their references filled in. No database."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from .lines import with_lines
from .nodes import Block, Footnote, Inline, Link, Marked, Reference

Fill = Callable[[Reference], Reference]


def filled(blocks: Iterable[Block], fill: Fill) -> tuple[Block, ...]:
    """The same blocks, each reference as ``fill`` makes it."""
    return with_lines(blocks, lambda line: _line(line, fill))


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
