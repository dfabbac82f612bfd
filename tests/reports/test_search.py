"""What the hits of the reports say, and where they lead."""

import pytest
from django.contrib.auth.models import AnonymousUser

from stadsnat.search import find, rebuild, seen
from stadsnat.search.hits import read_hits
from stadsnat.search.words import ask
from tests.factories import edit, make_edition, make_report, make_section

pytestmark = pytest.mark.django_db


def hits(written):
    rebuild()
    question, nobody = ask(written), AnonymousUser()
    return read_hits(seen(find(question, user=nobody).keys, nobody), question)


def test_a_report_is_found_by_title_and_reference_number():
    make_report(slug="hamnar", title="Om hamnar", state="issued", reference_number="006-1348/2010")

    [hit] = hits("006-1348/2010")

    assert (hit.label, hit.title, hit.context, hit.also, hit.address) == (
        "Rapport",
        "Om hamnar",
        "Stadsledningskontoret",
        "<mark>006</mark>-<mark>1348</mark>/<mark>2010</mark>",
        "/rapporter/hamnar/",
    )


def test_a_section_is_found_by_its_prose_and_leads_to_its_place(client):
    report = make_report(slug="hamnar", title="Om hamnar")
    text = "<p>Kajen &amp; piren</p><p>har <b>{{ ports.medlemmar }}</b>.</p>"
    section = make_section(report=report, heading="Läget", text=text)
    edit(report, state="issued")

    [hit] = hits("piren")

    assert (hit.label, hit.title, hit.context, hit.also) == (
        "Avsnitt",
        "Läget",
        "Om hamnar",
        "Kajen &amp; <mark>piren</mark> har ….",
    )
    assert hit.address == f"/rapporter/hamnar/#avsnitt-{section.pk}"
    assert hits("ports") == []


def test_the_place_that_a_section_leads_to_is_on_the_page(client):
    section = make_section(report=make_report(state="issued"))
    make_edition(section.report)

    text = client.get(section.report.get_absolute_url(), follow=True).text

    assert f'id="avsnitt-{section.pk}"' in text
