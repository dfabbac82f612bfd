"""A text file as rows; its delimiter is found out from the line of headings, and said.

A semicolon or a tab outside quotation marks is no part of a heading, so either decides before a
comma or a vertical bar, which may be.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import IO, cast

from django.utils.translation import gettext_lazy as _

from stadsnat.numbers import say_number

from .escapes import unguard
from .observations import Observations
from .shapes import MOST_CHARACTERS, MOST_ROWS, Limits, RawRow, UnreadableFile
from .text_encoding import CUT_OFF, NO_TEXT, UNCERTAIN, encoding_of
from .xlsx_sheet import TOO_MANY_CELLS, column_letters, too_long

_LONGEST_LINE = 2_000_000  # characters
_MOST_LINES_OF_HEADINGS = 200
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*')
_QUOTED = re.compile(r'"[^"]*"?')  # a doubled quotation mark inside is two of these
_FILLED = re.compile(r'[^\s;,|"]')

_BAD_QUOTES = _(
    "Ett citattecken står fel eller saknas på eller före rad %(row)s, eller så är filen avklippt. "
    "Spara tabellen på nytt från Excel."
)
_LONG_LINE = _("Rad %(row)s är för lång för att vara en rad i en tabell. Spara tabellen på nytt.")
_TOO_MANY_LINES = _("Filen har fler än %(limit)s rader. Dela upp den i flera filer.")


def read_csv(stream: IO[bytes], limits: Limits, seen: Observations) -> Iterator[RawRow]:
    """The filled rows of a text file; their numbers are those that Excel shows."""
    encoding = encoding_of(stream)
    seen.add(encoding.code)
    stream.seek(0)
    text = io.TextIOWrapper(cast(IO[bytes], _Borrowed(stream)), encoding.name, newline="")
    try:
        yield from _rows(_lines(text), limits, seen)
    except UnicodeDecodeError as error:
        is_cut_off = error.reason in ("unexpected end of data", "truncated data")
        raise UnreadableFile(CUT_OFF if is_cut_off else UNCERTAIN) from error


class _Borrowed(io.BufferedIOBase):
    """A stream that is not closed with the text that is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1) -> bytes:
        return self._stream.read(size)


def _lines(text: IO[str]) -> Iterator[str]:
    number = 0
    while line := text.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE:
            raise UnreadableFile(_LONG_LINE, row=number)
        if number > MOST_ROWS:
            raise UnreadableFile(_TOO_MANY_LINES, limit=say_number(MOST_ROWS))
        if "\0" in line:
            raise UnreadableFile(NO_TEXT)
        yield line


def _rows(lines: Iterator[str], limits: Limits, seen: Observations) -> Iterator[RawRow]:
    beginning, delimiter = _beginning(lines, seen)
    # Strict: a quotation mark out of place is told, and not guessed about.
    reader = csv.reader(chain(beginning, lines), delimiter=delimiter, strict=True)
    number = width = mentioned = 0
    try:
        for number, texts in enumerate(reader, start=1):
            mentioned += len(texts)
            if mentioned > limits.cells:
                raise UnreadableFile(
                    TOO_MANY_CELLS, sheet=seen.sheet, limit=say_number(limits.cells)
                )
            if not any(text.strip() for text in texts):
                continue
            width = width or len(texts)
            if len(texts) < width:
                seen.add("short", str(number))
            yield number, [_text(text, number, index, seen) for index, text in enumerate(texts)]
    except csv.Error as error:
        raise UnreadableFile(_BAD_QUOTES, row=number + 1) from error


def _text(text: str, row: int, index: int, seen: Observations) -> str:
    if len(text) > MOST_CHARACTERS:
        raise too_long(f"{column_letters(index)}{row}")
    if not text.startswith("'"):
        return text
    bare = unguard(text)
    if bare != text:
        seen.add("apostrophes")
    return bare


def _beginning(lines: Iterator[str], seen: Observations) -> tuple[list[str], str]:
    """The lines up to and with the headings, which have been read, and the delimiter there."""
    first = next(lines, "")
    if match := _SEPARATOR_LINE.fullmatch(first):
        seen.add("sep", first.strip())
        return [], match[1]
    beginning, headings = [first], first
    for line in lines if not _is_whole(headings) else ():
        beginning.append(line)
        headings = headings + line if _FILLED.search(headings) else line
        if _is_whole(headings) or len(beginning) > _MOST_LINES_OF_HEADINGS:
            break
    delimiter = delimiter_of(headings)
    seen.add(delimiter)
    return beginning, delimiter or ";"


def _is_whole(headings: str) -> bool:
    """Whether these are the headings, and no quotation mark waits for its other on a later line."""
    return bool(_FILLED.search(headings)) and headings.count('"') % 2 == 0


def delimiter_of(headings: str) -> str:
    """The delimiter in a line of headings; the empty text if there is none."""
    bare = _QUOTED.sub("", headings)
    for candidates in (";\t", ",|"):
        likeliest = max(candidates, key=bare.count)  # the first of them, if equal
        if likeliest in bare:
            return likeliest
    return ""
