"""What a document is, by its first bytes; its name only tells Markdown from plain text."""

import re
from pathlib import PurePath
from typing import IO, Literal

from stadsnat.sheets import UnreadableFile

from . import refusals

Kind = Literal["docx", "markdown", "text"]

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS = {
    b"%PDF": refusals.PDF,
    b"{\\rtf": refusals.RTF,
    b"\x89PNG": refusals.PICTURE,
    b"\xff\xd8\xff": refusals.PICTURE,
    b"GIF8": refusals.PICTURE,
    b"\x1f\x8b": refusals.PACKED,
    b"7z\xbc\xaf": refusals.PACKED,
    b"Rar!": refusals.PACKED,
}
_BOM = rb"(?:\xef\xbb\xbf)?\s*"
_HTML = re.compile(_BOM + rb"<(?:!doctype html|html|head|body|table|meta)\b", re.I)
_XML = re.compile(_BOM + rb"<(?:\?xml|!DOCTYPE)")
_MARKDOWN_NAMES = (".md", ".markdown", ".mkd", ".mdown")


def kind_of(stream: IO[bytes], name: str) -> Kind:
    """How to read the file. Raises UnreadableFile for what is no document that can be read."""
    stream.seek(0)
    head = stream.read(_HEAD)
    if not head.strip():
        raise UnreadableFile(refusals.EMPTY)
    if head.startswith(_ZIP):
        return "docx"
    if head.startswith(_OLE):
        stream.seek(0)
        is_locked = _ENCRYPTED in stream.read()
        raise UnreadableFile(refusals.PROTECTED if is_locked else refusals.OLD_WORD)
    for beginning, text in _BEGINNINGS.items():
        if head.startswith(beginning):
            raise UnreadableFile(text)
    if _HTML.match(head):
        raise UnreadableFile(refusals.WEB_PAGE)
    if _XML.match(head):
        raise UnreadableFile(refusals.XML)
    return "markdown" if PurePath(name).suffix.lower() in _MARKDOWN_NAMES else "text"
