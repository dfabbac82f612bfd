from datetime import date

import pytest
from django.utils import translation

from organisations.review.words import how_long, name_of, term_end
from tests.factories import (
    MAKERS,
    make_claim,
    make_event,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
)

DAY = date(2012, 1, 31)


@pytest.mark.parametrize(
    ("since", "swedish", "english"),
    [
        (None, "", ""),
        (date(2012, 1, 31), "i dag", "today"),
        (date(2012, 1, 30), "1 dag", "1 day"),
        (date(2011, 12, 1), "61 dagar", "61 days"),
        (date(2011, 11, 30), "2 månader", "2 months"),
        (date(2010, 2, 1), "23 månader", "23 months"),
        (date(2010, 1, 31), "2 år", "2 years"),
        (date(2012, 2, 1), "om 1 dag", "in 1 day"),
        (date(2012, 3, 31), "om 2 månader", "in 2 months"),
        (date(2015, 1, 31), "om 3 år", "in 3 years"),
    ],
)
def test_how_long_is_said_in_days_months_or_years(since, swedish, english):
    said = how_long(since, DAY)
    with translation.override("en"):
        said_in_english = how_long(since, DAY)

    assert (said, said_in_english) == (swedish, english)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("make", MAKERS.values())
def test_every_row_has_a_name(make):
    assert name_of(make())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "name"),
    [
        (make_organisation, "Nätverk"),
        (make_membership, "Medlemskap"),
        (make_claim, "Antal medlemmar: fler än 130 medlemsstäder"),
        (make_mandate, "Ledamot"),
        (make_participation, "Staden"),
        (lambda: make_participation(extent="alla sju forum"), "Staden – alla sju forum"),
    ],
)
def test_a_row_is_called_what_tells_it_from_the_others_of_its_organisation(make, name):
    assert name_of(make()) == name


@pytest.mark.django_db
def test_a_term_ends_at_its_event_on_its_day_or_with_the_mandate_it_depends_on():
    at_an_event = make_mandate(ends="2011", ends_at=make_event(name="kongressen"))
    on_a_day = make_mandate(ends="2011-11")
    depending = make_mandate(ends="..", depends_on=on_a_day)

    ends = [term_end(mandate) for mandate in (at_an_event, on_a_day, depending)]

    assert ends == ["kongressen", "november 2011", "november 2011"]
