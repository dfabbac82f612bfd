"""Which paragraph, point, heading or table answers to which: first the alike. No database."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from stadsnat.differences.subsequence import Pair, common

from .grids import Grid
from .units import Line, Unit

ALIKE = 0.4  # of the words of two lines, counted once, that must be in both
NEAR = 50  # lines of a rewritten passage are looked for so far from their place
ENOUGH = 4  # words of a line that is told as moved


def paired(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """The places (in the old, in the new) of units that answer to each other, both rising."""
    answers = paired_grids(old, new)
    before: list[Hashable] = [_key(unit, place) for place, unit in enumerate(old)]
    after: list[Hashable] = [
        _key(unit, answers.get(place, -1 - place)) for place, unit in enumerate(new)
    ]
    found: list[Pair] = []
    i = j = 0
    for m, n in [*common(before, after), (len(old), len(new))]:
        found += _alike(old, new, range(i, m), range(j, n))
        found.append((m, n))
        i, j = m + 1, n + 1
    return found[:-1]


def _key(unit: Unit, place: int) -> Hashable:
    return place if isinstance(unit, Grid) else (unit.place, unit.tokens)


def _alike(old: Sequence[Unit], new: Sequence[Unit], first: range, second: range) -> Iterator[Pair]:
    """Lines of two passages that are much the same: the most alike first, none across another."""
    candidates = sorted(_candidates(old, new, first, second))
    places: list[int] = []
    answers: list[int] = []
    for _, _, i, j in candidates:
        at = bisect(places, i)
        is_free = not (at and places[at - 1] == i)
        if is_free and (not at or answers[at - 1] < j) and (at == len(places) or j < answers[at]):
            places.insert(at, i)
            answers.insert(at, j)
    return zip(places, answers, strict=True)


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], first: range, second: range
) -> Iterator[tuple[float, int, int, int]]:
    """How unlike, how far apart, and the places, of lines that could answer to each other."""
    words = {j: _words(unit) for j in second if isinstance(unit := new[j], Line)}
    for number, i in enumerate(first):
        if not isinstance(unit := old[i], Line):
            continue
        here = second.start + number * len(second) // len(first)
        mine = _words(unit)
        for j in range(max(second.start, here - NEAR), min(second.stop, here + NEAR + 1)):
            if j in words and (alike := likeness(mine, words[j])) >= ALIKE:
                yield -alike, abs(j - here), i, j


def _words(line: Line) -> frozenset[str]:
    return frozenset(token.folded for token in line.tokens)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that both have, from 0 to 1."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def paired_grids(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Place in the new → in the old of tables that answer to each other, wherever they stand.

    First those with the same kind and caption, then those of the same kind, in their order.
    """
    found: dict[int, int] = {}
    left = [(n, unit) for n, unit in enumerate(old) if isinstance(unit, Grid)]
    right = [(n, unit) for n, unit in enumerate(new) if isinstance(unit, Grid)]
    for name in (_full_name, _short_name):
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for m, grid in left:
            waiting[name(grid)].append(m)
        pairs = [(waiting[name(g)].pop(0), n) for n, g in right if waiting.get(name(g))]
        found |= {n: m for m, n in pairs}
        done, seen = {m for m, _ in pairs}, {n for _, n in pairs}
        left = [(m, grid) for m, grid in left if m not in done]
        right = [(n, grid) for n, grid in right if n not in seen]
    return found


def _full_name(grid: Grid) -> Hashable:
    return grid.kind, grid.caption


def _short_name(grid: Grid) -> Hashable:
    """Two tables written by hand are the same one when their columns are."""
    return grid.kind or grid.columns
