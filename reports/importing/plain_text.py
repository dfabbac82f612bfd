"""Plain text as pieces. Nothing in it is marked, so little is taken for more than a paragraph.

A heading is a short line by itself that is underlined, numbered ("2.1 Metropolis") or in capitals;
the underline alone is dropped, a number stays. Lines with a bullet are a list. Everything else is
a paragraph, whose lines are joined unless all of them are short.
"""

import re
from collections.abc import Sequence

from .prose_html import escape, paragraph
from .shapes import Piece, Pieces
from .told import Told

_SHORT = 80  # characters of a heading
_NARROW = 45  # of lines that somebody has broken on purpose
_UNDERLINE = re.compile(r"(={3,}|-{3,})")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,5})\.?\s+[A-ZÅÄÖÉ].*")
_BULLET = re.compile(r"\s*[-–*•·▪]\s+(?=\S)")
_ONLY_MARKS = re.compile(r"[\s=_*\-–—#.]+")
# Of a letterhead, not headings, although they are in capitals.
_LETTERHEAD = re.compile(r"(?:BILAGA|SID|SIDA|DNR|DIARIENUMMER)\b.*\d.*")
_LAST_OF_SENTENCE = tuple(".,;:!?")


def read_plain_text(text: str, told: Told) -> list[Piece]:
    groups = [lines for lines in map(_lines, re.split(r"\n[ \t]*\n", text)) if lines]
    pieces = Pieces()
    for number, lines in enumerate(groups):
        following = groups[number + 1] if number + 1 < len(groups) else []
        pieces.add_all(_pieces(lines, following))
    told.add("guessed headings", count=sum(piece.level is not None for piece in pieces.read))
    return pieces.read


def _lines(group: str) -> list[str]:
    return [line.rstrip() for line in group.split("\n") if line.strip()]


def _pieces(lines: Sequence[str], following: Sequence[str]) -> list[Piece]:
    """What a group of lines between blank ones is."""
    if len(lines) >= 2 and _UNDERLINE.fullmatch(lines[1].strip()) and _is_short(lines[0]):
        level = 1 if lines[1].lstrip().startswith("=") else 2
        rest = _pieces(lines[2:], following) if lines[2:] else []
        return [Piece(level=level, words=_words(lines[0])), *rest]
    if len(lines) == 1 and (level := _level(lines[0], following)):
        return [Piece(level=level, words=_words(lines[0]))]
    if all(_ONLY_MARKS.fullmatch(line) for line in lines):
        return []  # a line drawn across the page
    return [Piece(html=html) for html in _blocks(lines)]


def _level(line: str, following: Sequence[str]) -> int:
    """The level of a line that is a heading, 0 for one that is not."""
    words = line.strip()
    if not _is_short(line) or words.endswith(_LAST_OF_SENTENCE) or _LETTERHEAD.fullmatch(words):
        return 0
    if match := _NUMBERED.fullmatch(words):
        # Numbered lines in a row are a list of points, and the last line of a text heads nothing.
        depth = match[1].count(".") + 1
        return depth if following and _depth_of(following[0]) != depth else 0
    letters = [letter for letter in words if letter.isalpha()]
    return 2 if len(letters) >= 2 and words == words.upper() and following else 0


def _depth_of(line: str) -> int:
    match = _NUMBERED.fullmatch(line.strip())
    return match[1].count(".") + 1 if match else 0


def _is_short(line: str) -> bool:
    return len(line.strip()) <= _SHORT


def _words(line: str) -> str:
    return " ".join(line.split())


def _blocks(lines: Sequence[str]) -> list[str]:
    """Paragraphs and lists, in the order of the lines."""
    first = next((n for n, line in enumerate(lines) if _BULLET.match(line)), None)
    if first is None:
        return [_paragraph(lines)]
    before = [_paragraph(lines[:first])] if first else []
    items: list[list[str]] = []
    for line in lines[first:]:
        if match := _BULLET.match(line):
            items.append([line[match.end() :]])
        else:
            items[-1].append(line)
    listed = "".join(f"<li>{paragraph(_joined(item))}</li>" for item in items)
    return [*before, f"<ul>{listed}</ul>"]


def _paragraph(lines: Sequence[str]) -> str:
    is_narrow = all(len(line.strip()) <= _NARROW for line in lines)
    if is_narrow and len(lines) > 1:
        return paragraph("<br>".join(escape(_words(line)) for line in lines))
    return paragraph(_joined(lines))


def _joined(lines: Sequence[str]) -> str:
    return escape(_words(" ".join(lines)))
