import re

import pytest
from django.utils import translation

pytestmark = pytest.mark.django_db

URL = "/sprak/"
COOKIE = "django_language"


@pytest.fixture(autouse=True)
def swedish():
    """A request leaves its language behind in the thread; the next test is to have its own."""
    with translation.override("sv"):
        yield


def languages(response):
    """What the page says of its language, to a program and to a screen reader."""
    return response.headers["Content-Language"], re.search(r'<html lang="(.*?)"', response.text)[1]


def heading(response):
    return re.search(r"<h1>(.*?)</h1>", response.text)[1]


@pytest.mark.parametrize("wish", ["en", "en-GB,en;q=0.9,sv;q=0.1", "de, en", "*", ""])
def test_without_a_cookie_the_page_is_swedish_whatever_the_browser_wishes(client, wish):
    response = client.get("/rapporter/", headers={"accept-language": wish})

    assert languages(response) == ("sv", "sv")
    assert heading(response) == "Rapporter"


def test_with_the_cookie_the_page_is_english(client):
    client.cookies[COOKIE] = "en"

    response = client.get("/rapporter/", headers={"accept-language": "sv"})

    assert languages(response) == ("en", "en")
    assert heading(response) == "Reports"


@pytest.mark.parametrize("value", ["", "de", "EN", "en-gb", "sv-se", "../en", "å", "x" * 4000])
def test_an_unknown_cookie_gives_swedish(client, value):
    client.cookies[COOKIE] = value

    assert languages(client.get("/rapporter/")) == ("sv", "sv")


def test_one_readers_language_is_not_the_next_ones(client):
    client.cookies[COOKIE] = "en"
    english = client.get("/rapporter/")
    del client.cookies[COOKIE]

    assert languages(english) == ("en", "en")
    assert languages(client.get("/rapporter/")) == ("sv", "sv")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/organisationer",
        "/organisationer/",
        "/konto/logga-in/",
        URL,
        "/admin/",
        "/finns-inte/",
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_answer_says_its_language_and_what_it_depends_on(client, address, language):
    client.cookies[COOKIE] = language

    response = client.get(address)

    assert response.headers["Content-Language"] == language
    assert response.headers["Vary"] == "Cookie"


@pytest.mark.parametrize(("language", "words"), [("en", "Reports"), ("sv", "Rapporter")])
def test_a_language_is_chosen_for_the_pages_to_come(client, language, words):
    response = client.post(URL, {"language": language, "next": "/rapporter/"})

    assert response.headers["Location"] == "/rapporter/"
    assert response.cookies[COOKIE].value == language
    assert heading(client.get("/rapporter/")) == words


def test_the_choice_leads_back_to_the_same_day(client):
    response = client.post(URL, {"language": "en", "next": "/organisationer/?datum=2011-03-24"})

    assert response.headers["Location"] == "/organisationer/?datum=2011-03-24"


@pytest.mark.parametrize("address", ["/organisationer/?datum=2011-03-24&q=a%26b", "/finns-inte/"])
def test_the_button_at_the_foot_names_the_page_it_stands_on(client, address):
    response = client.get(address)

    written = address.replace("&", "&amp;")
    assert f'<input type="hidden" name="next" value="{written}">' in response.text


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "/\\example.org/", "javascript:alert(1)"]
)
def test_the_choice_leads_to_no_other_site(client, address):
    response = client.post(
        URL, {"language": "en", "next": address}, headers={"referer": "https://example.org/"}
    )

    assert response.headers["Location"] == "/"
    assert response.cookies[COOKIE].value == "en"


def test_a_link_changes_no_language(client):
    response = client.get(URL, {"language": "en", "next": "/rapporter/"})

    assert response.headers["Location"] == "/rapporter/"
    assert COOKIE not in client.cookies


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Sidan finns inte"), ("en", "Page not found")]
)
def test_a_page_that_is_not_there_is_told_in_the_readers_language(client, language, words):
    client.cookies[COOKIE] = language

    response = client.get("/finns-inte/")

    assert response.status_code == 404
    assert languages(response) == (language, language)
    assert heading(response) == words
