"""What the hits of the reports say, and where they lead."""

import pytest
from django.contrib.auth.models import AnonymousUser

from stadsnat.search import find, rebuild, seen
from stadsnat.search.hits import read_hits
from stadsnat.search.words import ask
from tests.factories import edit, make_report, make_section
from tests.reports.issued import make_issued

pytestmark = pytest.mark.django_db


def hits(written, user=None):
    rebuild()
    question, user = ask(written), user or AnonymousUser()
    return read_hits(seen(find(question, user=user).keys, user), question)


def told(hit):
    return (str(hit.label), hit.title, hit.context, hit.also, hit.address)


def test_an_edition_is_found_by_title_and_reference_number():
    report = make_report(slug="hamnar", title="Om hamnar", reference_number="006-1348/2010")
    make_issued(report)

    [hit] = hits("006-1348/2010")

    assert told(hit) == (
        "Utgåva",
        "Om hamnar",
        "Stadsledningskontoret, utgåva 1",
        "<mark>006</mark>-<mark>1348</mark>/<mark>2010</mark>",
        "/rapporter/hamnar/utgavor/1/",
    )


def test_an_edition_is_found_by_what_it_says_and_shows_the_line():
    report = make_report(slug="hamnar", title="Om hamnar")
    make_section(report=report, heading="Läget", text="<p>Kajen &amp; piren</p><p>Båtar.</p>")
    make_issued(report)

    [hit] = hits("piren")

    assert (hit.title, hit.also) == ("Om hamnar", "Kajen &amp; <mark>piren</mark>")


def test_staff_find_the_draft_beside_the_edition_the_edition_first(editor):
    report = make_report(slug="hamnar", title="Om hamnar")
    make_issued(report)
    edit(report, division="Bryggor")

    assert [told(hit)[0] + told(hit)[4] for hit in hits("hamnar", editor)] == [
        "Utgåva/rapporter/hamnar/utgavor/1/",
        "Rapport/rapporter/hamnar/",
    ]


def test_a_section_is_found_by_its_prose_and_leads_to_its_place(editor):
    report = make_report(slug="hamnar", title="Om hamnar")
    text = "<p>Kajen &amp; piren</p><p>har <b>{{ ports.medlemmar }}</b>.</p>"
    section = make_section(report=report, heading="Läget", text=text)

    [hit] = hits("piren", editor)

    assert told(hit) == (
        "Avsnitt",
        "Läget",
        "Om hamnar",
        "Kajen &amp; <mark>piren</mark> har ….",
        f"/rapporter/hamnar/#avsnitt-{section.pk}",
    )
    assert hits("ports", editor) == []


def test_the_place_that_a_section_leads_to_is_on_the_page(client, editor):
    section = make_section()
    client.force_login(editor)

    assert f'id="avsnitt-{section.pk}"' in client.get(section.report.get_absolute_url()).text
