"""The characters of a text file: UTF-8 with or without a mark, UTF-16, or Windows-1252."""

import re
from typing import IO

from stadsnat.sheets import UnreadableFile
from stadsnat.sheets.text_encoding import encoding_of

from . import refusals
from .shapes import MOST_CHARACTERS
from .told import Told

# What no text holds; a form feed is where a page was broken.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def text_of(stream: IO[bytes], told: Told) -> str:
    """The text with line feeds alone. Raises UnreadableFile."""
    encoding = encoding_of(stream)
    if encoding.code in ("windows-1252", "utf-16"):
        told.add(encoding.code)
    stream.seek(0)
    try:
        text = stream.read().decode(encoding.name)
    except UnicodeDecodeError as error:
        raise UnreadableFile(refusals.NO_TEXT) from error
    if _CONTROLS.search(text):
        raise UnreadableFile(refusals.NO_TEXT)
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile(refusals.TOO_LONG)
    return _LINE_ENDS.sub("\n", text)
