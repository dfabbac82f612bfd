"""A day, a month, a season, a year or a decade, as people write it.

Every text here is tidy (date_vocabulary). What has two meanings is refused with both of them;
nothing is chosen for the writer.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .date_vocabulary import MONTHS, SEASONS


class Reason(StrEnum):
    """Why a text is not read."""

    WORDS = "words"
    AMBIGUOUS = "ambiguous"
    NO_SUCH_DAY = "no_such_day"
    YEAR = "year"
    NO_YEAR = "no_year"
    BACKWARDS = "backwards"
    WEEKDAY = "weekday"
    PERIOD = "period"
    TOO_LONG = "too_long"


class Refused(ValueError):
    """The reason, and the dates (EDTF) that the writer may have meant."""

    def __init__(self, reason: Reason = Reason.WORDS, readings: tuple[str, ...] = ()):
        super().__init__(reason)
        self.reason = reason
        self.readings = readings


@dataclass(frozen=True)
class Part:
    """What was written of a date: its year ("2011", "199X"), month or season, day."""

    year: str = ""
    month: str = ""
    day: str = ""

    @property
    def edtf(self) -> str:
        return "-".join(text for text in (self.year, self.month, self.day) if text)

    @property
    def is_plain(self) -> bool:
        """A day, a month or a year: what may stand beside "senast" and "efter"."""
        return self.year.isdigit() and self.month not in SEASONS.values()


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first so that none hides another."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


NAMED = f"(?P<name>{any_of(MONTHS)})"
_DAY, _NUMBER, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_PARTS = [
    re.compile(pattern, re.ASCII)
    for pattern in [
        rf"{_DAY}[ -]?{NAMED}(?:[ -]?{_YEAR})?",  # 24 mars 2011
        rf"{NAMED} {_DAY}(?: {_YEAR})?",  # March 24, 2011
        rf"{_YEAR} {NAMED}(?: {_DAY})?",  # 2011 mars 24
        rf"{NAMED}(?:[ -]?{_YEAR})?",  # mars 2011
        rf"(?P<season>{any_of(SEASONS)})(?: {_YEAR})?",  # våren 2018
        rf"{_YEAR}[-–]{_NUMBER}[-–]{_DAY}",  # 2011-03-24, also as a word processor "corrects" it
        rf"{_YEAR}-(?P<month>\d\d)",  # 2011-03
        rf"{_YEAR}(?P<mark>[/.]){_NUMBER}(?P=mark){_DAY}",  # 2011/03/24
        r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)",  # 20110324
        rf"{_DAY}/{_NUMBER}(?:[ -]{_YEAR})?",  # 24/3 2011
        rf"{_DAY}\. ?{_NUMBER}\.? ?{_YEAR}",  # 24.3.2011
        _YEAR,
        _DAY,
    ]
]
_EITHER_ORDER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})", re.ASCII)  # 03/04/2011
_DECADE = re.compile(r"(\d{4}|\d{2})(?:[-–]? ?tal(?:et)?|['’]?s)", re.ASCII)
_FIRST_DECADE = re.compile(
    r"(\d{2})00(?:[-–]? ?talets första (?:årtionde|decennium))|first decade (\d{2})00['’]?s",
    re.ASCII,
)


def checked_year(year: str) -> str:
    if not "1000" <= year[:4].replace("X", "0") <= "2999":
        raise Refused(Reason.YEAR)
    return year


def part_of(found: Mapping[str, str | None]) -> Part:
    """The part that a pattern found; a season stands by name, never as the figure 21."""
    texts = {name: text or "" for name, text in found.items()}
    month, day, year = (texts.get(name, "") for name in ("month", "day", "year"))
    if month and not 1 <= int(month) <= 12:
        raise Refused(Reason.NO_SUCH_DAY)
    named = MONTHS.get(texts.get("name", "")) or SEASONS.get(texts.get("season", ""))
    return checked(
        Part(
            year=checked_year(year) if year else "",
            month=named or (month.zfill(2) if month else ""),
            day=day.zfill(2) if day else "",
        )
    )


def checked(part: Part) -> Part:
    """The same part, if the calendar has its day."""
    if part.day:
        try:  # a leap year where the year is not known
            date(int(part.year or 2000), int(part.month or 1), int(part.day))
        except ValueError:
            raise Refused(Reason.NO_SUCH_DAY) from None
    return part


def part(text: str) -> Part | None:
    """A date or what is written of one; None when the text is neither."""
    for pattern in _PARTS:
        if match := pattern.fullmatch(text):
            return part_of(match.groupdict())
    return _either_order(text) or decade(text)


def _either_order(text: str) -> Part | None:
    """Day and month in figures: Swedish order only where the other order cannot be meant."""
    if not (match := _EITHER_ORDER.fullmatch(text)):
        return None
    first, second, year = match[1], match[3], match[4]
    readings = []
    for day, month in dict.fromkeys([(first, second), (second, first)]):
        try:
            readings.append(part_of({"year": year, "month": month, "day": day}))
        except Refused as error:
            if error.reason == Reason.YEAR:
                raise
    if not readings:
        raise Refused(Reason.NO_SUCH_DAY)
    if len(readings) == 1 and int(second) <= 12:
        return readings[0]
    reason = Reason.AMBIGUOUS if len(readings) > 1 else Reason.WORDS
    raise Refused(reason, tuple(reading.edtf for reading in readings))


def decade(text: str) -> Part | None:
    """1990-talet, 90-talet; the 1900s and the 20s can each mean two times."""
    if match := _FIRST_DECADE.fullmatch(text):
        return Part(checked_year(f"{match[1] or match[2]}0X"))
    if not (match := _DECADE.fullmatch(text)) or not match[1].endswith("0"):
        return None
    if len(match[1]) == 4:
        year = checked_year(match[1])
        if year.endswith("00"):
            century = f"[{year}..{year[:2]}99]"
            raise Refused(Reason.AMBIGUOUS, (f"{year[:3]}X", century))
        return Part(f"{year[:3]}X")
    tens = match[1][0]
    if tens in "123":
        raise Refused(Reason.AMBIGUOUS, (f"19{tens}X", f"20{tens}X"))
    return Part(f"20{tens}X" if tens == "0" else f"19{tens}X")


def one(text: str) -> Part | None:
    """A whole date: a part with its year."""
    found = part(text)
    if found and not found.year and found.month:
        raise Refused(Reason.NO_YEAR)
    return found if found and found.year else None
