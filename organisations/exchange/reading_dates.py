"""Dates as people write them into cells: the one place that decides what such a text means."""

from stadsnat.fields import validate_edtf


def read_date(text):
    """The EDTF that the text means. Raises ValidationError, which says how to write it."""
    text = text.strip()
    validate_edtf(text)
    return text
