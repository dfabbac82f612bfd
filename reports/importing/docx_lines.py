"""What stands in a paragraph of a Word document: runs with their marks, links, notes, fields.

The words are those that the reader of the document sees, tracked changes taken as accepted:
inserted text is there, deleted and hidden text is not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .docx_names import Element, attribute, child, children, local_name, value
from .docx_package import Package
from .docx_styles import Styles
from .prose_html import Marks, escape, footnote, link, marked, may_be_followed
from .told import Told

Run = tuple[Marks, str]
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_MOST_FIELDS = 20  # inside one another
_CHARACTERS = {
    "tab": " ",
    "ptab": " ",
    "noBreakHyphen": "\u2011",
    "cr": "<br>",
}
# What holds runs and is nothing by itself.
_HOLDERS = {"sdtContent", "smartTag", "customXml", "fldSimple", "ins", "moveTo", "dir", "bdo"}
_HOLDERS |= {"rubyBase", "ruby"}
_GONE = {"del", "moveFrom"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad]")


@dataclass
class Field:
    """A field of Word's, such as a link or a table of contents: its code and where it begins."""

    code: str = ""
    is_result: bool = False
    begins: int = -1  # the run of this paragraph at which its result begins


@dataclass
class Line:
    """A paragraph's runs, what floats beside it, and the notes that its bare words leave out."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        html = re.sub(r"\s+", " ", marked(self.runs)).strip()
        return re.sub(r"^(?:<br>\s*)+|(?:\s*<br>)+$", "", html).strip()

    @property
    def is_bold(self) -> bool:
        """Whether every word of it is."""
        filled = [marks for marks, inline in self.runs if inline.strip()]
        return bool(filled) and all("strong" in marks for marks in filled)


class Lines:
    """Reads paragraphs; knows the notes of the document, and the fields that are still open."""

    def __init__(self, package: Package, styles: Styles, told: Told) -> None:
        self.package, self.styles, self.told = package, styles, told
        self._notes = {
            "footnoteReference": _by_id(package.footnotes),
            "endnoteReference": _by_id(package.endnotes),
        }
        self._fields: list[Field] = []
        self._is_in_note = False

    @property
    def is_in_contents(self) -> bool:
        return any(each.code.split()[:1] == ["TOC"] for each in self._fields)

    def leave_contents(self) -> None:
        """A heading of the text has come: whatever field was open, the contents are over."""
        self._fields = []

    def read(self, paragraph: Element) -> Line:
        line = Line()
        # A code that does not end with its paragraph would swallow the rest of the document.
        self._fields = [each for each in self._fields if each.is_result]
        for each in self._fields:
            each.begins = -1
        self._read_in(paragraph, line)
        return line

    def _read_in(self, holder: Iterable[Element], line: Line) -> None:
        for element in holder:
            name = local_name(element)
            if name == "r":
                self._read_run(element, line)
            elif name in _HOLDERS:
                if name in ("ins", "moveTo"):
                    self.told.add("tracked")
                self._read_in(element, line)
            elif name == "sdt":
                self._read_in(_inside(element, "sdtContent"), line)
            elif name in _GONE:
                self.told.add("tracked")
            elif name == "hyperlink":
                self._read_link(element, line)
            elif name in ("oMath", "oMathPara"):
                self._read_equation(element, line)
            elif name == "AlternateContent":
                self._read_in(_chosen(element), line)

    def _read_link(self, element: Element, line: Line) -> None:
        inside = Line(boxes=line.boxes, notes=line.notes)
        self._read_in(element, inside)
        address = self.package.links.get(attribute(element, "id"), "")
        line.runs += self._linked(address, inside.runs)

    def _linked(self, address: str, runs: list[Run]) -> list[Run]:
        inline = marked(runs)
        if may_be_followed(address) and inline.strip() and "<a " not in inline:
            return [((), link(address, inline))]
        self.told.add("links")
        return runs

    def _read_equation(self, element: Element, line: Line) -> None:
        self.told.add("equations")
        words = "".join(each.text or "" for each in element.iter() if local_name(each) == "t")
        line.runs.append(((), escape(words)))

    def _read_run(self, run: Element, line: Line) -> None:
        properties = child(run, "rPr")
        style = value(properties, "rStyle")
        if self.styles.switched(properties, "vanish", style):
            if any(local_name(each) == "t" for each in run):
                self.told.add("hidden")
            return
        marks = self._marks(properties, style)
        for element in run:
            self._read_part(element, marks, line)

    def _marks(self, properties: Element | None, style: str) -> Marks:
        if properties is None:
            return ()
        if self.styles.switched(properties, "strike", style):
            self.told.add("struck")
        marks = []
        if self.styles.switched(properties, "b", style):
            marks.append("strong")
        if self.styles.switched(properties, "i", style):
            marks.append("em")
        raised = {"superscript": "sup", "subscript": "sub"}.get(self.styles.vertical(properties))
        return (*marks, raised) if raised else tuple(marks)

    def _read_part(self, element: Element, marks: Marks, line: Line) -> None:
        name = local_name(element)
        if name == "fldChar":
            self._turn_field(attribute(element, "fldCharType"), line)
        elif name == "instrText":
            if self._fields and not self._fields[-1].is_result:
                self._fields[-1].code += element.text or ""
        elif any(not each.is_result for each in self._fields):
            return
        elif name == "t":
            line.runs.append((marks, escape(_CONTROLS.sub("", element.text or ""))))
        elif name in _CHARACTERS:
            line.runs.append((marks, _CHARACTERS[name]))
        elif name == "br":
            is_in_line = attribute(element, "type") in ("", "textWrapping")
            line.runs.append(((), "<br>" if is_in_line else " "))
        else:
            self._read_object(name, element, line)

    def _read_object(self, name: str, element: Element, line: Line) -> None:
        if name in self._notes:
            note = self._note(name, attribute(element, "id"))
            line.runs.append(((), note))
            line.notes.append(note)
        elif name == "sym":
            self.told.add("symbols")
        elif name == "commentReference":
            self.told.add("comments")
        elif name in ("drawing", "pict", "object"):
            self._read_drawing(element, line)
        elif name == "AlternateContent":
            for part in _chosen(element):
                self._read_part(part, (), line)
        elif name == "ruby":
            self._read_in(_inside(element, "rubyBase"), line)

    def _read_drawing(self, element: Element, line: Line) -> None:
        boxes = [each for each in element.iter() if local_name(each) == "txbxContent"]
        outer = [box for box in boxes if not _is_in_a_box(box, element)]
        line.boxes += outer
        self.told.add("boxes", count=len(outer))
        pictures = ("blip", "imagedata", "chart", "relIds")
        self.told.add("pictures", count=sum(local_name(e) in pictures for e in element.iter()))

    def _note(self, kind: str, key: str) -> str:
        """A footnote, or an endnote, where the text refers to it."""
        found = self._notes[kind].pop(key, None)
        if found is None:
            self.told.add("repeated notes")
            return ""
        is_inner = self._is_in_note
        inline = self._read_note(found)
        if not inline:
            return ""
        return f" {inline}" if is_inner else footnote(inline)

    def _read_note(self, note: Element) -> str:
        kept = self._fields, self._is_in_note
        self._fields, self._is_in_note = [], True
        paragraphs = [each for each in note.iter() if local_name(each) == "p"]
        inline = "<br>".join(filter(None, (self.read(each).html for each in paragraphs)))
        self._fields, self._is_in_note = kept
        return inline

    def _turn_field(self, what: str, line: Line) -> None:
        if what == "begin":
            self._fields = [*self._fields[-_MOST_FIELDS:], Field()]
        elif what == "separate" and self._fields:
            self._fields[-1].is_result = True
            self._fields[-1].begins = len(line.runs)
        elif what == "end" and self._fields:
            ended = self._fields.pop()
            if (match := _HYPERLINK.search(ended.code)) and ended.begins >= 0:
                line.runs[ended.begins :] = self._linked(match[1], line.runs[ended.begins :])

    def left_notes(self) -> list[str]:
        """The notes that nothing has referred to."""
        left = [note for notes in self._notes.values() for note in notes.values()]
        return [inline for note in left if (inline := self._read_note(note))]


def _by_id(notes: Element | None) -> dict[str, Element]:
    """The notes by their keys; the lines that separate them from the text are no notes."""
    return {
        attribute(each, "id"): each
        for each in children(notes, "footnote", "endnote")
        if attribute(each, "type") in ("", "normal")
    }


def _chosen(element: Element) -> Iterable[Element]:
    """Of the ways in which the same thing is written, the first; the rest repeat its words."""
    choice = child(element, "Choice")
    return choice if choice is not None else _inside(element, "Fallback")


def _inside(element: Element, name: str) -> Iterable[Element]:
    found = child(element, name)
    return () if found is None else found


def _is_in_a_box(box: Element, drawing: Element) -> bool:
    """Whether the text box lies in another one of the same drawing."""
    for each in box.iterancestors():
        if each is drawing:
            return False
        if local_name(each) == "txbxContent":
            return True
    return False
