"""Whole periods in one text, as people write them in one column."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stadsnat import dates, periods
from stadsnat.datewords import LONGEST, Reason, Unreadable, read_period

from . import edtf_forms

READ = {
    ("2009", "2011"): [
        *("2009–2011", "2009-2011", "2009 - 2011", "2009--2011", "2009 till 2011"),
        *("från 2009 till 2011", "fr.o.m. 2009 t.o.m. 2011", "from 2009 to 2011", "2009/2011"),
    ],
    ("2014", ".."): [
        *("sedan 2014", "since 2014", "2014–nu", "2014 – pågår", "2014 tills vidare", "2014/.."),
        *("från 2014 och framåt", "from 2014 onwards", "2014–i dag", "2014–present", "2014 ff."),
    ],
    ("2008-10", ""): ["från oktober 2008", "fr.o.m. okt 2008", "oktober 2008–", "2008-10/"],
    ("2009", ""): ["2009-", "2009–", "2009 –", "från 2009", "från 2009, slut okänt"],
    ("", "2011"): ["–2011", "-2011", "till och med 2011", "t.o.m. 2011", "till 2011", "/2011"],
    ("2023-06", "2025"): ["fr.o.m. juni 2023 t.o.m. 2025", "juni 2023 – 2025"],
    ("2003", "2003"): ["2003", "år 2003"],
    ("1995", "1997"): ["1995-97"],
    ("2011-11-23", "2011-11-26"): ["23–26 november 2011", "2011-11-23--26"],
    ("2009~", "2011"): ["omkring 2009 – 2011", "2009~/2011"],
    ("[1994..1996]", ".."): ["sedan mitten av 1990-talet"],
    ("[2009..2010]", "2012"): ["någon gång 2009–2010 – 2012"],
    ("", ".."): ["pågår", "pågår, start okänd", "continuing, start unknown"],
    ("", ""): ["", "okänt", "start och slut okända"],
}


@pytest.mark.parametrize(
    ("text", "period"), [(text, period) for period, texts in READ.items() for text in texts]
)
def test_a_period_is_read_as_people_write_it(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "reason", "readings"),
    [
        ("2011–2009", Reason.BACKWARDS, ()),
        ("2009-10", Reason.AMBIGUOUS, ("2009-10", "2009/2010")),
        ("2018-21", Reason.AMBIGUOUS, ("2018-21", "2018/2021")),
        ("2009/10", Reason.AMBIGUOUS, ("2009-10", "2009/2010")),
        ("20-talet–", Reason.AMBIGUOUS, ("192X", "202X")),
        ("2009–31 februari 2011", Reason.NO_SUCH_DAY, ()),
        ("../2011", Reason.WORDS, ()),
        ("2003, 2005", Reason.WORDS, ()),
        ("hej", Reason.WORDS, ()),
        ("2" * (LONGEST + 1), Reason.TOO_LONG, ()),
    ],
)
def test_what_is_no_period_or_two_is_refused(text, reason, readings):
    with pytest.raises(Unreadable) as refused:
        read_period(text)

    assert (refused.value.text, refused.value.reason) == (text, reason)
    assert refused.value.readings == readings


def test_words_after_a_period_are_refused_with_the_period():
    with pytest.raises(Unreadable) as refused:
        read_period("2009–2011 (omval)")

    assert refused.value.suggestion == "2009/2011"


def in_order(ends):
    earliest, latest = dates.bounds(ends[0]).earliest, dates.bounds(ends[1]).latest
    return not (earliest and latest) or earliest <= latest


STARTS = st.one_of(st.just(""), edtf_forms.MOMENTS)
ENDS = st.one_of(st.just(""), st.just(".."), edtf_forms.MOMENTS)


@pytest.mark.slow
@edtf_forms.UNHURRIED
@given(STARTS, ENDS, st.sampled_from(["sv", "en"]))
def test_what_is_said_of_a_period_is_read_as_that_period(starts, ends, language):
    ends = (starts, ends)
    assume(in_order(ends))

    assert read_period(periods.say_period(*ends, language)) == ends


@given(st.text())
def test_any_text_is_a_period_or_refused(text):
    try:
        ends = read_period(text)
    except Unreadable:
        return
    assert in_order(ends)
