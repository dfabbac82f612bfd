"""The pages and files of editions: for all who may read the portal, exactly as they were issued."""

import hashlib
import io
import re
import zipfile

import pytest
from django.db.models import QuerySet

from organisations.models import Claim
from reports.models import Edition
from tests.factories import edit, make_report
from tests.unfrozen import tampering

pytestmark = pytest.mark.django_db

LIST = "/rapporter/oversyn/utgavor/"


@pytest.fixture
def first(issued):
    return issued.editions.get(number=1)


@pytest.fixture
def second(issued):
    return issued.editions.get(number=2)


def test_the_list_has_each_edition_the_latest_first(client, first, second):
    editions = client.get(LIST).context["editions"]

    assert [(e, e.replaced_by) for e in editions] == [(second, None), (first, second)]


def test_the_list_says_what_replaced_what_and_why(client, issued):
    text = client.get(LIST).text

    assert "Ersatt av utgåva 2 den" in text
    assert "Antalet städer var fel." in text


def test_an_edition_says_who_approved_and_issued_it(client, second):
    text = " ".join(client.get(f"{LIST}2/").text.split())

    assert "Utgåva 2, godkänd av Gun Godkännare den" in text
    assert f"av {second.issued_by_name}." in text
    assert "Antalet städer var fel." in text


@pytest.mark.parametrize("who", [None, "reader", "editor", "approver"])
def test_an_edition_has_its_files_for_all_and_the_copy_for_word_says_that_it_is_no_edition(
    client, request, issued, who
):
    if who:
        client.force_login(request.getfixturevalue(who))

    text = client.get(f"{LIST}1/").text.split('id="filer"')[1].split("</ul>")[0]

    assert re.findall(r'href="([^"]+)"', text) == [
        f"{LIST}1{ending}" for ending in (".pdf", ".zip", ".json", ".docx")
    ]
    assert "inte den utgivna versionen" in text


def test_an_edition_shows_its_checksum(client, first):
    assert f'value="{first.sha256}" readonly' in client.get(f"{LIST}1/").text


def test_one_that_is_replaced_says_by_what(client, first, second):
    context = client.get(f"{LIST}1/").context

    assert (context["replaced_by"], context["newest"]) == (second, second)
    assert [other.number for other in context["others"]] == [2]


def test_the_text_is_what_was_issued_whatever_the_register_says_now(client, issued):
    claim = Claim.objects.get()
    edit(claim, number=200)

    [(_, _, html)] = client.get(f"{LIST}1/").context["chapters"]

    assert "fler än 130</span> städer" in html
    assert "Köpenhamn; Malmö" in html


def test_data_that_the_portal_no_longer_reads_are_shown_as_words(client, first):
    edition = Edition(report=first.report, number=3, reason="x", data="{}", text="Ett\nTvå",
                      pdf=b"", pages=1, issued_by_name="x")  # fmt: skip
    edition.take_head(first)
    edition.save()

    assert "<p>Ett</p>" in client.get(f"{LIST}3/").text


@pytest.mark.parametrize("number", [1, 2])
def test_the_pdf_is_the_stored_one(client, issued, number):
    edition = issued.editions.get(number=number)

    response = client.get(f"{LIST}{number}.pdf")

    assert hashlib.sha256(response.content).hexdigest() == edition.sha256
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (f'inline; filename="oversyn-utgava-{number}.pdf"')
    assert response["ETag"] == f'"{edition.sha256}"'


def test_whoever_has_the_file_need_not_fetch_it_again(client, first):
    response = client.get(f"{LIST}1.pdf", headers={"If-None-Match": f'"{first.sha256}"'})

    assert (response.status_code, response.content) == (304, b"")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_where_readers_sign_in_nobody_between_keeps_it(client, reader, issued, settings):
    settings.READERS_SIGN_IN = True
    client.force_login(reader)

    assert client.get(f"{LIST}1.pdf")["Cache-Control"].startswith("private")


