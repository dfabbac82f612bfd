"""An older report sent in, looked at and read in."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reports.models import Manuscript, Report, Section
from stadsnat.models import ChangeSet
from tests.factories import make_claim, make_organisation, make_report

pytestmark = pytest.mark.django_db

TEXT = """STADSLEDNINGSKONTORET
STABEN

BILAGA 1 SID 1 (7)
2011-03-24
DNR 006-1348/2010

# RAPPORT

## Bakgrund

Staden är med i *flera* nätverk.

## Analys

| År | Antal |
|----|-------|
| 2011 | 4 |
"""
HEAD = {
    "title": "Rapport 2011",
    "office": "Kontoret",
    "dated": "2011-03-24",
    "as_of": "2011-03-24",
}


def upload(content=TEXT, name="rapport.md"):
    data = content.encode() if isinstance(content, str) else content
    return {"file": SimpleUploadedFile(name, data)}


@pytest.fixture
def manuscript(client, editor):
    client.force_login(editor)
    client.post("/rapporter/las-in/", upload())
    return Manuscript.objects.get()


def test_a_file_is_read_and_shown_before_anything_is_stored(client, manuscript):
    response = client.get(manuscript.get_absolute_url())

    assert [s.heading for s in response.context["document"].sections] == ["Bakgrund", "Analys"]
    assert "<em>flera</em>" in response.text
    assert "Den blev inget avsnitt." in response.text
    assert Report.objects.count() == 0


def test_what_the_file_says_of_itself_is_proposed(client, manuscript):
    form = client.get(manuscript.get_absolute_url()).context["form"]

    assert form.initial == {
        "title": "RAPPORT",
        "office": "Stadsledningskontoret",
        "division": "Staben",
        "annex": "1",
        "reference_number": "006-1348/2010",
        "dated": "2011-03-24",
        "as_of": "2011-03-24",
    }


def test_the_report_is_a_draft_in_one_change_set_and_the_manuscript_is_gone(
    client, editor, manuscript
):
    response = client.post(manuscript.get_absolute_url(), HEAD)

    report = Report.objects.get()
    assert response.headers["Location"] == report.get_absolute_url() == "/rapporter/rapport-2011/"
    assert (report.state, report.title, report.short_title) == (
        "draft",
        "Rapport 2011",
        "Rapport 2011",
    )
    assert [(s.order, s.level, s.heading) for s in report.sections.all()] == [
        (1, 2, "Bakgrund"),
        (2, 2, "Analys"),
    ]
    [change_set] = ChangeSet.objects.all()
    assert (change_set.by, change_set.kind, change_set.reason) == (
        editor,
        ChangeSet.Kind.IMPORT,
        "Inläst ur filen rapport.md",
    )
    assert Manuscript.objects.count() == 0


def test_a_second_press_on_the_button_makes_no_second_report(client, manuscript):
    with CaptureQueriesContext(connection) as queries:
        client.post(manuscript.get_absolute_url(), HEAD)
    locking = [q["sql"] for q in queries if "manuscript" in q["sql"] and "FOR UPDATE" in q["sql"]]

    second = client.post(manuscript.get_absolute_url(), HEAD)

    assert len(locking) == connection.features.has_select_for_update
    assert second.status_code == 404
    assert Report.objects.count() == 1


def test_the_text_is_stored_as_sections_are(client, manuscript):
    client.post(manuscript.get_absolute_url(), HEAD)

    assert list(Section.objects.values_list("text", flat=True)) == [
        "<p>Staden är med i <em>flera</em> nätverk.</p>",
        "<table><thead><tr><th>År</th><th>Antal</th></tr></thead>"
        "<tbody><tr><td>2011</td><td>4</td></tr></tbody></table>",
    ]


def test_braces_become_references_only_where_the_register_knows_the_name(client, editor):
    make_claim(organisation=make_organisation(slug="eurocities"), number=130, as_of="2011-03-24")
    client.force_login(editor)
    client.post(
        "/rapporter/las-in/", upload("Det är {{ eurocities.medlemsstäder|tal }}, {{ x.y }} och {{.")
    )
    client.post(Manuscript.objects.get().get_absolute_url(), HEAD)

    assert Section.objects.get().text == (
        '<p>Det är <data value="eurocities.medlemsstäder|tal"></data>, '
        "{<em>{</em> x.y }<em>}</em> och {<em>{</em>.</p>"
    )
    assert client.get(Report.objects.get().get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("rapport.docx", b"%PDF-1.7", "Filen är en PDF."),
        ("rapport.docx", b"PK\x03\x04", "Filen är skadad eller avklippt."),
        ("rapport.txt", b"", "Filen är tom."),
    ],
)
def test_a_bad_file_is_told_and_nothing_is_kept(client, editor, name, content, sentence):
    client.force_login(editor)

    response = client.post("/rapporter/las-in/", upload(content, name))

    [error] = response.context["form"].errors["file"]
    assert error.startswith(sentence)
    assert (Manuscript.objects.count(), ChangeSet.objects.count()) == (0, 0)


def test_no_file_is_told(client, editor):
    client.force_login(editor)

    form = client.post("/rapporter/las-in/", {}).context["form"]

    assert form.errors == {"file": ["Välj en fil."]}


@pytest.mark.parametrize(
    ("wrong", "field", "error"),
    [
        ({"title": ""}, "title", "Detta fält måste fyllas i."),
        ({"dated": "24 mars"}, "dated", "Skriv dagen som 2011-03-24."),
        ({"as_of": "0011-03-24"}, "as_of", "Skriv dagen som 2011-03-24."),
        ({"slug": "las-in"}, "slug", "Ordet är upptaget av en sida i portalen. Välj ett annat."),
    ],
)
def test_a_head_that_is_wrong_stores_nothing(client, manuscript, wrong, field, error):
    form = client.post(manuscript.get_absolute_url(), HEAD | wrong).context["form"]

    assert form.errors == {field: [error]}
    assert (Report.objects.count(), Manuscript.objects.count()) == (0, 1)


def test_a_slug_that_is_taken_is_told(client, manuscript):
    make_report(slug="upptagen")

    form = client.post(manuscript.get_absolute_url(), HEAD | {"slug": "upptagen"}).context["form"]

    assert list(form.errors) == ["slug"]
    assert Report.objects.count() == 1


def test_nobody_else_sees_the_manuscript(client, approver, manuscript):
    client.force_login(approver)

    assert client.get(manuscript.get_absolute_url()).status_code == 404
    assert client.post(f"{manuscript.get_absolute_url()}ta-bort/").status_code == 404
    assert list(client.get("/rapporter/las-in/").context["waiting"]) == []


def test_a_manuscript_is_taken_away_by_its_owner(client, manuscript):
    assert list(client.get("/rapporter/las-in/").context["waiting"]) == [manuscript]

    client.post(f"{manuscript.get_absolute_url()}ta-bort/")

    assert Manuscript.objects.count() == 0


def test_a_manuscript_nobody_waits_for_goes_after_a_day(client, manuscript):
    yesterday = timezone.now() - timedelta(days=1, minutes=1)
    Manuscript.objects.update(uploaded_at=yesterday)

    client.post("/rapporter/las-in/", upload(name="ny.md"))

    assert [each.name for each in Manuscript.objects.all()] == ["ny.md"]


@pytest.mark.parametrize("sections", [1, 3])
def test_the_preview_asks_the_database_five_times_however_many_sections(
    client, editor, sections, django_assert_num_queries
):
    client.force_login(editor)
    client.post("/rapporter/las-in/", upload("# A\n\ntext\n\n" * sections))
    address = Manuscript.objects.get().get_absolute_url()

    with django_assert_num_queries(5):
        client.get(address)


def test_the_day_is_todays_where_the_file_has_none(client, editor):
    client.force_login(editor)
    client.post("/rapporter/las-in/", upload("text"))

    initial = client.get(Manuscript.objects.get().get_absolute_url()).context["form"].initial

    assert initial == {"dated": timezone.localdate(), "as_of": timezone.localdate()}
    assert isinstance(initial["dated"], date)
