"""The blocks of Markdown: paragraphs, lists, tables and what stands inside them."""

from markdown_it.tree import SyntaxTreeNode as Node

from .markdown_lines import Lines
from .prose_html import MOST_LIST_LEVELS, escape, paragraph, table
from .shapes import Piece
from .told import Told

_LISTS = {"bullet_list": "ul", "ordered_list": "ol"}


class Blocks:
    """Turns block nodes into pieces, and into HTML inside of other blocks."""

    def __init__(self, lines: Lines, told: Told) -> None:
        self.lines, self.told = lines, told
        self._list_level = 0
        self._is_in_quote = False

    def pieces_of(self, node: Node) -> list[Piece]:
        if node.type != "heading":
            return [Piece(html=html) for html in [self.html(node)] if html]
        words, after = self.lines.words(node), self.lines.notes_of(node)
        if not words:
            return [Piece(html=paragraph(after))] if after else []
        level = int(node.tag.removeprefix("h"))
        return [Piece(level=level, words=words, after=paragraph(after) if after else "")]

    def inside(self, node: Node) -> list[str]:
        return [html for child in node.children if (html := self.html(child))]

    def html(self, node: Node) -> str:
        if node.type == "paragraph":
            return _filled(self.lines.html(node))
        if node.type == "heading":  # in a list or a quotation, where no section can begin
            return _filled(f"<strong>{self.lines.html(node)}</strong>")
        if node.type in _LISTS:
            return self._listing(node)
        if node.type == "blockquote":
            return self._quote(node)
        if node.type == "table":
            return self._table(node)
        if node.type in ("fence", "code_block"):
            self.told.add("code")
            return _filled("<br>".join(map(escape, node.content.splitlines())))
        if node.type == "front_matter":
            self.told.add("front matter")
        return ""  # a rule, or a footnote, which is read where it is referred to

    def _listing(self, node: Node) -> str:
        if node.attrs.get("start", 1) != 1:
            self.told.add("numbers")
        self._list_level += 1
        items = [self.inside(item) for item in node.children]
        self._list_level -= 1
        if self._list_level >= MOST_LIST_LEVELS:
            self.told.add("deep lists")
            return "".join(html for item in items for html in item)
        tag = _LISTS[node.type]
        listed = "".join(f"<li>{''.join(item)}</li>" for item in items if item)
        return f"<{tag}>{listed}</{tag}>" if listed else ""

    def _quote(self, node: Node) -> str:
        if self._is_in_quote:
            return "".join(self.inside(node))
        self._is_in_quote = True
        inside = "".join(self.inside(node))
        self._is_in_quote = False
        return f"<blockquote>{inside}</blockquote>" if inside else ""

    def _table(self, node: Node) -> str:
        head = [self._row(row) for row in node.children[0].children]
        rows = [self._row(row) for part in node.children[1:] for row in part.children]
        return table(head, rows)

    def _row(self, row: Node) -> str:
        cells = [(cell.tag, self.lines.html(cell)) for cell in row.children]
        return (
            "<tr>"
            + "".join(
                f'<th scope="col">{inline}</th>' if tag == "th" else f"<td>{inline}</td>"
                for tag, inline in cells
            )
            + "</tr>"
        )


def _filled(inline: str) -> str:
    return paragraph(inline) if inline.replace("<strong></strong>", "") else ""
