"""The page on which a mandate ends, and the mandates that hang on it with it."""

import pytest

from organisations.models import Mandate
from stadsnat.models import ChangeSet
from tests.factories import (
    change,
    edit,
    make_event,
    make_mandate,
    make_membership,
    make_organisation,
    make_participation,
)
from tests.filled_in import filled_in, send, told

from .kinds import REASON

pytestmark = pytest.mark.django_db


@pytest.fixture
def mandate():
    return make_mandate(organisation=make_organisation(slug="prov"), starts="2009", ends="")


def page_of(row):
    return f"/uppdrag/{row.pk}/avsluta/"


def proposed(response):
    return [(p.row, ticked, news) for p, ticked, news in response.context["hanging"]]


def term(row):
    row = Mandate.objects.get(pk=row.pk)
    return row.ends, row.ends_at


def test_shows_the_mandates_that_depend_on_it_through_others_too_and_nothing_else(desk, mandate):
    near = make_mandate(depends_on=mandate, ends="..")
    far = make_mandate(depends_on=near, ends="")
    make_mandate(depends_on=mandate, ends="2010")  # over
    make_membership(organisation=mandate.organisation)
    make_participation(organisation=mandate.organisation)

    response = desk.get(page_of(mandate))

    assert proposed(response) == [(near, True, False), (far, True, False)]


def test_ends_with_what_depends_on_it_in_one_change(desk, mandate):
    near = make_mandate(depends_on=mandate, ends="..")

    response = send(desk, page_of(mandate), ends="2011-12-31")

    assert response.headers["Location"] == "/organisationer/prov/#uppdrag"
    assert [term(row) for row in (mandate, near)] == [("2011-12-31", None)] * 2
    assert ChangeSet.objects.latest("pk").touched == {"organisations.mandate": {"~": 2}}


def test_what_is_unticked_goes_on(desk, mandate):
    near = make_mandate(depends_on=mandate, ends="..")
    shown = filled_in(desk.get(page_of(mandate)))
    del shown["with"]

    desk.post(page_of(mandate), shown | REASON | {"ends": "2011"})

    assert [term(row)[0] for row in (mandate, near)] == ["2011", ".."]


def test_a_day_takes_the_place_of_an_event(desk, mandate):
    edit(mandate, ends_at=make_event(organisation=mandate.organisation, held="2090"))

    send(desk, page_of(mandate), ends="2010")

    assert term(mandate) == ("2010", None)


def test_a_day_takes_the_place_of_an_event_also_where_it_stood_already(desk, mandate):
    event = make_event(organisation=mandate.organisation, held="2090")
    edit(mandate, ends="2010-12-31", ends_at=event)

    send(desk, page_of(mandate), ends="2010-12-31")

    assert term(mandate) == ("2010-12-31", None)


def test_no_page_shows_a_list_when_nothing_hangs_on_it(desk, mandate):
    response = desk.get(page_of(mandate))

    assert (proposed(response), "hanger-pa" in response.text) == ([], False)


def test_a_dependant_that_has_changed_is_shown_again_and_nothing_ends(desk, mandate):
    near = make_mandate(depends_on=mandate, ends="..")
    shown = filled_in(desk.get(page_of(mandate)))
    edit(near, note="Ny.")

    response = desk.post(page_of(mandate), shown | REASON | {"ends": "2011"})

    assert list(told(response)) == [""]
    assert proposed(response) == [(near, True, True)]
    assert [term(row)[0] for row in (mandate, near)] == ["", ".."]


def test_a_dependant_that_begins_later_stands_in_the_way(desk, mandate):
    near = make_mandate(depends_on=mandate, starts="2015", ends="..")

    response = send(desk, page_of(mandate), ends="2011")

    assert told(response) == {
        "": [f"Uppdrag: {near} kan inte sluta då: Slutet ligger före början."]
    }
    assert [term(row)[0] for row in (mandate, near)] == ["", ".."]


def test_a_mandate_deleted_meanwhile_shows_what_was_typed(desk, mandate):
    address, shown = page_of(mandate), filled_in(desk.get(page_of(mandate)))
    with change():
        mandate.delete()

    response = desk.post(address, shown | REASON | {"ends": "2011"})

    assert response.status_code == 410
    assert response.context["typed"][0] == ("Till och med", "2011")


@pytest.mark.parametrize("role", [None, "outsider", "reader"])
def test_who_may_not_is_sent_away_and_nothing_ends(client, request, mandate, role):
    if role:
        client.force_login(request.getfixturevalue(role))

    response = client.post(page_of(mandate), {"ends": "2011"} | REASON)

    assert response.status_code == (403 if role else 302)
    assert term(mandate) == ("", None)


def test_what_never_was_is_not_found_and_other_methods_are_refused(desk, mandate):
    assert desk.get("/uppdrag/0/avsluta/").status_code == 404
    assert desk.put(page_of(mandate)).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_thirteen_times_however_many_rows(
    desk, mandate, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_mandate(depends_on=mandate, ends="..")
    desk.get(page_of(mandate))

    with django_assert_num_queries(13):
        desk.get(page_of(mandate))
