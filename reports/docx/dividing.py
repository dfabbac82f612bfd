"""Words longer than their column, with places where Word may divide them."""

import re
from itertools import pairwise

from docx.oxml.ns import qn

from reports.printing.dividing import divide

from .elements import Element, w, words

_WORD = re.compile(r"[^\W\d_]{8,}")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def divide_words(content: Element, signs: int) -> None:
    """Let each word with more letters than so many be divided as Swedish is."""
    for text in list(content.iter(qn("w:t"))):
        parts = _WORD.sub(lambda match: _divided(match[0], signs), text.text or "")
        first, *others = parts.split(_SOFT_HYPHEN)
        text.text = first
        for part in reversed(others):
            text.addnext(words(part))
            text.addnext(w("softHyphen"))


def _divided(word: str, signs: int) -> str:
    if len(word) <= signs:
        return word
    places = [0, *divide(word), len(word)]
    return _SOFT_HYPHEN.join(word[a:b] for a, b in pairwise(places))
