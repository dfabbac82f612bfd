"""The forms that people write dates in, each told apart by its pattern, and what each means.

Every text here is tidy (date_vocabulary), and made of the parts of date_parts.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from .date_parts import (
    NAMED,
    Part,
    Reason,
    Refused,
    any_of,
    checked,
    checked_year,
    decade,
    one,
    part,
    part_of,
)
from .date_vocabulary import APPROXIMATE, PARTS_OF_DECADE, PROBABLE, SEASONS, WEEKDAYS
from .dates import bounds

_SHORT_SPAN = re.compile(r"(\d{4})([-–/])(\d{1,2})", re.ASCII)
_TERM = re.compile(r"(?:(vt)|ht) ?(\d{4})", re.ASCII)
_WINTER = re.compile(r"(?:vintern?|winter) (\d{4})(?:/\d{4}|[/–-]\d{2})", re.ASCII)
_EITHER = re.compile(r"(.+) (?:eller|or) (.+)")
_SHORT_YEAR = [
    re.compile(pattern, re.ASCII)
    for pattern in [
        rf"(?:(?P<day>\d{{1,2}})[ -]?)?{NAMED}[ -]*['’]?(?P<year>\d\d)",  # mars -11
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[ /.-]*(?P<year>\d\d)",  # 24/3-11
        r"(?P<year>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",  # 11-03-24
        r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)",  # 110324
    ]
]


def _short_span(text: str) -> str | None:
    """1995-97 is three years, 2015-3 a month; 2008–10 and 2009/10 may be either."""
    if not (match := _SHORT_SPAN.fullmatch(text)):
        return None
    year, number = checked_year(match[1]), match[3]
    months = [f"{year}-{number.zfill(2)}"] if 1 <= int(number) <= 12 else []
    last = year[: -len(number)] + number
    spans = [f"{year}/{last}"] if last > year else []
    if len(months + spans) == 1 and match[2] != "/":
        return (months + spans)[0]
    if months or spans:
        raise Refused(Reason.AMBIGUOUS if months and spans else Reason.WORDS, (*months, *spans))
    return None


def _short_year(text: str) -> str | None:
    """A year of two figures is never taken, but the writer is shown what it may be."""
    readings = []
    for pattern in _SHORT_YEAR:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            century = "20" if found["year"] < "50" else "19"
            with suppress(Refused):
                readings.append(part_of(found | {"year": century + found["year"]}).edtf)
    if readings:
        raise Refused(Reason.AMBIGUOUS if len(readings) > 1 else Reason.WORDS, tuple(readings))
    return None


def _term(text: str) -> str | None:
    """vt 2018 is a term, longer than the season; a winter of two years has no EDTF."""
    if match := _TERM.fullmatch(text):
        year = checked_year(match[2])
        season, first, last = ("21", "01", "06") if match[1] else ("23", "08", "12")
        raise Refused(Reason.AMBIGUOUS, (f"{year}-{season}", f"{year}-{first}/{year}-{last}"))
    if match := _WINTER.fullmatch(text):
        year = checked_year(match[1])
        raise Refused(readings=(f"[{year}-12..{int(year) + 1}-02]",))
    return None


def _either(text: str) -> str | None:
    """2003 eller 2004: only neighbours, for of others nothing between is meant."""
    if not (match := _EITHER.fullmatch(text)) or not (last := one(match[2])):
        return None
    first = one(match[1])
    if first and first.is_plain and last.is_plain and _moved(first, 1) == last:
        return f"[{first.edtf}..{last.edtf}]"
    return None


def _simple(text: str) -> str | None:
    found = one(text)
    return found.edtf if found else None


_WEEKDAY = re.compile(f"({any_of(WEEKDAYS)}) (.+)")


def _weekday(text: str) -> str | None:
    """torsdag 24 mars 2011: the two must agree."""
    if not (match := _WEEKDAY.fullmatch(text)) or not (found := one(match[2])) or not found.day:
        return None
    if date.fromisoformat(found.edtf).weekday() != WEEKDAYS[match[1]]:
        raise Refused(Reason.WEEKDAY, (found.edtf,))
    return found.edtf


_PROBABLE = re.compile(f"(?:{any_of(PROBABLE)}) (.+)")
_APPROXIMATE = re.compile(f"(?:{any_of(APPROXIMATE)}) ?(.+)")
_DOUBTED = re.compile(r"(.+?) ?(?:\?|\(\?\))")


def _qualified(text: str) -> str | None:
    """omkring 1995, troligen 1995, troligen omkring 1995, 1995 (?)."""
    rest, marks = text, ""
    for mark, pattern in (("?", _PROBABLE), ("~", _APPROXIMATE), ("?", _DOUBTED)):
        if match := pattern.fullmatch(rest):
            rest, marks = match[1], marks + mark
    if not marks or not (found := one(rest)):
        return None
    if found.month in SEASONS.values():  # the EDTF library has no doubtful seasons
        raise Refused(readings=(found.edtf,))
    return found.edtf + ("%" if len(set(marks)) > 1 else marks[0])


_UNTIL = re.compile(
    r"(?:(?:allra )?senast|no later than|not later than|by) (.+)|(.+) (?:eller tidigare|or earlier)"
)
_FROM = re.compile(
    r"(?:(?:allra )?tidigast|no earlier than|not earlier than) (.+)|(.+) (?:eller senare|or later)"
)
_BEFORE = re.compile(r"(?:före|innan|before) (.+)()")
_AFTER = re.compile(r"(?:efter|after) (.+)()")


def _one_sided(text: str) -> str | None:
    """senast 2010, 2010 eller senare; före 2010 is at the latest the last day of 2009."""
    for pattern, steps, form in (
        (_UNTIL, 0, "[..{}]"),
        (_FROM, 0, "[{}..]"),
        (_BEFORE, -1, "[..{}]"),
        (_AFTER, 1, "[{}..]"),
    ):
        if match := pattern.fullmatch(text):
            found = one(match[1] or match[2])
            if found and found.is_plain:
                return form.format(_moved(found, steps).edtf)
            raise Refused(readings=_edge(found, form) if found and not steps else ())
    return None


def _edge(found: Part, form: str) -> tuple[str, ...]:
    """senast våren 2018: its last month is what can be written instead."""
    days = bounds(found.edtf)
    day = days.latest if form == "[..{}]" else days.earliest
    return (form.format(f"{day:%Y-%m}"),)


def _moved(found: Part, steps: int) -> Part:
    """The day, month or year before or after."""
    if found.day:
        moved = date.fromisoformat(found.edtf) + timedelta(days=steps)
        result = Part(f"{moved:%Y}", f"{moved:%m}", f"{moved:%d}")
    elif found.month:
        months = int(found.year) * 12 + int(found.month) - 1 + steps
        result = Part(str(months // 12), f"{months % 12 + 1:02}")
    else:
        result = Part(str(int(found.year) + steps))
    checked_year(result.year)
    return result


_PART_OF_DECADE = re.compile(f"({any_of(PARTS_OF_DECADE)})[ -](.+)")
_TURN = re.compile(r"(?:årsskiftet|turn year|turn) (\d{4})(?:[/–-](\d{4}|\d{2}))?", re.ASCII)


def _part_of_decade(text: str) -> str | None:
    """mitten av 1990-talet."""
    if not (match := _PART_OF_DECADE.fullmatch(text)):
        return None
    first, last = PARTS_OF_DECADE[match[1]]
    try:
        found = decade(match[2])
    except Refused as error:  # early 2000s, early 20s
        tens = [reading[:3] for reading in error.readings if reading.endswith("X")]
        readings = tuple(f"[{ten}{first}..{ten}{last}]" for ten in tens)
        reason = error.reason if len(readings) > 1 else Reason.WORDS
        raise Refused(reason, readings) from None
    return f"[{found.year[:3]}{first}..{found.year[:3]}{last}]" if found else None


def _turn(text: str) -> str | None:
    """årsskiftet 2010/2011; with one year it may be either end of it."""
    if not (match := _TURN.fullmatch(text)):
        return None
    year = int(checked_year(match[1]))
    turns = [f"[{last}-12-31..{last + 1}-01-01]" for last in (year - 1, year)]
    if not match[2]:
        raise Refused(Reason.AMBIGUOUS, tuple(turns))
    checked_year(str(year + 1))
    return turns[1] if str(year + 1).endswith(match[2]) else None


_SOME_TIME = re.compile(
    r"(?:(?:någon gång|some ?time|at some time)(?: mellan| between)?|mellan|between) (.+)"
)


def _some_time(text: str) -> str | None:
    """någon gång 1994–1997, mellan 1994 och 1997."""
    if not (match := _SOME_TIME.fullmatch(text)):
        return None
    if found := _simple(match[1]) or _part_of_decade(match[1]):
        return found
    span = _span(re.sub(r" (?:och|and) ", "–", match[1]))
    if not span or not (span[0].is_plain and span[1].is_plain):
        return None
    # Both must be as fine: October 2009 to 2011 ends in December 2011.
    length = max(len(end.edtf) for end in span)
    first, last = bounds(span[0].edtf).earliest, bounds(span[1].edtf).latest
    return f"[{str(first)[:length]}..{str(last)[:length]}]"


_RANGE = re.compile(r"–| (?:till|to|until|through) |(?<=\w)-(?=\w)")
_ISO_SPAN = re.compile(r"(\d{4})-(\d\d)-(\d\d)[–/-](?:(\d\d)-)?(\d\d)", re.ASCII)
_ENGLISH_SPAN = re.compile(rf"{NAMED} (\d{{1,2}})[–-](\d{{1,2}}) (\d{{4}})", re.ASCII)


def _span(text: str) -> tuple[Part, Part] | None:
    """The two ends of a stretch of time, each with what the other lends it."""
    if match := _ISO_SPAN.fullmatch(text):  # 2011-11-23--26, 2011-11-23/12-02
        year, month, first, last_month, last = match.groups()
        ends = [(month, first), (last_month or month, last)]
        start, end = (part_of({"year": year, "month": m, "day": d}) for m, d in ends)
        return start, end
    if match := _ENGLISH_SPAN.fullmatch(text):  # November 23–26, 2011
        name, first, last, year = match.groups()
        start, end = (part_of({"year": year, "name": name, "day": day}) for day in (first, last))
        return start, end
    return _split(text.removeprefix("från "))


def _split(text: str) -> tuple[Part, Part] | None:
    found, refused = [], None
    for mark in _RANGE.finditer(text):
        try:
            first, last = part(text[: mark.start()]), one(text[mark.end() :])
        except Refused as error:
            refused = error
            continue
        if first and last and (pair := _lent(first, last)):
            found.append(pair)
    if not found and refused:
        raise refused
    return found[0] if len(found) == 1 else None


def _lent(first: Part, last: Part) -> tuple[Part, Part] | None:
    """23–26 november 2011: the first day has its month and year from the last."""
    if first.year:
        return first, last
    if bool(first.day) != bool(last.day) or not last.month:
        return None
    return checked(replace(first, year=last.year, month=first.month or last.month)), last


def _interval(text: str) -> str | None:
    span = _span(text)
    return f"{span[0].edtf}/{span[1].edtf}" if span else None


_RULES: list[Callable[[str], str | None]] = [
    *(_short_span, _short_year, _term, _weekday, _qualified, _one_sided, _part_of_decade),
    *(_turn, _some_time, _either, _simple, _interval),
]


def meaning(text: str) -> str:
    """The EDTF of a tidy text; raises Refused. An end before its start is not noticed here."""
    for rule in _RULES:
        if found := rule(text):
            return found
    raise Refused
