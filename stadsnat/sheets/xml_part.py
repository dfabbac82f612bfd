"""One XML part of a workbook, read as it is unpacked.

The parser is expat, told to refuse every document type: without one there are no entities, so
neither "a billion laughs" nor files and addresses fetched from outside. Expat 2.5 needs time that
grows with the square of a single token's length, so a token is not let grow; elements are
counted, and so is their depth.
"""

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from .archive import DAMAGED
from .shapes import UnreadableFile

_DEEPEST = 64
_LONGEST_TOKEN = 192 * 1024  # bytes; three chunks
_MOST_ELEMENTS = 10_000_000

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # "strict"
)
_PACKAGE = (
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
)
_OF_SHEETS = (
    *("workbookPr", "sheet", "numFmt", "cellXfs", "cellStyleXfs", "xf", "si", "t", "rPh"),
    *("sheetData", "row", "c", "v", "f", "is", "col", "mergeCell"),
)
# Elements by their full names; whatever else a part holds has no name here.
_NAMES = {f"{space} {name}": name for space in _MAIN for name in _OF_SHEETS}
_NAMES |= {f"{space} {name}": name for space in _PACKAGE for name in ("Relationship", "Override")}

_WITH_DOCTYPE = _(
    "Arbetsboken har en dokumenttyp (DTD), som inte förekommer i vanliga filer. "
    "Kopiera tabellen till en ny, tom arbetsbok och spara den."
)

Attributes = dict[str, str]


def listen(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Call ``start`` and ``end`` for each element and ``text`` for what stands between them.

    Elements that the reader does not know are named "". It stops after each piece of the part, so
    that what has been heard can be taken care of.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    _connect(parser, start, end)
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST_TOKEN:
                raise UnreadableFile(DAMAGED)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableFile(DAMAGED) from error
    yield


def _connect(
    parser: expat.XMLParserType,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
) -> None:
    names, elements, depth = _NAMES, 0, 0

    def on_start(name: str, attributes: Attributes) -> None:
        nonlocal elements, depth
        elements, depth = elements + 1, depth + 1
        if depth > _DEEPEST or elements > _MOST_ELEMENTS:
            raise UnreadableFile(DAMAGED)
        start(names.get(name, ""), attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(names.get(name, ""))

    def on_doctype(*_details: object) -> None:
        raise UnreadableFile(_WITH_DOCTYPE)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = on_doctype
