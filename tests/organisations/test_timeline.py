import re
from datetime import date
from itertools import pairwise

import pytest
from django.template import Template
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from organisations.timeline import Row, draw

# With this row, and on this day, a year is 32 units of the narrow drawing.
DECADE = Row("Tio år", "2000–2009", date(2000, 1, 1), date(2000, 1, 1), date(2009, 12, 31))
TODAY = date(2009, 12, 31)

IN_2001 = {"starts": date(2001, 1, 1), "starts_latest": date(2001, 12, 31)}
EARLY = {"starts": date(2000, 1, 1), "starts_latest": date(2002, 12, 31)}
END_OF_2004 = date(2004, 12, 31)
TO_2004 = {"attested_first": date(2003, 1, 1), "attested_last": END_OF_2004}
ONE_DAY = {"attested_first": date(2003, 1, 1), "attested_last": date(2003, 1, 1)}


def row(name="Nätet", when="", **days):
    return Row(name, when, **days)


def in_years(mark):
    start, width = float(mark.x) / 32, float(mark.width) / 32
    return (mark.kind, round(2000 + start, 2), round(2000 + start + width, 2))


def marks(**days):
    drawn = draw([DECADE, row(**days)], TODAY).narrow.rows[1]
    return [in_years(mark) for mark in drawn.marks]


SURE = ("sure", 2001, 2005)
SINCE_2005 = ("open", 2005, 2010)
FROM_2003 = ("sure", 2003, 2005)
A_DAY_IN_2003 = ("sure", 2003, 2003.12)

SAMPLES = {
    "a known period": (IN_2001 | TO_2004 | {"ends": END_OF_2004}, [SURE]),
    "a known period without a dated source": (IN_2001 | {"ends": END_OF_2004}, [SURE]),
    "an open end": (IN_2001 | TO_2004 | {"is_open": True}, [SINCE_2005, SURE]),
    "an unknown end": (IN_2001 | TO_2004, [SINCE_2005, SURE]),
    "an unknown end without a dated source": (IN_2001, [("open", 2001, 2010)]),
    "an unknown start": (TO_2004 | {"ends": END_OF_2004}, [FROM_2003]),
    "an unknown start, attested after the end": (
        {"ends": END_OF_2004, "attested_first": TODAY, "attested_last": TODAY},
        [("sure", 2005, 2005.12)],
    ),
    "an unknown start, going on": (
        ONE_DAY | {"is_open": True},
        [("open", 2003, 2010), A_DAY_IN_2003],
    ),
    "one day": (ONE_DAY, [("point", 2002.75, 2003.25)]),
    "two days": (TO_2004, [SINCE_2005, FROM_2003]),
    "an uncertain start": (
        EARLY | {"is_open": True, "attested_first": END_OF_2004, "attested_last": END_OF_2004},
        [("open", 2000, 2003), SINCE_2005, FROM_2003],
    ),
    "an uncertain start, attested before its last day": (
        EARLY | {"attested_first": date(2002, 1, 1), "attested_last": END_OF_2004},
        [("open", 2000, 2002), SINCE_2005, ("sure", 2002, 2005)],
    ),
    "an uncertain start without a dated source": (EARLY, [("open", 2000, 2010)]),
    "a start on a day or later": (
        TO_2004 | {"starts": date(2001, 1, 1)},
        [("open", 2001, 2003), SINCE_2005, FROM_2003],
    ),
    "a start on a day or earlier": (
        {"starts_latest": date(2003, 1, 1), "attested_last": END_OF_2004},
        [SINCE_2005, FROM_2003],
    ),
    "a start on a day or earlier without a dated source": (
        {"starts_latest": date(2003, 1, 1)},
        [("open", 2003, 2010)],
    ),
    "a proposed end": (
        IN_2001 | TO_2004 | {"proposed_end": END_OF_2004},
        [SINCE_2005, SURE, ("proposed", 2004.75, 2005.25)],
    ),
    "attested today": (
        IN_2001 | {"attested_first": TODAY, "attested_last": TODAY},
        [("sure", 2001, 2010)],
    ),
    "attested for the first time today": (
        {"attested_first": TODAY, "attested_last": TODAY, "is_open": True},
        [("sure", 2009.88, 2010)],
    ),
    "attested also after today": (
        IN_2001 | {"attested_first": END_OF_2004, "attested_last": date(2023, 6, 2)},
        [("sure", 2001, 2010)],
    ),
    "attested only after today": ({"attested_first": date(2020, 1, 1)}, []),
    "nothing known": ({}, []),
    "nothing known but that it goes on": ({"is_open": True}, []),
}


@pytest.mark.parametrize(("days", "expected"), SAMPLES.values(), ids=SAMPLES)
def test_draws_what_is_attested_solid_and_the_rest_hatched(days, expected):
    found = marks(**days)

    assert [kind for kind, *_ in found] == [kind for kind, *_ in expected]
    for mark, wanted in zip(found, expected, strict=True):
        assert mark[1:] == pytest.approx(wanted[1:], abs=0.011)


def test_a_known_end_after_today_is_drawn_in_full():
    drawn = draw([row(**IN_2001, ends=date(2020, 12, 31))], TODAY).narrow

    assert [float(mark.width) for mark in drawn.rows[0].marks] == [320]
    assert [tick.year for tick in drawn.ticks] == ["2005", "2010", "2015", "2020"]


