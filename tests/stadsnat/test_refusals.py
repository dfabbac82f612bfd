"""What cannot be taken in – too large, unreadable, without the cookie – is told as it is."""

import pytest
from django.conf import settings
from django.test import Client

from reports.prose.elements import LONGEST
from tests.factories import make_section
from tests.reports.writing.test_section_update import typed

pytestmark = pytest.mark.django_db
ASKED_BY_SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def section():
    return make_section(text="<p>Början.</p>")


@pytest.fixture
def careful(editor):
    """An editor's browser that is asked for the portal's cookie, as all are."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    return client


def address(section):
    return f"/rapporter/{section.report.slug}/avsnitt/{section.pk}/"


def test_what_is_too_large_is_told_on_a_page_of_the_portal(client, editor, section, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.force_login(editor)

    page = client.post(address(section), typed(section, text="x" * 2000))

    assert (page.status_code, page.templates[0].name) == (413, "400.html")
    assert "<h1>Texten är för stor att ta emot</h1>" in page.text
    section.refresh_from_db()
    assert section.text == "<p>Början.</p>"


def test_the_longest_text_that_a_section_may_have_comes_through(section):
    sent = len("text=") + LONGEST * len("%C3%A5")

    assert sent + 10_000 < settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_one_sign_more_is_refused_with_a_sentence_beside_the_text(client, editor, section):
    client.force_login(editor)

    answer = client.post(f"{address(section)}spara/", typed(section, text="å" * (LONGEST + 1)))

    assert answer.status_code == 422
    assert answer.json() == {
        "told": "Texten är för lång för ett avsnitt. Dela den i flera avsnitt."
    }


def test_what_cannot_be_read_is_told_on_a_page_of_the_portal(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2

    page = client.post("/sprak/", {"a": 1, "b": 2, "c": 3})

    assert page.status_code == 400
    assert "<h1>Det som skickades gick inte att läsa</h1>" in page.text


def test_an_unknown_host_gets_a_page_too(client):
    page = client.get("/", headers={"host": "annan.example"})

    assert (page.status_code, page.templates[0].name) == (400, "400.html")


class TestWithoutTheCookie:
    def test_a_page_says_how_to_go_on(self, careful, section):
        page = careful.post(address(section), typed(section, text="<p>Mer.</p>"))

        assert (page.status_code, page.templates[0].name) == (403, "403_csrf.html")

    def test_a_script_hears_that_the_cookie_is_missing(self, careful, section):
        answer = careful.post(f"{address(section)}spara/", typed(section), headers=ASKED_BY_SCRIPT)

        assert (answer.status_code, answer.headers["X-Missing"]) == (403, "cookie")

    def test_a_script_of_one_who_is_signed_in_no_longer_hears_that(self, section):
        nobody = Client(enforce_csrf_checks=True)

        answer = nobody.post(f"{address(section)}spara/", typed(section), headers=ASKED_BY_SCRIPT)

        assert (answer.status_code, "X-Missing" in answer.headers) == (401, False)

    def test_one_without_the_right_hears_that_and_nothing_of_cookies(self, client, reader, section):
        client.force_login(reader)

        answer = client.post(f"{address(section)}spara/", typed(section), headers=ASKED_BY_SCRIPT)

        assert (answer.status_code, "X-Missing" in answer.headers) == (403, False)
