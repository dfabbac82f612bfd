from io import BytesIO

import docx
import pytest

from tests.factories import make_claim, make_organisation, make_report, make_section
from tests.reports.issued import make_issued

pytestmark = pytest.mark.django_db

DRAFT, EDITION = "/rapporter/oversyn.docx", "/rapporter/oversyn/utgavor/1.docx"


@pytest.fixture
def report():
    organisation = make_organisation(slug="eurocities", name="Eurocities")
    make_claim(organisation=organisation, number=130, as_of="2011-03-24")
    report = make_report(slug="oversyn", title="Översyn av nätverken", annex="1")
    text = "<p>Nätverket har {{ eurocities.medlemsstäder }} medlemmar.</p>"
    make_section(report=report, heading="Eurocities", text=text)
    return report


def texts(response):
    return [p.text for p in docx.Document(BytesIO(response.content)).paragraphs]


def test_staff_take_the_draft_home_with_the_registers_figures(client, editor, report):
    client.force_login(editor)

    response = client.get(DRAFT)

    assert texts(response)[1:] == ["Eurocities", "Nätverket har fler än 130 medlemmar."]
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="oversyn-arbetskopia.docx"'
    )


def test_an_edition_is_copied_as_it_was_issued(client, reader, report):
    make_issued(report)
    make_section(report=report, heading="Senare")
    client.force_login(reader)

    response = client.get(EDITION)

    assert texts(response)[1:] == ["Eurocities", "Nätverket har fler än 130 medlemmar."]
    [section] = docx.Document(BytesIO(response.content)).sections
    mark = "ARBETSKOPIA – inte den utgivna versionen (kopia av utgåva 1)"
    assert section.first_page_header.paragraphs[0].text == mark


def test_the_draft_is_for_staff_alone(client, reader, report):
    assert client.get(DRAFT).status_code == 302

    client.force_login(reader)

    assert client.get(DRAFT).status_code == 403


def test_a_draft_that_refers_to_something_unknown_is_told(client, editor, report):
    client.force_login(editor)
    make_section(report=report, heading="Slut", text="{{ finns.inte }}")

    response = client.get(DRAFT)

    assert response.status_code == 422
    assert "uppgiften ”finns.inte” finns inte" in response.text


@pytest.mark.parametrize(
    "address",
    ["/rapporter/x.docx", "/rapporter/x/utgavor/1.docx", "/rapporter/oversyn/utgavor/9.docx"],
)
def test_what_does_not_exist_is_not_found(client, editor, report, address):
    client.force_login(editor)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [DRAFT, EDITION])
def test_writing_is_refused(client, editor, report, address):
    client.force_login(editor)

    assert client.post(address).status_code == 405


def test_the_copy_stays_swedish_when_the_portal_is_english(client, editor, report):
    client.force_login(editor)
    client.cookies["django_language"] = "en"
    make_section(report=report, heading="Avgifter", text='<figure data-block="fees"></figure>')

    response = client.get(DRAFT)

    assert ("Tabell . Avgifter." in texts(response), response.headers["Content-Language"]) == (
        True,
        "sv",
    )


def test_an_edition_asks_the_database_once(client, report, django_assert_num_queries):
    make_issued(report)

    with django_assert_num_queries(1):
        client.get(EDITION)
