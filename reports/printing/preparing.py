"""What the page needs before it is laid out, done on its parsed tree. No WeasyPrint.

Words that no line can hold may break; rows that share a cell stay on one page; a table of many
columns is set smaller; a name in the margin gets the room that its text does not take.
"""

import re
import textwrap
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

Divide = Callable[[str], list[int]]  # where a word may be divided, in letters from its beginning

MANY_COLUMNS = 7
_TABLE_SIGNS = 84  # that a table holds beside each other, at the least
_LINE_SIGNS = 44  # of capitals, on a line of text
_MARGIN_SIGNS = 14  # of a name in the margin, on a line
_MARGIN_LINES = 9
_NO_WORD = 100  # letters: hundreds of places to hyphenate at are more than Pango gets through
_LONG = 8000  # signs of one text
_SOFT_HYPHEN, _BREAK = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"
_WORD = re.compile(r"[^\s/?&=–-]+")  # what a line breaks at stands between
_LETTERS = re.compile(r"[^\W\d_]{8,}")


def prepare(root: Element, divide: Divide) -> None:
    """Change the tree of the page in place."""
    for table in root.iter("table"):
        _prepare_table(table, divide)
    for section in root.iter("section"):
        _name_heading(section)
    for section in root.iter("section"):
        if section.get("class") == "entry":
            _give_room_to_name(section)
    _change_text(root, lambda text: break_words(text, _LINE_SIGNS))
    for element in list(root.iter()):
        _share_out_text(element)


def break_words(text: str, signs: int) -> str:
    """A word longer than a line may be broken anywhere."""

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) <= signs or _BREAK in word:
            return word
        return _BREAK.join(word[n : n + signs] for n in range(0, len(word), signs))

    return _WORD.sub(broken, text) if len(text) > signs else text


def divide_words(text: str, signs: int, divide: Divide) -> str:
    """A word longer than its column may be divided as Swedish is, or else anywhere."""

    def divided(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) <= signs:
            return word
        if len(word) > _NO_WORD:
            return break_words(word, signs)
        places = [0, *divide(word), len(word)]
        return _SOFT_HYPHEN.join(word[a:b] for a, b in pairwise(places))

    return break_words(_LETTERS.sub(divided, text), 2 * signs)


def _prepare_table(table: Element, divide: Divide) -> None:
    rows = list(_rows(table))
    columns = max((sum(_span(cell, "colspan") for cell in row) for row in rows), default=1)
    if columns > MANY_COLUMNS:
        _add_class(table, "many-columns")
    signs = max(6, _TABLE_SIGNS // max(columns, 1))
    for row in rows:
        for cell in row:
            _change_text(cell, lambda text: divide_words(text, signs, divide))
    _keep_joined_rows(rows)


def _keep_joined_rows(rows: list[Element]) -> None:
    """A cell over several rows that is cut by the end of a page makes a table without a grid."""
    reach = 0
    for number, row in enumerate(rows):
        reach = max([reach, *(number + _span(cell, "rowspan") - 1 for cell in row)])
        if reach > number and number + 1 < len(rows):
            _add_class(row, "joined")


def _name_heading(section: Element) -> None:
    """A link to a section goes to its heading; sections without names of their own are alike,
    and what is alike is styled once."""
    if "id" in section.attrib and len(section) and "id" not in section[0].attrib:
        section[0].set("id", section.attrib.pop("id"))


def _share_out_text(element: Element) -> None:
    """Each line of a text is looked for in all the rest of it: a text without end is shared out."""
    texts = [element.text or "", *(child.tail or "" for child in element)]
    for place in range(len(texts) - 1, -1, -1):
        first, *others = _pieces(texts[place])
        if not others:
            continue
        if place:
            element[place - 1].tail = first
        else:
            element.text = first
        for number, piece in enumerate(others):
            span = Element("span")
            span.text = piece
            element.insert(place + number, span)


def _pieces(text: str) -> Iterator[str]:
    """The text cut after spaces."""
    begins = 0
    while len(text) - begins > _LONG:
        ends = text.rfind(" ", begins, begins + _LONG) + 1 or begins + _LONG
        yield text[begins:ends]
        begins = ends
    yield text[begins:]


def _give_room_to_name(entry: Element) -> None:
    name = "".join("".join(heading.itertext()) for heading in entry.findall("h3")[:1])
    lines = min(_MARGIN_LINES, len(textwrap.wrap(name, _MARGIN_SIGNS)))
    text = len("".join(entry.itertext())) - len(name)
    if lines > 1 and text < lines * _LINE_SIGNS:
        _add_class(entry, f"short lines-{lines}")


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part if row.tag == "tr")


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdecimal() else 1


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _change_text(element: Element, change: Callable[[str], str]) -> None:
    for part in element.iter():
        if part.text:
            part.text = change(part.text)
        if part.tail and part is not element:
            part.tail = change(part.tail)
