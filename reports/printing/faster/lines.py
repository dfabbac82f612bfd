"""Where a line of text ends, from the widths of its words: WeasyPrint's split_first_line.

Each rule is the one of weasyprint/text/line_break.py and of Pango beneath it, for plain text only:
whatever is not plain – other directions, soft hyphens, words in two fonts – is left to them.
"""

import functools
import re
from bisect import bisect_right
from itertools import accumulate
from math import inf
from typing import Any

import pyphen
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi

from .words import KnownFont, Word, font_of

Split = tuple[Any, int, int | None, float, float, float]

original_split = line_break.split_first_line

# Two spaces, signs that are not drawn, and those that end a paragraph.
_NOT_PLAIN = re.compile(
    "  |[\x00-\x1f\x7f-\x9f\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
_ODD = re.compile(b"[" + b"".join(re.escape(bytes([n])) for n in range(1, 256, 2)) + b"]")
_LONG = 2000  # letters: no line holds more, so more is not looked at
_KEPT = 2000  # texts whose rest is expected next


class PlainLine(line_break.Layout):  # type: ignore[misc]  # WeasyPrint says no types
    """A line of known words: WeasyPrint's Layout, made only when it is asked for."""

    def __init__(self, text: str, font: KnownFont, words: list[Word], max_width: float | None):
        self.text = text
        self.font = font
        self.words = words
        self.max_width = max_width
        self.justification_spacing = 0
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None

    def reactivate(self, style: Any) -> None:
        """Its words are drawn as they are known."""

    def deactivate(self) -> None:
        """Nothing was made."""


class Text:
    """A text with the places where it may break, and how wide it is until each."""

    def __init__(self, text: str, font: KnownFont, lang: str | None, *, is_whole: bool) -> None:
        self.text, self.font, self.is_whole = text, font, is_whole
        self.words = [font.word(word) if word else _NOTHING for word in text.split(" ")]
        self.is_known = None not in self.words
        if self.is_known:
            self._measure(lang)

    def _measure(self, lang: str | None) -> None:
        space = self.font.space.width
        self.breaks = _breaks(self.text, lang)
        before = [0, *accumulate([word.width + space for word in self.words if word])]
        starts = [0, *accumulate([len(word) + 1 for word in self.text.split(" ")])]
        self._before = dict(zip(starts, before, strict=True))
        self._starts = starts
        self.width = before[-1] - space
        # Of the line that a break makes: where it ends without its space, and how wide it is.
        self.ends, self.widths = [], []
        for place in self.breaks:
            width = self._before.get(place)
            end = place if width is None else place - 1
            width = self.width_until(place) if width is None else width - space
            if width is None:
                self.is_known = False
                return
            self.ends.append(end)
            self.widths.append(width)

    def width_until(self, place: int) -> int | None:
        """With the space before the place, if one is there; None within a ligature."""
        if place in self._before:
            return self._before[place]
        number = bisect_right(self._starts, place) - 1
        start, word = self._starts[number], self.words[number]
        within = word.ends.get(place - start) if word else None
        return None if within is None else self._before[start] + within


_NOTHING = Word(0, (), {0: 0})
_rests: dict[tuple[str, int], tuple[Text, int]] = {}


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Split:
    """As WeasyPrint's, which is asked whenever the text is not plain."""
    found = None
    font = font_of(style)
    if font and not justification_spacing and style["white_space"] in ("normal", "nowrap"):
        found = _split(text, style, font, max_width)
    return found or original_split(
        text, style, context, max_width, justification_spacing, is_line_start, minimum
    )


def _split(text: str, style: Any, font: KnownFont, max_width: float | None) -> Split | None:
    if max_width is None or style["white_space"] == "nowrap":
        return _whole(text, font, max_width)
    if max_width == inf or max_width >= 2**21:
        return None
    known, begins = _known(text, font, style["lang"])
    if known is None:
        return None
    limit = int(max(0, max_width) * TO_UNITS)
    base = known.width_until(begins) if begins else 0
    if base is None:
        return None
    return _Line(known, begins, base, limit, max_width, style).split()


class _Line:
    """The line that begins at a place in a text."""

    def __init__(
        self, text: Text, begins: int, base: int, limit: int, max_width: float, style: Any
    ):
        self.text, self.begins, self.base, self.limit = text, begins, base, limit
        self.max_width, self.style = max_width, style

    def split(self) -> Split | None:
        text = self.text
        if text.is_whole and text.width - self.base <= self.limit:
            return self._result(len(text.text), None)
        if text.text.endswith(" ") and text.width - text.font.space.width - self.base <= self.limit:
            return None  # only its last space is too much
        first = bisect_right(text.breaks, self.begins)
        # Until the last break whose line is not too wide; widths only grow.
        last = bisect_right(text.widths, self.base + self.limit, lo=first) - 1
        if last < first:
            return self._too_narrow(first)
        if text.ends[last] <= self.begins:
            return None
        return self._with_part_of_next_word(last) if self._hyphens() else self._until(last)

    def _hyphens(self) -> bool:
        lang = self.style["lang"]
        return bool(self.style["hyphens"] == "auto" and lang and pyphen.language_fallback(lang))

    def _until(self, number: int) -> Split | None:
        return self._result(self.text.ends[number], self.text.breaks[number])

    def _too_narrow(self, first: int) -> Split | None:
        """Not even the first word fits."""
        text = self.text
        if self._hyphens():
            return None
        if first >= len(text.breaks):
            end = len(text.text.rstrip(" "))
            return self._result(end, None) if text.is_whole and end > self.begins else None
        place = text.breaks[first]
        if place - self.begins < 2 or text.text[place - 1] != " ":
            return None
        after = None if text.is_whole and place >= len(text.text) else place
        return self._result(place - 1, after)

    def _with_part_of_next_word(self, number: int) -> Split | None:
        """The line, and as much of the word after it as may be divided from it and fits."""
        text, place = self.text, self.text.breaks[number]
        if text.text[place - 1] != " ":
            return None
        if number + 1 < len(text.breaks):
            next_text = text.text[place : text.breaks[number + 1] - 1]
        elif text.is_whole:
            next_text = text.text[place:]
        else:
            return None
        base = text.width_until(place)
        if base is None or text.widths[number] - self.base == self.limit:
            return None
        character = self.style["hyphenate_character"]
        for part in _parts(next_text, self.style["lang"], *self.style["hyphenate_limit_chars"]):
            line = text.text[self.begins : place] + part + character
            words = [text.font.word(word) for word in (part + character).split(" ")]
            if None in words:
                return None
            spaces = (len(words) - 1) * text.font.space.width
            width = base - self.base + spaces + sum(word.width for word in words if word)
            if width <= self.limit:
                resume = len(line.encode()) - len(character.encode())
                return self._made(line, resume, resume)
        return self._until(number)

    def _result(self, end: int, after: int | None) -> Split | None:
        """The line until ``end``; the next begins at ``after``."""
        line = self.text.text[self.begins : end]
        length = len(line.encode())
        if after is None:
            return self._made(line, length, None)
        resume = length + len(self.text.text[end:after].encode())
        if self.text.text[after - 1] == " ":
            _keep(self.text, after)
        return self._made(line, length, resume)

    def _made(self, line: str, length: int, resume: int | None) -> Split | None:
        """By itself: at its end a word may be narrower or wider than with what followed it."""
        found = _whole(line, self.text.font, self.max_width)
        return found and (found[0], length, resume, *found[3:])


def _whole(text: str, font: KnownFont, max_width: float | None) -> Split | None:
    """All of the text on one line."""
    if _NOT_PLAIN.search(text):
        return None
    words = []
    for one in text.split(" "):
        word = font.word(one) if one else _NOTHING
        if word is None:
            return None
        words.append(word)
    width = sum(word.width for word in words) + font.space.width * (len(words) - 1)
    layout = PlainLine(text, font, words, max_width)
    return layout, len(text.encode()), None, width * FROM_UNITS, font.height, font.baseline


def _known(text: str, font: KnownFont, lang: str | None) -> tuple[Text | None, int]:
    """The measured text, and where in it the asked one begins."""
    rest = _rests.get((text, id(font)))
    if rest:
        return rest
    is_whole = len(text) <= _LONG
    part = text if is_whole else text[:_LONG].rpartition(" ")[0]
    if not part or _NOT_PLAIN.search(part):
        return None, 0
    known = Text(part, font, lang, is_whole=is_whole)
    if not known.is_known:
        return None, 0
    if is_whole:  # a cell's words are asked for thrice: how narrow, how wide, and at last in lines
        _keep(known, 0)
    return known, 0


def _keep(text: Text, place: int) -> None:
    """What follows the place is soon asked for, as a text of its own."""
    if not text.is_whole:
        return
    if len(_rests) > _KEPT:
        _rests.clear()
    _rests[text.text[place:], id(text.font)] = text, place


def _breaks(text: str, lang: str | None) -> list[int]:
    """Where a new line may begin in the text, in letters."""
    attributes = bytes(ffi.buffer(line_break.get_log_attrs(text, lang)))
    size = len(attributes) // (len(text) + 1)
    # Of each letter's attributes, the first bit says whether a line may break before it.
    return [found.start() + 1 for found in _ODD.finditer(attributes[size:-size:size])]


@functools.lru_cache(maxsize=20_000)
def _parts(text: str, lang: str, total: int, left: int, right: int) -> list[str]:
    """What may stand before a hyphen of the first long word in the text, the longest first."""
    place = 0
    while found := line_break.get_next_word_boundaries(text[place:], lang):
        start, stop = found
        if stop - start >= total:
            word = text[place + start : place + stop]
            dictionary = pyphen.Pyphen(lang=pyphen.language_fallback(lang), left=left, right=right)
            before = text[: place + start]
            return [before + part for part, _rest in dictionary.iterate(word)]
        place += stop
    return []
