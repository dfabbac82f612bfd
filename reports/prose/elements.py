"""HTML from anywhere as a tree of the elements that are known: clean, and within limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

import nh3
from django.utils.translation import gettext_lazy as _

from .nodes import MarkedKind

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
# These are never stored. The first part words of a line, the others parts of a text.
PARTING = {"img", "svg", "math", "input", "button", "select", "option", "video", "audio", "canvas"}
PARTING_BLOCKS = {"hr", "center", "legend", "menu", "hgroup"}
ATTRIBUTES = {
    "a": {"href"},
    "data": {"value"},
    "figure": {"data-block", "data-only"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
SCHEMES = {"http", "https", "mailto"}
DEEPEST = 12  # elements inside one another; what is deeper joins the level above
LONGEST = 2_000_000  # characters
# What takes its time to clean: a text from an editor is nowhere near.
MOST_OPEN = 300
CLOSED_BY_THE_NEXT = {"p", "li", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "dt", "dd"}
WITHOUT_END = {"br", "img", "hr", "input", "meta", "link", "col", "wbr", "source", "area", "base"}

SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


class ProseProblem(Exception):
    """A text that cannot be read: the sentence says why, and what to do."""


@dataclass
class Element:
    """An element of HTML: its name, its attributes, and the elements and words in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def is_data_block(self) -> bool:
        """Whether it is the place of a table from the register."""
        return self.tag == "figure" and "data-block" in self.attributes

    @property
    def is_note(self) -> bool:
        return self.tag == "span" and self.attributes.get("class") == "footnote"

    def elements(self) -> list[Element]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]


def parse(html: str) -> Element:
    """The tree of a text; what is not on the list leaves its words behind.

    Raises ProseProblem when the text is too long, or drawn too deep, for anybody to have meant it.
    """
    refuse_too_long(html)
    if _open_at_once(html) > MOST_OPEN:
        raise ProseProblem(
            _("Texten har för många delar inuti varandra. Klistra in den utan formatering.")
        )
    tree = _Tree()
    tree.feed(clean(html, also=PARTING | PARTING_BLOCKS))
    tree.close()
    return tree.root


def refuse_too_long(html: str) -> None:
    if len(html) > LONGEST:
        raise ProseProblem(_("Texten är för lång för ett avsnitt. Dela den i flera avsnitt."))


def clean(html: str, *, also: Iterable[str] = ()) -> str:
    """The HTML with nothing but what a text may hold, and these elements."""
    return nh3.clean(
        html,
        tags=TAGS.union(also),
        attributes=ATTRIBUTES,
        allowed_classes={"span": {"footnote"}},
        url_schemes=SCHEMES,
        link_rel=None,
    )


class _Tree(HTMLParser):
    """Builds elements from clean HTML; what is too deep joins the deepest level."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]  # what is too deep stands here as the element that it joins

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        above = self.open[-1]
        if tag in WITHOUT_END:
            above.children.append(element)
        elif len(self.open) <= DEEPEST or (_bears_data(element) and not _bears_data(above)):
            above.children.append(element)
            self.open.append(element)
        else:
            above.children += [] if tag in PIECES else [" "]
            self.open.append(above)

    def handle_endtag(self, tag: str) -> None:
        if tag in WITHOUT_END or len(self.open) == 1:
            return
        closed = self.open.pop()
        if closed is self.open[-1] and tag not in PIECES:
            closed.children.append(" ")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _bears_data(element: Element) -> bool:
    """Whether it is a value or a table of the register, which words alone cannot replace."""
    return element.tag == "data" or element.is_data_block


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


def data_blocks_in(children: Iterable[Element | str]) -> Iterator[Element]:
    """The places of tables from the register, however deep they are."""
    for child in children:
        if isinstance(child, Element):
            if child.is_data_block:
                yield child
            yield from data_blocks_in(child.children)


def plain(children: Iterable[Element | str]) -> str:
    """The words of the elements, on one line; those of a data block are its own."""
    return SPACE.sub(" ", "".join(map(_words, children))).strip()


def _words(element: Element | str) -> str:
    if isinstance(element, str):
        return element
    if element.is_data_block:
        return " "
    inside = "".join(map(_words, element.children))
    is_inside_a_word = element.tag in PIECES - {"br"} and not element.is_note
    return inside if is_inside_a_word else f" {inside} "