def test_without_rows_there_is_only_the_year():
    drawn = draw([], date(2026, 11, 22))

    assert drawn.wide.rows == drawn.narrow.rows == ()
    assert [tick.year for tick in drawn.wide.ticks] == ["2026", "2027"]
    assert drawn.kinds == frozenset()


def test_a_single_day_has_a_year_around_it():
    first = date(2026, 1, 1)

    drawn = draw([row(attested_first=first, attested_last=first)], first)

    assert [(tick.year, tick.anchor) for tick in drawn.wide.ticks] == [
        ("2026", "start"),
        ("2027", "middle"),
    ]
    assert [float(mark.x) for mark in drawn.wide.rows[0].marks] == [254]


@pytest.mark.parametrize(
    ("years", "wide", "narrow"),
    [(3, 1, 1), (10, 1, 2), (18, 2, 5), (33, 5, 10), (90, 10, 20), (400, 50, 100)],
)
def test_years_are_labelled_as_close_as_the_labels_allow(years, wide, narrow):
    drawn = draw([row(starts=date(2026 - years, 1, 1))], date(2026, 1, 1))

    assert [step(drawn.wide), step(drawn.narrow)] == [wide, narrow]


def step(drawing):
    first, second = [int(tick.year) for tick in drawing.ticks[:2]]
    return second - first


def words(drawn, kind):
    return [text.words for text in drawn.texts if text.kind == kind]


def test_a_long_name_is_wrapped_beside_its_bar_and_cut_after_three_lines():
    name = "WHO:s globala nätverk för åldersvänliga städer och samhällen"

    drawn = draw([row(name), row(f"{name} i världen, Europa och Norden")], TODAY).wide

    assert words(drawn.rows[0], "name") == [
        "WHO:s globala nätverk för",
        "åldersvänliga städer och",
        "samhällen",
    ]
    assert words(drawn.rows[1], "name")[-1] == "samhällen i världen, Europa …"


def test_a_period_shares_the_line_of_a_short_name_in_the_narrow_drawing():
    when = "start och slut okända"

    short, long = draw([row("POLIS", when), row("Nätverk " * 5, when)], TODAY).narrow.rows

    assert [(text.words, text.anchor) for text in short.texts] == [
        ("POLIS", "start"),
        (when, "end"),
    ]
    assert short.texts[0].y == short.texts[1].y
    assert [text.anchor for text in long.texts] == ["start", "start"]
    assert float(long.texts[0].y) < float(long.texts[1].y)


def test_a_dense_drawing_leaves_out_the_periods_where_it_is_wide():
    drawn = draw([row("POLIS", "sedan 2023")], TODAY, dense=True)

    assert words(drawn.wide.rows[0], "when") == []
    assert words(drawn.narrow.rows[0], "when") == ["sedan 2023"]


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
perhaps = st.none() | days
any_row = st.builds(
    Row,
    name=st.text(max_size=200),
    when=st.text(max_size=80),
    starts=perhaps,
    starts_latest=perhaps,
    ends=perhaps,
    is_open=st.booleans(),
    attested_first=perhaps,
    attested_last=perhaps,
    proposed_end=perhaps,
)


@given(st.lists(any_row, max_size=6), days, st.booleans())
def test_every_mark_lies_within_the_drawing(rows, today, dense):
    drawn = draw(rows, today, dense=dense)

    for drawing in (drawn.wide, drawn.narrow):
        top = 0.0
        for drawn_row in drawing.rows:
            for mark in drawn_row.marks:
                x, y, width, height = map(float, (mark.x, mark.y, mark.width, mark.height))
                assert width >= 0
                assert 0 <= x <= x + width <= float(drawing.width)
                assert top <= y <= y + height <= float(drawn_row.rule)
            top = float(drawn_row.rule)
        assert top <= float(drawing.height)


@given(st.lists(any_row, max_size=6), days)
def test_labels_of_years_do_not_meet(rows, today):
    for drawing in (draw(rows, today).wide, draw(rows, today).narrow):
        places = [left_of_label(tick) for tick in drawing.ticks]
        assert all(after - before >= 32 for before, after in pairwise(places))


def left_of_label(tick):
    return float(tick.x) - {"start": 0, "middle": 16, "end": 32}[tick.anchor]


def component(*rows):
    context = {
        "timeline": draw(rows, TODAY),
        "id": "tl",
        "title": "Tidslinje",
        "table_template": Template("<table></table>"),
    }
    return render_to_string("components/timeline.html", context)


def test_the_key_explains_only_what_is_drawn():
    html = component(row(**IN_2001, **TO_2004))

    assert "Belagt i en källa" in html
    assert "Inte belagt: start eller slut okänt" in html
    assert "Belagt en enda dag" not in html
    assert "Föreslaget slut" not in html


def test_the_component_is_safe_and_whole():
    html = component(row("<b>Nätet", **IN_2001, **TO_2004), row(**ONE_DAY), row(**EARLY))
    ids = re.findall(r'\bid="([^"]+)"', html)
    named = re.findall(r'(?:url\(#|aria-\w+by=")([\w-]+)', html)

    assert len(ids) == len(set(ids))
    assert set(named) == set(ids)
    assert "&lt;b&gt;Nätet" in html
    assert "<table></table>" in html
    assert "style=" not in html
    assert not re.search(r'(?:x|y|width|height)="[^"]*,', html)
