"""The XML of Word: elements, runs, paragraphs and fields, each with its properties in order.

Word refuses a file whose properties stand in another order than its schema has.
"""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any  # lxml has no types of its own

# XML has no place for control characters, halves of pairs, or what is no character.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[\t\n\r]+")


def clean(text: str) -> str:
    """The text without what XML cannot hold, on one line."""
    return _SPACES.sub(" ", _FORBIDDEN.sub("", text))


def w(tag: str, /, *children: Element, **values: object) -> Element:
    """An element of Word's; ``w("jc", val="left")`` is <w:jc w:val="left"/>."""
    element = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), clean(str(value)))
    element.extend(children)
    return element


def run(
    text: str,
    *,
    style: str = "",
    is_bold: bool = False,
    is_italic: bool = False,
    vertical: str = "",
) -> Element:
    """Words set in one way."""
    return w("r", *_run_properties(style, is_bold, is_italic, vertical), words(text))


def words(text: str) -> Element:
    element = w("t")
    element.text = clean(text)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _run_properties(style: str, is_bold: bool, is_italic: bool, vertical: str) -> list[Element]:
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=style))
    if is_bold:
        properties.extend((w("b"), w("bCs")))
    if is_italic:
        properties.extend((w("i"), w("iCs")))
    if vertical:
        properties.append(w("vertAlign", val=vertical))
    return [properties] if len(properties) else []


def tab() -> Element:
    return w("r", w("tab"))


def field(code: str, shown: str, *, is_bold: bool = False) -> Element:
    """What Word works out, such as the number of the page, and what stands there until it has."""
    return w("fldSimple", run(shown, is_bold=is_bold), instr=f" {code} ")


def paragraph(
    style: str,
    *content: Element,
    number: tuple[int, int] | None = None,
    keeps_with_next: bool = False,
    indent: int | None = None,
) -> Element:
    """A paragraph; ``number`` is the list that it is a point of, and the level there."""
    properties = w("pPr", w("pStyle", val=style))
    if keeps_with_next:
        properties.append(w("keepNext"))
    if number:
        listed, level = number
        properties.append(w("numPr", w("ilvl", val=level), w("numId", val=listed)))
    if indent is not None:
        properties.append(w("ind", left=indent))
    return w("p", properties, *content)
