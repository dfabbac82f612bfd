"""A signed-in reader makes, sees and revokes private addresses."""

import pytest
from django.test import Client

from organisations.models import CalendarFeed
from tests.factories import make_calendar_feed, make_organisation, make_topic

pytestmark = pytest.mark.django_db

URL = "/kalender/prenumerationer/"


def revoke(feed):
    return f"{URL}{feed.pk}/aterkalla/"


@pytest.fixture
def signed_in(client, reader):
    client.force_login(reader)
    return client


def test_shows_the_readers_own_and_leaves_out_others(signed_in, reader):
    own = make_calendar_feed(owner=reader)
    make_calendar_feed()

    response = signed_in.get(URL)

    assert list(response.context["feeds"]) == [own]
    assert response.headers["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )


def test_nobody_is_sent_to_sign_in(client):
    feed = make_calendar_feed()

    assert client.get(URL).headers["Location"] == f"/konto/logga-in/?next={URL}"
    assert client.post(revoke(feed)).headers["Location"].startswith("/konto/logga-in/")
    feed.refresh_from_db()
    assert feed.revoked_at is None


def test_the_address_is_told_once_and_opens_the_calendar(signed_in, reader):
    organisation, topic = make_organisation(), make_topic()
    chosen = {"kinds": ["event", "decision"], "organisation": organisation.pk, "topic": topic.pk}

    created = signed_in.post(URL, {"label": "Telefonen", **chosen})

    feed = reader.calendar_feeds.get()
    assert (feed.label, feed.kinds) == ("Telefonen", ["event", "decision"])
    assert (feed.organisation, feed.topic) == (organisation, topic)
    address = created.context["address"]
    assert address in created.text
    assert address not in signed_in.get(URL).text
    assert Client().get(address).status_code == 200


def test_what_was_chosen_in_the_calendar_is_chosen_here(signed_in):
    organisation = make_organisation()

    response = signed_in.get(URL, {"slag": "event", "organisation": organisation.slug})

    form = response.context["form"]
    assert form["kinds"].value() == ["event"]
    assert form["organisation"].value() == organisation.pk


@pytest.mark.parametrize(
    ("field", "value"),
    [("label", ""), ("label", "x" * 61), ("kinds", ["hittepa"]), ("organisation", "0")],
)
def test_bad_input_is_told_and_makes_nothing(signed_in, field, value):
    response = signed_in.post(URL, {"label": "Telefonen", field: value})

    assert list(response.context["form"].errors) == [field]
    assert "Det är inte sparat" in response.text
    assert CalendarFeed.objects.count() == 0


def test_a_name_is_used_once_until_it_is_revoked(signed_in, reader):
    feed = make_calendar_feed(owner=reader, label="Telefonen")
    make_calendar_feed(label="Outlook")

    again = signed_in.post(URL, {"label": "Telefonen"})
    assert again.context["form"].errors == {
        "label": ["Det finns redan en prenumeration med det namnet."]
    }

    feed.revoke()
    signed_in.post(URL, {"label": "Telefonen"})
    signed_in.post(URL, {"label": "Outlook"})
    assert reader.calendar_feeds.in_use().count() == 2


def test_a_revoked_address_opens_nothing_and_is_shown_as_revoked(signed_in, reader):
    feed = make_calendar_feed(owner=reader)
    token = feed.issue()

    response = signed_in.post(revoke(feed), follow=True)

    assert response.redirect_chain == [(URL, 302)]
    assert "Återkallad den" in response.text
    assert Client().get(f"/kalender/{token}.ics").status_code == 404


def test_another_readers_and_an_unknown_one_are_not_found(signed_in):
    feed = make_calendar_feed()

    assert signed_in.post(revoke(feed)).status_code == 404
    assert signed_in.post(f"{URL}0/aterkalla/").status_code == 404
    feed.refresh_from_db()
    assert feed.revoked_at is None


def test_making_and_revoking_need_the_forms_own_key(reader):
    feed = make_calendar_feed(owner=reader)
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)

    assert client.post(URL, {"label": "Telefonen"}).status_code == 403
    assert client.post(revoke(feed)).status_code == 403
    assert list(CalendarFeed.objects.in_use()) == [feed]


def test_a_feed_is_not_revoked_by_looking_at_it(signed_in, reader):
    assert signed_in.get(revoke(make_calendar_feed(owner=reader))).status_code == 405
    assert signed_in.put(URL).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_six_times_however_many_rows(
    signed_in, reader, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_calendar_feed(owner=reader, organisation=make_organisation(), topic=make_topic())

    with django_assert_num_queries(6):
        signed_in.get(URL)
