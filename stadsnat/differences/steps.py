"""What lies between the items that two sequences have in common. No database."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from .subsequence import common

LITTLE = 20  # words: more in common are always shown as such


@dataclass
class Step:
    """Where one change begins and ends in the old and in the new; what is before it stays."""

    start: int
    end: int
    begin: int
    stop: int


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """The changes that make the new of the old, in order."""
    found: list[Step] = []
    i = j = 0
    for m, n in [*common(old, new), (len(old), len(new))]:
        if (i, j) != (m, n):
            found.append(Step(i, m, j, n))
        i, j = m + 1, n + 1
    return found


def readable(found: Iterable[Step], old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Join changes that have less in common between them than differs on either side.

    Two sentences with nothing but "och" in common are read as one that went and one that came.
    """
    joined: list[Step] = []
    for step in found:
        joined.append(step)
        while len(joined) > 1 and _is_between_little(joined[-2], joined[-1], old, new):
            last = joined.pop()
            joined[-1].end, joined[-1].stop = last.end, last.stop
    return joined


def _is_between_little(first: Step, second: Step, old: Sequence[str], new: Sequence[str]) -> bool:
    if second.start - first.end > LITTLE:
        return False
    kept = _length(old[first.end : second.start])
    return kept <= min(_size(first, old, new), _size(second, old, new))


def _size(step: Step, old: Sequence[str], new: Sequence[str]) -> int:
    """Of the larger side; what is beyond a hundred words is more than little anyhow."""
    gone = old[step.start : min(step.end, step.start + 100)]
    come = new[step.begin : min(step.stop, step.begin + 100)]
    return max(_length(gone), _length(come))


def _length(words: Sequence[str]) -> int:
    """In characters."""
    return sum(map(len, words))
