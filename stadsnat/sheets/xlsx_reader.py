"""A workbook's parts beside its sheets: which sheets there are, shared texts, cell formats."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .archive import DAMAGED, Archive, target_of
from .cell_formats import format_code, units
from .escapes import unescape
from .observations import Observations
from .shapes import MOST_CHARACTERS, SHEET_OF_CHOICES, Limits, UnreadableFile
from .xlsx_sheet import Book, SheetRows, Texts
from .xml_part import Attributes, listen

_MOST_TEXT = 64_000_000  # bytes of shared texts, which are kept in memory
_MOST_FORMATS = 70_000  # Excel has at most 65 490
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)

MACROS = _(
    "Arbetsboken innehåller makron. Spara den som Excel-arbetsbok utan makron (.xlsx) "
    "och försök igen."
)
TOO_MANY_SHEETS = _("Arbetsboken har fler än %(limit)s ark. Ta bort dem som inte behövs.")
TOO_MUCH_TEXT = _("Arbetsboken har för mycket text för att läsas. Dela upp den i flera filer.")


@dataclass(frozen=True)
class _Relation:
    kind: str  # the last word of its type: "worksheet", "sharedStrings", "styles"
    target: str
    is_outside: bool


def _nothing(_name: str) -> None:
    pass


def _elements(archive: Archive, part: str) -> Iterator[tuple[str, Attributes]]:
    """The start of each element of a part that needs no text."""
    found: list[tuple[str, Attributes]] = []
    listening = listen(archive.chunks(part), lambda *element: found.append(element), _nothing)
    for _piece in listening:
        yield from found
        found.clear()


def _relations(archive: Archive, part: str) -> dict[str, _Relation]:
    folder, _slash, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels".lstrip("/")
    return {
        attributes.get("Id", ""): _Relation(
            kind=attributes.get("Type", "").rpartition("/")[2],
            target=target_of(part, attributes.get("Target", "")),
            is_outside=attributes.get("TargetMode") == "External",
        )
        for name, attributes in _elements(archive, path)
        if name == "Relationship"
    }


def _part(relations: Iterable[_Relation], kind: str) -> str | None:
    """The part of that kind; one that lies outside the file is never fetched."""
    for relation in relations:
        if relation.kind == kind:
            if relation.is_outside:
                raise UnreadableFile(DAMAGED)
            return relation.target
    return None


def read_xlsx(archive: Archive, limits: Limits, seen: Observations) -> Iterator[SheetRows]:
    """The visible sheets of the workbook, each with its own observations."""
    _refuse_macros(archive)
    part = _part(_relations(archive, "").values(), "officeDocument")
    relations = _relations(archive, part or "")
    if part is None or not relations:
        raise UnreadableFile(DAMAGED)
    sheets, since_1904 = _sheets(archive, part, limits)
    book = Book(
        archive,
        limits,
        _shared_texts(archive, _part(relations.values(), "sharedStrings"), limits),
        _cell_formats(archive, _part(relations.values(), "styles")),
        since_1904,
    )
    if any(relation.kind == "externalLink" for relation in relations.values()):
        seen.add("links")
    return _visible(book, sheets, relations, seen)


def _refuse_macros(archive: Archive) -> None:
    types = [
        attributes.get("ContentType", "")
        for name, attributes in _elements(archive, "[Content_Types].xml")
        if name == "Override"
    ]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in types) or any(
        name.lower().endswith("vbaproject.bin") for name in archive.names()
    ):
        raise UnreadableFile(MACROS)


def _sheets(archive: Archive, part: str, limits: Limits) -> tuple[list[Attributes], bool]:
    sheets, since_1904 = [], False
    for name, attributes in _elements(archive, part):
        if name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            sheets.append(attributes)
            if len(sheets) > limits.sheets:
                raise UnreadableFile(TOO_MANY_SHEETS, limit=limits.sheets)
    return sheets, since_1904


def _visible(
    book: Book, sheets: list[Attributes], relations: dict[str, _Relation], seen: Observations
) -> Iterator[SheetRows]:
    for sheet in sheets:
        name = sheet.get("name", "")[:31]
        ids = [sheet[key] for space in _RELATIONS if (key := f"{space} id") in sheet]
        relation = relations.get(ids[0]) if ids else None
        if relation is None or (relation.is_outside and relation.kind == "worksheet"):
            raise UnreadableFile(DAMAGED)
        if relation.kind == "worksheet" and sheet.get("state", "visible") == "visible":
            yield SheetRows(book, relation.target, Observations(name))
        elif name != SHEET_OF_CHOICES:
            seen.add("sheets", name)


def _shared_texts(archive: Archive, part: str | None, limits: Limits) -> Texts:
    texts = Texts()
    pieces: list[str] = []
    is_text = is_phonetic = False

    def start(name: str, _attributes: Attributes) -> None:
        nonlocal is_text, is_phonetic
        is_phonetic = is_phonetic or name == "rPh"
        is_text = name == "t" and not is_phonetic

    def end(name: str) -> None:
        nonlocal is_text, is_phonetic
        is_text = False
        is_phonetic = is_phonetic and name != "rPh"
        if name == "si":
            texts.append(unescape("".join(pieces))[: MOST_CHARACTERS + 1])
            pieces.clear()

    def text(piece: str) -> None:
        if is_text:
            pieces.append(piece)

    if part is not None:
        for _piece in listen(archive.chunks(part), start, end, text):
            waiting = sum(map(len, pieces))
            if texts.size() + waiting > _MOST_TEXT or len(texts) > limits.cells:
                raise UnreadableFile(TOO_MUCH_TEXT)
    return texts


def _cell_formats(archive: Archive, part: str | None) -> list[str]:
    """What the numbers of each cell format show, in the order that cells name them by."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    is_used = False  # the formats of named styles come first, and no cell names those
    for name, attributes in _elements(archive, part) if part is not None else ():
        if name in ("cellXfs", "cellStyleXfs"):
            is_used = name == "cellXfs"
        elif name == "xf" and is_used:
            formats.append(_whole(attributes.get("numFmtId")))
        elif name == "numFmt":
            codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        if len(formats) + len(codes) > _MOST_FORMATS:
            raise UnreadableFile(DAMAGED)
    return [units(format_code(number, codes)) for number in formats]


def _whole(text: str | None) -> int:
    if text is None:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UnreadableFile(DAMAGED)
    return int(text)
