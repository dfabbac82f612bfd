"""The order and the levels of a report's sections: what may stand where. No database.

The first section is of level 2, and a level rises by at most one from a section to the next. What
is moved takes along what stands under it; no other section changes its level.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

HIGHEST, DEEPEST = 2, 4


@dataclass(frozen=True)
class Entry:
    """A section's place: which one, and how deep."""

    pk: int
    level: int


Outline = tuple[Entry, ...]


class NotPossible(Exception):
    """The section cannot be moved that way."""


def is_whole(outline: Sequence[Entry]) -> bool:
    """Whether the outline keeps the rule."""
    before = HIGHEST - 1
    for entry in outline:
        if not HIGHEST <= entry.level <= min(before + 1, DEEPEST):
            return False
        before = entry.level
    return True


def mended(outline: Sequence[Entry]) -> Outline:
    """The same order with the levels that the rule allows; one that keeps it is unchanged."""
    found: list[Entry] = []
    for entry in outline:
        most = found[-1].level + 1 if found else HIGHEST
        level = min(max(entry.level, HIGHEST), most, DEEPEST)
        found.append(replace(entry, level=level))
    return tuple(found)


def under(outline: Outline, pk: int) -> Outline:
    """The section and all that stands under it."""
    start, end = _span(outline, pk)
    return outline[start:end]


def up(outline: Outline, pk: int) -> Outline:
    """Before the section that it follows."""
    start, end = _span(outline, pk)
    level = outline[start].level
    to = start - 1
    while to > 0 and outline[to].level > level:
        to -= 1
    if to < 0:
        raise NotPossible
    return _checked(outline[:to] + outline[start:end] + outline[to:start] + outline[end:])


def down(outline: Outline, pk: int) -> Outline:
    """After the section that follows it."""
    start, end = _span(outline, pk)
    if end == len(outline):
        raise NotPossible
    to = end + 1
    while to < len(outline) and outline[to].level > outline[start].level:
        to += 1
    return _checked(outline[:start] + outline[end:to] + outline[start:end] + outline[to:])


def inwards(outline: Outline, pk: int) -> Outline:
    """One level deeper: part of the section before it."""
    return _shifted(outline, pk, 1)


def outwards(outline: Outline, pk: int) -> Outline:
    """One level up: no longer part of the section that it stands under."""
    return _shifted(outline, pk, -1)


def placed(outline: Outline, pk: int, after: int | None) -> Outline:
    """After another section, and what is deeper under that; first when there is none."""
    start, end = _span(outline, pk)
    moved, rest = outline[start:end], outline[:start] + outline[end:]
    if after is None:
        return _fitted(moved, (), rest)
    if after in {entry.pk for entry in moved}:
        raise NotPossible
    to = _place_after(rest, after, moved[0].level)
    return _fitted(moved, rest[:to], rest[to:])


def added(outline: Outline, pk: int, after: int | None) -> Outline:
    """With a new section: beside the one it comes after, or last as a chapter."""
    if after is None:
        return (*outline, Entry(pk, HIGHEST))
    level = next(entry.level for entry in outline if entry.pk == after)
    to = _place_after(outline, after, level)
    return (*outline[:to], Entry(pk, level), *outline[to:])


MOVES = {"upp": up, "ner": down, "in": inwards, "ut": outwards}


def possible(outline: Outline) -> dict[int, frozenset[str]]:
    """Section → the names of the moves that it can make."""
    return {
        entry.pk: frozenset(name for name in MOVES if _is_possible(outline, entry.pk, name))
        for entry in outline
    }


def _is_possible(outline: Outline, pk: int, name: str) -> bool:
    try:
        MOVES[name](outline, pk)
    except NotPossible:
        return False
    return True


def _span(outline: Outline, pk: int) -> tuple[int, int]:
    start = next(index for index, entry in enumerate(outline) if entry.pk == pk)
    end = start + 1
    while end < len(outline) and outline[end].level > outline[start].level:
        end += 1
    return start, end


def _place_after(outline: Outline, pk: int, level: int) -> int:
    to = next(index for index, entry in enumerate(outline) if entry.pk == pk) + 1
    while to < len(outline) and outline[to].level > level:
        to += 1
    return to


def _fitted(moved: Outline, before: Outline, behind: Outline) -> Outline:
    """What is moved comes as deep as it was, or as the place allows."""
    most = before[-1].level + 1 if before else HIGHEST
    step = min(most - moved[0].level, 0)
    return _checked(before + _deeper(moved, step) + behind)


def _shifted(outline: Outline, pk: int, step: int) -> Outline:
    start, end = _span(outline, pk)
    return _checked(outline[:start] + _deeper(outline[start:end], step) + outline[end:])


def _deeper(entries: Outline, step: int) -> Outline:
    return tuple(replace(entry, level=entry.level + step) for entry in entries)


def _checked(outline: Outline) -> Outline:
    if not is_whole(outline):
        raise NotPossible
    return outline
