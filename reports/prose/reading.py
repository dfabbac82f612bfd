"""HTML, from the editor or from anywhere, to the blocks of a section's text.

Nothing is let through as it came: what the allow-list knows is rebuilt, within limits, and the
words of everything else stay as plain words. ``writing`` is the way back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

import nh3

from . import tables
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
    MarkedKind,
    Paragraph,
    Quote,
    Reference,
    Table,
    Text,
)

HEADINGS: Final[dict[str, int]] = {"h1": 1, "h2": 1, "h3": 1, "h4": 2, "h5": 2, "h6": 2}
MARKS: Final[dict[str, MarkedKind]] = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "sub": "sub",
    "sup": "sup",
}
PIECES = {*MARKS, "a", "br", "data", "span"}
TABLE_PARTS = {"caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
BLOCKS = {"p", "ul", "ol", "li", "blockquote", "table", "figure", "figcaption", *HEADINGS}
# What has no meaning here, but parts words from one another.
BLOCKS |= {"div", "section", "article", "header", "footer", "main", "aside", "nav", "address"}
BLOCKS |= {"pre", "dl", "dt", "dd", "details", "summary", "fieldset", "form"}
TAGS = PIECES | TABLE_PARTS | BLOCKS
ATTRIBUTES = {
    "a": {"href"},
    "data": {"value"},
    "figure": {"data-block", "data-only"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
SCHEMES = {"http", "https", "mailto"}
ADDRESSES = ("https://", "http://", "mailto:", "#")  # a path alone leads nowhere on paper
DEEPEST = 12  # elements inside one another; what is deeper joins the level above
LONGEST = 2_000_000  # characters
# What takes its time to clean: a text from an editor is nowhere near.
MOST_OPEN = 300
CLOSED_BY_THE_NEXT = {"p", "li", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "dt", "dd"}
WITHOUT_END = {"br", "img", "hr", "input", "meta", "link", "col", "wbr", "source", "area", "base"}

_SPACE = re.compile(r"[ \t\n\r\f]+")
_TYPED = re.compile(r"\{\{([^{}]*)\}\}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


class ProseProblem(Exception):
    """A text that cannot be read: the sentence says why, and what to do."""


@dataclass
class Element:
    """An element of HTML: its name, its attributes, and the elements and words in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)


class _Tree(HTMLParser):
    """Builds elements from clean HTML; what is too deep joins the deepest level."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]
        self.too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag == "br":
            self.open[-1].children.append(element)
        elif len(self.open) > DEEPEST:
            self.too_deep += 1
            self.open[-1].children.append(" ")
        else:
            self.open[-1].children.append(element)
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> tuple[Block, ...]:
    """The blocks of a text in HTML.

    A table gets as many cells in each row, and headings if it has none. A reference typed as
    ``{{ name|filter }}`` becomes a ``Reference`` that nobody has seen the value of.

    Raises ProseProblem when the text is too long, or drawn too deep, for anybody to have meant it.
    """
    if len(html) > LONGEST:
        raise ProseProblem("Texten är för lång för ett avsnitt. Dela den i flera avsnitt.")
    if _open_at_once(html) > MOST_OPEN:
        raise ProseProblem(
            "Texten har för många delar inuti varandra. Klistra in den utan formatering."
        )
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes={"span": {"footnote"}},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    tree = _Tree()
    tree.feed(clean)
    tree.close()
    return _blocks(tree.root)


def _open_at_once(html: str) -> int:
    """About how many elements are open inside one another at most."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        tag = match[2].lower()
        if tag in CLOSED_BY_THE_NEXT or tag in WITHOUT_END:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _blocks(parent: Element) -> tuple[Block, ...]:
    """The blocks in an element; words beside blocks become paragraphs of their own."""
    found: list[Block] = []
    loose: list[Element | str] = []
    for child in [*parent.children, None]:
        if isinstance(child, str) or (child is not None and child.tag in PIECES):
            loose.append(child)
            continue
        if pieces := _line(loose):
            found.append(Paragraph(pieces))
        loose = []
        if child is not None:
            found.extend(_block(child))
    return tuple(found)


def _block(element: Element) -> tuple[Block, ...]:
    tag = element.tag
    if tag in HEADINGS:
        pieces = _line(element.children)
        return (Heading(1 if HEADINGS[tag] == 1 else 2, pieces),) if pieces else ()
    if tag in ("ul", "ol"):
        items = tuple(filter(None, map(_item, element.children)))
        return (Listing(tag == "ol", items),) if items else ()
    if tag == "blockquote":
        inside = _blocks(element)
        return (Quote(inside),) if inside else ()
    if tag == "table":
        return _table(element)
    if tag == "figure" and "data-block" in element.attributes:
        return (_data_block(element),)
    return _blocks(element)


def _item(child: Element | str) -> tuple[Block, ...]:
    """A point of a list; what is no point, but stands among them, becomes one."""
    if isinstance(child, str):
        pieces = _line([child])
        return (Paragraph(pieces),) if pieces else ()
    return _blocks(child) if child.tag == "li" else _block_or_line(child)


