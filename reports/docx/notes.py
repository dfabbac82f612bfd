"""Footnotes: a part of the package that python-docx does not know, so it is made here."""

from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.package import Package

from .elements import Element, paragraph, run, w


class Notes:
    """The footnotes of a document, numbered from 1.

    The part is there without any note too: the settings name the lines that stand in it.
    """

    def __init__(self, word: WordDocument) -> None:
        package = cast(Package, word.part.package)
        root = w("footnotes", _line(-1, "separator"), _line(0, "continuationSeparator"))
        name = PackURI("/word/footnotes.xml")
        self.part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, package)
        word.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._count = 0

    def put(self, content: list[Element]) -> Element:
        """Store the note; the run that refers to it."""
        self._count += 1
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
        note = paragraph("FootnoteText", mark, run(" "), *content)
        self.part.element.append(w("footnote", note, id=self._count))
        reference = w("footnoteReference", id=self._count)
        return w("r", w("rPr", w("rStyle", val="FootnoteReference")), reference)


def _line(number: int, kind: str) -> Element:
    """The line above the notes: of a page, and of a note that goes on from the last one."""
    content = w("p", w("pPr", w("spacing", after=0, line=240, lineRule="auto")), w("r", w(kind)))
    return w("footnote", content, type=kind, id=number)
