"""Who may read which report: drafts are for staff."""

import pytest
from django.utils.text import capfirst

from reports.models import Report
from stadsnat.search import find, rebuild
from stadsnat.search.models import SearchEntry
from stadsnat.search.words import ask
from tests.factories import change, make_edition, make_report, make_section

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

STATES = Report.State.values


@pytest.fixture
def reports():
    made = {state: make_report(slug=state.replace("_", "-"), state=state) for state in STATES}
    make_edition(made["issued"])
    return made


@pytest.mark.parametrize("who", ["outsider", "reader"])
def test_readers_read_what_is_issued(request, reports, who):
    user = request.getfixturevalue(who)

    assert list(Report.objects.readable_by(user)) == [reports["issued"]]


@pytest.mark.parametrize("who", ["editor", "approver", "administrator"])
def test_staff_read_everything(request, reports, who):
    user = request.getfixturevalue(who)

    assert set(Report.objects.readable_by(user)) == set(reports.values())


def test_the_list_and_the_start_page_leave_drafts_out_for_readers(client, reports):
    assert list(client.get("/rapporter/").context["reports"]) == [reports["issued"]]
    assert list(client.get("/").context["reports"]) == [reports["issued"]]


def test_the_list_says_the_state_of_what_is_not_issued(client, editor, reports):
    client.force_login(editor)

    text = client.get("/rapporter/").text

    said = [state.label for state in Report.State if f"<strong>{capfirst(state.label)}<" in text]
    assert said == ["utkast", "på granskning", "godkänd"]


def test_editors_find_the_ways_to_a_new_report_and_readers_do_not(client, reader, editor):
    for user, found in [(reader, False), (editor, True)]:
        client.force_login(user)
        text = client.get("/rapporter/").text
        assert ('href="/rapporter/ny/"' in text, 'href="/rapporter/las-in/"' in text) == (
            found,
        ) * 2


def test_drafts_and_their_sections_are_found_by_staff_alone(reader, editor):
    report = make_report(title="Om hamnar")
    make_section(report=report, heading="Kajer", text="<p>Piren.</p>")
    rebuild()

    assert [len(find(ask(word), user=reader).keys) for word in ("hamnar", "piren")] == [0, 0]
    assert [len(find(ask(word), user=editor).keys) for word in ("hamnar", "piren")] == [2, 1]


def test_a_report_that_is_issued_is_found_by_all(reader):
    report = make_report(title="Om hamnar")
    make_section(report=report, heading="Kajer", text="<p>Piren.</p>")

    report.state = "issued"
    with change():
        report.save()

    assert set(SearchEntry.objects.values_list("is_public", flat=True)) == {True}
    assert len(find(ask("piren"), user=reader).keys) == 1
