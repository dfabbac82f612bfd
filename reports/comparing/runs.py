"""Two lines word by word: what stays, what goes and what comes. No database."""

from dataclasses import dataclass
from typing import Literal

from .subsequence import Pair, common
from .tokens import Token

Tokens = tuple[Token, ...]
LITTLE = 20  # words: more in common are always shown as such


@dataclass(frozen=True)
class Run:
    """Words that stay, go or come; "set" are the same words, set in another way."""

    kind: Literal["same", "gone", "new", "set"]
    old: Tokens
    new: Tokens


@dataclass
class _Change:
    """Where one change begins and ends in the old and in the new; what is before it stays."""

    start: int
    end: int
    begin: int
    stop: int


def word_differences(old: Tokens, new: Tokens) -> tuple[Run, ...]:
    """The runs, in order: the old of all of them are the old line, the new the new line."""
    changes = _readable(_changes(common(old, new), len(old), len(new)), old, new)
    found: list[Run] = []
    i = j = 0
    for change in changes:
        found += _run("same", old[i : change.start], new[j : change.begin])
        found += _told(old[change.start : change.end], new[change.begin : change.stop])
        i, j = change.end, change.stop
    return tuple(found + _run("same", old[i:], new[j:]))


def _run(kind: Literal["same", "set"], old: Tokens, new: Tokens) -> list[Run]:
    return [Run(kind, old, new)] if old else []


def _told(old: Tokens, new: Tokens) -> list[Run]:
    """One change: words that go and come, or the same words set in another way."""
    if [token.words for token in old] == [token.words for token in new]:
        return _run("set", old, new)
    gone = [Run("gone", old, ())] if old else []
    return gone + ([Run("new", (), new)] if new else [])


def _changes(pairs: list[Pair], old: int, new: int) -> list[_Change]:
    """What lies between the words in common."""
    found: list[_Change] = []
    i = j = 0
    for m, n in [*pairs, (old, new)]:
        if (i, j) != (m, n):
            found.append(_Change(i, m, j, n))
        i, j = m + 1, n + 1
    return found


def _readable(changes: list[_Change], old: Tokens, new: Tokens) -> list[_Change]:
    """Join changes that have less in common between them than differs on either side.

    Two sentences with nothing but "och" in common are read as one that went and one that came.
    """
    joined: list[_Change] = []
    for change in changes:
        joined.append(change)
        while len(joined) > 1 and _is_between_little(joined[-2], joined[-1], old, new):
            last = joined.pop()
            joined[-1].end, joined[-1].stop = last.end, last.stop
    return joined


def _is_between_little(first: _Change, second: _Change, old: Tokens, new: Tokens) -> bool:
    if second.start - first.end > LITTLE:
        return False
    kept = _length(old[first.end : second.start])
    return kept <= min(_size(first, old, new), _size(second, old, new))


def _size(change: _Change, old: Tokens, new: Tokens) -> int:
    """Of the larger side; what is beyond a hundred words is more than little anyhow."""
    gone = old[change.start : min(change.end, change.start + 100)]
    come = new[change.begin : min(change.stop, change.begin + 100)]
    return max(_length(gone), _length(come))


def _length(words: Tokens) -> int:
    """In characters."""
    return sum(len(token.words) for token in words)
