"""Reports on the administrators' desk: what a save leaves, how much a list asks."""

import pytest

from reports.models import Report, Section
from stadsnat import changes
from stadsnat.undo import CannotUndo, undo
from tests.factories import MAKERS, make_edition, make_report, make_section, version
from tests.test_admin import address

pytestmark = pytest.mark.django_db

HEADER = {
    "slug": "oversyn",
    "title": "Översyn",
    "short_title": "Översyn",
    "office": "Stadsledningskontoret",
    "kind": "review",
    "dated": "2011-03-24",
    "as_of": "2011-03-24",
}


def of_sections(*sections):
    """What a browser sends for the sections below the form of their report."""
    sent = {"sections-TOTAL_FORMS": len(sections), "sections-INITIAL_FORMS": 0}
    for number, fields in enumerate(sections):
        sent |= {f"sections-{number}-{name}": value for name, value in fields.items()}
    return sent


def test_a_report_is_written_with_its_sections(client, editor):
    client.force_login(editor)
    background = {"order": 1, "level": 2, "heading": "Bakgrund", "text": "<p>Text.</p>"}
    proposals = {"order": 2, "level": 2, "heading": "Förslag", "text": ""}

    client.post(address(Report, "add"), HEADER | of_sections(background, proposals))

    report = Report.objects.get(slug="oversyn")
    assert [section.heading for section in report.sections.all()] == ["Bakgrund", "Förslag"]
    assert [row.history_user for row in report.history.all()] == [editor]
    assert [row.history_user for row in Section.history.all()] == [editor, editor]


def test_a_report_without_a_day_is_not_stored(client, editor):
    client.force_login(editor)

    response = client.post(address(Report, "add"), HEADER | {"as_of": "i fjor"} | of_sections())

    assert response.context["adminform"].form.errors == {"as_of": ["Fyll i ett giltigt datum."]}
    assert not Report.objects.exists()


def test_a_changed_section_says_who_changed_it(client, editor):
    section = make_section(heading="Bakgrund")
    client.force_login(editor)

    client.post(
        address(Section, "change", section),
        {
            "report": section.report_id,
            "order": 1,
            "level": 2,
            "heading": "Inledning",
            "version": version(section),
        },
    )

    history = section.history.values_list("history_type", "history_user__username", "heading")
    assert list(history) == [("~", "rut", "Inledning"), ("+", None, "Bakgrund")]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [(Report, 5), (Section, 6)])
def test_a_list_asks_the_database_as_often_however_many_rows(
    admin_client, model, queries, rows, django_assert_num_queries
):
    for _ in range(rows):
        MAKERS[model]()

    with django_assert_num_queries(queries):
        admin_client.get(address(model, "changelist"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_form_of_a_report_asks_as_often_however_many_sections(
    admin_client, rows, django_assert_num_queries
):
    report = make_report()
    for _ in range(rows):
        make_section(report=report)

    with django_assert_num_queries(7):
        admin_client.get(address(Report, "change", report))


def slug_field(client, report):
    form = client.get(address(Report, "change", report)).context["adminform"].form
    return "slug" in form.fields


def test_the_address_of_what_is_issued_stays(client, editor):
    report = make_section().report
    client.force_login(editor)
    assert slug_field(client, report)

    make_edition(report)

    assert not slug_field(client, report)


def test_the_address_is_not_undone(editor):
    report = make_report(slug="ny")
    with changes.open(by=editor, reason="Ny adress") as change_set:
        report.slug = "annan"
        report.save()

    with pytest.raises(CannotUndo):
        undo(change_set, by=editor)
