"""Time lines: what a source attests is solid, what no source attests is hatched.

``draw`` turns rows into two drawings of the same thing, a wide one and a narrow one, ready for
SVG. Numbers are text with a decimal point, whatever language the page is in.
"""

import textwrap
from calendar import isleap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from math import ceil, floor
from typing import Literal

Kind = Literal["open", "sure", "point", "proposed"]
Anchor = Literal["start", "middle", "end"]

UNCERTAIN_AFTER = 366  # days: a start that is known to its year is drawn as known
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
STEP_LEAST = 60  # units between the labels of two years
LABEL_HALF = 16
HEAD, FOOT, LINE = 34, 8, 18
SURE_LEAST = 4  # units: a bar of one day would not be seen
POINT = 16


@dataclass(frozen=True)
class Row:
    """One line: a name, its period in words, and the days that bound it."""

    name: str
    when: str
    starts: date | None = None  # the earliest day that it can have begun
    starts_latest: date | None = None  # the latest; None beside a known ``starts``: then or later
    ends: date | None = None  # the latest day of an end that is known
    is_open: bool = False  # a source says that it goes on
    attested_first: date | None = None
    attested_last: date | None = None
    proposed_end: date | None = None


@dataclass(frozen=True)
class Mark:
    """A bar or a sign, by the box that it fills."""

    kind: Kind
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Text:
    words: str
    kind: Literal["name", "when"]
    x: str
    y: str
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Tick:
    """The line of a year's first day, with its label."""

    year: str
    x: str
    anchor: Anchor


@dataclass(frozen=True)
class DrawnRow:
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]
    rule: str  # where the line under the row is


@dataclass(frozen=True)
class Drawing:
    width: str
    height: str
    ticks: tuple[Tick, ...]
    rows: tuple[DrawnRow, ...]


@dataclass(frozen=True)
class Timeline:
    wide: Drawing
    narrow: Drawing
    kinds: frozenset[Kind]  # those that occur, for the key


def draw(rows: Sequence[Row], today: date, *, dense: bool = False) -> Timeline:
    """Draw the rows as known on the day; ``dense`` leaves the periods out of the wide drawing."""
    spans = [list(_spans(row, today)) for row in rows]
    everything = [span for row_spans in spans for span in row_spans]
    first = floor(min((span.start for span in everything), default=today.year))
    last = max(first + 1, _after(today), *(span.end for span in everything))
    return Timeline(
        wide=_drawing(_DENSE if dense else _WIDE, (first, last), rows, spans),
        narrow=_drawing(_NARROW, (first, last), rows, spans),
        kinds=frozenset(span.kind for span in everything),
    )


# In time. Years are numbers: 2011.5 is the middle of 2011.


@dataclass(frozen=True)
class _Span:
    kind: Kind
    start: float
    end: float


