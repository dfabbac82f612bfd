"""Where a Swedish word may be divided at the end of a line.

Pyphen's patterns know syllables but not compounds, which is what Swedish officials write:
”medlem-sorganisationer”, ”resultatupp-följning”. Two rules mend them: a part without a vowel is no
part, and before the words listed here, when they end a compound, is the best place of all.
"""

import re
from functools import cache
from typing import Any

import pyphen

# How few letters may stand before and after the hyphen: as hyphenate-limit-chars in annex.css.
LEFT = RIGHT = 4

# What compounds end in and Pyphen divides wrongly: most begin with a vowel, or with "ut" or "upp".
LAST_PARTS = (
    *("aktivitet", "analys", "anslutning", "ansvar", "arbete", "avdelning", "avgift", "avtal"),
    *("effekt", "ekonomi", "enhet", "erfarenhet", "identitet", "initiativ", "insats", "intresse"),
    *("miljö", "nivå", "näring", "nätverk", "närvaro", "område", "ombud", "ordförande"),
    *("ordning", "organisation", "reglemente", "skott", "sekreterare", "stadga", "stadgar"),
    *("strategi", "styrelse", "stöd", "svar", "underlag", "uppdrag", "uppföljning", "utbyte"),
    *("utgift", "utlåtande", "utredning", "utskott", "utveckling", "utvärdering", "utövning"),
    *("åtagande", "åtgärd", "överenskommelse", "översyn"),
)
_LAST_PART = re.compile("|".join(sorted(LAST_PARTS, key=len, reverse=True)))
_VOWEL = re.compile("[aeiouyåäöéü]")


def correct(word: str, places: list[int]) -> list[int]:
    """The places where the word may be divided, from the places that the patterns found."""
    word = word.lower()
    seams = [m.start() for m in _LAST_PART.finditer(word) if _is_seam(word, m.start())]
    near = {seam + step for seam in seams for step in (-2, -1, 1, 2)}
    kept = sorted(({*places} - near) | {*seams})
    ends = [*kept, len(word)][1:]
    return [a for a, b in zip(kept, ends, strict=True) if _VOWEL.search(word, a, b)]


def divide(word: str) -> list[int]:
    """Where the word may be divided, counted in letters."""
    return [n for n in _swedish().positions(word) if LEFT <= n <= len(word) - RIGHT]


def install() -> None:
    """Give the corrected patterns to whoever asks Pyphen for Swedish ones."""
    pyphen.hdcache[pyphen.LANGUAGES["sv"]] = _swedish()


def _is_seam(word: str, place: int) -> bool:
    """A word stands before it, too: ”styrelse” in ”styrelsen” ends no compound."""
    return bool(_VOWEL.search(word, 0, place))


class _Patterns(pyphen.HyphDict):  # type: ignore[misc]  # Pyphen says no types
    def positions(self, word: str) -> list[Any]:
        word = word.lower()
        if word not in self.corrected:
            found = correct(word, super().positions(word))
            self.corrected[word] = [pyphen.DataInt(place) for place in found]
        places: list[Any] = self.corrected[word]
        return places


@cache
def _swedish() -> _Patterns:
    patterns = _Patterns(pyphen.LANGUAGES["sv"])
    patterns.corrected = {}
    return patterns
