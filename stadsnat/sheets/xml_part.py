"""One XML part of a workbook, read as it is unpacked.

The parser is expat, told to refuse every document type: without one there are no entities, so
neither "a billion laughs" nor files and addresses fetched from outside. Expat 2.5 needs time that
grows with the square of a single token's length, so a token is not let grow; elements are
counted, and so is their depth.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from .archive import DAMAGED
from .shapes import UnreadableFile

_DEEPEST = 64
_LONGEST_TOKEN = 192 * 1024  # bytes; three chunks
_MOST_ELEMENTS = 7_000_000  # three for each of the cells that are read at most, and some more

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # "strict"
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
)

_WITH_DOCTYPE = _(
    "Arbetsboken har en dokumenttyp (DTD), som inte förekommer i vanliga filer. "
    "Kopiera tabellen till en ny, tom arbetsbok och spara den."
)

Attributes = dict[str, str]
Starts = Mapping[str, Callable[[Attributes], None]]
Ends = Mapping[str, Callable[[], None]]
_Handler = TypeVar("_Handler")


def listen(
    chunks: Iterable[bytes],
    starts: Starts,
    ends: Ends,
    text: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Call what stands in ``starts`` and ``ends`` for each element of that name, ``text`` for text.

    Other elements are passed over. It stops after each piece of the part, so that what has been
    heard can be taken care of.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    _connect(parser, _with_namespaces(starts), _with_namespaces(ends))
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


def _with_namespaces(handlers: Mapping[str, _Handler]) -> dict[str, _Handler]:
    return {f"{space} {name}": each for space in _NAMESPACES for name, each in handlers.items()}


def _connect(parser: expat.XMLParserType, starts: Starts, ends: Ends) -> None:
    elements = depth = 0

    def on_start(name: str, attributes: Attributes) -> None:
        nonlocal elements, depth
        elements, depth = elements + 1, depth + 1
        if depth > _DEEPEST or elements > _MOST_ELEMENTS:
            raise UnreadableFile(DAMAGED)
        if handler := starts.get(name):
            handler(attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if handler := ends.get(name):
            handler()

    def on_doctype(*_details: object) -> None:
        raise UnreadableFile(_WITH_DOCTYPE)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = on_doctype
