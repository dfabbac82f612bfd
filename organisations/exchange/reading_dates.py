"""Dates as people write them into cells: the one place that decides what such a text means.

Where a cell is for one end of a period, people also write "sedan 2003", "t.o.m. 2010" or the whole
of it, "2003–2008": then the cell says something of the other end too.
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
    if ends := _ends(text, end):
        return ends[end]
    try:
        return read(text)
    except Unreadable as error:
        raise ValidationError(explain(error)) from None


def other_end(text, end):
    """What a cell for one end of a period says of the other, as (name, EDTF); None if nothing."""
    ends = _ends(text, end)
    if not ends:
        return None
    other = "ends" if end == "starts" else "starts"
    return None if ends[other] == UNKNOWN else (other, ends[other])


def _ends(text, end):
    """Both ends of a text that says a period, where a cell is for one of them; else None.

    2003/2008, as EDTF writes it, is a day some time between; not so 2003–2008.
    """
    if not end:
        return None
    try:
        if not _YEARS.fullmatch(read(text)) or "/" in text:
            return None
    except Unreadable as error:
        if error.reason != Reason.PERIOD:
            return None
    ends = dict(zip(("starts", "ends"), read_period(text), strict=True))
    return ends if ends[end] not in (UNKNOWN, OPEN) else None


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


def words_of(text, edtf, end=""):
    """The text, if it says the date in words that are worth keeping beside it; else ""."""
    text = text.strip()
    ends = _ends(text, end)
    if ends and not words_of_period(text, **ends):
        return ""
    if text == edtf or is_as_read(text, edtf) or is_as_read(_BOUND.sub("", tidy(text)), edtf):
        return ""
    return text


def words_of_period(text, starts, ends):
    """The text, if it says the period in words that are worth keeping; else ""."""
    said = [say_period(starts, ends, language) for language in ("sv", "en")]
    return "" if _compared(text) in map(_compared, said) else text.strip()


def _compared(text):
    return tidy(text).replace("-", "–").replace(" – ", "–")


def say_both(starts, ends):
    return say_period(starts, ends, of_words())
