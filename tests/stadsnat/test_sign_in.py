import re

import pytest
from django.contrib.auth import get_user
from django.utils import translation

pytestmark = pytest.mark.django_db

URL = "/konto/logga-in/"
SIGN_OUT = "/konto/logga-ut/"
PASSWORD = "ett långt lösenord"
ELSEWHERE = [
    "https://example.org/",
    "//example.org/",
    "/\\example.org/",
    "javascript:alert(1)",
    "https://testserver.example.org/",
]


@pytest.fixture(autouse=True)
def swedish():
    with translation.override("sv"):
        yield


@pytest.fixture
def reader(reader):
    reader.set_password(PASSWORD)
    reader.save()
    return reader


def sign_in(client, **fields):
    return client.post(URL, {"username": "lars", "password": PASSWORD} | fields)


def links_of_the_account(response):
    """The links at the foot that have to do with who reads the page."""
    foot = response.text.partition("<footer")[2]
    links = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', foot)
    return [link for link in links if link[0].startswith(("/admin/", "/konto/"))]


def test_the_right_password_leads_to_the_start_page(client, reader):
    response = sign_in(client)

    assert response.headers["Location"] == "/"
    assert get_user(client) == reader


def test_the_right_password_leads_to_the_page_one_came_for(client, reader):
    response = sign_in(client, next="/organisationer/?datum=2011-03-24")

    assert response.headers["Location"] == "/organisationer/?datum=2011-03-24"
    assert get_user(client) == reader


def test_the_form_remembers_the_page_one_came_for(client):
    response = client.get(URL, {"next": "/uppdrag/"})

    assert '<input type="hidden" name="next" value="/uppdrag/">' in response.text


@pytest.mark.parametrize("address", ELSEWHERE)
def test_the_way_to_another_site_is_refused(client, reader, address):
    response = sign_in(client, next=address)

    assert response.headers["Location"] == "/"
    assert get_user(client) == reader


@pytest.mark.parametrize("address", ELSEWHERE)
def test_the_form_forgets_another_site(client, address):
    response = client.get(URL, {"next": address})

    assert '<input type="hidden" name="next" value="">' in response.text


@pytest.mark.parametrize(
    "fields", [{"password": "fel"}, {"username": "ingen"}, {"password": PASSWORD.upper()}]
)
def test_a_wrong_password_is_told_in_swedish_and_signs_nobody_in(client, reader, fields):
    response = sign_in(client, **fields)

    message = (
        "Ange ett korrekt användarnamn och lösenord. "
        "Observera att båda fälten är skiftlägeskänsliga."
    )
    assert response.context["form"].errors == {"__all__": [message]}
    assert message in response.text
    assert get_user(client).is_anonymous


def test_an_account_that_is_closed_is_not_told_apart_from_a_wrong_password(client, reader):
    wrong = sign_in(client, password="fel").context["form"].errors
    reader.is_active = False
    reader.save()

    response = sign_in(client)

    assert response.context["form"].errors == wrong
    assert get_user(client).is_anonymous


def test_what_is_left_empty_is_told_at_its_field(client):
    response = sign_in(client, username="", password="")

    required = ["Detta fält måste fyllas i."]
    assert response.context["form"].errors == {"username": required, "password": required}


def test_the_title_says_that_something_is_wrong(client, reader):
    right, wrong = client.get(URL), sign_in(client, password="fel")

    assert "<title>Logga in – Stadsnät</title>" in right.text
    assert "<title>Fel: Logga in – Stadsnät</title>" in wrong.text


@pytest.mark.parametrize(
    ("query", "leads_to"),
    [
        ({}, "/"),
        ({"next": "/uppdrag/"}, "/uppdrag/"),
        ({"next": "https://example.org/"}, "/"),
    ],
)
def test_who_is_signed_in_already_is_sent_on(client, reader, query, leads_to):
    client.force_login(reader)

    assert client.get(URL, query).headers["Location"] == leads_to


def test_signing_out_leads_to_the_start_page(client, reader):
    client.force_login(reader)

    response = client.post(SIGN_OUT)

    assert response.headers["Location"] == "/"
    assert get_user(client).is_anonymous


def test_a_link_signs_nobody_out(client, reader):
    client.force_login(reader)

    response = client.get(SIGN_OUT)

    assert response.status_code == 405
    assert get_user(client) == reader


@pytest.mark.parametrize("address", ELSEWHERE)
def test_signing_out_leads_to_no_other_site(client, reader, address):
    client.force_login(reader)

    assert client.post(SIGN_OUT, {"next": address}).headers["Location"] == "/"


@pytest.mark.parametrize("address", ["/", "/organisationer/", "/rapporter/", "/finns-inte/"])
def test_nobody_is_offered_to_sign_in_and_no_way_to_the_admin(client, address):
    response = client.get(address)

    assert links_of_the_account(response) == [("/konto/logga-in/", "Logga in")]
    assert 'href="/admin/' not in response.text
    assert "Logga ut" not in response.text


def test_staff_are_offered_the_admin_and_to_sign_out(client, editor):
    client.force_login(editor)

    response = client.get("/")

    assert links_of_the_account(response) == [("/admin/", "Administration")]
    assert "Inloggad som rut." in response.text
    assert "Logga ut" in response.text


def test_a_reader_is_offered_to_sign_out_and_no_way_to_the_admin(client, reader):
    client.force_login(reader)

    response = client.get("/")

    assert links_of_the_account(response) == []
    assert "Inloggad som lars." in response.text
    assert "Logga ut" in response.text


def test_signing_in_that_would_lead_back_to_signing_in_leads_to_the_start_page(client, reader):
    client.force_login(reader)

    response = client.get("/konto/logga-in/", {"next": "/konto/logga-in/?next=/"})

    assert response.headers["Location"] == "/"
