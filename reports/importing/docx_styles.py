"""What a Word document's styles and lists mean: which is a heading, what is bold, what counts.

A city's template has styles of its own that build on Word's ("Rubrik 1 numrerad" on "heading 1"),
so whatever a style does not say is asked of the one that it builds on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .docx_names import Element, attribute, child, children, number, switch, value
from .shapes import TITLE

_HEADING = re.compile(r"(?:heading|rubrik) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innehåll) ?(?:[1-9]|heading)|innehållsförteckningsrubrik", re.I)
_BODY_LEVEL = 9
_DEEPEST = 20  # styles that build on one another


@dataclass(frozen=True)
class ListLevel:
    """The list that a paragraph is a point of."""

    key: str
    level: int
    is_ordered: bool


class Styles:
    """The styles and lists of one document."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = {attribute(each, "styleId"): each for each in children(styles, "style")}
        self._lists = {attribute(each, "numId"): each for each in children(numbering, "num")}
        self._kinds = {
            attribute(each, "abstractNumId"): each for each in children(numbering, "abstractNum")
        }
        self.default = next(
            (
                key
                for key, style in self._styles.items()
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            "",
        )

    def name(self, style: str) -> str:
        return value(self._styles.get(style), "name").lower()

    def _line(self, style: str) -> Iterator[Element]:
        """The style and those that it builds on, nearest first."""
        for _step in range(_DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = value(found, "basedOn")

    def heading_level(self, properties: Element | None) -> int | None:
        """The level of a paragraph that is a heading: 0 for the title, then from 1."""
        own = number(properties, "outlineLvl")
        if own is not None:
            return own + 1 if 0 <= own < _BODY_LEVEL else None
        for style in self._line(value(properties, "pStyle")):
            name = value(style, "name").lower()
            if name == "title":
                return TITLE
            level = number(style, "pPr", "outlineLvl")
            if level is not None:
                return level + 1 if 0 <= level < _BODY_LEVEL else None
            if match := _HEADING.fullmatch(name):
                return int(match[1])
        return None

    def is_contents(self, properties: Element | None) -> bool:
        """Whether the paragraph is a line of the table of contents."""
        return bool(_CONTENTS.fullmatch(self.name(value(properties, "pStyle"))))

    def switched(self, properties: Element | None, what: str, style_of: str) -> bool:
        """Whether a run has the property, by itself or through its character style."""
        own = switch(properties, what)
        if own is not None:
            return own
        found = (switch(child(style, "rPr"), what) for style in self._line(style_of))
        return next((each for each in found if each is not None), False)

    def vertical(self, properties: Element | None) -> str:
        """ "superscript", "subscript" or nothing."""
        own = value(properties, "vertAlign")
        styles = self._line(value(properties, "rStyle"))
        return own or next(filter(None, (value(s, "rPr", "vertAlign") for s in styles)), "")

    def list_of(self, properties: Element | None) -> ListLevel | None:
        """The list that the paragraph is a point of, by itself or through its style."""
        own = child(properties, "numPr")
        if own is None:
            style = value(properties, "pStyle") or self.default
            found = (child(each, "pPr", "numPr") for each in self._line(style))
            own = next((each for each in found if each is not None), None)
        key, level = value(own, "numId"), number(own, "ilvl") or 0
        if key in ("", "0"):
            return None
        return ListLevel(key, level, self._is_ordered(key, level))

    def _is_ordered(self, key: str, level: int) -> bool:
        for _step in range(_DEEPEST):
            kind = self._kinds.get(value(self._lists.get(key), "abstractNumId"))
            linked = value(kind, "numStyleLink")
            if not linked:
                break
            key = value(self._styles.get(linked), "pPr", "numPr", "numId")
        else:
            return False
        levels = [lvl for lvl in children(kind, "lvl") if attribute(lvl, "ilvl") == str(level)]
        return bool(levels) and value(levels[0], "numFmt") not in ("bullet", "none", "")

    def has_header_look(self, table: Element) -> tuple[bool, bool]:
        """Whether the table's style sets its first row, and its first column, apart."""
        properties = child(table, "tblPr")
        style = self.name(value(properties, "tblStyle"))
        if not style or style in ("table grid", "normal table", "tabellrutnät", "normal tabell"):
            return False, False
        look = child(properties, "tblLook")
        bits = attribute(look, "val")
        mask = int(bits, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,8}", bits) else 0
        return (
            _is_on(attribute(look, "firstRow"), mask & 0x20),
            _is_on(attribute(look, "firstColumn"), mask & 0x80),
        )


def _is_on(said: str, bit: int) -> bool:
    return said in ("1", "true", "on") if said else bool(bit)
