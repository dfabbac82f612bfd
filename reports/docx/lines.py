"""The pieces of a line as runs, with links and references to footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from reports.prose.nodes import Break, Footnote, Inline, Link, Marked, Reference, Text
from reports.prose.values import UNKNOWN

from .elements import Element, clean, run, w
from .notes import Notes

ADDRESSES = ("https://", "http://", "mailto:")
_VERTICAL = {"sub": "subscript", "sup": "superscript"}


@dataclass(frozen=True)
class Look:
    """How the words are set, and the part of the package that they stand in."""

    is_bold: bool = False
    is_italic: bool = False
    vertical: str = ""
    style: str = ""
    in_note: bool = False


class Lines:
    """Makes runs; what stands outside the line, links and notes, goes to its part."""

    def __init__(self, word: WordDocument) -> None:
        self._word, self._notes = word, Notes(word)
        self._addresses: dict[tuple[str, bool], str] = {}

    def runs(self, pieces: Iterable[Inline], look: Look | None = None) -> list[Element]:
        """The line, from its first piece to its last."""
        plain = look or Look()
        return [element for piece in pieces for element in self._piece(piece, plain)]

    def _piece(self, piece: Inline, look: Look) -> Iterator[Element]:
        match piece:
            case Text(said):
                yield _said(said, look)
            case Reference(_, said):
                yield _said(said, replace(look, style="Unknown") if said == UNKNOWN else look)
            case Break():
                yield w("r", w("br"))
            case Marked(kind, children):
                yield from self.runs(children, _marked(look, kind))
            case Link(href, children):
                yield from self._link(href, children, look)
            case Footnote(children):
                yield from self._footnote(children, look)

    def _footnote(self, children: Iterable[Inline], look: Look) -> Iterator[Element]:
        """A note in a note, which Word does not have, stands in brackets."""
        if look.in_note:
            yield from [_said(" [", look), *self.runs(children, look), _said("]", look)]
        else:
            yield self._notes.put(self.runs(children, Look(in_note=True)))

    def _link(self, href: str, children: Iterable[Inline], look: Look) -> Iterator[Element]:
        inside = self.runs(children, replace(look, style="Hyperlink"))
        if href.startswith("#"):
            yield w("hyperlink", *inside, anchor=bookmark(href[1:]))
        elif href.startswith(ADDRESSES):
            link = w("hyperlink", *inside)
            link.set(qn("r:id"), self._leading_to(clean(href), in_note=look.in_note))
            yield link
        else:
            yield from self.runs(children, look)

    def _leading_to(self, address: str, *, in_note: bool) -> str:
        """What the part that the link stands in calls the address."""
        if (address, in_note) not in self._addresses:
            part: XmlPart = self._notes.part if in_note else self._word.part
            name = f"link{len(self._addresses) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            part.rels.add_relationship(kind, address, name, is_external=True)
            self._addresses[address, in_note] = name
        return self._addresses[address, in_note]


def _marked(look: Look, kind: str) -> Look:
    match kind:
        case "strong":
            return replace(look, is_bold=True)
        case "em":
            return replace(look, is_italic=True)
        case _:
            return replace(look, vertical=_VERTICAL[kind])


def _said(said: str, look: Look) -> Element:
    return run(
        said,
        style=look.style,
        is_bold=look.is_bold,
        is_italic=look.is_italic,
        vertical=look.vertical,
    )


def bookmark(name: str) -> str:
    """A name as Word has them: letters, figures and low lines, forty at most."""
    return "".join(letter if letter.isalnum() else "_" for letter in name)[:40]
