"""How exact a date is. A calendar may show a day only where the source names the day."""

import re
from datetime import date
from enum import StrEnum

from .dates import Bounds

_DAY = r"\d{4}-\d\d-\d\d"


class Precision(StrEnum):
    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    ONE_OF = "one_of"
    SPAN = "span"
    UNKNOWN = "unknown"


_FORMS = [
    (_DAY, Precision.DAY),
    (f"{_DAY}/{_DAY}", Precision.DAYS),
    (r"\d{4}-[01]\d", Precision.MONTH),
    (r"\d{4}-2\d", Precision.SEASON),
    (r"\d{4}", Precision.YEAR),
    (r"\d{3}X", Precision.DECADE),
    (r".*~", Precision.APPROXIMATE),
    (r".*[?%]", Precision.UNCERTAIN),
    (r"\[.*\]", Precision.ONE_OF),
    (r".*/.*", Precision.SPAN),
]


def precision(edtf: str) -> Precision:
    """How exact the date is; an open end names no day, so it counts as unknown here."""
    return next(
        (precision for form, precision in _FORMS if re.fullmatch(form, edtf)), Precision.UNKNOWN
    )


def whole_days(edtf: str) -> Bounds | None:
    """The first and the last day of a date that names both; None for every other date.

    A month is not thirty days, and a year not 365: only a named day is a day. Raises ValueError
    for days that cannot be, as dates.bounds does, but takes no parser to read plain days.
    """
    if precision(edtf) not in (Precision.DAY, Precision.DAYS):
        return None
    try:
        days = [date.fromisoformat(text) for text in edtf.split("/")]
    except ValueError as error:
        raise ValueError(edtf) from error
    if days[-1] < days[0]:
        raise ValueError(edtf)
    return Bounds(days[0], days[-1])
