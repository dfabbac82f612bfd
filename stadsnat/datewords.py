"""Dates as people write them, read as EDTF; and what was read, told again.

"okt 2008", "mitten av 1990-talet", "23–26 nov. 2011", "2011-11-23--26", "senast 2010", in Swedish
or English. What could mean two things is refused, with both. Whatever ``dates.say`` says, is read
as the date it was said of.
"""

import re
from datetime import date
from functools import lru_cache

from . import dates
from .date_grammar import meaning
from .date_parts import Reason, Refused, any_of
from .date_vocabulary import NOW_WORDS, OPEN_WORDS, UNKNOWN_WORDS, plain, tidy

__all__ = ["LONGEST", "Reason", "Unreadable", "is_as_read", "read", "read_period", "said_back"]

LONGEST = 120


class Unreadable(ValueError):
    """A text that is not read as a date, why, and which dates (EDTF) it may mean."""

    def __init__(self, text: str, reason: Reason = Reason.WORDS, readings: tuple[str, ...] = ()):
        super().__init__(text)
        self.text = text
        self.reason = reason
        self.readings = readings

    @property
    def suggestion(self) -> str:
        """The EDTF that lies nearest, or nothing."""
        if self.readings:
            return self.readings[0]
        from .date_suggestions import nearest  # it reads, so it imports this module

        return nearest(self.text) if self.reason == Reason.WORDS else ""


@lru_cache(maxsize=4096)
def read(text: str) -> str:
    """The EDTF of a date in words; the empty text is unknown, ``..`` is open."""
    try:
        return _read(text)
    except Unreadable as error:
        if error.reason == Reason.WORDS and not error.readings:
            ends = _ends_of_period(text)
            if ends:
                raise Unreadable(text, Reason.PERIOD, ends) from None
        raise


def _read(text: str) -> str:
    if len(text) > LONGEST:
        raise Unreadable(text, Reason.TOO_LONG)
    words = plain(text)
    if words in UNKNOWN_WORDS:
        return dates.UNKNOWN
    if words in OPEN_WORDS:
        return dates.OPEN
    try:
        found = _edtf(text) or meaning(tidy(text))
    except Refused as error:
        raise Unreadable(text, error.reason, tuple(filter(_holds, error.readings))) from None
    if not _holds(found):
        raise Unreadable(text, Reason.BACKWARDS)
    return found


_EARLY_OR_LATE = re.compile(r"(?<![\d-])[03-9]\d\d[\dX]")


def _edtf(text: str) -> str:
    """The text itself if it is EDTF already, but for spaces and small letters."""
    candidate = re.sub(r"\s*(/|\.\.)\s*", r"\1", text.strip()).upper()
    is_ours = candidate.isascii() and not _EARLY_OR_LATE.search(candidate)
    return candidate if is_ours and _holds(candidate) else ""


def _holds(edtf: str) -> bool:
    try:
        dates.bounds(edtf)
    except ValueError:
        return False
    return True


_SINCE = re.compile(r"(?:alltsedan|sedan|since) (.+)")
_ONWARDS = re.compile(
    r"(?:från )?(.+?)(?: (?:och framåt|och fortfarande|ff|onwards?)"
    rf"|(?:–|-| till | )(?:{any_of(map(tidy, OPEN_WORDS | NOW_WORDS))}))"
)
_STARTING = re.compile(r"från (.+?)(?: (?:slut okänt|end unknown))?|(.+)[–-]")
_ENDING = re.compile(r"(?:till|until|through) (.+?)(?: (?:start okänd|start unknown))?|[–-](.+)")
_BETWEEN = re.compile(r"–| (?:till|to|until|through) |(?<=\w)-(?=\w)")
_WHOLLY_KNOWN_BY_WORDS = {
    **dict.fromkeys(["start och slut okända", "start and end unknown"], ("", "")),
    **dict.fromkeys(["pågår start okänd", "continuing start unknown"], ("", "..")),
}


_MAY_BE_YEARS = re.compile(r"(\d\d)(\d\d)-(\d\d)", re.ASCII)


def _years_of(text: str) -> str:
    """The years that 2008-10 is for many, though EDTF says October; nothing for 2018-03."""
    match = _MAY_BE_YEARS.fullmatch(text.strip())
    if not match or match[3] <= match[2]:
        return ""
    return f"{match[1]}{match[2]}/{match[1]}{match[3]}"


def read_period(text: str) -> tuple[str, str]:
    """Start and end of a period as people write it in one column: "2009–2011", "sedan 2014".

    An end that is not written is unknown, also after "2009–": that it goes on must be said
    ("sedan 2009", "2009–pågår"). One date alone is both start and end.
    """
    if len(text) > LONGEST:
        raise Unreadable(text, Reason.TOO_LONG)
    words = tidy(text)
    if words in _WHOLLY_KNOWN_BY_WORDS:
        return _WHOLLY_KNOWN_BY_WORDS[words]
    if (years := _years_of(text)) and _edtf(text):
        raise Unreadable(text, Reason.AMBIGUOUS, (text.strip(), years))
    first_refusal = Unreadable(text)
    for reading in (_edtf_ends, _one_date, _since, _starting, _ending, _both_ends):
        try:
            if ends := reading(words):
                return _in_order(text, ends)
        except Unreadable as error:
            if first_refusal.reason == Reason.WORDS and not first_refusal.readings:
                first_refusal = error
    raise Unreadable(text, first_refusal.reason, first_refusal.readings)


