"""Two texts word by word: what was taken away and what came instead. No database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from .steps import Step, readable, steps

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
    for step in _at_line_ends(readable(steps(was, now), was, now), was, now):
        found += [
            Piece(SAME, "".join(was[i : step.start])),
            Piece(GONE, "".join(was[step.start : step.end])),
            Piece(NEW, "".join(now[step.begin : step.stop])),
        ]
        i = step.end
    return [piece for piece in [*found, Piece(SAME, "".join(was[i:]))] if piece.words]


def _at_line_ends(found: list[Step], was: list[str], now: list[str]) -> list[Step]:
    """Let whole lines come and go: not the full stop before a line, but the one at its end."""
    for step, following in zip_longest(found, found[1:]):
        if step.start == step.end:
            last = following.begin if following else len(now)
            moved = _to_line_end(now, step.begin, step.stop, last)
        elif step.begin == step.stop:
            last = following.start if following else len(was)
            moved = _to_line_end(was, step.start, step.end, last)
        else:
            continue
        for name in ("start", "end", "begin", "stop"):
            setattr(step, name, getattr(step, name) + moved)
    return found


def _to_line_end(words: list[str], first: int, end: int, last: int) -> int:
    """How many words further on the same words can be said to differ, to begin with a new line."""
    for moved in range(last - end + 1):
        if "\n" in words[first + moved]:
            return moved
        if end + moved >= last or words[first + moved] != words[end + moved]:
            break
    return 0


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
