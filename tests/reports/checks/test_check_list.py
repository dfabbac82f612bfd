import pytest

from tests.factories import (
    edit,
    make_approval,
    make_claim,
    make_organisation,
    make_proof,
    make_report,
    make_section,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/rapporter/prov/kontroll/"


@pytest.fixture
def report():
    return make_report(slug="prov", annex="1", reference_number="030-1/2011")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def names(groups):
    return [(name, len(found)) for name, _heading, found in groups]


def test_it_shows_what_stops_and_what_is_acknowledged_by_check(as_editor, report):
    make_section(report=report, text="")
    make_section(report=report, text="")
    edit(report, annex="")

    context = as_editor.get(ADDRESS).context

    assert names(context["stopping"]) == [("missing-approval", 1), ("empty-section", 2)]
    assert names(context["acknowledged"]) == [("empty-header", 1)]
    assert len(context["in_order"]) == 14


def test_each_finding_leads_to_its_place(as_editor, report):
    section = make_section(report=report, text="")

    text = as_editor.get(ADDRESS).text

    assert f"{section.pk}" in text
    assert "Avsnittet är tomt. Skriv något i det eller ta bort det." in text


def test_a_report_that_is_in_order_says_so(as_editor, report):
    make_section(report=report)
    make_approval(make_proof(report))

    response = as_editor.get(ADDRESS)

    assert response.context["findings"] == []
    assert "kontrollen har inget att anmärka på" in response.text


def test_what_others_reports_lack_is_left_out(as_editor, report):
    make_section(report=report)
    make_section(text="")

    assert names(as_editor.get(ADDRESS).context["stopping"]) == [("missing-approval", 1)]


def test_a_report_that_cannot_be_built_is_checked_all_the_same(as_editor, report):
    make_section(report=report, text="<p>{{ c40.stad }}</p>")

    stopping = as_editor.get(ADDRESS).context["stopping"]

    assert names(stopping) == [("missing-approval", 1), ("unknown-reference", 1)]


def test_it_is_for_staff(client, reader, report):
    assert client.get(ADDRESS).headers["Location"] == f"/konto/logga-in/?next={ADDRESS}"
    client.force_login(reader)
    assert client.get(ADDRESS).status_code == 403


def test_writing_is_refused(as_editor, report):
    assert as_editor.post(ADDRESS).status_code == 405


def test_an_unknown_report_is_not_found(as_editor):
    assert as_editor.get("/rapporter/finns-inte/kontroll/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_however_many_sections(
    as_editor, report, rows, django_assert_num_queries
):
    for number in range(rows):
        organisation = make_organisation(slug=f"c{number}")
        make_claim(organisation=organisation, number=40, unit="städer")
        make_section(report=report, text=f"<p>{{{{ c{number}.städer }}}}</p>")
    as_editor.get(ADDRESS)

    with django_assert_num_queries(39):
        as_editor.get(ADDRESS)


def test_it_is_english_for_those_who_chose_so(as_editor, report):
    as_editor.cookies["django_language"] = "en"

    assert "Checks before issue" in as_editor.get(ADDRESS).text
