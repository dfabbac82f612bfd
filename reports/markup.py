"""The blocks of a document as the HTML that is shown and printed. No database."""

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from .document import DataTable
from .prose.nodes import (
    Break,
    DataBlock,
    Footnote,
    Heading,
    Link,
    Listing,
    Marked,
    Paragraph,
    Quote,
    Reference,
    Table,
    Text,
)
from .prose.typography import REACH, typeset
from .prose.values import UNKNOWN
from .prose.words import line as line_words

NOTHING = mark_safe("")


def chapter_html(chapter):
    """Everything under the heading of a chapter."""
    return joined(
        block_html(block, chapter.level + level) for block, level in _with_levels(chapter.blocks)
    )


def _with_levels(blocks):
    """Each block, with how far below the section its heading is: no level is skipped."""
    has_first = False
    for block in blocks:
        level = block.level if isinstance(block, Heading) else 1
        if isinstance(block, Heading):
            has_first = has_first or level == 1
        yield block, level if has_first else 1


def joined(pieces):
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def block_html(block, level=4):
    """One block; ``level`` is that of the heading that it may be."""
    match block:
        case Paragraph(children):
            return format_html("<p>{}</p>", line_html(children))
        case Heading(_, children):
            tag = mark_safe(f"h{min(level, 6)}")
            return format_html('<{} class="inner">{}</{}>', tag, line_html(children), tag)
        case Listing(is_ordered, items):
            tag = mark_safe("ol" if is_ordered else "ul")
            points = format_html_join("", "<li>{}</li>", ((_item(item),) for item in items))
            return format_html("<{}>{}</{}>", tag, points, tag)
        case Quote(blocks):
            return format_html("<blockquote>{}</blockquote>", joined(map(block_html, blocks)))
        case Table():
            return _written_table(block)
        case DataTable():
            return _data_table(block)
        case DataBlock(kind):
            return format_html('<p class="missing">{}</p>', f"[tabell: {kind}]")


def _item(blocks):
    """A point of one paragraph is a line; its paragraph would only add space."""
    match blocks:
        case (Paragraph(children), *rest):
            return joined([line_html(children), *map(block_html, rest)])
        case _:
            return joined(map(block_html, blocks))


def line_html(pieces, before=""):
    """One line; ``before`` is what stands directly before it."""
    shown = []
    for piece in pieces:
        shown.append(_piece(piece, before))
        before = (before + line_words([piece]))[-REACH:]
    return joined(shown)


def _piece(piece, before):
    match piece:
        case Text(words):
            return format_html("{}", typeset(words, before))
        case Marked(kind, children):
            tag = mark_safe(kind)
            return format_html("<{}>{}</{}>", tag, line_html(children, before), tag)
        case Link(href, children):
            return format_html('<a href="{}">{}</a>', href, line_html(children, before))
        case Break():
            return mark_safe("<br>")
        case Reference(expression, words):
            template = '<span class="ref" data-reference="{}">{}</span>'
            return format_html(template, expression, typeset(words, before))
        case Footnote(children):
            return format_html('<span class="footnote">{}</span>', line_html(children))


def _caption(table):
    return format_html("<b>{}.</b> {}", table.label, typeset(table.caption))


def _written_table(table):
    """A table of headings alone has them as its rows: PDF/UA knows no head without a body."""
    head = format_html("<thead>{}</thead>", _rows(table.head)) if table.rows else NOTHING
    body = _rows(table.rows or table.head)
    return format_html(
        '<div class="written" tabindex="0"><table class="data">'
        "<caption>{}</caption>{}<tbody>{}</tbody></table></div>",
        _caption(table),
        head,
        body,
    )


def _rows(rows):
    cells = (
        (joined(_cell(cell, row, number) for cell in row.cells),) for number, row in enumerate(rows)
    )
    return format_html_join("", "<tr>{}</tr>", cells)


def _cell(cell, row, number):
    tag = mark_safe("th" if cell.is_header else "td")
    is_row = cell.is_header and not all(other.is_header for other in row.cells)
    scope = mark_safe(f' scope="{"row" if is_row else "col"}"') if cell.is_header else NOTHING
    across = mark_safe(f' colspan="{cell.colspan}"') if cell.colspan > 1 else NOTHING
    down = mark_safe(f' rowspan="{cell.rowspan}"') if cell.rowspan > 1 else NOTHING
    words = line_html(cell.children)
    return format_html("<{}{}{}{}>{}</{}>", tag, scope, across, down, words, tag)


def _data_table(table):
    context = {
        "table": table,
        "caption": typeset(table.caption),
        "columns": [typeset(column) for column in table.columns],
        "rows": [_typeset_row(table, row) for row in table.rows],
        "unknown": UNKNOWN,
    }
    return render_to_string("reports/_data_table.html", context)


def _typeset_row(table, row):
    """The heading of the row, and the column and words of each other cell."""
    head, *cells = [None if cell is None else typeset(cell) for cell in row.cells]
    return head, list(zip(table.columns[1:], cells, strict=True))
