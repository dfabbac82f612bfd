"""Who may read which report: drafts are for staff."""

from datetime import date

import pytest
from django.utils.text import capfirst

from reports.models import Report
from stadsnat.search import find, rebuild
from stadsnat.search.words import ask
from tests.factories import edit, make_edition, make_report, make_section
from tests.reports.issued import make_issued

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

STATES = Report.State.values


@pytest.fixture
def reports():
    made = {state: make_report(slug=state.replace("_", "-"), state=state) for state in STATES}
    make_issued(made["issued"])
    return made


@pytest.mark.parametrize("who", ["outsider", "reader"])
def test_readers_read_what_is_issued(request, reports, who):
    user = request.getfixturevalue(who)

    assert list(Report.objects.readable_by(user)) == [reports["issued"]]


@pytest.mark.parametrize("who", ["editor", "approver", "administrator"])
def test_staff_read_everything(request, reports, who):
    user = request.getfixturevalue(who)

    assert set(Report.objects.readable_by(user)) == set(reports.values())


@pytest.mark.parametrize("address", ["/rapporter/", "/"])
def test_readers_are_shown_the_newest_edition_and_staff_the_drafts(
    client, editor, reports, address
):
    edition = make_issued(reports["issued"])

    assert list(client.get(address).context["reports"]) == [edition]
    client.force_login(editor)
    assert (
        list(client.get(address).context["reports"])
        == list(Report.objects.all()[:4])[: 3 if address == "/" else 4]
    )


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


ISSUED_HEAD = {
    "title": "Utgiven rubrik",
    "short_title": "Utgiven kort",
    "annex": "7",
    "reference_number": "KS 2011/1",
    "dated": date(2011, 3, 24),
    "as_of": date(2011, 3, 20),
}
DRAFT_HEAD = {
    "title": "Hemlig rubrik",
    "short_title": "Hemligt kort",
    "annex": "99",
    "reference_number": "KS 2026/666",
    "dated": date(2012, 5, 6),
    "as_of": date(2012, 5, 5),
}
DRAFT_SAYS = ["Hemlig", "bilaga 99", "KS 2026/666", "2012", "Utkast"]


@pytest.fixture
def corrected():
    """A report that is issued twice, and whose draft has another head by now."""
    report = make_report(slug="rapport", **ISSUED_HEAD)
    make_section(report=report)
    make_issued(report)
    make_issued(report)
    edit(report, **DRAFT_HEAD)
    return report


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/rapporter/",
        "/rapporter/rapport/utgavor/",
        "/rapporter/rapport/utgavor/1/",
        "/rapporter/rapport/utgavor/2/",
        "/rapporter/rapport/jamfor/",
        "/sok/?q=utgiven",
    ],
)
@pytest.mark.parametrize("state", ["draft", "issued"])
def test_readers_see_the_head_that_was_issued_and_nothing_of_the_draft_s(
    client, reader, corrected, address, state
):
    edit(corrected, state=state)
    rebuild()
    client.force_login(reader)

    page = client.get(address).text.split("<main")[1]

    shown = page.replace("<mark>", "").replace("</mark>", "")
    assert "Utgiven rubrik" in shown
    assert [words for words in DRAFT_SAYS if words in page] == []


def test_those_who_write_see_the_draft_s_head_and_state_in_the_list(client, editor, corrected):
    client.force_login(editor)

    page = client.get("/rapporter/").text

    assert [words for words in DRAFT_SAYS if words in page] == DRAFT_SAYS


def test_each_edition_bears_the_head_that_it_was_issued_with(client, corrected):
    make_issued(corrected)

    heads = [e.title for e in client.get("/rapporter/rapport/utgavor/").context["editions"]]

    assert heads == ["Hemlig rubrik", "Utgiven rubrik", "Utgiven rubrik"]
    assert str(corrected.editions.get(number=1)) == "Utgiven rubrik, utgåva 1"


def test_an_edition_takes_its_head_from_what_was_approved():
    report = make_report(**ISSUED_HEAD)

    edition = make_edition(report)

    assert {name: getattr(edition, name) for name in ISSUED_HEAD} == ISSUED_HEAD


@pytest.mark.parametrize("rows", [1, 3])
def test_a_reader_s_list_asks_the_database_once_however_many_rows(
    client, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_issued(make_report())

    with django_assert_num_queries(1):
        client.get("/rapporter/")


def found(word, user):
    return len(find(ask(word), user=user).keys)


def test_drafts_and_their_sections_are_found_by_staff_alone(reader, editor):
    report = make_report(title="Om hamnar")
    make_section(report=report, heading="Kajer", text="<p>Piren.</p>")
    rebuild()

    assert [found(word, reader) for word in ("hamnar", "piren")] == [0, 0]
    assert [found(word, editor) for word in ("hamnar", "piren")] == [2, 1]


@pytest.mark.parametrize("state", STATES)
def test_a_reader_never_finds_a_word_of_the_draft_and_always_one_of_the_edition(reader, state):
    report = make_report(title="Om hamnar", state="issued")
    section = make_section(report=report, heading="Kajer", text="<p>Piren.</p>")
    make_issued(report)

    edit(section, text="<p>Vågbrytaren.</p>")
    edit(report, title="Om bryggor", state=state)

    words = ("vågbrytaren", "bryggor", "piren", "kajer", "hamnar")
    assert [found(word, reader) for word in words] == [0, 0, 1, 1, 1]


def test_only_the_newest_edition_is_found(reader):
    report = make_report()
    section = make_section(report=report, text="<p>Piren.</p>")
    make_issued(report)
    edit(section, text="<p>Vågbrytaren.</p>")
    make_issued(report)
    rebuild()

    assert [found(word, reader) for word in ("piren", "vågbrytaren")] == [0, 1]


def test_what_is_issued_is_found_at_once_in_place_of_the_edition_before(reader):
    report = make_report()
    section = make_section(report=report, text="<p>Piren.</p>")
    make_edition(report)
    first = [found(word, reader) for word in ("piren", "vågbrytaren")]
    edit(section, text="<p>Vågbrytaren.</p>")
    make_edition(report)

    assert first == [1, 0]
    assert [found(word, reader) for word in ("piren", "vågbrytaren")] == [0, 1]


def test_the_last_word_of_a_very_long_edition_is_found(reader):
    report = make_report()
    text = " ".join(f"ord{number}" for number in range(20_000))
    make_section(report=report, text=f"<p>{text} piren.</p>")
    make_issued(report)
    rebuild()

    assert found("piren", reader) == 1