def _block_or_line(element: Element) -> tuple[Block, ...]:
    return _blocks(Element("", children=[element]))


def _table(element: Element) -> tuple[Block, ...]:
    captions = [part for part in _elements(element) if part.tag == "caption"]
    caption = plain(captions[0]) if captions else ""
    rows = [
        [_drawn(cell) for cell in cells]
        for row in _rows(element)
        if (cells := [cell for cell in _elements(row) if cell.tag in ("td", "th")])
    ]
    head, body = tables.squared(rows)
    return (Table(caption, head, body),) if head else ()


def _drawn(cell: Element) -> tables.Drawn:
    reach = cell.attributes
    pieces = _line(cell.children)
    return tables.Drawn(
        pieces, cell.tag == "th", reach.get("colspan", ""), reach.get("rowspan", "")
    )


def _rows(table: Element) -> list[Element]:
    parts = _elements(table)
    groups = [part for part in parts if part.tag in ("thead", "tbody", "tfoot")]
    inside = [row for group in groups for row in _elements(group)]
    return [row for row in [*parts, *inside] if row.tag == "tr"]


def _elements(parent: Element) -> list[Element]:
    return [child for child in parent.children if isinstance(child, Element)]


def _data_block(element: Element) -> DataBlock:
    only = element.attributes.get("data-only", "").split()
    return DataBlock(element.attributes["data-block"], plain(element), tuple(only))


def plain(element: Element | str) -> str:
    """The words of an element, on one line."""
    return _SPACE.sub(" ", _all_words(element)).strip()


def _all_words(element: Element | str) -> str:
    if isinstance(element, str):
        return element
    return " ".join(map(_all_words, element.children))


def _line(children: list[Element | str]) -> tuple[Inline, ...]:
    """The pieces of one line: spaces joined, none at its ends."""
    return _trimmed(_pieces(children, inside_note=False))


def _pieces(children: list[Element | str], *, inside_note: bool) -> list[Inline]:
    found: list[Inline] = []
    for child in children:
        if isinstance(child, str):
            found.extend(_words(child))
        else:
            found.extend(_piece(child, inside_note=inside_note))
    return _joined_texts(found)


def _joined_texts(pieces: Iterable[Inline]) -> list[Inline]:
    """The same pieces, words that follow one another as one."""
    line: list[Inline] = []
    for piece in pieces:
        last = line[-1] if line else None
        if isinstance(piece, Text) and isinstance(last, Text):
            line[-1] = Text(_SPACE.sub(" ", last.words + piece.words))
        else:
            line.append(piece)
    return line


def _piece(element: Element, *, inside_note: bool) -> list[Inline]:
    tag = element.tag
    if tag == "br":
        return [Break()]
    if tag == "data" and element.attributes.get("value", "").strip():
        expression = normal_expression(element.attributes["value"])
        return [Reference(expression, _SPACE.sub(" ", _joined(element)).strip())]
    is_note = tag == "span" and element.attributes.get("class") == "footnote"
    inside = _pieces(element.children, inside_note=inside_note or is_note)
    if not inside:
        return []
    if is_note and not inside_note:
        trimmed = _trimmed(inside)
        return [Footnote(trimmed)] if trimmed else []
    if tag in MARKS:
        return [Marked(MARKS[tag], tuple(inside))]
    if tag == "a" and element.attributes.get("href", "").lower().startswith(ADDRESSES):
        return [Link(element.attributes["href"], tuple(inside))]
    return [Text(" "), *inside, Text(" ")] if tag in BLOCKS else inside


def _joined(element: Element | str) -> str:
    if isinstance(element, str):
        return element
    return "".join(map(_joined, element.children))


def _words(text: str) -> list[Inline]:
    """Words, and the references typed among them."""
    found: list[Inline] = []
    for number, part in enumerate(_TYPED.split(_SPACE.sub(" ", text))):
        expression = normal_expression(part) if number % 2 else ""
        if expression:
            found.append(Reference(expression))
        elif number % 2:
            found.append(Text("{{" + part + "}}"))
        elif part:
            found.append(Text(part))
    return found


def normal_expression(expression: str) -> str:
    """An expression as it is stored: its parts without spaces round them."""
    return "|".join(part.strip() for part in expression.split("|")).strip("|")


def _trimmed(pieces: list[Inline]) -> tuple[Inline, ...]:
    """The line without spaces and breaks at its ends."""
    line = list(pieces)
    while line and _is_blank(line[0]):
        line.pop(0)
    while line and _is_blank(line[-1]):
        line.pop()
    if line and isinstance(line[0], Text):
        line[0] = Text(line[0].words.lstrip(" "))
    if line and isinstance(line[-1], Text):
        line[-1] = Text(line[-1].words.rstrip(" "))
    return tuple(line)


def _is_blank(piece: Inline) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Text) and not piece.words.strip(" "))
