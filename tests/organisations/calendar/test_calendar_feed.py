"""The public feeds: the whole calendar, a choice of it, one organisation's."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from icalendar import Calendar

from organisations.models import Event
from tests.factories import (
    change,
    cite,
    edit,
    make_decision,
    make_event,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_topic,
)

pytestmark = pytest.mark.django_db

URL = "/kalender.ics"
LATER = datetime(2050, 1, 1, tzinfo=UTC)


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def uids(response):
    return sorted(str(event["uid"]) for event in events(response))


def test_holds_every_exact_day_and_nothing_else(client):
    event = make_event(held="2011-11-23/2011-11-26")
    mandate = make_mandate(ends_at=event)
    membership = make_membership(starts="2003", ends="2030-12-31")
    decision = make_decision(effective="2012-01-01", outcome_dated="2011-06-01")
    make_event(held="2011-11")
    make_mandate(ends="2011")
    make_membership(ends="..")

    response = client.get(URL)

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert uids(response) == [
        f"decision-{decision.pk}-effective@stadsnat",
        f"decision-{decision.pk}-outcome@stadsnat",
        f"event-{event.pk}-held@stadsnat",
        f"mandate-{mandate.pk}-end@stadsnat",
        f"membership-{membership.pk}-end@stadsnat",
    ]


def test_is_whole_and_not_one_page(client):
    organisation = make_organisation()
    for _ in range(60):
        make_event(organisation=organisation, held="2011-11-23")

    assert len(set(uids(client.get(URL)))) == 60


def test_takes_the_filters_of_the_page(client):
    topic = make_topic()
    event = make_event()
    with change():
        event.organisation.topics.add(topic)
    mandate = make_mandate(organisation=event.organisation, ends="2011-11-26")
    other = make_event()
    names = [f"event-{event.pk}-held@stadsnat", f"mandate-{mandate.pk}-end@stadsnat"]

    assert uids(client.get(URL, {"omrade": topic.slug})) == names
    assert uids(client.get(URL, {"organisation": event.organisation.slug})) == names
    assert uids(client.get(f"{event.organisation.get_absolute_url()}kalender.ics")) == names
    assert uids(client.get(URL, {"slag": "mandate_end"})) == names[1:]
    assert uids(client.get(f"{other.organisation.get_absolute_url()}kalender.ics")) == [
        f"event-{other.pk}-held@stadsnat"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/organisationer/finns-inte/kalender.ics",
        "/kalender.ics?organisation=finns-inte",
        "/kalender.ics?slag=hittepa",
    ],
)
def test_what_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_an_empty_calendar_is_a_calendar(client):
    response = client.get(URL)

    assert (response.status_code, events(response)) == (200, [])


def test_is_in_swedish_whatever_the_reader_has_chosen(client):
    make_mandate(ends="2011-11-26", organisation=make_organisation(name="Metropolis"))
    client.cookies["django_language"] = "en"

    response = client.get(URL)

    assert response.headers["Content-Language"] == "sv"
    assert [str(e["summary"]) for e in events(response)] == [
        "Metropolis: uppdrag löper ut – Ledamot"
    ]


def test_a_moved_congress_keeps_its_name_and_has_a_higher_number(client):
    event = make_event(held="2011-11-23")
    make_mandate(ends_at=event)
    before = client.get(URL)

    edit(event, held="2011-11-30", when=LATER)
    after = client.get(URL)

    assert uids(after) == uids(before)
    assert {str(e["dtstart"].dt) for e in events(after)} == {"2011-11-30"}
    assert {e["dtstamp"].dt for e in events(after)} == {LATER}
    highest = max(e["sequence"] for e in events(before))
    assert [e["sequence"] > highest for e in events(after)] == [True, True]


def test_a_term_that_comes_to_end_at_a_less_changed_event_has_a_higher_number_too(client):
    often, seldom = make_event(), make_event()
    edit(often, held="2011-11-24")
    edit(often, held="2011-11-25")
    mandate = make_mandate(ends_at=often)
    [before] = events(client.get(URL, {"slag": "mandate_end"}))

    edit(mandate, ends_at=seldom, when=LATER)
    [after] = events(client.get(URL, {"slag": "mandate_end"}))

    assert after["sequence"] > before["sequence"]


def test_a_deleted_row_is_cancelled_for_ninety_days_and_then_gone(client):
    event = make_event(held="2011-11-23")
    name = f"event-{event.pk}-held@stadsnat"
    with change():
        event.delete()

    [cancelled] = events(client.get(URL))
    assert (cancelled["uid"], cancelled["status"]) == (name, "CANCELLED")

    then = timezone.now() - timedelta(days=90)
    QuerySet(Event.history.model).filter(history_type="-").update(history_date=then)
    assert events(client.get(URL)) == []


def test_each_kind_of_deleted_row_is_cancelled_on_the_day_it_had(client):
    rows = [
        make_mandate(ends="2011", ends_at=make_event(held="2011-11-26")),
        make_mandate(ends="2010-12-31"),
        make_mandate(ends="2011"),
        make_mandate(ends="2011-01-01", on_behalf_of=make_organisation()),
        make_membership(starts="2003", ends="2011-12-31"),
        make_decision(effective="2012-01-01", outcome_dated="2012-01-02"),
    ]
    for row in [*rows, make_event(held="2011-11-23/2011-11-26")]:
        with change():
            row.delete()

    found = [e for e in events(client.get(URL)) if e["status"] == "CANCELLED"]

    assert sorted((str(e["dtstart"].dt), str(e["dtend"].dt)) for e in found) == [
        ("2010-12-31", "2011-01-01"),
        ("2011-11-23", "2011-11-27"),
        ("2011-11-26", "2011-11-27"),
        ("2011-12-31", "2012-01-01"),
        ("2012-01-01", "2012-01-02"),
        ("2012-01-02", "2012-01-03"),
    ]


def test_a_feed_of_one_organisation_or_kind_cancels_only_its_own(client):
    event, other = make_event(), make_event()
    slug, name = event.organisation.slug, f"event-{event.pk}-held@stadsnat"
    with change():
        event.delete()
    with change():
        other.delete()

    assert uids(client.get(URL, {"organisation": slug})) == [name]
    assert uids(client.get(URL, {"slag": "decision"})) == []


def test_a_row_that_was_brought_back_is_not_cancelled(client):
    event = make_event()
    pk = event.pk
    with change():
        event.delete()
    event.pk = pk
    with change():
        event.save(force_insert=True)

    assert [e["status"] for e in events(client.get(URL))] == ["CONFIRMED"]


def test_is_sent_again_only_when_something_has_changed(client):
    event = make_event()
    first = client.get(URL)
    tag, changed = first.headers["ETag"], first.headers["Last-Modified"]

    assert client.get(URL, headers={"if-none-match": tag}).status_code == 304
    assert client.get(URL, headers={"if-modified-since": changed}).status_code == 304

    edit(event, held="2011-11", when=LATER)

    assert client.get(URL, headers={"if-none-match": tag}).status_code == 200
    assert client.get(URL, headers={"if-modified-since": changed}).status_code == 200


def test_where_readers_sign_in_it_is_not_open_to_everyone(client, settings, reader):
    settings.READERS_SIGN_IN = True
    assert client.get(URL).headers["Location"] == f"/konto/logga-in/?next={URL}"

    client.force_login(reader)
    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("address", [URL, "/organisationer/metropolis/kalender.ics"])
def test_writing_to_a_feed_is_refused(client, address):
    make_organisation(slug="metropolis")

    assert client.post(address).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_eight_times_however_many_rows(client, rows, django_assert_num_queries):
    for _ in range(rows):
        event = cite(make_event()).target
        cite(make_mandate(ends_at=event, office=make_office(), depends_on=make_mandate()))
        cite(make_membership(starts="2003", ends="2011-11-26"))
        cite(make_decision(organisation=event.organisation, effective="2012-01-01"))
        with change():
            make_event().delete()

    with django_assert_num_queries(8):
        client.get(URL)
