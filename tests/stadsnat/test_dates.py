import re
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from stadsnat.dates import Bounds, bounds, say

from .edtf_forms import UNHURRIED

SAMPLES = [
    ("2003", "2003", "2003", "2003-01-01", "2003-12-31"),
    ("2008-10", "oktober 2008", "October 2008", "2008-10-01", "2008-10-31"),
    ("2012-02", "februari 2012", "February 2012", "2012-02-01", "2012-02-29"),
    ("2011-03-24", "24 mars 2011", "24 March 2011", "2011-03-24", "2011-03-24"),
    (
        "2011-11-23/2011-11-26",
        "23–26 november 2011",
        "23–26 November 2011",
        "2011-11-23",
        "2011-11-26",
    ),
    (
        "2011-11-28/2011-12-02",
        "28 november – 2 december 2011",
        "28 November – 2 December 2011",
        "2011-11-28",
        "2011-12-02",
    ),
    ("2009/2011", "2009–2011", "2009–2011", "2009-01-01", "2011-12-31"),
    ("199X", "1990-talet", "the 1990s", "1990-01-01", "1999-12-31"),
    (
        "[1994..1996]",
        "mitten av 1990-talet",
        "the mid-1990s",
        "1994-01-01",
        "1996-12-31",
    ),
    ("[1990..1993]", "början av 1990-talet", "the early 1990s", "1990-01-01", "1993-12-31"),
    ("[1997..1999]", "slutet av 1990-talet", "the late 1990s", "1997-01-01", "1999-12-31"),
    (
        "[1994..1997]",
        "någon gång 1994–1997",
        "some time in 1994–1997",
        "1994-01-01",
        "1997-12-31",
    ),
    ("2018-21", "våren 2018", "spring 2018", "2018-03-01", "2018-05-31"),
    (
        "[2011-12-31..2012-01-01]",
        "årsskiftet 2011/2012",
        "the turn of the year 2011/2012",
        "2011-12-31",
        "2012-01-01",
    ),
    (
        "[2011-12-31..2015-01-01]",
        "någon gång 31 december 2011–1 januari 2015",
        "some time in 31 December 2011–1 January 2015",
        "2011-12-31",
        "2015-01-01",
    ),
    (
        "190X",
        "1900-talets första årtionde",
        "the first decade of the 1900s",
        "1900-01-01",
        "1909-12-31",
    ),
    ("[2000..2003]", "någon gång 2000–2003", "some time in 2000–2003", "2000-01-01", "2003-12-31"),
    ("1995~", "omkring 1995", "about 1995", "1995-01-01", "1995-12-31"),
    ("1995?", "troligen 1995", "probably 1995", "1995-01-01", "1995-12-31"),
    ("[2023-06..]", "juni 2023 eller senare", "June 2023 or later", "2023-06-01", None),
    ("[..2023-06]", "senast juni 2023", "no later than June 2023", None, "2023-06-30"),
]


@pytest.mark.parametrize(("edtf", "swedish", "english", "earliest", "latest"), SAMPLES)
def test_a_date_is_said_as_a_person_writes_it(edtf, swedish, english, earliest, latest):
    assert (say(edtf, "sv"), say(edtf, "en")) == (swedish, english)


@pytest.mark.parametrize(("edtf", "swedish", "english", "earliest", "latest"), SAMPLES)
def test_a_date_lies_between_its_first_and_last_day(edtf, swedish, english, earliest, latest):
    days = [day and date.fromisoformat(day) for day in (earliest, latest)]

    assert bounds(edtf) == Bounds(*days)


@pytest.mark.parametrize("edtf", ["", ".."])
def test_an_unknown_or_open_end_has_no_days(edtf):
    assert bounds(edtf) == Bounds(None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("hej", "okt 2008", " ", "2023-13", "2011-02-30", "2011-11-23T10:00:00Z", "Y17000"),
        *("2003/..", "2011-1X", "/..2023?-06]"),
        *("2009~/2011", "2009/2011~", "[1995, 1997]", "[1994..1996]~"),
        *("[1996..1994]", "2012/2010", "2011-11-30/2011-11-01"),
    ],
)
def test_what_is_no_date_of_the_register_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        bounds(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_whole_day_is_its_own_bounds(day):
    assert bounds(day.isoformat()) == Bounds(day, day)


@pytest.mark.slow
@UNHURRIED
@given(
    st.dates(min_value=date(1000, 1, 1)).flatmap(
        lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
    )
)
def test_a_day_a_month_and_a_year_are_bounded_as_the_edtf_library_bounds_them(edtf):
    parsed = parse_edtf(edtf)

    ends = [date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict())]
    assert bounds(edtf) == Bounds(*ends)


@pytest.mark.parametrize("text", ["0000", "0000-01", "2003-00", "２００３", "2011-11-31"])
def test_a_year_or_month_that_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match=text):
        bounds(text)


@pytest.mark.slow
@UNHURRIED
@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["{:%Y}", "{:%Y-%m}", "{:%Y-%m-%d}", "{:%Y}~", "{:%Y}?", "[{:%Y-%m}..]"]),
)
def test_every_form_holds_the_day_it_was_made_from(day, form):
    found = bounds(form.format(day))

    assert found.earliest <= day
    assert found.latest is None or day <= found.latest


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text):
    try:
        found = bounds(text)
    except ValueError:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
