"""Which characters the fonts of the portal have.

A character without a glyph makes a PDF that no archive takes (PDF/A and PDF/UA forbid it), so it
is found before anything is printed, and a square is printed in its place.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "fonts"
SQUARE = "\N{WHITE SQUARE}"

# Nothing is drawn for these: line ends, joiners, marks of direction, soft hyphens.
_UNSEEN_KINDS = {"Cf", "Zl", "Zp"}
_UNSEEN = {"\t", "\n", "\r", "\f"}


@cache
def characters() -> frozenset[str]:
    """All characters that some font has, in its plain weight."""
    from fontTools.ttLib import TTFont  # slow to import, and only printing needs it

    found: set[int] = set()
    for path in sorted(FONTS.glob("*-400.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(map(chr, found))


def missing_characters(text: str) -> list[str]:
    """The characters of the text that no font has, each once, in the order they come."""
    return list(dict.fromkeys(_missing(unicodedata.normalize("NFC", text))))


def with_squares(text: str) -> str:
    """The text, composed, with a square for each character that no font has."""
    text = unicodedata.normalize("NFC", text)
    lacking = dict.fromkeys(_missing(text))
    return text.translate({ord(character): _in_place_of(character) for character in lacking})


def _missing(text: str) -> Iterator[str]:
    for character in dict.fromkeys(text):
        if character not in characters() and not _is_unseen(character):
            yield character


def _is_unseen(character: str) -> bool:
    return character in _UNSEEN or unicodedata.category(character) in _UNSEEN_KINDS


def _in_place_of(character: str) -> str:
    """A mark on a letter is left out when it cannot be drawn; so is a control character."""
    return "" if unicodedata.category(character) in {"Mn", "Me", "Cc", "Cs"} else SQUARE
