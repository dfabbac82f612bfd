"""Blocks to HTML: as a section's text is stored, and the way back from ``reading``."""

from collections.abc import Iterable
from html import escape

from .elements import refuse_too_long
from .nodes import (
    Block,
    Break,
    Cell,
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
    Row,
    Table,
    Text,
)


def write(blocks: Iterable[Block]) -> str:
    """The blocks as stored HTML, one a line.

    Raises ProseProblem when it would be too long to be read.
    """
    stored = "\n".join(map(_block, blocks))
    refuse_too_long(stored)
    return stored


def _block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return f"<p>{line(children)}</p>"
        case Heading(level, children):
            tag = "h3" if level == 1 else "h4"
            return f"<{tag}>{line(children)}</{tag}>"
        case Listing(is_ordered, items):
            tag = "ol" if is_ordered else "ul"
            points = "".join(f"<li>{''.join(map(_block, item))}</li>" for item in items)
            return f"<{tag}>{points}</{tag}>"
        case Quote(blocks):
            return f"<blockquote>{''.join(map(_block, blocks))}</blockquote>"
        case Table(caption, head, rows, _):
            named = f"<caption>{escape(caption)}</caption>" if caption else ""
            return f"<table>{named}{_rows('thead', head)}{_rows('tbody', rows)}</table>"
        case DataBlock(kind, caption, only):
            of = f' data-only="{escape(" ".join(only))}"' if only else ""
            named = f"<figcaption>{escape(caption)}</figcaption>"
            return f'<figure data-block="{escape(kind)}"{of}>{named}</figure>'


def _rows(tag: str, rows: tuple[Row, ...]) -> str:
    if not rows:
        return ""
    inside = "".join(f"<tr>{''.join(map(_cell, row.cells))}</tr>" for row in rows)
    return f"<{tag}>{inside}</{tag}>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.is_header else "td"
    across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f"<{tag}{across}{down}>{line(cell.children)}</{tag}>"


def line(pieces: Iterable[Inline]) -> str:
    """The pieces of one line as stored HTML."""
    return "".join(map(_piece, pieces))


def _piece(piece: Inline) -> str:
    match piece:
        case Text(words):
            return escape(words, quote=False)
        case Marked(kind, children):
            return f"<{kind}>{line(children)}</{kind}>"
        case Link(href, children):
            return f'<a href="{escape(href)}">{line(children)}</a>'
        case Break():
            return "<br>"
        case Reference(expression, seen):
            return f'<data value="{escape(expression)}">{escape(seen, quote=False)}</data>'
        case Footnote(children):
            return f'<span class="footnote">{line(children)}</span>'
