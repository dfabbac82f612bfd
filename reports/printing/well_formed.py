"""A page read as XML, which C does, when it is as plain as those that the portal writes."""

import re
from xml.etree import ElementTree

_DOCTYPE = re.compile(r"\s*<!doctype html>", re.IGNORECASE)
# In HTML these have no end, and a drawing needs not say that it is one.
_EMPTY = re.compile(r"<((?:br|meta)(?: [^<>]*[^<>/])?)>")
_DRAWING = re.compile("<svg (?![^<>]*xmlns=)")


def read_as_xml(text: str) -> ElementTree.Element | None:
    """The root of the page; None when XML would call it wrong, or might read it otherwise."""
    text, is_html = _DOCTYPE.subn("", text, count=1)
    if not is_html or "<!" in text or "<base" in text:
        return None
    text = _DRAWING.sub('<svg xmlns="http://www.w3.org/2000/svg" ', _EMPTY.sub(r"<\1/>", text))
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return None
    is_whole = [root.tag, *(part.tag for part in root)] == ["html", "head", "body"]
    is_grouped = all(part.tag != "tr" for table in root.iter("table") for part in table)
    return root if is_whole and is_grouped else None
