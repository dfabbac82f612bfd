"""What a file is by its first bytes, and what to do about one that is not taken."""

import re
from collections.abc import Sequence
from typing import IO, Literal

from django.utils.translation import gettext_lazy as _

from .archive import DAMAGED
from .shapes import UnreadableFile

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names in the directory of an OLE file, which holds both old workbooks and encrypted new ones.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|table|meta|style)\b", re.I
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|[A-Za-z]+:?[A-Za-z]*[ >])")

_OLD = _(
    "Filen är en arbetsbok i Excels äldre format (.xls). "
    "Öppna den i Excel, välj Spara som och ”Excel-arbetsbok (.xlsx)”."
)
_PROTECTED = _(
    "Arbetsboken är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet, spara den "
    "och försök igen."
)
_WEB_PAGE = _(
    "Filen är en webbsida (HTML), också om namnet säger något annat. "
    "Öppna den i Excel, välj Spara som och ”Excel-arbetsbok (.xlsx)”."
)
_XML_TABLE = _(
    "Filen är XML, också om namnet säger något annat. "
    "Öppna den i Excel, välj Spara som och ”Excel-arbetsbok (.xlsx)”."
)
_PDF = _("Filen är en PDF och inte en tabell. Välj den arbetsbok eller CSV-fil som den gjordes av.")
_PICTURE = _("Filen är en bild och inte en tabell. Välj en arbetsbok (.xlsx) eller en CSV-fil.")
_PACKED = _(
    "Filen är ett packat arkiv. Packa upp det och välj arbetsboken (.xlsx) eller CSV-filen i det."
)
_OPEN_DOCUMENT = _(
    "Filen är i OpenDocument-format (.ods eller liknande). "
    "Öppna den, välj Spara som och ”Excel-arbetsbok (.xlsx)”."
)
_BINARY = _(
    "Filen är en binär Excel-arbetsbok (.xlsb). "
    "Öppna den i Excel, välj Spara som och ”Excel-arbetsbok (.xlsx)”."
)
_OTHER_OFFICE = _(
    "Filen är ett dokument eller en presentation och inte en tabell. "
    "Kopiera tabellen till en arbetsbok (.xlsx) eller en CSV-fil."
)

_BEGINNINGS = {
    b"%PDF": _PDF,
    b"{\\rtf": _OTHER_OFFICE,
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"\x1f\x8b": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"Rar!": _PACKED,
}


def kind_of(stream: IO[bytes]) -> Literal["xlsx", "csv"]:
    """Whether to read the file as a workbook or as text. Raises UnreadableFile for the rest."""
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.startswith(_ZIP):
        return "xlsx"
    if head.startswith(_OLE):
        stream.seek(0)
        raise UnreadableFile(_PROTECTED if _ENCRYPTED in stream.read() else _OLD)
    for beginning, text in _BEGINNINGS.items():
        if head.startswith(beginning):
            raise UnreadableFile(text)
    if _HTML.match(head):
        raise UnreadableFile(_WEB_PAGE)
    if _XML.match(head):
        raise UnreadableFile(_XML_TABLE)
    return "csv"


def refuse_other_archives(names: Sequence[str]) -> None:
    """Raise UnreadableFile for a ZIP archive that is something other than an XLSX file."""
    folders = {name.partition("/")[0] for name in names}
    if "xl/workbook.bin" in names:
        raise UnreadableFile(_BINARY)
    if folders & {"word", "ppt"}:
        raise UnreadableFile(_OTHER_OFFICE)
    if "content.xml" in names or "mimetype" in names:
        raise UnreadableFile(_OPEN_DOCUMENT)
    if "[Content_Types].xml" not in names:
        raise UnreadableFile(_PACKED if names else DAMAGED)
