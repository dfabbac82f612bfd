"""The pieces of one line, from the elements and words that stand on it."""

import re
from collections.abc import Iterable
from itertools import groupby

from .elements import MARKS, PIECES, SPACE, Element, plain
from .nodes import Break, Footnote, Inline, Link, Marked, Reference, Text

ADDRESSES = ("https://", "http://", "mailto:", "#")  # a path alone leads nowhere on paper

_TYPED = re.compile(r"\{\{([^{}]*)\}\}")


def read_line(children: Iterable[Element | str]) -> tuple[Inline, ...]:
    """The pieces of one line: spaces joined, none at its ends."""
    return _trimmed(_pieces(children, inside_note=False))


def normal_expression(expression: str) -> str:
    """An expression as it is stored: its parts without spaces round them."""
    return "|".join(part.strip() for part in expression.split("|")).strip("|")


def _pieces(children: Iterable[Element | str], *, inside_note: bool) -> list[Inline]:
    found: list[Inline] = []
    for child in children:
        if isinstance(child, str):
            found.extend(_typed(child))
        else:
            found.extend(_piece(child, inside_note=inside_note))
    return joined_texts(found)


def joined_texts(pieces: Iterable[Inline]) -> list[Inline]:
    """The same pieces, words that follow one another as one."""
    line: list[Inline] = []
    for is_text, group in groupby(pieces, key=lambda piece: isinstance(piece, Text)):
        if is_text:
            words = "".join(piece.words for piece in group if isinstance(piece, Text))
            line.append(Text(SPACE.sub(" ", words)))
        else:
            line.extend(group)
    return line


def _piece(element: Element, *, inside_note: bool) -> list[Inline]:
    tag = element.tag
    if tag == "br":
        return [Break()]
    if element.is_data_block:
        return [Text(" ")]  # it stands after the line
    if tag == "data" and element.attributes.get("value", "").strip():
        expression = normal_expression(element.attributes["value"])
        return [Reference(expression, plain(element.children))]
    inside = _pieces(element.children, inside_note=inside_note or element.is_note)
    if tag not in PIECES:
        return [Text(" "), *inside, Text(" ")]
    if element.is_note:
        return _note(inside, inside_note=inside_note)
    if not inside:
        return []
    if tag in MARKS:
        return [Marked(MARKS[tag], tuple(inside))]
    if tag == "a" and element.attributes.get("href", "").lower().startswith(ADDRESSES):
        return [Link(element.attributes["href"], tuple(inside))]
    return inside


def _note(inside: list[Inline], *, inside_note: bool) -> list[Inline]:
    """A footnote; one in another joins its words."""
    if inside_note:
        return [Text(" "), *inside, Text(" ")]
    trimmed = _trimmed(inside)
    return [Footnote(trimmed)] if trimmed else []


def _typed(text: str) -> list[Inline]:
    """Words, and the references typed among them."""
    found: list[Inline] = []
    for number, part in enumerate(_TYPED.split(SPACE.sub(" ", text))):
        expression = normal_expression(part) if number % 2 else ""
        if expression:
            found.append(Reference(expression))
        elif number % 2:
            found.append(Text("{{" + part + "}}"))
        elif part:
            found.append(Text(part))
    return found


def _trimmed(pieces: list[Inline]) -> tuple[Inline, ...]:
    """The line without spaces and breaks at its ends."""
    said = [number for number, piece in enumerate(pieces) if not _is_blank(piece)]
    line = pieces[said[0] : said[-1] + 1] if said else []
    if line and isinstance(line[0], Text):
        line[0] = Text(line[0].words.lstrip(" "))
    if line and isinstance(line[-1], Text):
        line[-1] = Text(line[-1].words.rstrip(" "))
    return tuple(line)


def _is_blank(piece: Inline) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Text) and not piece.words.strip(" "))
