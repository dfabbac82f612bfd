"""The rules asked of many rows at once say what they say of one row at a time."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from organisations.models import Membership
from organisations.models.membership import certain_days, overlaps
from stadsnat import rules
from stadsnat.records import record_models
from tests.factories import (
    MAKERS,
    cite,
    make_body,
    make_category,
    make_fee,
    make_mandate,
    make_membership,
    make_organisation,
)

pytestmark = pytest.mark.django_db

OVERLAPS = "Perioden överlappar ett annat medlemskap."


def one_at_a_time(rows, names):
    found = {}
    for row in rows:
        others = {field.name for field in row._meta.concrete_fields} - set(names)
        try:
            row.full_clean(exclude=others)
        except ValidationError as error:
            found[row.pk] = error.messages
    return found


@pytest.mark.parametrize("model", record_models(), ids=lambda model: model.__name__)
def test_a_row_as_it_is_stored_breaks_nothing(model):
    row = MAKERS[model]()
    names = {field.name for field in model._meta.concrete_fields if field.editable}

    assert rules.faults([row], names) == {}


def broken_end():
    row = make_membership(starts="2003", ends="2008")
    row.ends = "2001"
    return [row], {"ends"}


def broken_date():
    row = make_membership()
    row.ends = "i fjor"
    return [row], {"ends"}


def broken_category():
    row = make_membership()
    row.category = make_category()
    return [row], {"category"}


def broken_path():
    row = make_membership()
    row.path = "omväg"
    return [row], {"path"}


def broken_overlap():
    first = make_membership(starts="2003", ends="2008")
    second = make_membership(organisation=first.organisation, starts="2009", ends="2010")
    second.starts = "2007"
    return [second], {"starts"}


def broken_pair_of_values():
    fee = make_fee(year=2011)
    other = make_fee(year=2012, membership=fee.membership)
    other.year = 2011
    return [other], {"membership", "year", "currency"}


def broken_ring():
    first = make_mandate()
    second = make_mandate(depends_on=first)
    first.depends_on = second
    return [first], {"depends_on"}


def broken_body():
    row = make_mandate()
    row.body = make_body()
    return [row], {"body"}


def broken_target():
    citation = cite(make_organisation())
    citation.object_id = 987654
    return [citation], {"object_id"}


@pytest.mark.parametrize(
    "broken",
    [
        broken_end,
        broken_date,
        broken_category,
        broken_path,
        broken_overlap,
        broken_pair_of_values,
        broken_ring,
        broken_body,
        broken_target,
    ],
)
def test_what_a_row_breaks_is_said_as_of_one_row(broken):
    rows, names = broken()

    expected = one_at_a_time(rows, names)

    assert expected
    assert rules.faults(rows, names) == expected


def test_a_constraint_is_told_even_when_only_one_of_its_fields_changes():
    row = make_membership()
    row.path = "section"

    assert rules.faults([row], {"path"}) == {
        row.pk: ["Ange genom vilken organisation, eller välj att medlemskapet är direkt."]
    }


def test_a_row_that_points_at_nothing_is_told():
    row = make_membership()
    row.category_id = 987654

    [sentences] = rules.faults([row], {"category"}).values()

    assert len(sentences) == 1


def test_rows_that_would_stand_in_each_others_way_are_both_told():
    one, two = make_fee(year=2011), make_fee(year=2012)
    two.membership = one.membership
    two.year = 2011

    taken = ["Medlemskapet har redan en avgift för det året i den valutan."]
    assert rules.faults([one, two], {"membership", "year"}) == {one.pk: taken, two.pk: taken}


def test_rows_may_take_each_others_places():
    one = make_membership(starts="2001", ends="2004")
    two = make_membership(organisation=one.organisation, starts="2006", ends="2009")
    one.starts, one.ends, two.starts, two.ends = two.starts, two.ends, one.starts, one.ends

    assert rules.faults([one, two], {"starts", "ends"}) == {}


def test_asks_the_database_as_often_for_three_rows_as_for_one():
    counts = []
    for number in (1, 3):
        rows = [make_membership(category=None) for _ in range(number)]
        rows = list(Membership.objects.filter(pk__in=[row.pk for row in rows]))
        for row in rows:
            row.ends = "2011"
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert rules.faults(rows, {"ends"}) == {}
        counts.append(len(queries))

    assert counts == [2, 2]  # the organisations; the other memberships


YEARS = st.sampled_from(["", "2001", "2003", "2004", "2006", "2009", "[2002..2005]"])


@given(st.lists(st.tuples(YEARS, st.one_of(YEARS, st.just(".."))), max_size=6))
def test_any_periods_overlap_as_they_do_two_by_two(periods):
    days = [certain_days(*period) for period in periods]

    def meet(mine, other):
        (first, last), (begin, end) = mine, other
        if first is None or begin is None:
            return False
        return (last is None or begin <= last) and (end is None or first <= end)

    expected = {
        number: {n for n, other in enumerate(days) if n != number and meet(mine, other)}
        for number, mine in enumerate(days)
    }

    found = overlaps((number, (1, None, None), *period) for number, period in enumerate(periods))

    assert found.keys() == {number for number, others in expected.items() if others}
    assert all(other in expected[number] for number, other in found.items())
