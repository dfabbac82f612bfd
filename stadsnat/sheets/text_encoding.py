"""In which encoding a text file is written, found out from its bytes by plain rules.

A byte order mark decides. Without one the file is UTF-8 if all of it can be; otherwise it is
Windows-1252, which Swedish Excel wrote for thirty years, unless most of its letters are UTF-8: then
somebody has mixed the two, and either reading would spoil å, ä and ö somewhere.
"""

import codecs
import re
from typing import IO, NamedTuple

from django.utils.translation import gettext_lazy as _

from .shapes import UnreadableFile

_CHUNK = 64 * 1024
_LETTERS = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
_NO_LETTERS = re.compile("[\udc80-\udcff]")  # bytes that are not UTF-8, as Python carries them

_BOMS = {
    codecs.BOM_UTF8: ("utf-8-sig", "bom"),
    codecs.BOM_UTF16_LE: ("utf-16", "utf-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "utf-16"),
}

CUT_OFF = _("Filen slutar mitt i ett tecken och är avklippt. Hämta eller spara den på nytt.")
UNCERTAIN = _(
    "Filens teckenkodning går inte att avgöra, och å, ä och ö kunde ha lästs fel. "
    "Spara den på nytt som ”CSV UTF-8”."
)
NO_TEXT = _(
    "Filen är ingen textfil: den innehåller tecken som inte förekommer i text. "
    "Spara tabellen som Excel-arbetsbok (.xlsx) eller ”CSV UTF-8”."
)


class Encoding(NamedTuple):
    name: str
    code: str  # of the note that says it


def encoding_of(stream: IO[bytes]) -> Encoding:
    stream.seek(0)
    start = stream.read(4)
    for bom, found in _BOMS.items():
        if start.startswith(bom):
            return Encoding(*found)
    letters, others, is_cut_off = _count(stream)
    if is_cut_off and letters and not others:
        raise UnreadableFile(CUT_OFF)
    if not others and not is_cut_off:
        return Encoding("utf-8", "utf-8")
    if letters > others:
        raise UnreadableFile(UNCERTAIN)
    return Encoding("windows-1252", "windows-1252")


def _count(stream: IO[bytes]) -> tuple[int, int, bool]:
    """Letters beyond ASCII read as UTF-8, bytes that are none, and whether one is cut off."""
    decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
    letters = others = 0
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        text = decode(chunk)
        if "\0" in text:
            raise UnreadableFile(NO_TEXT)
        if not text.isascii():
            letters += len(_LETTERS.findall(text))
            others += len(_NO_LETTERS.findall(text))
    return letters, others, bool(decode(b"", True))
