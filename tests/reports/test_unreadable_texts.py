"""A text that nobody can read, stored past the editor: every page stands, and it can be mended."""

import pytest
from django.core.exceptions import ValidationError

from reports.models import Comment, Report
from reports.reviewing.comments import BY_HAND, settle
from tests.factories import (
    edit,
    make_comment,
    make_organisation,
    make_report,
    make_section,
    version,
)

pytestmark = pytest.mark.django_db

UNREADABLE = f"{'<b>' * 400}ord"
WHY = "Texten har för många delar inuti varandra. Klistra in den utan formatering."
PAGES = [
    ("", 422),
    ("skriv/", 200),
    ("avsnitt/{pk}/", 200),
    ("avsnitt/{pk}/ta-bort/", 200),
    ("kontroll/", 200),
    ("granskning/", 200),
    ("kopiera/", 200),
]


@pytest.fixture
def section():
    report = make_report(slug="prov")
    return make_section(report=report, heading="Bakgrund", text=UNREADABLE)


@pytest.fixture
def writer(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_every_page_of_its_report_stands(writer, section, path, status):
    response = writer.get(f"/rapporter/prov/{path.format(pk=section.pk)}")

    assert response.status_code == status


def test_the_outline_says_that_it_cannot_be_read(writer, section):
    response = writer.get("/rapporter/prov/skriv/")

    assert [line.words for line in response.context["lines"]] == [None]
    assert "texten går inte att läsa" in response.text


def test_another_text_can_be_written_in_its_place(writer, section):
    sent = {"heading": "Bakgrund", "text": "<p>Ny.</p>", "version": version(section)}

    writer.post(f"/rapporter/prov/avsnitt/{section.pk}/", sent)

    section.refresh_from_db()
    assert section.text == "<p>Ny.</p>"


def test_a_draft_is_asked_about_beside_why_it_cannot_be_read(writer):
    alfa = make_organisation(slug="alfa", name="Alfa", summary="Nätverk för städer.")
    section = make_section(report=make_report(slug="prov"), organisation=alfa, text=UNREADABLE)

    response = writer.post(f"/rapporter/prov/avsnitt/{section.pk}/utkast/")

    assert response.context["present"] == f"<p>{WHY}</p>"


def test_a_suggestion_is_not_put_into_it(editor):
    section = make_section(text="<p>Ett.</p>")
    comment = make_comment(section, passage="Ett", suggestion="Två")
    edit(section, text=UNREADABLE)

    with pytest.raises(ValidationError) as caught:
        settle(comment=comment, outcome=Comment.Outcome.TAKEN, by=editor)

    assert caught.value.messages == [WHY, str(BY_HAND)]


def test_two_who_write_in_its_place_see_what_both_have_written(writer, section):
    was = version(section)
    edit(section, text=f"{UNREADABLE} mera")
    sent = {"heading": "Bakgrund", "text": "<p>Ny.</p>", "version": was}

    response = writer.post(f"/rapporter/prov/avsnitt/{section.pk}/", sent)

    assert [one.name for one in response.context["form"].differences] == ["text"]


def test_a_copy_of_its_report_has_it_as_it_was(writer, section):
    sent = {"title": "Kopia", "office": "X", "dated": "2012-01-01", "as_of": "2012-01-01"}

    writer.post("/rapporter/prov/kopiera/", sent)

    copy = Report.objects.get(title="Kopia")
    assert [one.text for one in copy.sections.all()] == [UNREADABLE]
