"""What the calendar makes of a row; no database."""

from datetime import date

import pytest

from organisations.calendar.entries import (
    Kind,
    by_month,
    coming,
    of_decision,
    of_event,
    of_mandate,
    of_membership,
    past,
)
from organisations.models import (
    Body,
    Decision,
    Event,
    Mandate,
    Membership,
    MembershipCategory,
    Organisation,
    Person,
)
from stadsnat.dates import Bounds

ORGANISATION = Organisation(pk=1, slug="metropolis", name="Metropolis")
CONGRESS = "2011-11-23/2011-11-26"


def event(held=CONGRESS, **fields):
    return Event(pk=3, organisation=ORGANISATION, name="kongressen", held=held, **fields)


def mandate(**fields):
    return Mandate(pk=5, organisation=ORGANISATION, role="member", **fields)


def membership(**fields):
    return Membership(pk=7, organisation=ORGANISATION, **fields)


def decision(**fields):
    stage = {"stage": "proposed"} | fields
    return Decision(pk=9, organisation=ORGANISATION, title="Lämna", **stage)


def days(first, last=None):
    return Bounds(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("held", "expected", "exactness"),
    [
        ("2011-11-23", days("2011-11-23"), "exakt dag"),
        (CONGRESS, days("2011-11-23", "2011-11-26"), "exakta dagar"),
        ("2011-11", None, "dagen okänd"),
        ("2018-21", None, "månad och dag okända"),
        ("2011", None, "månad och dag okända"),
        ("199X", None, "året okänt"),
        ("2011-11-23~", None, "ungefärlig uppgift"),
        ("2011-11-23?", None, "osäker uppgift"),
        ("[2011-12-31..2012-01-01]", None, "dagen okänd inom den tiden"),
        ("2009/2011", None, "exakta dagar okända"),
        ("", None, "dagen okänd"),
    ],
)
def test_an_event_has_days_only_where_its_source_names_them(held, expected, exactness):
    [entry] = of_event(event(held))

    assert (entry.days, entry.when, entry.exactness) == (expected, held, exactness)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("2011-11-26", [days("2011-11-26")]),
        (CONGRESS, [days("2011-11-26")]),
        ("2011-11", [None]),
        ("2011", [None]),
        ("2011-11-26~", [None]),
        ("", []),
        ("..", []),
    ],
)
def test_of_an_end_the_last_day_is_an_entry_and_an_open_or_unknown_end_is_none(ends, expected):
    assert [entry.days for entry in of_membership(membership(ends=ends))] == expected
    assert [entry.days for entry in of_mandate(mandate(ends=ends))] == expected


def test_a_term_that_ends_at_an_event_ends_on_its_last_day():
    [entry] = of_mandate(mandate(ends="2011", ends_at=event(), person=Person(name="Exempel")))

    assert (entry.when, entry.exactness) == ("2011-11-26", "exakt dag")
    assert entry.note == "Löper ut vid kongressen. Innehas av Exempel."


@pytest.mark.parametrize(
    ("held", "ends", "expected"),
    [
        ("2011-11", "2011", "2011-11"),
        ("", "2011-11-26", "2011-11-26"),
        ("", "", ""),
        ("", "..", ""),
    ],
)
def test_a_term_that_ends_at_an_event_is_as_exact_as_the_event(held, ends, expected):
    [entry] = of_mandate(mandate(ends=ends, ends_at=event(held)))

    assert entry.when == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [("2011-11-25", "2011-11-25"), ("2011-11-26", "2011-11-26"), ("2012", "2011-11-26")],
)
def test_a_term_ends_with_the_one_it_depends_on_if_that_is_sooner(own, expected):
    first = mandate(ends_at=event())
    [entry] = of_mandate(mandate(ends=own, depends_on=first))

    assert entry.when == expected
    assert ("Upphör samtidigt som uppdraget" in entry.note) is (own == "2012")


