"""What the hits of the register say, and where they lead."""

import sqlite3
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from organisations.models import Mandate, OfficeHolding, Organisation, OtherName, Person
from stadsnat import changes
from stadsnat.models import SearchEntry
from stadsnat.search import find, rebuild, seen
from stadsnat.search.hits import read_hits
from stadsnat.search.words import ask
from tests.factories import (
    change,
    make_body,
    make_event,
    make_mandate,
    make_office,
    make_organisation,
    make_person,
    make_topic,
    store,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ports():
    return make_organisation(slug="ports", name="Union of Ports", abbreviation="UP", kind="city")


def only_hit(written):
    rebuild()
    question, nobody = ask(written), AnonymousUser()
    [hit] = read_hits(seen(find(question, user=nobody).keys, nobody), question)
    return hit


def plain(html):
    return html.replace("<mark>", "").replace("</mark>", "")


def shown(hit):
    return hit.label, plain(hit.title), plain(hit.context), hit.address


@pytest.mark.parametrize("written", ["union", "UP", "rotterdam", "stad", "havet"])
def test_an_organisation_is_found_by_its_names_its_seat_and_what_it_is(written):
    make_organisation(
        slug="ports",
        name="Union of Ports",
        abbreviation="UP",
        kind="city",
        seat="Rotterdam",
        summary="Hamnar vid havet.",
    )

    hit = only_hit(written)

    assert shown(hit) == (
        "Organisation",
        "Union of Ports (UP)",
        "Hamnar vid havet.",
        "/organisationer/ports/",
    )


def test_an_organisation_is_found_by_its_topics(ports):
    topic = make_topic()
    with change():
        ports.topics.add(topic)
    rebuild()

    question, nobody = ask(topic.name), AnonymousUser()
    found = seen(find(question, user=nobody).keys, nobody)

    assert [entry.title for entry in found] == [topic.name, "Union of Ports (UP)"]


def test_another_name_leads_to_its_organisation_on_a_day_when_it_had_it(ports):
    store(OtherName, organisation=ports, name="Hamnligan", starts="1995", ends="2003")

    hit = only_hit("hamnligan")

    address = "/organisationer/ports/?datum=2003-12-31#samband"
    assert shown(hit) == ("Annat namn", "Hamnligan", "Union of Ports (UP)", address)
    assert hit.ended == "2003"


def test_a_body_leads_to_the_bodies_of_its_organisation(ports):
    make_body(organisation=ports, name="kajkommittén", kind="committee")

    hit = only_hit("kajkommitté")

    address = "/organisationer/ports/#organ"
    assert shown(hit) == ("Organ", "Kajkommittén", "Union of Ports (UP)", address)


def test_a_mandate_is_found_by_its_office_and_shows_by_which_words(ports):
    make_mandate(organisation=ports, office=make_office(name="hamnborgarrådet"), ends="..")

    hit = only_hit("borgarråd")

    address = "/organisationer/ports/#uppdrag"
    assert shown(hit) == ("Uppdrag", "Ledamot", "Union of Ports (UP)", address)
    assert (hit.also, hit.ended) == ("<mark>hamnborgarrådet</mark>", "")


def test_a_mandate_that_ends_at_an_event_says_when_that_was(ports):
    event = make_event(organisation=ports, held="2011-11-23/2011-11-26")
    make_mandate(organisation=ports, role="chair", ends_at=event)

    assert only_hit("ordförande").ended == "2011-11-23/2011-11-26"


def test_a_mandate_to_come_leads_to_the_day_it_begins(ports):
    make_mandate(organisation=ports, role="deputy", starts="2999-05")

    assert only_hit("ersättare").address == "/organisationer/ports/?datum=2999-05-01#uppdrag"


def test_a_person_with_seats_in_one_organisation_is_found_there(ports):
    make_mandate(organisation=ports, person=make_person(name="Exempel Ek"), role="invited")
    rebuild()

    question, nobody = ask("ek"), AnonymousUser()
    hits = read_hits(seen(find(question, user=nobody).keys, nobody), question)

    assert shown(hits[0]) == (
        "Person",
        "Exempel Ek",
        "Union of Ports (UP)",
        "/organisationer/ports/#uppdrag",
    )
    assert hits[1].label == "Uppdrag"


def test_a_former_office_holder_is_found_among_all_seats_on_the_last_day(ports):
    office = make_office(title="hamnborgarråd")
    make_mandate(organisation=ports, office=office)
    make_mandate(organisation=make_organisation(name="Kajen"), office=office)
    store(
        OfficeHolding,
        office=office,
        person=make_person(name="Exempel Ek"),
        starts="2006",
        ends="2010-10-14",
    )

    hit = only_hit("exempel ek")

    assert hit.context == "Hamnborgarråd, Kajen, Union of Ports (UP)"
    assert hit.address == "/uppdrag/?datum=2010-10-14"


def test_the_page_that_a_person_leads_to_names_the_person(ports, client):
    office = make_office()
    make_mandate(organisation=ports, office=office, starts="2005")
    store(
        OfficeHolding,
        office=office,
        person=make_person(name="Exempel Ek"),
        starts="2006",
        ends="2010",
    )

    hit = only_hit("exempel ek")

    assert "Exempel Ek" in client.get(hit.address.partition("#")[0]).text
    assert "Exempel Ek" not in client.get("/organisationer/ports/").text


def test_a_topic_leads_to_its_organisations():
    topic = make_topic(name_en="Harbours")

    hit = only_hit("harbours")

    assert shown(hit)[:2] == ("Sakområde", topic.name)
    assert hit.address == f"/organisationer/?omrade={topic.slug}"


def test_the_notes_of_the_register_are_not_looked_through(ports):
    make_organisation(note="hemlig", kind="city")
    make_person(note="hemlig")
    rebuild()

    assert find(ask("hemlig"), user=AnonymousUser()).keys == []


def test_the_days_of_holdings_without_days_are_not_made_up(ports):
    office = make_office()
    make_mandate(organisation=ports, office=office)
    for starts, ends in [("2003", "2004"), ("", "")]:
        store(
            OfficeHolding,
            office=office,
            person=make_person(name=f"Exempel Ek {starts}"),
            starts=starts,
            ends=ends,
        )

    assert only_hit("exempel ek 2003").address.endswith(f"?datum={date(2004, 12, 31)}#uppdrag")


@pytest.fixture
def few_alternatives():
    """SQLite refuses a thousand alternatives in a question; here it refuses a hundred."""
    if connection.vendor != "sqlite":
        yield
        return
    sqlite, limit = connection.connection, sqlite3.SQLITE_LIMIT_EXPR_DEPTH
    usual = sqlite.setlimit(limit, 100)
    yield
    sqlite.setlimit(limit, usual)


def test_a_person_with_more_seats_than_sqlite_takes_alternatives(few_alternatives):
    with change():
        named = [f"n-{number}" for number in range(101)]
        networks = [Organisation(slug=name, name=name, kind="network") for name in named]
        changes.create_all(Organisation, networks)
        person = Person.objects.create(slug="p", name="Exempel Exempelsson")
        seats = [Mandate(slug="u", organisation=n, role="member", person=person) for n in networks]
        changes.create_all(Mandate, seats)

    assert SearchEntry.objects.get(kind="person").context.count("n-") == 101
