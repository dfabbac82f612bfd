import pytest

from organisations.models import Claim
from tests.factories import change, make_claim, make_organisation, make_report, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client, editor):
    """A draft is for those who write it."""
    client.force_login(editor)


@pytest.fixture
def report():
    eurocities = make_organisation(slug="eurocities")
    make_claim(organisation=eurocities, number=130, as_of="2011-03-24")
    report = make_report(slug="oversyn", title="Översyn av nätverken", annex="1", state="issued")
    make_section(
        report=report, heading="Eurocities", level=3, text="<p>{{ eurocities.medlemsstäder }}.</p>"
    )
    return report


def test_the_list_names_each_report_with_its_day(client, report):
    response = client.get("/rapporter/")

    assert list(response.context["reports"]) == [report]
    assert "24 mars 2011" in response.text


def test_an_empty_list_says_so(client):
    assert "Det finns ingen rapport ännu." in client.get("/rapporter/").text


def test_the_preview_shows_figures_from_the_register(client, report):
    [(chapter, _, html)] = client.get("/rapporter/oversyn/").context["chapters"]

    assert chapter.heading == "Eurocities"
    assert ">fler än 130</span>." in html


def test_when_the_register_changes_the_draft_changes(client, report):
    claim = Claim.objects.get()
    claim.number = 131
    with change():
        claim.save()

    assert "fler än 131" in client.get("/rapporter/oversyn/").text


def test_a_later_figure_does_not_reach_an_earlier_day(client, report):
    make_claim(organisation=Claim.objects.get().organisation, number=200, as_of="2023")

    assert "fler än 130" in client.get("/rapporter/oversyn/").text


@pytest.mark.parametrize("address", ["/rapporter/oversyn/", "/rapporter/oversyn.pdf"])
def test_an_unknown_reference_is_told_with_section_word_and_nearest_name(client, report, address):
    make_section(report=report, heading="Slutsatser", text="{{ eurocities.medlemstäder }}")

    response = client.get(address)

    assert response.status_code == 422
    assert (
        "Avsnittet ”Slutsatser”: uppgiften ”eurocities.medlemstäder” finns inte. "
        "Menades ”eurocities.medlemsstäder”?"
    ) in response.text


@pytest.mark.parametrize("address", ["/rapporter/finns-inte/", "/rapporter/finns-inte.pdf"])
def test_an_unknown_report_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/rapporter/", "/rapporter/oversyn/", "/rapporter/oversyn.pdf"]
)
def test_writing_is_refused(client, address):
    assert client.post(address).status_code == 405


def test_the_report_stays_swedish_when_the_portal_is_english(client, report):
    client.cookies["django_language"] = "en"

    response = client.get("/rapporter/oversyn/")

    assert "Download as PDF" in response.text
    assert "fler än 130" in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_four_times_however_many_rows(
    client, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_report(state="issued")

    with django_assert_num_queries(4):
        client.get("/rapporter/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_asks_the_database_eight_times_however_many_rows(
    client, rows, django_assert_num_queries
):
    report = make_report(slug="oversyn", state="issued")
    for _ in range(rows):
        make_section(report=report)
        make_claim()

    with django_assert_num_queries(8):
        client.get("/rapporter/oversyn/")