def test_its_length_is_told_without_it(client, first):
    response = client.head(f"{LIST}1.pdf")

    assert (response.content, response["Content-Length"]) == (b"", str(len(first.pdf)))


def test_the_data_are_the_stored_ones(client, first):
    response = client.get(f"{LIST}1.json")

    assert response.content.decode() == first.data
    assert response["Content-Type"] == "application/json"


def test_the_package_is_a_zip(client, issued):
    response = client.get(f"{LIST}1.zip")

    assert response["Content-Disposition"] == 'attachment; filename="oversyn-utgava-1.zip"'
    assert len(zipfile.ZipFile(io.BytesIO(response.content)).namelist()) == 8


EVERY = [LIST, f"{LIST}1/", f"{LIST}1.pdf", f"{LIST}1.json", f"{LIST}1.zip"]


@pytest.mark.parametrize("address", EVERY)
def test_writing_is_refused(client, issued, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", EVERY)
def test_everybody_reads_every_edition(client, issued, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [a.replace("1", "7") for a in EVERY[1:]])
def test_an_unknown_edition_is_not_found(client, issued, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", EVERY)
def test_an_unknown_report_is_not_found(client, issued, address):
    assert client.get(address.replace("oversyn", "finns-inte")).status_code == 404


def test_a_draft_has_no_list_for_readers_and_an_empty_one_for_staff(client, editor):
    make_report(slug="nytt")

    assert client.get("/rapporter/nytt/utgavor/").status_code == 404
    client.force_login(editor)
    assert "Rapporten är inte utgiven." in client.get("/rapporter/nytt/utgavor/").text


def test_readers_are_led_from_the_report_to_its_latest_edition(client, second):
    response = client.get("/rapporter/oversyn/")

    assert (response.status_code, response.url) == (302, second.get_absolute_url())
    assert client.get("/rapporter/oversyn.pdf").url == f"{LIST}2.pdf"


def test_staff_see_the_draft_with_its_editions(client, editor, first, second):
    client.force_login(editor)

    context = client.get("/rapporter/oversyn/").context

    assert context["document"].title == "Översyn av nätverken"
    assert context["editions"] == [second, first]


def test_a_report_without_editions_is_no_readers(client, issued):
    make_report(slug="nytt")

    assert client.get("/rapporter/nytt/").status_code == 404
    assert client.get("/rapporter/nytt.pdf").status_code == 404
    assert list(client.get("/rapporter/").context["reports"]) == [issued.editions.last()]


@pytest.mark.parametrize(("address", "queries"), [(LIST, 2), (f"{LIST}1/", 2), (f"{LIST}1.pdf", 1)])
def test_asks_the_database_as_often_however_many_editions(
    client, issued, address, queries, django_assert_num_queries
):
    with django_assert_num_queries(queries):
        client.get(address)


def test_it_is_english_but_the_text_is_swedish(client, issued):
    client.cookies["django_language"] = "en"

    text = " ".join(client.get(f"{LIST}2/").text.split())

    assert "Edition 2, approved by Gun Godkännare on" in text
    assert "Nätverket är stort." in text


class TestOlderFormat:
    """Data of a format that the portal no longer reads; nothing else of the edition is lost."""

    @pytest.fixture(autouse=True)
    def unreadable(self, first):
        with tampering(Edition):
            QuerySet(Edition).filter(pk=first.pk).update(data='{"format": 0}')

    @pytest.mark.parametrize("ending", ["zip", "docx"])
    def test_a_file_that_would_be_made_of_it_is_a_page_that_says_so(self, client, ending):
        response = client.get(f"{LIST}1.{ending}")

        assert response.status_code == 422
        assert "sparade i ett äldre format" in response.text
        assert f'href="{LIST}1.pdf"' in response.text

    def test_what_was_frozen_is_given_out(self, client, first):
        assert client.get(f"{LIST}1.pdf").content == bytes(first.pdf)
        assert client.get(f"{LIST}1.json").text == '{"format": 0}'
        assert "Nätverket samlar" in client.get(f"{LIST}1/").text
