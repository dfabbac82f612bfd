"""The plain words of blocks, to search and compare; references stand as they were seen."""

from collections.abc import Iterable

from .nodes import (
    Block,
    Break,
    DataBlock,
    Footnote,
    Heading,
    Inline,
    Link,
    Listing,
    Marked,
    Paragraph,
    Quote,
    Reference,
    Table,
    Text,
)

UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, and spaces without width


def words(blocks: Iterable[Block]) -> str:
    """One line for each paragraph, heading, point and row."""
    return "\n".join(text for block in blocks for text in word_lines(block))


def word_lines(block: Block) -> list[str]:
    """The lines of one block."""
    match block:
        case Paragraph(children) | Heading(_, children):
            return [line(children)]
        case Listing(_, items):
            return [text for item in items for inside in item for text in word_lines(inside)]
        case Quote(blocks):
            return [text for inside in blocks for text in word_lines(inside)]
        case Table(caption, head, rows, _):
            named = [caption] if caption else []
            return named + ["\t".join(line(c.children) for c in row.cells) for row in head + rows]
        case DataBlock(_, caption, _):
            return [caption] if caption else []


def line(pieces: Iterable[Inline]) -> str:
    """The words of one line; a footnote's follow in brackets."""
    return "".join(map(_piece, pieces))


def _piece(piece: Inline) -> str:
    match piece:
        case Text(words):
            return words
        case Marked(_, children) | Link(_, children):
            return line(children)
        case Break():
            return " "
        case Reference(_, seen):
            return seen
        case Footnote(children):
            return f" [{line(children)}]"
