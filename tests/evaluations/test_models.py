"""What evaluations keep: what is refused, what names a row, what was known on which day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from evaluations.models import Coverage, Dimension, Finding, Recommendation, Round, Strategy
from tests.factories import (
    cite,
    make_coverage,
    make_decision,
    make_dimension,
    make_event,
    make_finding,
    make_organisation,
    make_recommendation,
    make_round,
    make_source,
    make_strategy,
)

pytestmark = pytest.mark.django_db

DAY = date(2011, 3, 24)


def complaints(row):
    """What the row breaks, in words; empty when nothing."""
    try:
        row.full_clean()
    except ValidationError as error:
        return error.messages
    return []


def test_a_strategy_takes_its_day_from_its_decision():
    decided = make_strategy(decision=make_decision(dated="2008-12"))
    undecided = make_strategy(dated="2007")

    assert [strategy.adopted for strategy in (decided, undecided)] == ["2008-12", "2007"]


def test_a_strategy_has_its_day_in_one_place():
    strategy = Strategy(slug="s", title="S", decision=make_decision(), dated="2008")

    assert complaints(strategy) == ["Dagen står i beslutet. Lämna fältet tomt."]


def test_a_short_name_names_one_dimension_of_a_strategy():
    dimension = make_dimension(slug="bevakning")

    again = Dimension(strategy=dimension.strategy, slug="bevakning", order=2, name="B")
    elsewhere = Dimension(strategy=make_strategy(), slug="bevakning", order=2, name="B")

    assert complaints(again) == ["Strategin har redan en dimension med det kortnamnet."]
    assert complaints(elsewhere) == []


def test_a_finding_is_along_a_dimension_of_the_strategy_of_its_round():
    round, foreign = make_round(), make_dimension()
    own = make_dimension(strategy=round.strategy)

    assert complaints(Finding(round=round, dimension=own, text="T")) == []
    assert complaints(Finding(round=round, dimension=foreign, text="T")) == [
        "Dimensionen hör till en annan strategi än omgången."
    ]


def test_a_finding_is_short_by_its_summary_else_by_the_benefit():
    findings = [
        make_finding(summary="stor nytta", benefit="benefit"),
        make_finding(benefit="less"),
        make_finding(),
    ]

    assert [row.in_short for row in findings] == ["stor nytta", "mindre nytta än önskat", ""]
    assert [str(row) for row in findings][2] == "Nätverket ger nytta."


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"was_asked": False, "asked": 0},
            ["Antal anges bara om det ställdes frågor om nätverket."],
        ),
        ({"asked": 4, "answered": 5}, ["Fler kan inte ha svarat än som tillfrågades."]),
        ({"was_asked": True, "asked": 4, "answered": 4}, []),
        ({"was_asked": False}, []),
        ({"answered": 5}, []),
        ({}, []),
    ],
)
def test_coverage_counts_what_can_be(fields, told):
    row = Coverage(round=make_round(), organisation=make_organisation(), **fields)

    assert complaints(row) == told


def test_coverage_is_given_once():
    first = make_coverage()

    again = Coverage(round=first.round, organisation=first.organisation)

    assert complaints(again) == ["Omgången har redan ett svarsläge för organisationen."]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": ""}, "Skriv rekommendationen, eller välj ett förslag."),
        ({"deadline": "2011", "event": True}, "Ange ett datum eller en händelse, inte båda."),
        ({"answered": "2011"}, "En dag för svaret är angiven. Välj då svaret."),
        ({"effect_dated": "2011"}, "En dag för genomförandet är angiven. Välj då hur det gick."),
    ],
)
def test_a_recommendation_that_contradicts_itself_is_refused(fields, told):
    event = make_event() if fields.pop("event", False) else None
    defaults = {"kind": "leave", "text": "Lämna", "made": "2011"}

    assert complaints(Recommendation(**defaults | fields, deadline_event=event)) == [told]


def test_a_recommendation_without_a_day_is_refused():
    assert complaints(Recommendation(kind="leave", text="Lämna")) == [
        "Detta fält får inte vara tomt."
    ]


def test_the_last_day_is_the_events_its_own_or_that_of_the_proposal():
    proposal = make_decision(effective="2012")
    event = make_event(held="2011-11")

    due = [
        make_recommendation(deadline_event=event, decision=proposal).due,
        make_recommendation(deadline="2011-06", decision=proposal).due,
        make_recommendation(decision=proposal).due,
        make_recommendation().due,
    ]

    assert due == ["2011-11", "2011-06", "2012", ""]


def test_what_was_recommended_by_a_day():
    known = make_recommendation(made="2011-03")
    make_recommendation(made="2011-03-25")

    assert list(Recommendation.objects.by(DAY)) == [known]


def test_the_rounds_that_are_over_the_latest_first():
    make_round(ends="2011-03-25")
    make_round(ends="2011-03")
    make_round(ends="..")
    make_round(ends="")
    first, last = make_round(ends="2008"), make_round(ends="[..2011-03-24]")
    told = make_round(ends="")
    cite(told, make_source(dated="2010"))

    assert list(Round.objects.over(DAY)) == [last, told, first]


def test_what_was_found_is_known_when_the_round_is_over():
    known = make_finding(round=make_round(ends="2011-03-24"))
    make_finding(round=make_round(ends="2011-03-25"))

    assert list(Finding.objects.by(DAY)) == [known]


@pytest.mark.parametrize("make", [make_strategy, make_dimension, make_round])
def test_a_row_is_found_by_its_natural_key(make):
    row = make()

    assert type(row).objects.get_by_natural_key(*row.natural_key()) == row
