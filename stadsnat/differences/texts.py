"""Two texts word by word: what was taken away and what came instead. No database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .steps import readable, steps

SAME, GONE, NEW = "same", "gone", "new"
NEAR = 12  # words shown on each side of a change
LEFT_OUT = "…"

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Words that stand in both texts, or only in the former, or only in the latter."""

    kind: str
    words: str


def compare(before: str, after: str) -> list[Piece]:
    """The whole of both texts, piece by piece; bounded in time, whatever they hold."""
    was, now = split(before), split(after)
    found: list[Piece] = []
    i = 0
    for step in readable(steps(was, now), was, now):
        found += [
            Piece(SAME, "".join(was[i : step.start])),
            Piece(GONE, "".join(was[step.start : step.end])),
            Piece(NEW, "".join(now[step.begin : step.stop])),
        ]
        i = step.end
    return [piece for piece in [*found, Piece(SAME, "".join(was[i:]))] if piece.words]


def split(text: str) -> list[str]:
    """Words, signs, and what is between them: the text, if put together again."""
    return _PIECE.findall(text)


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
