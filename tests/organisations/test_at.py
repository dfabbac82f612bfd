"""Which rows hold on a day: the day before, the day, the day after."""

from datetime import date

import pytest

from organisations.models import Mandate, Membership
from tests.factories import change, cite, make_event, make_mandate, make_membership, make_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2004, 12, 31), 0),
        (date(2005, 1, 1), 1),
        (date(2008, 12, 31), 1),
        (date(2009, 1, 1), 0),
    ],
)
def test_a_period_holds_from_its_first_day_to_its_last(day, count):
    make_membership(starts="2005", ends="2008")

    assert Membership.objects.at(day).count() == count


def test_an_open_period_still_holds():
    make_membership(starts="1995", ends="..")

    assert Membership.objects.at().count() == 1


def test_a_period_with_unknown_end_goes_on_holding():
    make_membership(starts="2003", ends="")

    assert Membership.objects.at().count() == 1


@pytest.mark.parametrize(("day", "count"), [(date(2011, 3, 23), 0), (date(2011, 3, 24), 1)])
def test_a_period_with_unknown_start_holds_from_its_first_source(day, count):
    membership = make_membership(starts="", ends="..")
    cite(membership, make_source(dated="[2023-06..]"))
    cite(membership, make_source(dated="2011-03-24"))

    assert Membership.objects.at(day).count() == count


def test_a_period_with_unknown_start_and_no_source_never_holds():
    make_membership(starts="", ends="..")

    assert Membership.objects.at().count() == 0


def test_several_sources_do_not_make_several_rows():
    membership = make_membership(starts="1995", ends="..")
    cite(membership)
    cite(membership)

    assert Membership.objects.at().count() == 1


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2011, 11, 25), 1), (date(2011, 11, 26), 1), (date(2011, 11, 27), 0)],
)
def test_a_term_that_ends_at_an_event_ends_on_its_last_day(day, count):
    make_mandate(starts="2009", ends="2011", ends_at=make_event(held="2011-11-23/2011-11-26"))

    assert Mandate.objects.at(day).count() == count


def test_moving_the_event_moves_the_term():
    event = make_event(held="2011-11-23/2011-11-26")
    make_mandate(starts="2009", ends_at=event)

    event.held = "2012-02"
    with change():
        event.save()

    assert Mandate.objects.at(date(2012, 2, 29)).count() == 1
    assert Mandate.objects.at(date(2012, 3, 1)).count() == 0


def test_saving_one_field_moves_its_day_columns_too():
    membership = make_membership(starts="1995", ends="..")

    membership.ends = "2011"
    with change():
        membership.save(update_fields=["ends"])

    membership.refresh_from_db()
    assert membership.ends_latest == date(2011, 12, 31)
