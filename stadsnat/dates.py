"""Dates as exact as their source, and never more: EDTF (ISO 8601-2) read, bounded and said.

A date is kept as EDTF text: ``2003``, ``2008-10``, ``2011-11-23/2011-11-26``, ``1995~``, ``199X``,
``[1994..1996]``, ``2018-21`` (a season). Two more texts stand at the ends of a period, as in an
EDTF interval: the empty text is unknown, and ``..`` is open (still going on).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_month_names
from edtf import EDTFParseException, parse_edtf

UNKNOWN = ""
OPEN = ".."

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_ONE_OF = re.compile(r"\[(.*?)\.\.(.*?)\]")
_QUALIFIED = re.compile(r"(.+)([~?%])")

_SEASONS = {
    "sv": {"21": "våren", "22": "sommaren", "23": "hösten", "24": "vintern"},
    "en": {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"},
}
_WORDS = {
    "sv": {
        "decade": "{0}-talet",
        "first decade": "{0}-talets första årtionde",
        "early": "början av {0}-talet",
        "middle": "mitten av {0}-talet",
        "late": "slutet av {0}-talet",
        "turn": "årsskiftet {0}/{1}",
        "from": "{0} eller senare",
        "until": "senast {0}",
        "between": "någon gång {0}–{1}",
        "~": "omkring {0}",
        "?": "troligen {0}",
        "%": "troligen omkring {0}",
    },
    "en": {
        "decade": "the {0}s",
        "first decade": "the first decade of the {0}s",
        "early": "the early {0}s",
        "middle": "the mid-{0}s",
        "late": "the late {0}s",
        "turn": "the turn of the year {0}/{1}",
        "from": "{0} or later",
        "until": "no later than {0}",
        "between": "some time in {0}–{1}",
        "~": "about {0}",
        "?": "probably {0}",
        "%": "probably about {0}",
    },
}
# The years of a decade that "early", "mid" and "late" stand for, counted from its first.
_PARTS_OF_DECADE = {(0, 3): "early", (4, 6): "middle", (7, 9): "late"}


@dataclass(frozen=True)
class Bounds:
    """The first and the last day that a date can mean; None where it is open on that side."""

    earliest: date | None
    latest: date | None


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The days between which the date lies; of an approximate date, those of the date named.

    Raises ValueError when the text is not EDTF, is a form the register does not use, or ends
    before it begins.
    """
    if edtf in (UNKNOWN, OPEN):
        return Bounds(None, None)
    try:
        say(edtf)  # first: it refuses every form that the register does not use
        if found := _plain_bounds(edtf):
            return found
        parsed = parse_edtf(edtf)
    except (ValueError, EDTFParseException) as error:
        raise ValueError(edtf) from error
    found = Bounds(_day(parsed.lower_strict()), _day(parsed.upper_strict()))
    if found.earliest and found.latest and found.latest < found.earliest:
        raise ValueError(edtf)
    return found


def _plain_bounds(edtf: str) -> Bounds | None:
    """Those of a day, a month or a year: a file of dates is mostly these, and the library slow."""
    if _DAY.fullmatch(edtf):
        return Bounds(date.fromisoformat(edtf), date.fromisoformat(edtf))
    if _YEAR.fullmatch(edtf):
        return Bounds(date(int(edtf), 1, 1), date(int(edtf), 12, 31))
    if (match := _MONTH.fullmatch(edtf)) and match[2] not in _SEASONS["sv"]:
        year, month = int(match[1]), int(match[2])
        return Bounds(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return None


def _day(moment: object) -> date | None:
    if isinstance(moment, float):  # the library's infinity
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)  # type: ignore[attr-defined]  # time.struct_time, which the library types as object


def say(edtf: str, language: str = "sv") -> str:
    """The date in words, in Swedish or English: "oktober 2008", "23–26 november 2011".

    Unknown and open ends have no words of their own here: what they are called depends on what
    is unknown or open. Raises ValueError for a text that is not a date.
    """
    if match := _ONE_OF.fullmatch(edtf):
        return _say_one_of(match[1], match[2], language)
    if match := _QUALIFIED.fullmatch(edtf):
        return _WORDS[language][match[2]].format(_say_one(match[1], language))
    first, slash, last = edtf.partition("/")
    return _say_interval(first, last, language) if slash else _say_one(edtf, language)


def _say_one(edtf: str, language: str) -> str:
    """A day, a month, a season, a year or a decade: what the longer forms are made of.

    Nothing longer may stand inside them, or two dates would be said with the same words.
    """
    if _DAY.fullmatch(edtf):
        return format_date(date.fromisoformat(edtf), "d MMMM y", locale=language)
    if _YEAR.fullmatch(edtf):
        return edtf
    if match := _MONTH.fullmatch(edtf):
        return _say_month(match[1], match[2], language)
    if match := _DECADE.fullmatch(edtf):
        # The 1900s are a century to most readers.
        form = "first decade" if match[1].endswith("0") else "decade"
        return _WORDS[language][form].format(match[1] + "0")
    raise ValueError(edtf)


def _say_month(year: str, month: str, language: str) -> str:
    if month in _SEASONS[language]:
        return f"{_SEASONS[language][month]} {year}"
    return format_date(date(int(year), int(month), 1), "LLLL y", locale=language)


def _say_one_of(first: str, last: str, language: str) -> str:
    words = _WORDS[language]
    if not last:
        return words["from"].format(_say_one(first, language))
    if not first:
        return words["until"].format(_say_one(last, language))
    # "Early 2000s" is more than four years to most readers: there the years are named.
    in_a_decade = first[:3] == last[:3] and not first[:3].endswith("0")
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last) and in_a_decade:
        part = _PARTS_OF_DECADE.get((int(first[3]), int(last[3])))
        if part:
            return words[part].format(first[:3] + "0")
    if _DAY.fullmatch(first) and _DAY.fullmatch(last):
        days = date.fromisoformat(first), date.fromisoformat(last)
        if days == (date(days[0].year, 12, 31), date(days[0].year + 1, 1, 1)):
            return words["turn"].format(days[0].year, days[1].year)
    return words["between"].format(_say_one(first, language), _say_one(last, language))


def _say_interval(first: str, last: str, language: str) -> str:
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(last)):
        between = "–" if _YEAR.fullmatch(first) and _YEAR.fullmatch(last) else " – "
        return f"{_say_one(first, language)}{between}{_say_one(last, language)}"
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_say_one(last, language)}"
    if start.year == end.year:
        month = get_month_names("wide", locale=language)[start.month]
        return f"{start.day} {month} – {_say_one(last, language)}"
    return f"{_say_one(first, language)} – {_say_one(last, language)}"
