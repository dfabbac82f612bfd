"""The body of a Word document as pieces: headings, paragraphs, lists, tables, in their order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from .docx_lines import Line, Lines
from .docx_names import Element, child, local_name
from .docx_package import Package
from .docx_styles import ListLevel, Styles
from .docx_tables import Tables
from .prose_html import MOST_LIST_LEVELS, paragraph
from .shapes import Piece, Pieces
from .told import Told

_HOLDERS = {"sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_LONGEST_BOLD_HEADING = 100
_NOTE = re.compile(r'<span class="footnote">.*?</span>')


@dataclass(frozen=True)
class _Point:
    """A point of a list, until the list is whole."""

    where: ListLevel
    html: str


def read_docx(package: Package, told: Told) -> list[Piece]:
    if package.has_margins:
        told.add("margins")
    reader = _Reader(package, told)
    reader.read(child(package.document, "body"))
    return reader.finish()


class _Reader:
    """Walks through one document."""

    def __init__(self, package: Package, told: Told) -> None:
        self.told, self.pieces = told, Pieces()
        self.styles = Styles(package.styles, package.numbering)
        self.lines = Lines(package, self.styles, told)
        self.tables = Tables(self.lines, self.styles, told)
        self._points: list[_Point] = []
        self._lists: set[str] = set()
        self._bold: list[int] = []  # pieces that are short, bold paragraphs
        self._has_headings = False

    def read(self, holder: Iterable[Element] | None) -> None:
        for element in () if holder is None else holder:
            name = local_name(element)
            if name == "p":
                self._read_paragraph(element)
            elif name == "tbl":
                self._read_table(element)
            elif name == "sdt":
                self._read_control(element)
            elif name in _HOLDERS:
                self.read(element)
            elif name in ("del", "moveFrom"):
                self.told.add("tracked")
            elif name == "altChunk":
                self.told.add("embedded")

    def finish(self) -> list[Piece]:
        self._end_list()
        unused = self.lines.left_notes()
        self.told.add("unused notes", count=len(unused))
        self.pieces.add_all([Piece(html=paragraph(inline)) for inline in unused])
        if not self._has_headings:
            self._take_bold_for_headings()
        return self.pieces.read

    def _read_control(self, element: Element) -> None:
        gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
        if gallery is not None and "Table of Contents" in gallery.values():
            self.told.add("contents")
        else:
            self.read(child(element, "sdtContent"))

    def _read_paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        level = self.styles.heading_level(properties)
        if level is not None:
            self.lines.leave_contents()
        was_in_contents = self.lines.is_in_contents
        line = self.lines.read(element)
        if was_in_contents or self.lines.is_in_contents or self.styles.is_contents(properties):
            self.told.add("contents")
        elif level is not None and (words := _words(line)):
            self._add_heading(level, words, line)
        elif where := self.styles.list_of(properties):
            self._points.append(_Point(where, line.html))
        elif line.html:
            self._add_paragraph(line)
        for box in line.boxes:
            self.read(box)

    def _add_heading(self, level: int, words: str, line: Line) -> None:
        self._end_list()
        self._has_headings = True
        after = paragraph("".join(line.notes)) if line.notes else ""
        self.pieces.add(Piece(level=level, words=words, after=after))

    def _add_paragraph(self, line: Line) -> None:
        self._end_list()
        words = _words(line)
        is_name = line.is_bold and not words.endswith((".", ",", ";", "!", "?"))
        if is_name and len(words) <= _LONGEST_BOLD_HEADING and not line.notes:
            self._bold.append(len(self.pieces.read))
        self.pieces.add(Piece(html=paragraph(line.html)))

    def _read_table(self, element: Element) -> None:
        self._end_list()
        inside = self.tables.only_cell(element)
        if inside is not None:  # a frame round a text
            self.read(inside)
            return
        if html := self.tables.read(element):
            self.pieces.add(Piece(html=html))
        for box in self.tables.take_boxes():
            self.read(box)

    def _end_list(self) -> None:
        points, self._points = [point for point in self._points if point.html], []
        if not points:
            return
        keys = {point.where.key for point in points if point.where.is_ordered}
        self.told.add("numbers", count=len(keys & self._lists))
        self._lists |= keys
        deep = [point for point in points if point.where.level >= MOST_LIST_LEVELS]
        self.told.add("deep lists", count=len(deep))
        self.pieces.add(Piece(html=_nested(points)))

    def _take_bold_for_headings(self) -> None:
        """In a document without a single heading, short bold paragraphs are what heads the text."""
        for number in self._bold:
            words = _plain(self.pieces.read[number].html)
            self.pieces.read[number] = Piece(level=1, words=words)
        self.told.add("bold headings", count=len(self._bold))


def _words(line: Line) -> str:
    """The bare words of a paragraph, its footnotes left out."""
    return _plain(_NOTE.sub("", line.html))


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html.replace("<br>", " "))).split())


def _nested(points: list[_Point]) -> str:
    """Points one after the other, with their levels, as lists within lists."""
    html: list[str] = []
    open_tags: list[str] = []
    for point in points:
        tag = "ol" if point.where.is_ordered else "ul"
        level = min(point.where.level, MOST_LIST_LEVELS - 1, len(open_tags))
        while len(open_tags) > level + 1 or (len(open_tags) == level + 1 and open_tags[-1] != tag):
            html.append(f"</li></{open_tags.pop()}>")
        html.append("</li>" if len(open_tags) == level + 1 else f"<{tag}>")
        if len(open_tags) == level:
            open_tags.append(tag)
        html.append(f"<li>{paragraph(point.html)}")
    html += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "".join(html)
