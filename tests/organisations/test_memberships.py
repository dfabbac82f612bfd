import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from organisations.models import Membership
from tests.factories import change, make_category, make_membership, make_organisation

pytestmark = pytest.mark.django_db

OVERLAPS = [
    ("2003", "2008", "2005", "2011", True),
    ("2003", "..", "2010", "..", True),
    ("2003", "2008", "2008", "2011", False),  # they meet in a year: nobody can tell
    ("2003", "2008", "2009", "..", False),
    ("2008-10-01", "2008-10-31", "2008-10-31", "2009", True),
    ("2003", "", "2009", "..", False),  # nothing is known after 2003
    ("", "..", "2009", "..", False),
]


@pytest.mark.parametrize(("starts", "ends", "other_starts", "other_ends", "overlaps"), OVERLAPS)
def test_two_periods_of_the_same_party_may_not_overlap(
    starts, ends, other_starts, other_ends, overlaps
):
    first = make_membership(starts=starts, ends=ends)
    second = Membership(organisation=first.organisation, starts=other_starts, ends=other_ends)

    problems = Membership.clean_together([second])

    assert list(problems) == ([None] if overlaps else [])


@pytest.mark.parametrize(("starts", "ends", "other_starts", "other_ends", "overlaps"), OVERLAPS)
def test_postgresql_itself_refuses_what_overlaps_and_sqlite_cannot(
    starts, ends, other_starts, other_ends, overlaps
):
    organisation = make_membership(starts=starts, ends=ends).organisation
    try:
        with transaction.atomic():
            make_membership(organisation=organisation, starts=other_starts, ends=other_ends)
    except IntegrityError:
        refused = True
    else:
        refused = False

    assert refused == (overlaps and connection.vendor == "postgresql")


def test_an_overlap_is_told_in_words():
    first = make_membership(starts="2003", ends="..")
    second = Membership(organisation=first.organisation, starts="2005", ends="..")

    with pytest.raises(ValidationError) as caught:
        second.full_clean()

    assert caught.value.message_dict == {"starts": ["Perioden överlappar ett annat medlemskap."]}


def test_the_end_may_not_lie_before_the_start():
    membership = Membership(organisation=make_organisation(), starts="2008", ends="2003")

    with pytest.raises(ValidationError) as caught:
        membership.full_clean()

    assert caught.value.message_dict == {"ends": ["Slutet ligger före början."]}


def test_a_category_of_another_organisation_is_refused():
    membership = Membership(organisation=make_organisation(), category=make_category())

    with pytest.raises(ValidationError) as caught:
        membership.full_clean()

    assert caught.value.message_dict == {
        "category": ["Medlemsformen hör till en annan organisation."]
    }


def test_a_text_that_is_no_date_is_told_in_words():
    membership = Membership(organisation=make_organisation(), starts="i våras")

    with pytest.raises(ValidationError) as caught:
        membership.full_clean()

    assert caught.value.message_dict == {
        "starts": [
            "”i våras” är inte ett datum. Skriv till exempel 2003, 2008-10 eller 2011-03-24."
        ]
    }


def test_every_change_leaves_a_row_in_the_history():
    membership = make_membership(starts="2003", ends="..")

    membership.ends = "2011"
    with change():
        membership.save()

    assert [row.ends for row in membership.history.all()] == ["2011", ".."]
