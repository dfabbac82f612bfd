"""Pieces of a file become sections: the headings two to four deep, and two more inside a text.

A heading's place follows from those before it, never from its number alone: no level is skipped,
and headings of one level under the same heading are siblings. A title that the report has already,
and a letterhead, become no section.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reports.prose.elements import clean
from stadsnat.numbers import say_number
from stadsnat.sheets import UnreadableFile

from . import refusals
from .letterhead import letterhead_of
from .prose_html import escape, paragraph
from .shapes import MOST_SECTIONS, TITLE, Letterhead, Piece, ReadDocument, ReadSection
from .told import Told

UNTITLED = "Inledning"  # what the text before the first heading is called
LONGEST_HEADING = 200
LONGEST_TITLE = 300
_FIRST, _LAST_SECTION, _LAST = 2, 4, 6
_BRACES = re.compile(r"\{\{[^{}]*\}\}|\{\{|\}\}")


def lay_out(pieces: Sequence[Piece], title: str, told: Told) -> ReadDocument:
    """The document that the pieces make. ``title`` is the report's own, where it is known."""
    pieces = [_not_too_long(piece, told) for piece in pieces]
    if not any(piece.html or piece.words for piece in pieces):
        raise UnreadableFile(refusals.NO_WORDS)
    before, rest = _split(pieces)
    letterhead = letterhead_of([piece.html for piece in before])
    if letterhead:
        told.add("letterhead")
        before = []
    before, rest = _on_one_line(before), _on_one_line(rest)
    above = "letterhead" if letterhead else "text" if before else ""
    rest, found = _take_title(rest, title, above, told)
    if rest and rest[0].level is None:  # what stood under the title alone
        more, rest = _split(rest)
        before = [*before, *more]
    sections = [*_untitled(before, told), *_sections(rest, told)]
    if len(sections) > MOST_SECTIONS:
        raise UnreadableFile(refusals.TOO_MANY_SECTIONS, limit=say_number(MOST_SECTIONS))
    _tell_braces(sections, told)
    cleaned = tuple(replace(section, text=clean(section.text)) for section in sections)
    return ReadDocument(found, letterhead or Letterhead(), cleaned, told.notes())


def _on_one_line(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the ends of lines, which only a letterhead tells anything by."""
    return [replace(piece, html=piece.html.replace("\n", " ")) for piece in pieces]


def _not_too_long(piece: Piece, told: Told) -> Piece:
    """A heading that is a paragraph in disguise becomes one, in bold."""
    if piece.level is None or len(piece.words) <= LONGEST_HEADING:
        return piece
    if piece.level == TITLE and len(piece.words) <= LONGEST_TITLE:
        return piece
    told.add("long headings")
    inline = f"<strong>{escape(piece.words)}</strong>"
    return Piece(html=paragraph(inline) + piece.after)


def _take_title(pieces: list[Piece], title: str, above: str, told: Told) -> tuple[list[Piece], str]:
    """The pieces without the heading that is the title of the whole, and that title.

    ``above`` is what stands before it: where that is text, the title stays where it is.
    """
    if not pieces:
        return pieces, ""
    first = pieces[0]
    is_title = (
        first.level == TITLE
        or _is_alone(pieces)
        or _alike(first.words, title)
        or (above == "letterhead" and _heads_headings(pieces))
    )
    if not is_title:
        return pieces, ""
    if not _alike(first.words, title) and (title or above == "text"):
        # Its words belong to the file, so they stay: beside the chapters, not above them.
        below = [piece.level for piece in pieces[1:] if piece.level is not None]
        return [replace(first, level=min(below, default=1)), *pieces[1:]], ""
    told.add("title")
    return [*([Piece(html=first.after)] if first.after else []), *pieces[1:]], first.words


def _is_alone(pieces: list[Piece]) -> bool:
    """Whether every other heading lies under the first."""
    first, *others = [piece.level for piece in pieces if piece.level is not None]
    return bool(others) and all(level > first for level in others)


def _heads_headings(pieces: list[Piece]) -> bool:
    """Whether the first heading has no text of its own, but deeper headings."""
    level = pieces[1].level if len(pieces) > 1 else None
    return level is not None and level > (pieces[0].level or TITLE)


def _alike(one: str, other: str) -> bool:
    return one.split() != [] and one.casefold().split() == other.casefold().split()


def _split(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    headings = [number for number, piece in enumerate(pieces) if piece.level is not None]
    first = headings[0] if headings else len(pieces)
    return pieces[:first], pieces[first:]


def _untitled(before: list[Piece], told: Told) -> list[ReadSection]:
    text = "\n".join(piece.html for piece in before)
    if not text:
        return []
    told.add("named")
    return [ReadSection(_FIRST, UNTITLED, text, is_named_here=True)]


def _sections(pieces: list[Piece], told: Told) -> list[ReadSection]:
    above: list[int] = []  # the file's levels of the headings that the next one may lie under
    sections: list[tuple[int, str, list[str]]] = []
    for piece in pieces:
        if piece.level is None:
            sections[-1][2].append(piece.html)
            continue
        while above and above[-1] >= piece.level:
            above.pop()
        above.append(piece.level)
        level = _FIRST + len(above) - 1
        if piece.after:
            told.add("heading notes")
        if level <= _LAST_SECTION:
            sections.append((level, piece.words, [piece.after] if piece.after else []))
        else:
            sections[-1][2].append(_inner(piece, level, told))
    return [ReadSection(level, words, "\n".join(texts)) for level, words, texts in sections]


def _inner(piece: Piece, level: int, told: Told) -> str:
    """A heading too deep for a section of its own, inside the text of one."""
    if level > _LAST:
        told.add("levels")
    mark = f"h{min(level, _LAST) - 2}"
    return f"<{mark}>{escape(piece.words)}</{mark}>{piece.after}"


def _tell_braces(sections: list[ReadSection], told: Told) -> None:
    for section in sections:
        for found in _BRACES.findall(section.text):
            told.add("braces", re.sub(r"<[^>]*>", "", found))
