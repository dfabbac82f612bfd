"""The date that a text which is no date lies nearest: "ockt 2008", "2003 enligt protokollet"."""

import re
from difflib import get_close_matches

from .date_vocabulary import APPROXIMATE, MONTHS, PARTS_OF_DECADE, PROBABLE, SEASONS, tidy
from .datewords import LONGEST, Unreadable, read

_MAYBE = re.compile(r"(?:kanske|möjligen|möjligtvis|eventuellt|perhaps|possibly|maybe) (.+)")
_NAMES = [*MONTHS, *SEASONS]
_KNOWN = {*MONTHS, *SEASONS, *PARTS_OF_DECADE, *APPROXIMATE, *PROBABLE, "till", "to", "någon"}
_MOST_WORDS = 12


def nearest(text: str) -> str:
    """EDTF, or nothing when no part of the text is a date or two parts are equally good."""
    words = tidy(text[:LONGEST])
    if match := _MAYBE.fullmatch(words):
        return _read(f"troligen {match[1]}")
    spelled = " ".join(_spelled(word) for word in words.split())
    return _read(spelled) or _longest_date(spelled.split()[:_MOST_WORDS])


def _spelled(word: str) -> str:
    if word in _KNOWN or not word.isalpha() or len(word) < 4:
        return word
    return next(iter(get_close_matches(word, _NAMES, n=1, cutoff=0.8)), word)


def _longest_date(words: list[str]) -> str:
    for length in range(len(words) - 1, 0, -1):
        starts = range(len(words) - length + 1)
        found = {_read(" ".join(words[start : start + length]).strip("()")) for start in starts}
        found.discard("")
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _read(words: str) -> str:
    try:
        found = read(words)
    except Unreadable:
        return ""
    return found if found[:1] != "." else ""
