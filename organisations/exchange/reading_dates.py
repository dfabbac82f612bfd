"""Dates as people write them into cells: the one place that decides what such a text means.

A start may be written "sedan 2003", an end "t.o.m. 2010": the other end is then not said. A whole
period in the cell of one end ("2003–2008") is refused, for one of its ends would be lost.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from stadsnat.date_explanations import explain
from stadsnat.date_vocabulary import tidy
from stadsnat.dates import OPEN, UNKNOWN
from stadsnat.datewords import Reason, Unreadable, is_as_read, read, read_period
from stadsnat.language import of_words
from stadsnat.periods import say_period

_YEARS = re.compile(r"\d{4}/\d{4}")
# What says that a date is where something begins or ends.
_BOUND = re.compile(
    r"^(?:alltsedan|sedan|since|från|from|till|until|through) |^[–-]"
    r"| och framåt$| ff$| onwards?$|[–-]$"
)


def read_date(text, end=""):
    """The EDTF that the text means; ``end`` tells which end of a period it is, if it is one.

    Raises ValidationError, which says how to write it.
    """
    try:
        found = read(text)
    except Unreadable as error:
        is_period = end and error.reason == Reason.PERIOD
        if is_period and (known := _only(end, *read_period(text))) is not None:
            return known
        raise ValidationError(explain(error)) from None
    if end and _YEARS.fullmatch(found) and text.strip() != found:
        advice = _("”%(text)s” är en period, men här står bara dess ena ände. Skriv %(example)s.")
        example = found.split("/")[0 if end == "starts" else 1]
        raise ValidationError(advice % {"text": text.strip(), "example": example})
    return found


def _only(end, starts, ends):
    """The end that is asked for, if nothing is said of the other but that it goes on."""
    if end == "starts":
        return starts if ends in (UNKNOWN, OPEN) else None
    return ends if starts == UNKNOWN else None


def goes_on(text):
    """Whether a start is written so that it says that nothing has ended: "sedan 2003"."""
    try:
        return read_period(text)[1] == OPEN
    except Unreadable:
        return False


def read_both(text):
    """Start and end of a period that is written in one cell. Raises ValidationError.

    One date alone is refused: it may be the whole period, or its start.
    """
    try:
        starts, ends = read_period(text)
    except Unreadable as error:
        raise ValidationError(explain(error)) from None
    if starts and starts == ends:
        advice = _("”%(text)s” är en enda tid. Skriv sedan %(text)s, eller både början och slut.")
        raise ValidationError(advice % {"text": text.strip()})
    return starts, ends


def words_of(text, edtf):
    """The text, if it says the date in words that are worth keeping beside it; else ""."""
    text = text.strip()
    if text == edtf or is_as_read(text, edtf) or is_as_read(_BOUND.sub("", tidy(text)), edtf):
        return ""
    return text


def words_of_period(text, starts, ends):
    """The text, if it says the period in words that are worth keeping; else ""."""
    said = [say_period(starts, ends, language) for language in ("sv", "en")]
    return "" if tidy(text) in map(tidy, said) else text.strip()


def say_both(starts, ends):
    return say_period(starts, ends, of_words())
