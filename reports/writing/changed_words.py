"""Two texts word by word: what was taken away and what came instead. No database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
NEAR = 12  # words shown on each side of a change
LEFT_OUT = "…"
MOST = 3000  # words of a changed passage that are compared one by one: the time grows as its square

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Words that stand in both texts, or only in the former, or only in the latter."""

    kind: str
    words: str


def compare(before: str, after: str) -> list[Piece]:
    """The whole text, piece by piece: by lines first, then by words in the lines that differ."""
    was, now = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        old, new = "".join(was[i:j]), "".join(now[k:m])
        found += [Piece(SAME, old)] if kind == "equal" else _by_words(old, new)
    return _joined(found)


def _by_words(before: str, after: str) -> list[Piece]:
    was, now = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(was), len(now)) > MOST:
        return [Piece(GONE, before), Piece(NEW, after)]
    found: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        old, new = "".join(was[i:j]), "".join(now[k:m])
        found += [Piece(SAME, old)] if kind == "equal" else [Piece(GONE, old), Piece(NEW, new)]
    return found


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Without empty pieces, and with neighbours of a kind as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].words + piece.words)
        elif piece.words:
            found.append(piece)
    return found


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The changes with the words round them; what is far from any change is left out."""
    return list(_shortened(pieces))


def _shortened(pieces: list[Piece]) -> Iterator[Piece]:
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        if piece.kind != SAME:
            yield piece
            continue
        parts = re.findall(r"\s*\S+\s*", piece.words)
        before = [] if number == 0 else parts[:NEAR]
        after = [] if number == last else parts[-NEAR:]
        if len(before) + len(after) >= len(parts):
            yield piece
        else:
            near = [*before, *([] if number == last else [LEFT_OUT + " "]), *after]
            yield Piece(SAME, "".join(near) + (LEFT_OUT if number == last else ""))
