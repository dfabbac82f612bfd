"""Periods in words: "2005–2008", "sedan 1995", "från juni 2023, slut okänt"."""

import re

from .dates import OPEN, UNKNOWN, say

_YEARS = re.compile(r"\d{4}")

_WORDS = {
    "sv": {
        "open": "sedan {0}",
        "end_unknown": "från {0}, slut okänt",
        "start_unknown": "till {0}, start okänd",
        "start_unknown_open": "pågår, start okänd",
        "both_unknown": "start och slut okända",
    },
    "en": {
        "open": "since {0}",
        "end_unknown": "from {0}, end unknown",
        "start_unknown": "until {0}, start unknown",
        "start_unknown_open": "continuing, start unknown",
        "both_unknown": "start and end unknown",
    },
}


def say_period(starts: str, ends: str, language: str = "sv") -> str:
    """A period, given the EDTF of its two ends, in Swedish or English words."""
    words = _WORDS[language]
    if starts == UNKNOWN:
        if ends == UNKNOWN:
            return words["both_unknown"]
        if ends == OPEN:
            return words["start_unknown_open"]
        return words["start_unknown"].format(say(ends, language))
    first = say(starts, language)
    if ends == OPEN:
        return words["open"].format(first)
    if ends == UNKNOWN:
        return words["end_unknown"].format(first)
    if starts == ends:
        return first
    between = "–" if _YEARS.fullmatch(starts) and _YEARS.fullmatch(ends) else " – "
    return f"{first}{between}{say(ends, language)}"
