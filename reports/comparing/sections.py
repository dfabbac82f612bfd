"""Which section answers to which, and what differs in each. No database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reports.document import Chapter
from reports.prose.nodes import Text
from stadsnat.differences.subsequence import Pair, rising

from .grids import Grid, TableChange, compared, whole
from .pairing import ENOUGH, likeness, paired, paired_grids
from .runs import Run, word_differences
from .tokens import Token, tokens
from .units import Line, LineKind, Unit, units

ALIKE = 0.5  # of the words of two headings, when the sections are no longer the same rows
MOST = 300  # sections that have lost their rows: more are not looked through
Marks = tuple[Run, ...]


@dataclass(frozen=True)
class LineChange:
    """A paragraph, point or heading: unchanged, changed, come, gone, or moved as it was.

    ``elsewhere`` is the heading of the other section that a moved line comes from or stands in.
    """

    kind: Literal["same", "changed", "new", "gone", "moved-here", "moved-away"]
    line: Line
    runs: Marks
    was: LineKind | None = None  # when it stands as something else now
    elsewhere: str = ""


Part = LineChange | TableChange


@dataclass(frozen=True)
class SectionChange:
    """A section that is in one of the documents or both, and what stands in it."""

    kind: Literal["same", "changed", "new", "gone"]
    key: int
    level: int
    heading: str
    parts: tuple[Part, ...] = ()
    renamed: Marks = ()  # the heading word by word when it is not the same
    old_level: int = 0  # when that is not the same
    is_moved: bool = False

    @property
    def is_touched(self) -> bool:
        """Whether anything is to be told of it."""
        return self.kind != "same" or self.is_moved

    def lines(self) -> Iterator[LineChange]:
        return (part for part in self.parts if isinstance(part, LineChange))

    def tables(self) -> Iterator[TableChange]:
        return (part for part in self.parts if isinstance(part, TableChange))


def section_changes(old: Sequence[Chapter], new: Sequence[Chapter]) -> tuple[SectionChange, ...]:
    """Every section: in the new order, those that are gone after what they followed."""
    pairs = sorted(_paired_sections(old, new), key=lambda pair: pair[1])
    kept = {pairs[place] for place in rising([m for m, _ in pairs])}
    answers = {n: m for m, n in pairs}
    found = {
        n: _both(old[answers[n]], chapter, is_moved=(answers[n], n) not in kept)
        if n in answers
        else _whole(chapter, "new")
        for n, chapter in enumerate(new)
    }
    lost: dict[int, list[SectionChange]] = defaultdict(list)
    places = {m: n for n, m in answers.items()}
    after = -1
    for m, chapter in enumerate(old):
        if m in places:
            after = places[m]
        else:
            lost[after].append(_whole(chapter, "gone"))
    told = [one for n in range(-1, len(new)) for one in (*found_at(found, n), *lost[n])]
    return _with_moved_lines(told)


def found_at(found: dict[int, SectionChange], place: int) -> tuple[SectionChange, ...]:
    return (found[place],) if place in found else ()


def _paired_sections(old: Sequence[Chapter], new: Sequence[Chapter]) -> Iterator[Pair]:
    """By their keys, then by their headings: the same, and then the most alike."""
    by_key = {chapter.key: n for n, chapter in enumerate(old)}
    pairs = [(by_key[c.key], n) for n, c in enumerate(new) if c.key in by_key]
    yield from pairs
    left = sorted(set(range(len(old))) - {m for m, _ in pairs})
    right = sorted(set(range(len(new))) - {n for _, n in pairs})
    words_old, words_new = _headings(old, left), _headings(new, right)
    candidates = (
        (-alike, abs(m - n), m, n)
        for m in left[:MOST]
        for n in right[:MOST]
        if (alike := likeness(words_old[m], words_new[n])) >= ALIKE
    )
    taken: set[tuple[str, int]] = set()
    for _, _, m, n in sorted(candidates):
        if not {("old", m), ("new", n)} & taken:
            taken |= {("old", m), ("new", n)}
            yield m, n


def _headings(chapters: Sequence[Chapter], places: Sequence[int]) -> dict[int, frozenset[str]]:
    return {n: frozenset(token.folded for token in _words(chapters[n].heading)) for n in places}


def _words(text: str) -> tuple[Token, ...]:
    return tokens([Text(text)])


def _whole(chapter: Chapter, kind: Literal["new", "gone"]) -> SectionChange:
    parts = tuple(_come_or_gone(unit, kind) for unit in units(chapter.blocks))
    return SectionChange(kind, chapter.key, chapter.level, chapter.heading, parts)


def _come_or_gone(unit: Unit, kind: Literal["new", "gone"]) -> Part:
    if isinstance(unit, Grid):
        return whole(unit, kind)
    new = kind == "new"
    run = Run(kind, () if new else unit.tokens, unit.tokens if new else ())
    return LineChange(kind, unit, (run,) if unit.tokens else ())


def _both(old: Chapter, new: Chapter, *, is_moved: bool) -> SectionChange:
    is_same_text = old.blocks == new.blocks
    parts = () if is_same_text else tuple(_parts(units(old.blocks), units(new.blocks)))
    renamed: Marks = ()
    if old.heading != new.heading:
        renamed = word_differences(_words(old.heading), _words(new.heading))
    old_level = old.level if old.level != new.level else 0
    is_same = not renamed and not old_level and all(part.kind == "same" for part in parts)
    return SectionChange(
        kind="same" if is_same else "changed",
        key=new.key,
        level=new.level,
        heading=new.heading,
        parts=parts,
        renamed=renamed,
        old_level=old_level,
        is_moved=is_moved,
    )


def _parts(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Part]:
    """What stands in a section that is in both, in order; what is gone where it stood."""
    grids = paired_grids(old, new)
    elsewhere = set(grids.values())
    i = j = 0
    for m, n in [*paired(old, new), (len(old), len(new))]:
        yield from (_come_or_gone(old[k], "gone") for k in range(i, m) if k not in elsewhere)
        for k in range(j, n):
            former = old[grids[k]] if k in grids else None
            yield _answered(former, new[k]) if former else _come_or_gone(new[k], "new")
        if n < len(new):
            yield _answered(old[m], new[n])
        i, j = m + 1, n + 1


def _answered(old: Unit, new: Unit) -> Part:
    if isinstance(old, Grid) and isinstance(new, Grid):
        return compared(old, new)
    assert isinstance(old, Line)
    assert isinstance(new, Line)
    runs = word_differences(old.tokens, new.tokens)
    was = old.kind if old.place != new.place else None
    is_same = was is None and all(run.kind == "same" for run in runs)
    return LineChange("same" if is_same else "changed", new, runs, was)


def _with_moved_lines(sections: Sequence[SectionChange]) -> tuple[SectionChange, ...]:
    """Lines that are gone in one place and have come in another, as they were, have moved."""
    parts = [list(section.parts) for section in sections]
    gone: dict[tuple[Token, ...], list[Pair]] = defaultdict(list)
    come: list[tuple[int, int, LineChange]] = []
    for n, of_section in enumerate(parts):
        for k, part in enumerate(of_section):
            if isinstance(part, LineChange) and len(part.line.tokens) >= ENOUGH:
                if part.kind == "gone":
                    gone[part.line.tokens].append((n, k))
                elif part.kind == "new":
                    come.append((n, k, part))
    for n, k, part in come:
        if places := gone.get(part.line.tokens):
            m, place = places.pop(0)
            parts[n][k] = _moved(part, "moved-here", sections[m] if m != n else None)
            former = parts[m][place]
            assert isinstance(former, LineChange)
            parts[m][place] = _moved(former, "moved-away", sections[n] if m != n else None)
    return tuple(replace(s, parts=tuple(p)) for s, p in zip(sections, parts, strict=True))


def _moved(
    part: LineChange, kind: Literal["moved-here", "moved-away"], other: SectionChange | None
) -> LineChange:
    return replace(part, kind=kind, elsewhere=other.heading if other else "")
