"""Reports on the administrators' desk: who opens the pages, and what a save leaves."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin

from reports.models import Report, Section
from tests.factories import make_report, make_section

pytestmark = pytest.mark.django_db

MODELS = [
    model
    for model in apps.get_app_config("reports").get_models()
    if not model.__name__.startswith("Historical")
]
ON_THE_DESK = [model for model in admin.site._registry if model._meta.app_label == "reports"]
MAKERS = {Report: make_report, Section: make_section}
HEADER = {
    "slug": "oversyn",
    "title": "Översyn",
    "short_title": "Översyn",
    "office": "Stadsledningskontoret",
    "dated": "2011-03-24",
    "as_of": "2011-03-24",
}


def address(model, page, row=None):
    args = [row.pk] if page in ("change", "history", "delete") else []
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def addresses(row):
    return [address(type(row), page, row) for page in ("changelist", "add", "change", "history")]


@pytest.fixture(params=["admin_user", "editor"])
def staff(request, client):
    client.force_login(request.getfixturevalue(request.param))
    return client


def test_every_model_of_the_reports_is_on_the_desk():
    assert set(ON_THE_DESK) == set(MODELS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_of_the_reports_has_its_history_on_the_desk(model):
    assert model.history.model.__name__ == f"Historical{model.__name__}"
    assert isinstance(admin.site._registry[model], SimpleHistoryAdmin)


@pytest.mark.parametrize("model", ON_THE_DESK, ids=lambda model: model.__name__)
class TestModel:
    def test_staff_open_its_pages_with_the_row_on_them(self, staff, model):
        row = MAKERS[model]()

        pages = [staff.get(page) for page in addresses(row)]

        assert [page.status_code for page in pages] == [200, 200, 200, 200]
        listed, new, changed, history = (page.context for page in pages)
        assert list(listed["cl"].result_list) == [row]
        assert new["adminform"].form.instance.pk is None
        assert changed["adminform"].form.instance == row
        assert list(history["page_obj"]) == list(row.history.filter(history_type="+"))

    def test_a_search_for_what_is_not_there_finds_nothing(self, model):
        MAKERS[model]()

        found, _ = admin.site._registry[model].get_search_results(
            None, model.objects.all(), "finns inte"
        )

        assert list(found) == []

    def test_an_editor_does_not_delete_it(self, client, editor, model):
        row = MAKERS[model]()
        client.force_login(editor)

        response = client.post(address(model, "delete", row), {"post": "yes"})

        assert response.status_code == 403
        assert model.objects.get(pk=row.pk) == row

    def test_a_reader_and_nobody_are_sent_to_sign_in(self, client, reader, model):
        pages = addresses(MAKERS[model]())

        nobody = [client.get(page).headers.get("Location") for page in pages]
        client.force_login(reader)
        signed_in = [client.get(page).headers.get("Location") for page in pages]

        assert nobody == [f"/admin/login/?next={page}" for page in pages]
        assert signed_in == nobody


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


def test_two_sections_of_a_report_may_not_have_the_same_place(client, editor):
    first = make_section(heading="Bakgrund")
    second = make_section(report=first.report, heading="Förslag")
    client.force_login(editor)

    response = client.post(
        address(Section, "change", second),
        {"report": first.report.pk, "order": first.order, "level": 2, "heading": "Slutsatser"},
    )

    errors = response.context["adminform"].form.non_field_errors()
    assert errors == ["Två avsnitt kan inte ha samma ordningstal."]
    second.refresh_from_db()
    assert second.heading == "Förslag"


def test_a_changed_section_says_who_changed_it(client, editor):
    section = make_section(heading="Bakgrund")
    client.force_login(editor)

    client.post(
        address(Section, "change", section),
        {"report": section.report_id, "order": 1, "level": 2, "heading": "Inledning"},
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

    with django_assert_num_queries(4):
        admin_client.get(address(Report, "change", report))
