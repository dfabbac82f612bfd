from html import unescape

import pytest

from organisations.mandate_state import State
from organisations.models import Mandate
from organisations.review.rule import Group
from stadsnat import changes
from tests.factories import (
    change,
    cite,
    dispute,
    make_category,
    make_decision,
    make_event,
    make_fee,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_proposal,
    make_report,
)

pytestmark = pytest.mark.django_db


def overview(client, **query):
    return client.get("/", query).context["overview"]


def test_counts_what_the_city_is_on_the_day(client):
    make_membership(starts="1995", ends="..")
    cite(make_membership(starts="2003", ends=""))
    category = make_category(is_invitation=True)
    make_membership(organisation=category.organisation, category=category, starts="2016")

    then, now = overview(client, datum="2011-03-24"), overview(client)

    assert (then.members, then.end_unknown, then.invitations) == (2, 0, 0)
    assert (now.members, now.end_unknown, now.invitations) == (1, 1, 1)


def test_shows_the_mandates_that_need_checking_and_leaves_out_the_others(client):
    soon = make_mandate(starts="2009", ends_at=make_event(held="2011-06-01"))
    make_mandate(starts="2009", ends="2020")
    make_mandate(starts="2005", ends="2008")

    watched = overview(client, datum="2011-03-24").watched_mandates

    assert [(m.row, m.state) for m in watched] == [(soon, State.ENDS_SOON)]


def test_shows_the_latest_decisions_first_and_none_from_the_future(client):
    first = make_decision(dated="2008-12")
    second = make_decision(dated="2011-03-24")
    make_decision(dated="2018-21")

    assert overview(client, datum="2011-03-24").decisions == [second, first]


def test_counts_only_contradictions_that_are_open_and_known_by_the_day(client):
    membership = make_membership()
    dispute(membership)
    dispute(membership, reason="Avgjort av redaktören.")

    assert overview(client).open_disagreements == 1
    assert overview(client, datum="2011-03-23").open_disagreements == 0


def test_names_the_latest_reports(client, editor):
    client.force_login(editor)
    report = make_report(title="Översyn av nätverken")

    response = client.get("/")

    assert list(response.context["reports"]) == [report]
    assert f'href="/rapporter/{report.slug}/"' in response.text


def test_an_empty_register_has_a_start_page_too(client):
    response = client.get("/")

    assert "Inget uppdrag behöver stämmas av." in response.text
    assert "Inga beslut eller förslag är kända denna dag." in response.text


def test_a_bad_day_gives_a_kind_message_and_today(client):
    response = client.get("/", {"datum": "snart"})

    assert response.status_code == 200
    assert "Dagen ”snart” går inte att läsa." in response.text


def test_writing_to_the_page_is_refused(client):
    assert client.post("/").status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_eleven_times_however_many_rows(client, rows, django_assert_num_queries):
    for _ in range(rows):
        cite(make_membership(starts="2003", ends=""))
        cite(make_mandate(starts="2009", ends="", office=make_office()))
        cite(make_decision())
        make_report(state="issued")

    with django_assert_num_queries(11):
        client.get("/")


def test_staff_see_how_much_there_is_to_review_and_others_do_not(client, reader, editor):
    cite(make_fee(due="2011-03-23"))
    query = {"datum": "2011-03-24"}

    nobody = client.get("/", query)
    client.force_login(reader)
    a_reader = client.get("/", query)
    client.force_login(editor)
    staff = client.get("/", query)

    assert [response.context["review"] for response in (nobody, a_reader)] == [None, None]
    assert staff.context["review"] == {Group.OVERDUE: 1, Group.MISSING: 6}
    assert 'href="/granskning/?datum=2011-03-24#forsenat"' in staff.text
    assert "Att granska" not in a_reader.text


def test_staff_see_how_many_proposals_wait_and_others_do_not(client, reader, editor):
    make_proposal(by=reader)
    client.force_login(reader)
    a_reader = client.get("/")
    client.force_login(editor)
    staff = client.get("/")

    assert (a_reader.context["open_proposals"], staff.context["open_proposals"]) == (0, 1)
    assert '<a href="/forslag/">Förslag att besvara</a> 1' in staff.text


def test_the_numbers_are_those_of_the_review_itself(client, editor):
    make_fee(due="2011-03-23")
    client.force_login(editor)

    groups = client.get("/").context["review"]

    assert sum(groups.values()) == client.get("/granskning/").context["review"].total


def test_staff_are_told_that_all_is_in_order(client, editor):
    client.force_login(editor)

    assert "Allt är i sin ordning." in client.get("/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_five_times_more_for_staff(
    client, editor, rows, django_assert_num_queries
):
    client.force_login(editor)
    for _ in range(rows):
        cite(make_membership(starts="2003", ends=""))
        cite(make_mandate(starts="2009", ends="", office=make_office()))
        cite(make_decision())
        make_report(state="issued")

    with django_assert_num_queries(16):  # who is it, what may they do, the review and proposals
        client.get("/")


def test_shows_the_first_twenty_mandates_to_watch_and_leads_to_the_rest(client):
    organisation = make_organisation()
    with change():
        changes.create_all(
            Mandate,
            [
                Mandate(organisation=organisation, slug=f"plats-{n}", starts="2009")
                for n in range(21)
            ],
        )

    response = client.get("/")

    assert len(response.context["overview"].watched_mandates) == 20
    rest = "/uppdrag/?lage=ends_soon&amp;lage=end_unknown&amp;lage=carried_over&amp;lage=vacant"
    assert f'href="{rest}"' in response.text
    assert client.get(unescape(rest)).context["page"].paginator.count == 21
