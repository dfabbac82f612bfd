"""What two sequences have in common, in the same order. No database.

The longest common subsequence is found a whole row at a time, a row being the bits of one integer:
two texts of ten thousand words take some hundredths of a second, whatever they hold. What is
larger still is first parted at the items that stand once in both.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

Pair = tuple[int, int]

LARGEST = 100_000_000  # items times items: the bits that are kept, so at most 12 MB


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The places (in the old, in the new) of equal items, both rising."""
    found: list[Pair] = []
    parts = [(0, len(old), 0, len(new), True)]
    while parts:
        start, end, begin, stop, may_part = parts.pop()
        while start < end and begin < stop and old[start] == new[begin]:
            found.append((start, begin))
            start, begin = start + 1, begin + 1
        while start < end and begin < stop and old[end - 1] == new[stop - 1]:
            end, stop = end - 1, stop - 1
            found.append((end, stop))
        a, b = old[start:end], new[begin:stop]
        if len(a) * len(b) <= LARGEST:
            found += [(start + i, begin + j) for i, j in _longest(a, b)]
        elif may_part:
            inner = _parted(_anchors(a, b), len(a), len(b))
            parts += [(start + i, start + j, begin + m, begin + n, False) for i, j, m, n in inner]
            found += [(start + i, begin + j) for i, j in _anchors(a, b)]
    return sorted(found)


def _longest(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Pair]:
    """The longest common subsequence, from its end."""
    where: dict[Hashable, int] = {}
    for place, item in enumerate(new):
        where[item] = where.get(item, 0) | 1 << place
    every = (1 << len(new)) - 1
    # A bit that is 0 says: one more item is in common with the new up to here than before it.
    row, rows = every, []
    for item in old:
        matches = row & where.get(item, 0)
        row = ((row + matches) | (row - matches)) & every
        rows.append(row)
    i, j = len(old), len(new)
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
        elif i > 1 and not rows[i - 2] >> (j - 1) & 1:
            i -= 1
        else:
            i, j = i - 1, j - 1
            yield i, j


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Places of items that stand once in both, as many as are in the same order."""
    in_old, in_new = Counter(old), Counter(new)
    place = {item: n for n, item in enumerate(new) if in_new[item] == 1}
    once = [(n, place[item]) for n, item in enumerate(old) if in_old[item] == 1 and item in place]
    return [once[n] for n in rising([j for _, j in once])]


def rising(numbers: Sequence[int]) -> list[int]:
    """The places of as many numbers as possible that rise; the numbers are all different."""
    ends: list[int] = []  # of the best sequence of each length: its last number …
    places: list[int] = []  # … and where that stands
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    found: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _parted(anchors: list[Pair], old: int, new: int) -> Iterator[tuple[int, int, int, int]]:
    """What stands between the anchors."""
    i = j = 0
    for m, n in [*anchors, (old, new)]:
        yield i, m, j, n
        i, j = m + 1, n + 1
