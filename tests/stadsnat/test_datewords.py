"""Dates as people write them: each form, each refusal, and that nothing said is lost."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadsnat import dates
from stadsnat.datewords import LONGEST, Reason, Unreadable, is_as_read, read, said_back

from . import edtf_forms

READ = {
    "2003": ["2003", " 2003 ", "2003.", "år 2003", "under 2003", "”2003”", "the year 2003"],
    "2008-10": [
        *("okt 2008", "okt. 2008", "OKT 2008", "oktober 2008", "Oktober\u00a02008", "i okt 2008"),
        *("oct 2008", "October 2008", "in October, 2008", "2008 oktober", "2008, okt"),
        *("okt-2008", "oktober månad 2008", "oktober år 2008", "2008-10", "o\u00adktober 2008"),
    ],
    "2010-09": ["sept 2010", "sep. 2010", "september 2010"],
    "2015-03": ["2015-3", "2015-03", "mars 2015", "mar 2015"],
    "2011-03-24": [
        *("24 mars 2011", "den 24 mars 2011", "den 24:e mars 2011", "24 mar. 2011", "24mars2011"),
        *("24/3 2011", "24/3-2011", "24/3/2011", "24/03/2011", "24.3.2011", "24.03.2011"),
        *("24. 3. 2011", "24-03-2011", "24-mar-2011", "2011-03-24", "2011-3-24", "20110324"),
        *("2011/03/24", "2011.03.24", "2011–03–24", "2011‑03‑24", "2011 mars 24"),
        *("March 24, 2011", "24 March 2011", "24th of March 2011", "March 24th 2011"),
        *("torsdag 24 mars 2011", "torsdagen den 24 mars 2011", "Thursday, 24 March 2011"),
        *("2011-03-24 00:00:00", "2011-03-24T00:00", "på 24 mars 2011"),
    ],
    "2011-03-03": ["3/3/2011", "03-03-2011"],
    "2011-04-03": ["3/4 2011", "3.4.2011"],
    "2011-05-01": ["1:a maj 2011", "1 maj 2011", "1st May 2011"],
    "2024-02-29": ["29 feb 2024"],
    "2011-11-23/2011-11-26": [
        *("23–26 november 2011", "23-26 nov 2011", "23 - 26 nov. 2011", "den 23–26 november 2011"),
        *("23—26 nov 2011", "23--26 nov 2011", "23 till 26 nov 2011", "23 t.o.m. 26 nov 2011"),
        *("23 to 26 November 2011", "November 23–26, 2011", "23 nov – 26 nov 2011"),
        *("2011-11-23--26", "2011-11-23/26", "2011-11-23–26", "2011-11-23 – 2011-11-26"),
        *("2011-11-23/2011-11-26", "2011-11-23 / 2011-11-26", "2011-11-23--2011-11-26"),
        *("23-26/11 2011", "23/11–26/11 2011", "från 23 till 26 november 2011"),
    ],
    "2011-11-23/2011-12-02": [
        *("23 nov – 2 dec 2011", "2011-11-23--12-02", "November 23 to December 2, 2011"),
    ],
    "2011-12-28/2012-01-02": ["28 dec 2011 – 2 jan 2012"],
    "2011-11/2011-12": ["nov–dec 2011", "november – december 2011"],
    "2008-10/2009-03": ["okt 2008–mars 2009", "2008-10--2009-03", "2008-10/2009-03"],
    "2009/2011": [
        *("2009–2011", "2009-2011", "2009 - 2011", "2009 till 2011", "2009 tom 2011"),
        *("2009 till och med 2011", "från 2009 till 2011", "2009 to 2011", "åren 2009–2011"),
    ],
    "1995/1997": ["1995-97", "1995–97", "1995–1997"],
    "2018/2021": ["2018–21"],
    "2018-21": ["våren 2018", "vår 2018", "spring 2018", "in the spring of 2018", "2018-21"],
    "2018-22": ["sommaren 2018", "sommaren år 2018", "Summer 2018"],
    "2018-23": ["hösten 2018", "fall 2018", "autumn 2018"],
    "2018-24": ["vintern 2018", "winter 2018"],
    "2018-21/2018-23": ["vår–höst 2018", "våren 2018 – hösten 2018"],
    "199X": ["1990-talet", "1990-tal", "1990–talet", "90-talet", "the 1990s", "1990's", "199x"],
    "200X": ["00-talet", "2000-talets första decennium", "the first decade of the 2000s"],
    "[1990..1993]": ["början av 1990-talet", "tidigt 1990-tal", "the early 1990s"],
    "[1994..1996]": [
        *("mitten av 1990-talet", "mitten på 90-talet", "i mitten av 1990-talet"),
        *("the mid-1990s", "mid 1990s", "någon gång i mitten av 1990-talet"),
    ],
    "[1997..1999]": ["slutet av 1990-talet", "sent 90-tal", "the late 1990s"],
    "[1990..1994]": ["första hälften av 1990-talet"],
    "1995~": ["omkring 1995", "cirka 1995", "ca 1995", "ca. 1995", "c:a 1995", "around 1995"],
    "2009-03~": ["cirka mars 2009", "c. mars 2009"],
    "1995?": ["troligen 1995", "1995?", "1995 (?)", "sannolikt 1995", "probably 1995"],
    "1995%": ["troligen omkring 1995", "troligen ca 1995", "ca 1995?"],
    "[..2010]": ["senast 2010", "2010 eller tidigare", "no later than 2010", "före 2011"],
    "[2010..]": ["2010 eller senare", "tidigast 2010", "2010 or later", "efter 2009"],
    "[..2009-12]": ["före januari 2010", "before January 2010"],
    "[2011-03-25..]": ["efter 24 mars 2011"],
    "[1994..1997]": ["någon gång 1994–1997", "mellan 1994 och 1997", "between 1994 and 1997"],
    "[2009-10..2011-12]": ["någon gång okt 2009–2011", "mellan oktober 2009 och 2011"],
    "[2003..2004]": ["2003 eller 2004", "2003 or 2004"],
    "[2010-12-31..2011-01-01]": [
        *("årsskiftet 2010/2011", "årsskiftet 2010/11", "årsskiftet 2010–2011"),
        "the turn of the year 2010/2011",
    ],
    "..": ["..", "...", "pågår", "Pågående", "tills vidare", "t.v.", "continuing", "ongoing"],
    "": ["", "  ", "?", "-", "–", "okänt", "Uppgift saknas", "odaterad", "unknown", "n/a"],
}
SAMPLES = [(text, edtf) for edtf, texts in READ.items() for text in texts]


@pytest.mark.parametrize(("text", "edtf"), SAMPLES)
def test_a_date_is_read_as_people_write_it(text, edtf):
    assert read(text) == edtf


REFUSED = [
    ("03/04/2011", Reason.AMBIGUOUS, ("2011-04-03", "2011-03-04")),
    ("03-04-2011", Reason.AMBIGUOUS, ("2011-04-03", "2011-03-04")),
    ("2009/10", Reason.AMBIGUOUS, ("2009-10", "2009/2010")),
    ("2008–10", Reason.AMBIGUOUS, ("2008-10", "2008/2010")),
    ("2008-9", Reason.AMBIGUOUS, ("2008-09", "2008/2009")),
    ("20-talet", Reason.AMBIGUOUS, ("192X", "202X")),
    ("2000-talet", Reason.AMBIGUOUS, ("200X", "[2000..2099]")),
    ("början av 20-talet", Reason.AMBIGUOUS, ("[1920..1923]", "[2020..2023]")),
    ("början av 2000-talet", Reason.WORDS, ("[2000..2003]",)),
    ("årsskiftet 2010", Reason.AMBIGUOUS, ("[2009-12-31..2010-01-01]", "[2010-12-31..2011-01-01]")),
    ("vt 2018", Reason.AMBIGUOUS, ("2018-21", "2018-01/2018-06")),
    ("11-03-24", Reason.AMBIGUOUS, ("2024-03-11", "2011-03-24")),
    ("2013/14", Reason.WORDS, ("2013/2014",)),
    ("3/24/2011", Reason.WORDS, ("2011-03-24",)),
    ("vintern 2018/2019", Reason.WORDS, ("[2018-12..2019-02]",)),
    ("senast våren 2018", Reason.WORDS, ("[..2018-05]",)),
    ("omkring våren 2018", Reason.WORDS, ("2018-21",)),
    ("jun.23", Reason.WORDS, ("2023-06",)),
    ("mars -97", Reason.WORDS, ("1997-03",)),
    ("24/3-11", Reason.WORDS, ("2011-03-24",)),
    ("110324", Reason.WORDS, ("2011-03-24",)),
    ("2011-02-31", Reason.NO_SUCH_DAY, ()),
    ("31 februari 2011", Reason.NO_SUCH_DAY, ()),
    ("29 feb 2023", Reason.NO_SUCH_DAY, ()),
    ("30–31 februari 2011", Reason.NO_SUCH_DAY, ()),
    ("31/13 2011", Reason.NO_SUCH_DAY, ()),
    ("2023-13", Reason.NO_SUCH_DAY, ()),
    ("3011", Reason.YEAR, ()),
    ("0999", Reason.YEAR, ()),
    ("0999-01-01", Reason.YEAR, ()),
    ("24 mars 3011", Reason.YEAR, ()),
    ("efter 2999", Reason.YEAR, ()),
    ("24 mars", Reason.NO_YEAR, ()),
    ("24/3", Reason.NO_YEAR, ()),
    ("våren", Reason.NO_YEAR, ()),
    ("2011–2009", Reason.BACKWARDS, ()),
    ("26–23 november 2011", Reason.BACKWARDS, ()),
    ("fredag 24 mars 2011", Reason.WEEKDAY, ("2011-03-24",)),
    ("sedan 2014", Reason.PERIOD, ("2014",)),
    ("från oktober 2008", Reason.PERIOD, ("2008-10",)),
    ("2009–", Reason.PERIOD, ("2009",)),
    ("t.o.m. 2011", Reason.PERIOD, ("2011",)),
    ("omkring 2009–2011", Reason.PERIOD, ("2009~", "2011")),
    ("x" * (LONGEST + 1), Reason.TOO_LONG, ()),
]


@pytest.mark.parametrize(("text", "reason", "readings"), REFUSED)
def test_what_is_no_date_or_two_is_refused_with_what_it_may_be(text, reason, readings):
    with pytest.raises(Unreadable) as refused:
        read(text)

    assert (refused.value.text, refused.value.reason) == (text, reason)
    assert refused.value.readings == readings


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("ockt 2008", "2008-10"),
        ("hosten 2010", "2010-23"),
        ("2003 enligt protokollet", "2003"),
        ("trol. före valet, okt 2008", "2008-10"),
        ("slutet av 2008", "2008"),
        ("kanske 1995", "1995?"),
        ("2003, 2005", ""),
        ("hej", ""),
        ("2 000", ""),
        ("12345", ""),
        ("i dag", ""),
        ("2011-1X", ""),
        ("2008-10-11T10:00", ""),
        ("[1995, 1997]", ""),
    ],
)
def test_words_among_the_years_are_refused_with_the_nearest_date(text, suggestion):
    with pytest.raises(Unreadable) as refused:
        read(text)

    assert (refused.value.reason, refused.value.suggestion) == (Reason.WORDS, suggestion)


@pytest.mark.slow
@edtf_forms.UNHURRIED
@given(edtf_forms.DATES)
def test_edtf_is_read_as_itself(edtf):
    assert read(edtf) == edtf


@pytest.mark.slow
@edtf_forms.UNHURRIED
@given(edtf_forms.DATES, st.sampled_from(["sv", "en"]))
def test_what_is_said_is_read_as_what_it_was_said_of(edtf, language):
    words = dates.say(edtf, language)

    assert read(words) == edtf
    assert is_as_read(words, edtf)


WORDS = [*"0123456789-–/.,? ", *("mars", " okt", "talet", "senast ", "till", "2011", "omkring ")]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map("".join)))
def test_any_text_is_a_date_of_the_register_or_refused(text):
    try:
        edtf = read(text)
    except Unreadable as error:
        edtf = error.suggestion
    assert dates.bounds(edtf)
    assert read(edtf) == edtf
    assert said_back(edtf, "en")


@pytest.mark.parametrize(
    ("text", "edtf", "is_so"),
    [
        ("2008-10", "2008-10", False),  # to many: the years 2008 to 2010
        ("2018-21", "2018-21", False),
        ("2018-03", "2018-03", True),
        ("Oktober  2008", "2008-10", True),
        ("den 24 mars 2011", "2011-03-24", True),
        ("2009-2011", "2009/2011", True),
        ("pågår", "..", True),
        ("okänt", "", True),
        ("okt 2008", "2008-10", False),
        ("24/3 2011", "2011-03-24", False),
        ("före 2010", "[..2009]", False),
        ("2018–21", "2018/2021", False),
    ],
)
def test_only_what_was_interpreted_need_be_asked_about(text, edtf, is_so):
    assert read(text) == edtf
    assert is_as_read(text, edtf) is is_so


@pytest.mark.parametrize(
    ("edtf", "swedish", "english"),
    [
        ("2011-03-24", "24 mars 2011", "24 March 2011"),
        ("2008-10", "oktober 2008 (1–31 oktober 2008)", "October 2008 (1–31 October 2008)"),
        (
            "[1994..1996]",
            "mitten av 1990-talet (1 januari 1994 – 31 december 1996)",
            "the mid-1990s (1 January 1994 – 31 December 1996)",
        ),
        ("2011-11-23/2011-11-26", "23–26 november 2011", "23–26 November 2011"),
        (
            "[2010..]",
            "2010 eller senare (från och med 1 januari 2010)",
            "2010 or later (from 1 January 2010)",
        ),
        (
            "[..2010]",
            "senast 2010 (till och med 31 december 2010)",
            "no later than 2010 (until 31 December 2010)",
        ),
        ("..", "pågår", "continuing"),
        ("", "uppgift saknas", "unknown"),
    ],
)
def test_the_reading_is_told_with_the_days_it_covers(edtf, swedish, english):
    assert (said_back(edtf, "sv"), said_back(edtf, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2011-03-25", "25 mars 2011 (i framtiden)"),
        ("2011-03-24", "24 mars 2011"),
        ("2012", "2012 (1 januari – 31 december 2012, i framtiden)"),
        ("2011", "2011 (1 januari – 31 december 2011)"),
    ],
)
def test_a_date_wholly_after_today_is_told_so(edtf, told):
    assert said_back(edtf, "sv", today=date(2011, 3, 24)) == told


def test_a_refusal_is_a_value_error_with_the_text():
    with pytest.raises(ValueError, match=re.escape("jun.23")):
        read("jun.23")


@pytest.mark.parametrize("text", ["/,/0001", "0008-10", "[..0999]", "3000/", "vintern 2018–19"])
def test_odd_texts_that_broke_the_reading_once_are_refused(text):
    with pytest.raises(Unreadable):
        read(text)