def _before(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / (365 + isleap(day.year))


def _after(day: date) -> float:
    return day.year + day.timetuple().tm_yday / (365 + isleap(day.year))


def _spans(row: Row, today: date) -> Iterator[_Span]:
    """The marks of a row, in the order that they are painted."""
    sure = _sure(row, today)
    if not (sure and sure.kind == "point"):
        yield from _open(row, sure, today)
    if sure:
        yield sure
    if row.proposed_end:
        yield _Span("proposed", _after(row.proposed_end), _after(row.proposed_end))


def _sure(row: Row, today: date) -> _Span | None:
    """The time that sources attest, if any."""
    start = row.starts
    if not (row.starts and row.starts_latest and _is_certain(row.starts, row.starts_latest)):
        known = (row.starts_latest, row.attested_first, row.ends)
        days = (day for day in known if day and (row.starts is None or day >= row.starts))
        start = min(days, default=None)
    end = row.ends or (row.attested_last and min(row.attested_last, today))
    if not (start and end) or end < start:
        return None
    is_bounded = row.starts or row.starts_latest or row.ends or row.is_open
    kind: Kind = "point" if start == end and not is_bounded else "sure"
    return _Span(kind, _before(start), _after(end))


def _is_certain(earliest: date, latest: date) -> bool:
    return (latest - earliest).days <= UNCERTAIN_AFTER


def _open(row: Row, sure: _Span | None, today: date) -> Iterator[_Span]:
    """What is left of the period when the attested time is taken out of it."""
    end = _after(row.ends or today)
    begun = row.starts or (None if sure else row.starts_latest)
    start = _before(begun) if begun else sure.start if sure else end
    gaps = [(start, sure.start), (sure.end, end)] if sure else [(start, end)]
    yield from (_Span("open", *gap) for gap in gaps if gap[0] < gap[1])


# On paper. One unit is one pixel when the page is as wide as it gets.


@dataclass(frozen=True)
class _Block:
    """The words of a row, where its bar is, and how much room it takes."""

    texts: list[Text]
    bar: float
    height: float


@dataclass(frozen=True)
class _Layout:
    width: int
    free_from: int  # left of it stand names, which the label of a year must not meet
    left: int
    right: int
    bar: int
    block: Callable[[Row, float], _Block]


def _beside_bar(row: Row, top: float, has_period: bool = True) -> _Block:
    names = _wrap(row.name, 32, 3)
    periods = _wrap(row.when, 38, 2) if has_period else []
    lines = len(names + periods)
    height = max(31, LINE * lines + 10)
    texts = _lines(names, periods, top + (height - LINE * lines) / 2 + 14)
    return _Block(texts, bar=top + (height - 12) / 2, height=height)


def _above_bar(row: Row, top: float) -> _Block:
    names, periods = _wrap(row.name, 44, 3) or [""], _wrap(row.when, 48, 2)
    is_shared = len(periods) == 1 and 7.1 * len(names[-1]) + 6.6 * len(periods[0]) < 316
    texts = _lines(names, [] if is_shared else periods, top + LINE)
    if is_shared:
        texts.append(Text(periods[0], "when", "328", texts[-1].y, "end"))
    bar = LINE * len(names if is_shared else names + periods) + 5
    return _Block(texts, bar=top + bar, height=bar + 19)


def _wrap(words: str, width: int, most: int) -> list[str]:
    """Lines of so many letters that they keep clear of the bars, which cannot be measured here."""
    return textwrap.wrap(words, width, max_lines=most, placeholder=" …")


def _lines(names: list[str], periods: list[str], baseline: float) -> list[Text]:
    lines = [Text(words, "name", "0", "") for words in names]
    lines += [Text(words, "when", "0", "") for words in periods]
    return [replace(text, y=_number(baseline + LINE * i)) for i, text in enumerate(lines)]


_WIDE = _Layout(944, free_from=250, left=262, right=928, bar=12, block=_beside_bar)
_DENSE = replace(_WIDE, block=partial(_beside_bar, has_period=False))
_NARROW = _Layout(328, free_from=0, left=0, right=320, bar=11, block=_above_bar)


def _drawing(
    layout: _Layout,
    years: tuple[float, float],
    rows: Sequence[Row],
    spans: Sequence[Sequence[_Span]],
) -> Drawing:
    drawn, top = [], float(HEAD)
    for row, row_spans in zip(rows, spans, strict=True):
        block = layout.block(row, top)
        top += block.height
        marks = tuple(_mark(layout, years, span, block.bar) for span in row_spans)
        drawn.append(DrawnRow(tuple(block.texts), marks, rule=_number(top)))
    ticks = tuple(_ticks(layout, years))
    return Drawing(str(layout.width), _number(top + FOOT), ticks, tuple(drawn))


def _mark(layout: _Layout, years: tuple[float, float], span: _Span, top: float) -> Mark:
    x, end = _place(layout, years, span.start), _place(layout, years, span.end)
    if span.kind in ("point", "proposed"):
        x = min(max(x - POINT / 2, 0), layout.width - POINT)
        y = top + (layout.bar - POINT) / 2
        return Mark(span.kind, _number(x), _number(y), str(POINT), str(POINT))
    if span.kind == "sure":
        x = min(x, layout.right - SURE_LEAST)
        end = max(end, x + SURE_LEAST)
    return Mark(span.kind, _number(x), _number(top), _number(end - x), str(layout.bar))


def _place(layout: _Layout, years: tuple[float, float], year: float) -> float:
    first, last = years
    return round(layout.left + (layout.right - layout.left) * (year - first) / (last - first), 1)


def _ticks(layout: _Layout, years: tuple[float, float]) -> Iterator[Tick]:
    first, last = years
    a_year = (layout.right - layout.left) / (last - first)
    step = next((step for step in STEPS if step * a_year >= STEP_LEAST), STEPS[-1])
    for year in range(step * ceil(first / step), floor(last) + 1, step):
        x = _place(layout, years, year)
        is_first, is_last = x < layout.free_from + LABEL_HALF, x > layout.width - LABEL_HALF
        yield Tick(str(year), _number(x), "start" if is_first else "end" if is_last else "middle")


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
