import pytest
from django.utils.timezone import localdate

from tests.factories import (
    change,
    cite,
    dispute,
    make_decision,
    make_event,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_topic,
)

pytestmark = pytest.mark.django_db

URL = "/kalender/"


def keys(response):
    return [entry.key for entry in response.context["page"]]


def test_shows_each_kind_of_day_under_its_month(client):
    event = make_event(held="2011-11-23/2011-11-26")
    mandate = make_mandate(ends_at=event)
    membership = make_membership(starts="2003", ends="2011-12-31")
    decision = make_decision(effective="2012-01-01", outcome_dated="2012-01-02")

    response = client.get(URL, {"datum": "2011-03-24"})

    assert [(month, [e.key for e in found]) for month, found in response.context["months"]] == [
        ("2011-11", [f"event-{event.pk}-held", f"mandate-{mandate.pk}-end"]),
        ("2011-12", [f"membership-{membership.pk}-end"]),
        ("2012-01", [f"decision-{decision.pk}-effective", f"decision-{decision.pk}-outcome"]),
    ]


def test_leaves_out_what_is_others_open_or_unknown(client):
    make_mandate(ends="2011-11-26", on_behalf_of=make_organisation())
    make_membership(ends="2011-11-26", member=make_organisation())
    make_mandate(ends="..")
    make_mandate(ends="")
    make_membership(ends="..")
    make_membership(ends="")
    make_decision()

    assert keys(client.get(URL, {"datum": "2011-03-24"})) == []


@pytest.mark.parametrize(
    ("held", "words"),
    [("2011-11", ["november 2011", "dagen okänd"]), ("", ["uppgift saknas", "dagen okänd"])],
)
def test_what_has_no_exact_day_has_its_own_place_and_says_so(client, held, words):
    event = make_event(held=held)

    response = client.get(URL, {"datum": "2011-03-24"})

    assert [entry.key for entry in response.context["inexact"]] == [f"event-{event.pk}-held"]
    assert response.context["months"] == []
    assert [word for word in words if word not in response.text] == []


@pytest.mark.parametrize(("day", "view"), [("2011-11-26", ""), ("2011-11-27", "tidigare")])
def test_the_last_day_is_coming_and_the_day_after_it_is_earlier(client, day, view):
    event = make_event(held="2011-11-23/2011-11-26")
    other = "" if view else "tidigare"

    assert keys(client.get(URL, {"datum": day, "visa": view})) == [f"event-{event.pk}-held"]
    assert keys(client.get(URL, {"datum": day, "visa": other})) == []


def test_begins_today_unless_told(client):
    today = localdate()
    event = make_event(held=today.isoformat())
    make_event(held="2011-11-23")

    assert keys(client.get(URL)) == [f"event-{event.pk}-held"]


def test_filters_on_kind_organisation_and_topic(client):
    topic = make_topic()
    event = make_event(held="2011-11-23")
    with change():
        event.organisation.topics.add(topic)
    mandate = make_mandate(ends="2011-11-24", organisation=event.organisation)
    other = make_event(held="2011-11-25")
    city = make_decision(effective="2011-11-26")

    def found(**filters):
        return keys(client.get(URL, {"datum": "2011-03-24"} | filters))

    of_event, of_mandate = f"event-{event.pk}-held", f"mandate-{mandate.pk}-end"
    of_other, of_city = f"event-{other.pk}-held", f"decision-{city.pk}-effective"
    assert found() == [of_event, of_mandate, of_other, of_city]
    assert found(slag="event") == [of_event, of_other]
    assert found(slag=["mandate_end", "decision"]) == [of_mandate, of_city]
    assert found(organisation=event.organisation.slug) == [of_event, of_mandate]
    assert found(omrade=topic.slug) == [of_event, of_mandate]
    assert found(omrade=topic.slug, slag="event") == [of_event]


def test_each_entry_leads_to_its_organisation_on_the_day_and_names_its_source(client):
    event = make_event(organisation=make_organisation(slug="metropolis", name="Metropolis"))
    source = cite(event, where="s. 7").source
    dispute(event, question="Var?")

    text = client.get(URL, {"datum": "2011-03-24"}).text

    assert '<a href="/organisationer/metropolis/?datum=2011-03-24">Metropolis</a>' in text
    assert '"/organisationer/metropolis/?datum=2011-03-24#motstridigt"' in text
    assert f"{source.short_title}, s. 7" in " ".join(text.split()).replace("</span>", "")


def test_an_unknown_choice_is_told_and_changes_nothing(client):
    event = make_event(held="2011-11-23")

    response = client.get(URL, {"datum": "2011-03-24", "organisation": "finns-inte"})

    assert list(response.context["filter"].errors) == ["organisation"]
    assert keys(response) == [f"event-{event.pk}-held"]


def test_a_bad_day_gives_a_kind_message_and_today(client):
    response = client.get(URL, {"datum": "nyss"})

    assert response.status_code == 200
    assert "går inte att läsa" in response.text


@pytest.mark.parametrize(
    ("view", "words"),
    [("", "Inget kommande passar urvalet"), ("tidigare", "Inget tidigare passar urvalet")],
)
def test_an_empty_calendar_says_what_to_do(client, view, words):
    assert words in client.get(URL, {"visa": view}).text


def test_a_long_calendar_is_parted_in_pages(client):
    organisation = make_organisation()
    for _ in range(51):
        make_event(organisation=organisation, held="2011-11-23")

    pages = [client.get(URL, {"datum": "2011-03-24", "sida": page}) for page in (1, 2)]

    assert [len(keys(page)) for page in pages] == [50, 1]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, "/kalender.ics"),
        ({"datum": "2011-03-24", "visa": "tidigare", "sida": "2"}, "/kalender.ics"),
        ({"organisation": "metropolis"}, "/organisationer/metropolis/kalender.ics"),
        (
            {"organisation": "metropolis", "slag": ["event", "decision"]},
            "/kalender.ics?slag=event&slag=decision&organisation=metropolis",
        ),
    ],
)
def test_offers_the_feed_of_what_is_chosen(client, filters, expected):
    make_organisation(slug="metropolis")

    response = client.get(URL, filters)

    assert response.context["feed_address"] == f"http://testserver{expected}"


def test_where_readers_sign_in_only_a_private_address_is_offered(client, settings, reader):
    settings.READERS_SIGN_IN = True
    client.force_login(reader)

    text = client.get(URL).text

    assert "kalender.ics" not in text
    assert 'href="/kalender/prenumerationer/"' in text


def test_writing_to_the_calendar_is_refused(client):
    assert client.post(URL).status_code == 405


def test_the_words_of_the_page_are_english_for_whoever_wants_it(client):
    make_mandate(ends="2011-11")
    client.cookies["django_language"] = "en"

    text = client.get(URL, {"datum": "2011-03-24"}).text

    assert [w for w in ("mandate ends", "November 2011", "day unknown") if w not in text] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_eight_times_however_many_rows(client, rows, django_assert_num_queries):
    for _ in range(rows):
        event = cite(make_event()).target
        cite(make_mandate(ends_at=event, office=make_office(), depends_on=make_mandate()))
        cite(make_membership(ends="2011-11-26"))
        cite(make_decision(organisation=event.organisation, effective="2012-01-01"))

    with django_assert_num_queries(8):
        client.get(URL, {"datum": "2011-03-24"})
