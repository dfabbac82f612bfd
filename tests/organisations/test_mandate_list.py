import pytest

from organisations.mandate_state import State
from organisations.models import Mandate
from stadsnat import changes
from tests.factories import (
    change,
    cite,
    make_body,
    make_event,
    make_mandate,
    make_office,
    make_organisation,
)

pytestmark = pytest.mark.django_db

URL = "/uppdrag/"


def states(response):
    return [mandate.state for mandate in response.context["mandates"]]


def test_shows_each_mandate_of_the_city_with_its_state(client):
    organisation = make_organisation()
    make_mandate(organisation=organisation, starts="2005", ends="2008")
    make_mandate(organisation=organisation, starts="2009", ends="2011")
    make_mandate(organisation=organisation, role="chair", on_behalf_of=make_organisation())

    response = client.get(URL, {"datum": "2011-03-24"})

    assert states(response) == [State.ENDED, State.FILLED]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2011-05-29", [State.FILLED]),
        ("2011-05-30", [State.ENDS_SOON]),
        ("2011-11-26", [State.ENDS_SOON]),
        ("2011-11-27", [State.VACANT]),
        ("2012-01-01", [State.ENDED, State.FILLED]),
    ],
)
def test_a_seat_is_vacant_after_the_congress_until_the_next_is_elected(client, day, expected):
    organisation = make_organisation()
    make_mandate(
        organisation=organisation,
        starts="2009",
        ends_at=make_event(organisation=organisation, held="2011-11-23/2011-11-26"),
        after_term="stands_empty",
    )
    make_mandate(organisation=organisation, starts="2012", ends="..")

    assert states(client.get(URL, {"datum": day})) == expected


def test_a_successor_in_another_body_is_no_successor(client):
    organisation = make_organisation()
    body = make_body(organisation=organisation)
    make_mandate(organisation=organisation, starts="2009", ends="2010", after_term="carries_over")
    make_mandate(organisation=organisation, body=body, starts="2011", ends="..")

    assert states(client.get(URL)) == [State.CARRIED_OVER, State.FILLED]


def test_a_successor_whose_start_is_unknown_follows_from_its_source(client):
    organisation = make_organisation()
    make_mandate(organisation=organisation, starts="2005", ends="2008", after_term="carries_over")
    cite(make_mandate(organisation=organisation, starts="", ends=".."))

    assert states(client.get(URL, {"datum": "2011-03-23"})) == [State.CARRIED_OVER]
    assert states(client.get(URL, {"datum": "2011-03-24"})) == [State.ENDED, State.FILLED]


@pytest.mark.parametrize(
    ("day", "state"), [("2008-12-31", State.ENDS_SOON), ("2009-01-01", State.ENDED)]
)
def test_a_mandate_ends_with_the_one_it_depends_on(client, day, state):
    first = make_mandate(starts="2005", ends="2008", on_behalf_of=make_organisation())
    make_mandate(starts="2005", ends="..", depends_on=first)

    assert states(client.get(URL, {"datum": day})) == [state]


def test_filters_on_state_and_organisation(client):
    ended = make_mandate(starts="2005", ends="2008")
    make_mandate(starts="2009", ends="..")

    by_state = client.get(URL, {"lage": "ended"})
    by_organisation = client.get(URL, {"organisation": ended.organisation.slug})

    assert [m.row for m in by_state.context["mandates"]] == [ended]
    assert [m.row for m in by_organisation.context["mandates"]] == [ended]


def test_says_what_a_mandate_hangs_on_and_what_falls_with_it(client):
    first = make_mandate(organisation=make_organisation(name="Metropolis"))
    make_mandate(organisation=make_organisation(name="UCLG"), depends_on=first)

    text = client.get(URL).text

    assert "hänger på: Ledamot, Metropolis" in text
    assert "med det upphör också: Ledamot, UCLG" in text


def test_an_empty_list_says_what_to_do(client):
    assert "Inga uppdrag passar urvalet" in client.get(URL).text


def test_a_bad_day_gives_a_kind_message_and_today(client):
    response = client.get(URL, {"datum": "nyss"})

    assert response.status_code == 200
    assert "går inte att läsa" in response.text


def test_writing_to_the_list_is_refused(client):
    assert client.post(URL).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_six_times_however_many_rows(client, rows, django_assert_num_queries):
    for _ in range(rows):
        cite(make_mandate(ends_at=make_event(), office=make_office()))

    with django_assert_num_queries(6):
        client.get(URL)


def test_shows_a_hundred_a_page_and_counts_them_all(client):
    organisation = make_organisation()
    with change():
        changes.create_all(
            Mandate,
            [
                Mandate(organisation=organisation, slug=f"plats-{n}", starts="2009")
                for n in range(101)
            ],
        )

    first, second = (client.get("/uppdrag/", {"sida": page}) for page in (1, 2))

    assert [len(page.context["mandates"]) for page in (first, second)] == [100, 1]
    assert "<strong>101 uppdrag</strong>" in second.text
