"""The parts of a workbook, unpacked piece by piece and never more than the limits allow.

An XLSX file is a ZIP archive, and what an archive says of itself may be a lie: sizes are checked
as they are declared before anything is unpacked, and counted again while it is. Nothing is ever
written to disk, and nothing is unpacked that the reader does not ask for by name.
"""

import posixpath
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext_lazy as _

from .shapes import Limits, UnreadableFile

_CHUNK = 64 * 1024
# Bytes unpacked, up to which no ratio is suspicious: a long text in every row packs very well.
_SMALL = 50_000_000
_MOST_AT_ONCE = 512 * 1024  # bytes that ``zipfile`` may ask for; the list of parts is one reading
_ENCRYPTED = 0x1
# What ``zipfile`` raises over a broken archive, besides its own error.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(RuntimeError, ValueError, OverflowError, OSError),
)

DAMAGED = _("Filen är skadad eller avklippt. Öppna den i Excel, spara den på nytt och försök igen.")
TOO_MUCH = _(
    "Arbetsboken blir för stor när den packas upp (mer än %(limit)s MB). "
    "Kopiera tabellen till en ny, tom arbetsbok och spara den."
)
SUSPICIOUS = _(
    "Arbetsboken är packad på ett sätt som inte förekommer i vanliga filer. "
    "Kopiera tabellen till en ny, tom arbetsbok och spara den."
)
PROTECTED = _(
    "Arkivet är skyddat med lösenord. Ta bort lösenordet, spara filen på nytt och försök igen."
)


class Archive:
    """A ZIP archive whose parts are read within limits, counted over all of them together."""

    def __init__(self, stream: IO[bytes], limits: Limits) -> None:
        self.limits, self.left = limits, limits.unpacked_bytes
        try:
            self._zip = zipfile.ZipFile(_Careful(stream))
        except _BROKEN as error:
            raise UnreadableFile(DAMAGED) from error
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries) or any(map(_leads_out, entries)):
            raise UnreadableFile(SUSPICIOUS)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise UnreadableFile(PROTECTED)
        self._spend(sum(entry.file_size for entry in entries), declared=True)
        for entry in entries:
            self._check_ratio(entry, entry.file_size)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        return list(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part's bytes, some at a time; missing, it is as damaging as broken."""
        if name not in self._entries:
            raise UnreadableFile(DAMAGED)
        entry, unpacked = self._entries[name], 0
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFile(SUSPICIOUS)
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    unpacked += len(chunk)
                    self._spend(len(chunk))
                    self._check_ratio(entry, unpacked)
                    yield chunk
        except _BROKEN as error:
            raise UnreadableFile(DAMAGED) from error

    def _spend(self, size: int, *, declared: bool = False) -> None:
        left = self.left - size
        if left < 0:
            raise UnreadableFile(TOO_MUCH, limit=self.limits.unpacked_bytes // 1_000_000)
        if not declared:
            self.left = left

    def _check_ratio(self, entry: zipfile.ZipInfo, unpacked: int) -> None:
        if unpacked > max(_SMALL, entry.compress_size * self.limits.ratio):
            raise UnreadableFile(SUSPICIOUS)


class _Careful:
    """A stream that gives ``zipfile`` what it asks for, unless that is unreasonably much.

    The archive's list of its parts is read in one piece and made into objects, each many times
    larger than its line: millions of empty parts must be refused before that.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size < 0:  # the end of the archive, with its comment
            size = _MOST_AT_ONCE
        if size > _MOST_AT_ONCE:
            raise UnreadableFile(SUSPICIOUS)
        return self._stream.read(size)


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    """Whether unpacking the entry would write outside the folder, or link out of it."""
    name = entry.filename.replace("\\", "/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or name.startswith("/") or ".." in name.split("/")


def target_of(part: str, target: str) -> str:
    """The name of the part that another one points at, as the archive has it."""
    folder = "" if target.startswith("/") else posixpath.dirname(part)
    return posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