def test_the_end_of_an_invitation_is_not_called_a_membership():
    invited = MembershipCategory(name="innovationsstad", is_invitation=True)
    [entry] = of_membership(membership(ends="2011-11-26", category=invited))

    assert (entry.label, entry.title) == ("inbjudan upphör", "innovationsstad")


def test_a_decision_has_an_entry_for_its_effect_and_one_for_its_outcome():
    entries = of_decision(
        decision(effective="2012-01-01", outcome="Bifallet", outcome_dated="2011-06")
    )

    assert [(e.key, e.label, e.when, e.note) for e in entries] == [
        ("decision-9-effective", "föreslagen dag", "2012-01-01", ""),
        ("decision-9-outcome", "utfall av förslag", "2011-06", "Bifallet"),
    ]


def test_a_proposal_whose_outcome_nobody_has_stated_says_so():
    [entry] = of_decision(decision(effective="2012-01-01"))

    assert entry.note == "Utfall: uppgift saknas."


def test_a_decision_without_dates_of_effect_is_no_entry():
    assert list(of_decision(decision())) == []


def test_the_title_of_a_mandate_names_its_body():
    [entry] = of_mandate(mandate(ends="2011-11-26", body=Body(name="styrelsen")))

    assert (entry.label, entry.title) == ("uppdrag löper ut", "Ledamot, styrelsen")


def test_what_concerns_the_city_as_a_whole_leads_to_the_start_page():
    [entry] = of_decision(Decision(pk=1, stage="decided", title="Plan", effective="2012-01-01"))

    assert entry.address == "/"
    assert next(of_event(event())).address == "/organisationer/metropolis/"


@pytest.mark.parametrize(
    ("held", "day", "is_coming"),
    [
        (CONGRESS, "2011-11-22", True),
        (CONGRESS, "2011-11-24", True),
        (CONGRESS, "2011-11-26", True),
        (CONGRESS, "2011-11-27", False),
        ("2011-11", "2011-11-30", True),
        ("2011-11", "2011-12-01", False),
        ("2011", "2011-12-31", True),
        ("2011", "2012-01-01", False),
        ("[2023-06..]", "2030-01-01", True),
        ("", "2030-01-01", True),
    ],
)
def test_what_is_not_over_is_coming_and_the_rest_is_past(held, day, is_coming):
    entries = list(of_event(event(held)))
    day = date.fromisoformat(day)

    assert (coming(entries, day), past(entries, day)) == (
        (entries, []) if is_coming else ([], entries)
    )


def test_exact_days_stand_first_and_the_soonest_of_them_first():
    dates = ["2012", "", "2011-11-26", CONGRESS, "2011-11-23", "2011-11"]
    entries = [entry for held in dates for entry in of_event(event(held))]

    found = [entry.when for entry in coming(entries, date(2011, 1, 1))]

    assert found == ["2011-11-23", CONGRESS, "2011-11-26", "2011-11", "2012", ""]


def test_the_past_stands_with_the_latest_first():
    dates = ["2009", "2010-01-01", "2008-10", "2011-01-01"]
    entries = [entry for held in dates for entry in of_event(event(held))]

    found = [entry.when for entry in past(entries, date(2012, 1, 1))]

    assert found == ["2011-01-01", "2010-01-01", "2009", "2008-10"]


def test_on_one_day_what_happens_stands_before_what_follows_from_it():
    entries = [
        *of_decision(decision(effective="2011-11-26")),
        *of_mandate(mandate(ends="2011-11-26")),
        *of_event(event("2011-11-26")),
    ]
    expected = [Kind.EVENT, Kind.MANDATE_END, Kind.DECISION]

    assert [entry.kind for entry in coming(entries, date(2011, 1, 1))] == expected
    assert [entry.kind for entry in past(entries, date(2012, 1, 1))] == expected


def test_months_hold_what_begins_in_them_and_nothing_inexact():
    dates = ["2011-10-31/2011-11-02", "2011-11-26", "2011-11"]
    entries = [entry for held in dates for entry in of_event(event(held))]

    assert by_month(entries) == [("2011-10", entries[:1]), ("2011-11", entries[1:2])]
