from datetime import timedelta

import pytest
from django.utils import timezone

from organisations.status import Status
from tests.factories import (
    change,
    cite,
    dispute,
    make_category,
    make_claim,
    make_decision,
    make_mandate,
    make_membership,
    make_organisation,
    make_source,
)

pytestmark = pytest.mark.django_db

URL = "/organisationer/"


def names(response):
    return [row.organisation.name for row in response.context["organisations"]]


def statuses(response):
    return {row.organisation.name: row.status for row in response.context["organisations"]}


def test_shows_what_the_city_is_on_the_day(client):
    eurocities = make_organisation(name="Eurocities")
    make_membership(organisation=eurocities, starts="1995", ends="..")
    metropolis = make_organisation(name="Metropolis")
    cite(make_membership(organisation=metropolis, starts="2003", ends=""))
    make_membership(organisation=make_organisation(name="Gamla nätet"), starts="1990", ends="2001")

    then, now = client.get(URL, {"datum": "2011-03-24"}), client.get(URL)

    assert statuses(then) == {
        "Eurocities": Status.MEMBER,
        "Gamla nätet": Status.ENDED,
        "Metropolis": Status.MEMBER,
    }
    assert statuses(now)["Metropolis"] == Status.END_UNKNOWN


def test_leaves_out_what_had_not_begun_and_what_is_not_the_citys(client):
    make_membership(organisation=make_organisation(name="CHANGE"), starts="2023")
    make_membership(
        organisation=make_organisation(name="Andras"), member=make_organisation(), starts="1995"
    )
    make_organisation(name="Bara nämnd")

    response = client.get(URL, {"datum": "2011-03-24"})

    assert names(response) == []
    assert "Inga organisationer passar urvalet" in response.text


@pytest.mark.parametrize(("day", "since"), [("2011-03-24", "2009"), ("2005-01-01", "1990")])
def test_since_speaks_of_the_membership_that_still_holds(client, day, since):
    organisation = make_organisation()
    make_membership(organisation=organisation, starts="1990", ends="2001")
    make_membership(organisation=organisation, starts="2009", ends="..")

    [row] = client.get(URL, {"datum": day}).context["organisations"]
    page = client.get(organisation.get_absolute_url(), {"datum": day}).context["profile"]

    assert (row.since, page.since) == (since, since)


def test_leaves_out_where_another_member_speaks_for_the_city(client):
    make_membership(path="represented", via=make_organisation())

    assert names(client.get(URL)) == []


def test_says_that_an_exit_is_proposed_and_the_outcome_unknown(client):
    membership = make_membership(starts="2003", ends="")
    make_decision(
        organisation=membership.organisation, effective="[2011-12-31..2012-01-01]", outcome=""
    )

    response = client.get(URL)

    assert "Utträde föreslaget till årsskiftet 2011/2012, utfallet okänt" in response.text


def test_an_invitation_is_shown_as_one(client):
    category = make_category(is_invitation=True)
    make_membership(organisation=category.organisation, category=category)

    assert list(statuses(client.get(URL)).values()) == [Status.INVITED]


def test_quotes_the_membership_form_that_is_attested_nearest_the_day(client):
    organisation = make_organisation()
    early = make_category(organisation=organisation, name="affilierad medlem")
    late = make_category(organisation=organisation, name="innovationsstad")
    cite(make_membership(organisation=organisation, category=early, starts="", ends=""))
    cite(
        make_membership(organisation=organisation, category=late, starts="2007", ends=".."),
        make_source(dated="[2023-06..]"),
    )

    then, now = client.get(URL, {"datum": "2011-03-24"}), client.get(URL)

    assert [row.membership.category for row in then.context["organisations"]] == [early]
    assert [row.membership.category for row in now.context["organisations"]] == [late]


def test_marks_a_membership_that_sources_disagree_on(client):
    dispute(make_membership(), field="category")

    response = client.get(URL)

    assert [row.is_disputed for row in response.context["organisations"]] == [True]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "åbo"}, ["Åbonätet"]),
        ({"q": "ÅBO"}, ["Åbonätet"]),
        ({"status": "invited"}, []),
        ({"status": "member"}, ["Kommunförbundet", "Åbonätet"]),
        ({"slag": "association"}, ["Kommunförbundet"]),
        ({"form": "fullvärdig medlem"}, ["Åbonätet"]),
        ({"omrade": "klimat"}, ["Kommunförbundet"]),
    ],
)
def test_filters_narrow_the_list(client, query, expected):
    åbo = make_organisation(name="Åbonätet")
    make_membership(organisation=åbo, category=make_category(organisation=åbo))
    other = make_organisation(name="Kommunförbundet", kind="association")
    with change():
        other.topics.create(slug="klimat", name="klimat")
    make_membership(organisation=other)

    assert names(client.get(URL, query)) == expected


@pytest.mark.parametrize("day", ["i går", "2011-02-30", "24/3 2011", "9" * 80, "<b>"])
def test_a_bad_day_gives_a_kind_message_and_today(client, day):
    make_membership(starts="1995")

    response = client.get(URL, {"datum": day})

    assert response.status_code == 200
    assert response.context["day"].date == timezone.localdate()
    assert "går inte att läsa. Skriv den som 2011-03-24." in response.text


def test_a_bad_filter_is_told_and_shows_the_whole_list(client):
    make_membership()

    response = client.get(URL, {"status": "hittepå"})

    assert response.status_code == 200
    assert len(names(response)) == 1
    assert "hittepå" in response.text


def test_long_lists_come_in_pages_that_keep_the_filter(client):
    for number in range(51):
        make_membership(organisation=make_organisation(name=f"Nät {number:02}"))

    response = client.get(URL, {"datum": "2011-03-24", "sida": 2})

    assert names(response) == ["Nät 50"]
    assert 'href="?datum=2011-03-24&amp;sida=1"' in response.text


def test_writing_to_the_list_is_refused(client):
    assert client.post(URL).status_code == 405


def make_full_row():
    membership = make_membership(starts="1995", ends="..")
    make_mandate(organisation=membership.organisation, starts="2009", ends="..")
    make_claim(organisation=membership.organisation)
    make_decision(organisation=membership.organisation)
    cite(membership)


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_eight_times_however_many_rows(client, rows, django_assert_num_queries):
    for _ in range(rows):
        make_full_row()

    with django_assert_num_queries(8):
        client.get(URL)


def test_tomorrow_can_be_asked_for(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    make_membership(starts=tomorrow.isoformat())

    assert len(names(client.get(URL))) == 0
    assert len(names(client.get(URL, {"datum": tomorrow.isoformat()}))) == 1
