"""The private feed: its token is the key, and can be taken back."""

import hashlib
from datetime import date

import pytest
from django.utils import timezone
from icalendar import Calendar

from organisations.models import CalendarFeed
from stadsnat import roles
from tests.factories import (
    change,
    cite,
    make_calendar_feed,
    make_event,
    make_mandate,
    make_organisation,
    make_topic,
)

pytestmark = pytest.mark.django_db


def address(token):
    return f"/kalender/{token}.ics"


def uids(response):
    return sorted(str(e["uid"]) for e in Calendar.from_ical(response.content).walk("VEVENT"))


@pytest.fixture
def feed():
    return make_calendar_feed()


def test_shows_the_whole_calendar_to_whoever_has_the_token(client, feed, settings):
    settings.READERS_SIGN_IN = True
    roles.assign(user=feed.owner, role=roles.READER)
    event, mandate = make_event(), make_mandate(ends="2011-11-26")

    response = client.get(address(feed.issue()))

    assert response.headers["Cache-Control"] == "private"
    assert uids(response) == [
        f"event-{event.pk}-held@stadsnat",
        f"mandate-{mandate.pk}-end@stadsnat",
    ]


@pytest.mark.parametrize(("readers_sign_in", "status"), [(True, 404), (False, 200)])
def test_whose_owner_has_no_role_is_found_only_where_everybody_may_read(
    client, feed, settings, readers_sign_in, status
):
    settings.READERS_SIGN_IN = readers_sign_in

    assert client.get(address(feed.issue())).status_code == status


def test_shows_what_was_chosen_when_it_was_made(client):
    topic, event = make_topic(), make_event()
    with change():
        event.organisation.topics.add(topic)
    make_event()
    make_mandate(organisation=event.organisation, ends="2011-11-26")
    feeds = [
        make_calendar_feed(kinds=["event"], organisation=event.organisation),
        make_calendar_feed(kinds=["event"], topic=topic),
    ]

    found = [uids(client.get(address(feed.issue()))) for feed in feeds]

    assert found == [[f"event-{event.pk}-held@stadsnat"]] * 2


def test_only_the_fingerprint_of_the_token_is_kept(feed):
    token = feed.issue()

    [row] = CalendarFeed.objects.values()
    assert row["token_digest"] == hashlib.sha256(token.encode()).hexdigest()
    assert [value for value in row.values() if token in str(value)] == []
    assert len(token) == 43  # 32 bytes


def test_each_token_is_another(feed):
    assert feed.issue() != feed.issue()


def test_an_unknown_a_revoked_and_an_inactive_owners_token_are_not_found_the_same_way(client):
    revoked, inactive = make_calendar_feed(), make_calendar_feed()
    tokens = ["x" * 43, revoked.issue(), inactive.issue(), revoked.token_digest]
    revoked.revoke()
    inactive.owner.is_active = False
    inactive.owner.save()

    responses = [client.get(address(token)) for token in tokens]

    assert [response.status_code for response in responses] == [404] * 4
    assert [response.templates[0].name for response in responses] == ["404.html"] * 4


def test_a_new_token_makes_the_old_one_useless(client, feed):
    old, new = feed.issue(), feed.issue()

    assert [client.get(address(token)).status_code for token in (old, new)] == [404, 200]


def test_a_feed_of_an_organisation_that_is_gone_is_gone(client):
    organisation = make_organisation()
    token = make_calendar_feed(organisation=organisation).issue()
    with change():
        organisation.delete()

    assert client.get(address(token)).status_code == 404


def test_the_day_of_use_is_noted_once_a_day(client, feed, django_assert_num_queries):
    make_event()
    token = feed.issue()
    with django_assert_num_queries(10):
        client.get(address(token))
    with django_assert_num_queries(9):
        client.get(address(token))

    feed.refresh_from_db()
    assert feed.last_used_on == timezone.localdate()


def test_a_day_of_use_long_ago_is_replaced(client, feed):
    CalendarFeed.objects.update(last_used_on=date(2011, 3, 24))

    client.get(address(feed.issue()))

    feed.refresh_from_db()
    assert feed.last_used_on == timezone.localdate()


def test_revoking_twice_keeps_the_first_moment(feed):
    feed.revoke()
    first = feed.revoked_at
    feed.revoke()

    assert feed.revoked_at == first


def test_is_sent_again_only_when_something_has_changed(client, feed):
    token = feed.issue()
    tag = client.get(address(token)).headers["ETag"]

    assert client.get(address(token), headers={"if-none-match": tag}).status_code == 304


def test_writing_to_it_is_refused(client, feed):
    assert client.post(address(feed.issue())).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_nine_times_however_many_rows(
    client, feed, rows, django_assert_num_queries
):
    token = feed.issue()
    feed.used()
    for _ in range(rows):
        cite(make_mandate(ends_at=cite(make_event()).target))

    with django_assert_num_queries(9):
        client.get(address(token))
