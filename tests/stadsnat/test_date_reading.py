"""What a date is read as, for the form to show while it is typed."""

import pytest

URL = "/datum/lasning/"


def test_shows_the_reading_with_the_days_it_covers(client):
    response = client.get(URL, {"text": "okt 2008"})

    assert response.context["told"] == "oktober 2008 (1–31 oktober 2008)"
    assert response.text.strip() == (
        '<span class="hint">Läses som: oktober 2008 (1–31 oktober 2008)</span>'
    )


def test_carries_the_reading_for_the_field_that_asks(client):
    response = client.get(URL, {"falt": "a-starts", "a-starts": "okt 2008", "text": "2003"})

    assert '<input type="hidden" name="a-starts_read" value="2008-10">' in response.text


def test_says_why_a_text_is_not_read_and_carries_no_reading(client):
    response = client.get(URL, {"falt": "starts", "starts": "jun.23"})

    assert response.text.strip() == (
        '<span class="error">”jun.23” går inte att läsa som ett datum. '
        "Skriv till exempel juni 2023.</span>"
    )


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_field_is_told_nothing(client, text):
    response = client.get(URL, {"falt": "starts", "starts": text})

    assert response.text.strip() == '<input type="hidden" name="starts_read" value="">'


def test_nothing_asked_is_nothing_told(client):
    assert client.get(URL).text.strip() == ""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "October 2008 (1–31 October 2008)"),
        ("sv", "oktober 2008 (1–31 oktober 2008)"),
        ("fi", "oktober 2008 (1–31 oktober 2008)"),
    ],
)
def test_speaks_the_language_asked_for_or_the_readers(client, language, told):
    response = client.get(URL, {"text": "okt 2008", "sprak": language})

    assert response.context["told"] == told
    assert response.headers["Content-Language"] == ("en" if language == "en" else "sv")


def test_what_is_typed_is_never_markup(client):
    response = client.get(URL, {"falt": '"><b>', '"><b>': "<script>"})

    assert "<script>" not in response.text
    assert "<b>" not in response.text
    assert "<b>" not in client.get(URL, {"falt": '"><b>', '"><b>': "2003"}).text


def test_is_only_asked_never_told(client):
    assert client.post(URL, {"text": "2003"}).status_code == 405


def test_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(URL, {"text": "okt 2008"})
