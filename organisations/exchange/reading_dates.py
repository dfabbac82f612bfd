"""Dates as people write them into cells: the one place that decides what such a text means."""

from django.core.exceptions import ValidationError

from stadsnat.date_explanations import explain
from stadsnat.datewords import Unreadable, is_as_read, read


def read_date(text):
    """The EDTF that the text means. Raises ValidationError, which says how to write it."""
    try:
        return read(text)
    except Unreadable as error:
        raise ValidationError(explain(error)) from None


def words_of(text, edtf):
    """The text, if it says the date in words that are worth keeping beside it; else ""."""
    text = text.strip()
    return "" if text == edtf or is_as_read(text, edtf) else text
