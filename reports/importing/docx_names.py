"""Elements of a Word document by their local names: "strict" files have other namespaces."""

from collections.abc import Iterator
from typing import Any

Element = Any  # lxml has no types of its own

_OFF = {"0", "false", "off", "none"}


def local_name(element: Element) -> str:
    """The name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    for child in () if element is None else element:
        if local_name(child) in names:
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down the path, None where there is none."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str) -> str:
    """An attribute by its local name, empty where there is none."""
    if element is None:
        return ""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(text)
    return ""


def value(element: Element | None, *path: str) -> str:
    """The w:val of the element down the path."""
    return attribute(child(element, *path), "val")


def number(element: Element | None, *path: str) -> int | None:
    text = value(element, *path)
    return int(text) if text.lstrip("-").isdecimal() else None


def switch(properties: Element | None, name: str) -> bool | None:
    """A property that is on or off; None where nothing is said of it."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val").lower() not in _OFF