def _edtf_ends(words: str) -> tuple[str, str] | None:
    """1995/.., 2003/, 2009~/2011: EDTF's own periods, of which a date keeps only some."""
    first, slash, last = (text.strip() for text in words.partition("/"))
    if not slash or not (first or last):
        return None
    start = _edtf(first) if first else dates.UNKNOWN
    end = last if last in (dates.UNKNOWN, dates.OPEN) else _edtf(last)
    is_read = bool(start) == bool(first) and bool(end) == bool(last) and start != dates.OPEN
    return (start, end) if is_read and "/" not in end else None


def _one_date(words: str) -> tuple[str, str] | None:
    found = _read(words)
    if found == dates.OPEN:
        return dates.UNKNOWN, dates.OPEN
    if found.startswith("["):
        return found, found
    first, slash, last = found.partition("/")
    return (first, last) if slash else (found, found)


def _since(words: str) -> tuple[str, str] | None:
    match = _SINCE.fullmatch(words) or _ONWARDS.fullmatch(words)
    return (_moment(match[1]), dates.OPEN) if match else None


def _starting(words: str) -> tuple[str, str] | None:
    match = _STARTING.fullmatch(words)
    return (_moment(next(filter(None, match.groups()))), dates.UNKNOWN) if match else None


def _ending(words: str) -> tuple[str, str] | None:
    match = _ENDING.fullmatch(words)
    return (dates.UNKNOWN, _moment(match[1] or match[2])) if match else None


def _both_ends(words: str) -> tuple[str, str] | None:
    found = set()
    words = words.removeprefix("från ")
    for mark in _BETWEEN.finditer(words):
        try:
            found.add((_moment(words[: mark.start()]), _moment(words[mark.end() :])))
        except Unreadable:
            continue
    return found.pop() if len(found) == 1 else None


def _moment(words: str) -> str:
    """A date that can be one end of a period: known, and not itself a stretch of time."""
    found = _read(words)
    if found in (dates.UNKNOWN, dates.OPEN) or "/" in found:
        raise Unreadable(words)
    return found


def _in_order(text: str, ends: tuple[str, str]) -> tuple[str, str]:
    earliest, latest = dates.bounds(ends[0]).earliest, dates.bounds(ends[1]).latest
    if earliest and latest and latest < earliest:
        raise Unreadable(text, Reason.BACKWARDS)
    return ends


def _ends_of_period(text: str) -> tuple[str, ...]:
    """The ends that are known, of a text that is a period and no date."""
    try:
        ends = read_period(text)
    except Unreadable:
        return ()
    return tuple(end for end in ends if end not in (dates.UNKNOWN, dates.OPEN))


def is_as_read(text: str, edtf: str) -> bool:
    """Whether the text already says what was read, so that nobody need be asked.

    2018-21 is spring to EDTF, but many write it of four years: that is asked.
    """
    if edtf in (dates.UNKNOWN, dates.OPEN):
        return True
    if _years_of(text):
        return False
    said = [edtf, *(dates.say(edtf, language) for language in ("sv", "en"))]
    return _compared(text) in map(_compared, said)


def _compared(text: str) -> str:
    return tidy(text).replace("-", "–")


_TOLD = {
    "sv": {
        "unknown": "uppgift saknas",
        "open": "pågår",
        "from": "från och med {0}",
        "until": "till och med {0}",
        "later": "i framtiden",
    },
    "en": {
        "unknown": "unknown",
        "open": "continuing",
        "from": "from {0}",
        "until": "until {0}",
        "later": "in the future",
    },
}


def said_back(edtf: str, language: str = "sv", today: date | None = None) -> str:
    """What was read, with the days it covers: "oktober 2008 (1–31 oktober 2008)".

    Given today, it also tells that a date lies wholly after it: perhaps a figure is wrong.
    """
    told = _TOLD[language]
    if edtf in (dates.UNKNOWN, dates.OPEN):
        return told["open" if edtf else "unknown"]
    words, found = dates.say(edtf, language), dates.bounds(edtf)
    first, last = (day.isoformat() if day else "" for day in (found.earliest, found.latest))
    if first and last:
        days = dates.say(first if first == last else f"{first}/{last}", language)
    else:
        days = told["from" if first else "until"].format(dates.say(first or last, language))
    is_later = today is not None and found.earliest is not None and found.earliest > today
    more = [days] * (days != words) + [told["later"]] * is_later
    return f"{words} ({', '.join(more)})" if more else words
