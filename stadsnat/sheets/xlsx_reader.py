"""A workbook's parts beside its sheets: which sheets there are, shared texts, cell formats."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .archive import DAMAGED, Archive, target_of
from .cell_formats import format_code, units
from .escapes import unescape
from .observations import Observations
from .shapes import MOST_CHARACTERS, SHEET_OF_CHOICES, Limits, UnreadableFile
from .xlsx_sheet import Book, SheetRows, Texts
from .xml_part import Attributes, Ends, Starts, listen

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


def _elements(archive: Archive, part: str, *names: str) -> Iterator[tuple[str, Attributes]]:
    """The start of each element of those names in a part of which no text is needed."""
    found: list[tuple[str, Attributes]] = []

    def keep(name: str) -> Callable[[Attributes], None]:
        return lambda attributes: found.append((name, attributes))

    for _piece in listen(archive.chunks(part), {name: keep(name) for name in names}, {}):
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
        for _name, attributes in _elements(archive, path, "Relationship")
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
        for _name, attributes in _elements(archive, "[Content_Types].xml", "Override")
    ]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in types) or any(
        name.lower().endswith("vbaproject.bin") for name in archive.names()
    ):
        raise UnreadableFile(MACROS)


def _sheets(archive: Archive, part: str, limits: Limits) -> tuple[list[Attributes], bool]:
    sheets, since_1904 = [], False
    for name, attributes in _elements(archive, part, "workbookPr", "sheet"):
        if name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")
        else:
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
    listener = _SharedTexts()
    if part is not None:
        starts, ends = listener.handlers()
        for _piece in listen(archive.chunks(part), starts, ends, listener.text):
            if listener.size() > _MOST_TEXT or len(listener.texts) > limits.cells:
                raise UnreadableFile(TOO_MUCH_TEXT)
    return listener.texts


class _SharedTexts:
    """Listens to the part in which texts are kept that more than one cell may have."""

    def __init__(self) -> None:
        self.texts = Texts()
        self._pieces: list[str] = []
        self._waiting = 0
        self._is_text = self._is_phonetic = False

    def handlers(self) -> tuple[Starts, Ends]:
        return (
            {"t": lambda _attributes: self._hear(not self._is_phonetic), "rPh": self._start_aid},
            {"t": lambda: self._hear(False), "rPh": self._end_aid, "si": self._end_item},
        )

    def size(self) -> int:
        return self.texts.size() + self._waiting

    def text(self, piece: str) -> None:
        if self._is_text:
            self._pieces.append(piece)
            self._waiting += len(piece)

    def _hear(self, is_text: bool) -> None:
        self._is_text = is_text

    def _start_aid(self, _attributes: Attributes) -> None:
        self._is_phonetic = True  # how an Asian name is read, which Excel does not show as text

    def _end_aid(self) -> None:
        self._is_phonetic = False

    def _end_item(self) -> None:
        # One character too many is kept, for the cell that has the text to be refused by its name.
        self.texts.append(unescape("".join(self._pieces))[: MOST_CHARACTERS + 1])
        self._pieces.clear()
        self._waiting = 0


def _cell_formats(archive: Archive, part: str | None) -> list[str]:
    """What the numbers of each cell format show, in the order that cells name them by."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    is_used = False  # the formats of named styles come first, and no cell names those
    names = ("cellXfs", "cellStyleXfs", "xf", "numFmt")
    for name, attributes in _elements(archive, part, *names) if part is not None else ():
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
