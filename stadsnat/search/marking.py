"""Shows in what was found the words that were sought."""

import unicodedata
from dataclasses import replace

from django.utils.html import format_html, format_html_join

from . import words

BEFORE, AFTER = 60, 120  # characters of a long text shown round the first word that was found


def mark(text, question):
    """The text as HTML with the sought words in <mark>."""
    text = unicodedata.normalize("NFC", text)
    parts, place = [], 0
    for start, end in _matches(text, question):
        parts += [(text[place:start], text[start:end])]
        place = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[place:])


def is_covered(text, question):
    """Whether the text shows every word that was sought."""
    return all(
        next(_matches(text, replace(question, words=(word,))), None) for word in question.words
    )


def passage(lines, question):
    """The first of the lines that holds a sought word, cut to what stands round it; "" if none."""
    for line in unicodedata.normalize("NFC", lines).split("\n"):
        match = next(_matches(line, question), None)
        if match:
            return _cut(line, *match)
    return ""


def _cut(line, start, end):
    first = line.find(" ", start - BEFORE) + 1 if start > BEFORE else 0
    last = line.rfind(" ", end, end + AFTER) if len(line) > end + AFTER else len(line)
    before, after = "… " if first else "", " …" if last < len(line) else ""
    return f"{before}{line[first : max(last, end)]}{after}"


def _matches(text, question):
    for start, end in words.spans(text):
        if length := _length(words.fold(text[start:end]), question, end - start):
            yield start, start + length


def _length(word, question, whole):
    """How much of the word was sought: nothing, its beginning, or all of it."""
    own = {words.root(word), *words.parts(word)}
    if any(own.intersection(same) for same in question.strict()):
        return whole
    last = question.words[-1]
    return min(len(last), whole) if word.startswith(last) else 0
