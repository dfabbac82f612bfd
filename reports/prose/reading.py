"""HTML, from the editor or from anywhere, to the blocks of a section's text.

Nothing is let through as it came: what the allow-list knows is rebuilt, within limits, and the
words of everything else stay as plain words. ``elements`` makes the tree, ``line_reading`` the
pieces of a line, ``tables`` what is square; ``writing`` is the way back.
"""

from collections.abc import Iterable, Iterator

from . import tables
from .elements import HEADINGS, PARTING, PIECES, Element, data_blocks_in, parse, plain
from .line_reading import read_line
from .nodes import Block, DataBlock, Heading, Listing, Paragraph, Quote, Table


def read(html: str) -> tuple[Block, ...]:
    """The blocks of a text in HTML.

    A table gets as many cells in each row, and headings if it has none; a table from the register
    that stands on a line, or in a cell, stands after it instead. A reference typed as
    ``{{ name|filter }}`` becomes a ``Reference`` that nobody has seen the value of.

    Raises elements.ProseProblem when it is no text that anybody means.
    """
    return _blocks(parse(html).children)


def _blocks(children: Iterable[Element | str]) -> tuple[Block, ...]:
    """The blocks among the elements; words beside blocks become paragraphs of their own."""
    found: list[Block] = []
    loose: list[Element | str] = []
    for child in _parted(children):
        if _is_loose(child):
            loose.append(child)
        elif isinstance(child, Element):
            found += [*_paragraph(loose), *_block(child)]
            loose = []
    return (*found, *_paragraph(loose))


def _is_loose(child: Element | str) -> bool:
    """Whether it stands on a line."""
    return isinstance(child, str) or child.tag in PIECES | PARTING


def _parted(children: Iterable[Element | str]) -> Iterator[Element | str]:
    """The same elements; blocks inside a mark or a link come out of it."""
    for child in children:
        if isinstance(child, str) or not _is_loose(child) or not _holds_blocks(child):
            yield child
            continue
        for part in _parted(child.children):
            if _is_loose(part) and child.tag in PIECES:
                yield Element(child.tag, child.attributes, [part])
            else:
                yield part


def _holds_blocks(element: Element) -> bool:
    if element.tag == "data" or element.is_note:
        return False  # one line, whatever stands in it
    return any(not _is_loose(child) or _holds_blocks(child) for child in element.elements())


def _paragraph(loose: list[Element | str]) -> tuple[Block, ...]:
    pieces = read_line(loose)
    return (*([Paragraph(pieces)] if pieces else []), *_data_blocks(loose))


def _data_blocks(children: Iterable[Element | str]) -> Iterator[DataBlock]:
    """What stands on a line, where no table can be."""
    return map(_data_block, data_blocks_in(children))


def _data_block(element: Element) -> DataBlock:
    only = element.attributes.get("data-only", "").split()
    return DataBlock(element.attributes["data-block"], plain(element.children), tuple(only))


def _block(element: Element) -> tuple[Block, ...]:
    tag = element.tag
    if tag in HEADINGS:
        return _heading(element)
    if tag in ("ul", "ol"):
        items = tuple(filter(None, map(_item, element.children)))
        return (Listing(tag == "ol", items),) if items else ()
    if tag == "blockquote":
        inside = _blocks(element.children)
        return (Quote(inside),) if inside else ()
    if tag == "table":
        return (*_table(element), *_data_blocks(element.children))
    if element.is_data_block:
        return (_data_block(element), *_data_blocks(element.children))
    return _blocks(element.children)


def _heading(element: Element) -> tuple[Block, ...]:
    pieces = read_line(element.children)
    heading = [Heading(1 if HEADINGS[element.tag] == 1 else 2, pieces)] if pieces else []
    return (*heading, *_data_blocks(element.children))


def _item(child: Element | str) -> tuple[Block, ...]:
    """A point of a list; what is no point, but stands among them, becomes one."""
    is_point = isinstance(child, Element) and child.tag == "li"
    return _blocks(child.children if isinstance(child, Element) and is_point else [child])


def _table(element: Element) -> Iterator[Block]:
    """The table; the caption of one without rows is a paragraph."""
    captions = [part for part in element.elements() if part.tag == "caption"]
    rows = [
        [_drawn(cell) for cell in cells]
        for row in _rows(element)
        if (cells := [cell for cell in row.elements() if cell.tag in ("td", "th")])
    ]
    head, body = tables.squared(rows)
    if head:
        yield Table(plain(captions), head, body)
    elif pieces := read_line(captions):
        yield Paragraph(pieces)


def _rows(table: Element) -> list[Element]:
    parts = table.elements()
    groups = [part for part in parts if part.tag in ("thead", "tbody", "tfoot")]
    inside = [row for group in groups for row in group.elements()]
    return [row for row in [*parts, *inside] if row.tag == "tr"]


def _drawn(cell: Element) -> tables.Drawn:
    reach = cell.attributes
    pieces = read_line(cell.children)
    return tables.Drawn(
        pieces, cell.tag == "th", reach.get("colspan", ""), reach.get("rowspan", "")
    )
