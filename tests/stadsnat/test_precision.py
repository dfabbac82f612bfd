from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stadsnat.dates import Bounds
from stadsnat.precision import Precision, precision, whole_days

# A busy machine may take its time over the first reading of a date.
PATIENT = settings(deadline=None)
SAMPLES = [
    ("2011-11-23", Precision.DAY),
    ("2011-11-23/2011-11-26", Precision.DAYS),
    ("2011-11", Precision.MONTH),
    ("2018-21", Precision.SEASON),
    ("2011", Precision.YEAR),
    ("199X", Precision.DECADE),
    ("2011~", Precision.APPROXIMATE),
    ("2011-11-23~", Precision.APPROXIMATE),
    ("2011-11-23?", Precision.UNCERTAIN),
    ("2011-11-23%", Precision.UNCERTAIN),
    ("[2011-12-31..2012-01-01]", Precision.ONE_OF),
    ("[2023-06..]", Precision.ONE_OF),
    ("2009/2011", Precision.SPAN),
    ("2011-11/2012-01", Precision.SPAN),
    ("", Precision.UNKNOWN),
    ("..", Precision.UNKNOWN),
]


@pytest.mark.parametrize(("text", "expected"), SAMPLES)
def test_says_how_exact_a_date_is(text, expected):
    assert precision(text) == expected


@pytest.mark.parametrize("text", [text for text, exact in SAMPLES if exact not in ("day", "days")])
def test_a_date_that_names_no_day_has_no_whole_days(text):
    assert whole_days(text) is None


@PATIENT
@given(first=st.dates(date(1000, 1, 1)), length=st.integers(0, 400))
def test_named_days_are_whole_days_as_they_are_written(first, length):
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))

    assert whole_days(f"{first}/{last}") == Bounds(first, last)
    assert whole_days(str(first)) == Bounds(first, first)


@pytest.mark.parametrize("text", ["2011-02-30", "2011-11-26/2011-11-23"])
def test_days_that_cannot_be_are_refused(text):
    with pytest.raises(ValueError, match=text):
        whole_days(text)
