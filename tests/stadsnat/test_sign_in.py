import re

import pytest
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import get_user
from django.test import override_settings
from django.utils import translation

from tests.conftest import SHIPPED_HASHERS

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
    return client.post(URL, {"login": "lars", "password": PASSWORD} | fields)


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


@pytest.mark.parametrize(
    "fields", [{"password": "fel"}, {"login": "ingen"}, {"password": PASSWORD.upper()}]
)
def test_a_wrong_password_is_told_in_swedish_and_signs_nobody_in(client, reader, fields):
    response = sign_in(client, **fields)

    message = (
        "Användarnamnet eller lösenordet stämmer inte. "
        "Stora och små bokstäver skiljs åt i lösenordet."
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
    response = sign_in(client, login="", password="")

    required = ["Detta fält måste fyllas i."]
    assert response.context["form"].errors == {"login": required, "password": required}


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


def test_a_link_asks_first_and_signs_nobody_out(client, reader):
    client.force_login(reader)

    response = client.get(SIGN_OUT)

    assert response.templates[0].name == "account/logout.html"
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

    assert links_of_the_account(response) == [
        ("/admin/", "Administration"),
        ("/konto/", "Mitt konto"),
    ]
    assert "Inloggad som rut." in response.text
    assert "Logga ut" in response.text


def test_a_reader_is_offered_to_sign_out_and_no_way_to_the_admin(client, reader):
    client.force_login(reader)

    response = client.get("/")

    assert links_of_the_account(response) == [("/konto/", "Mitt konto")]
    assert "Inloggad som lars." in response.text
    assert "Logga ut" in response.text


def test_signing_in_that_would_lead_back_to_signing_in_leads_to_the_start_page(client, reader):
    client.force_login(reader)

    response = client.get("/konto/logga-in/", {"next": "/konto/logga-in/?next=/"})

    assert response.headers["Location"] == "/"


def test_there_is_no_way_to_sign_up(client):
    addresses = ["/konto/signup/", "/konto/registrera/", "/accounts/signup/", "/konto/sso/signup/"]

    assert [client.get(address).status_code for address in addresses] == [404] * 4
    assert not get_adapter().is_open_for_signup(None)


def test_six_wrong_passwords_close_the_account_for_five_minutes(client, reader):
    for _ in range(5):
        sign_in(client, password="fel")

    response = sign_in(client)

    message = "För många misslyckade försök. Vänta fem minuter och försök igen."
    assert response.context["form"].errors == {"__all__": [message]}
    assert get_user(client).is_anonymous


def test_others_may_still_sign_in_while_one_account_is_closed(client, reader):
    for _ in range(5):
        sign_in(client, login="ingen", password="fel")

    assert sign_in(client).headers["Location"] == "/"


@pytest.mark.slow
def test_thirty_attempts_a_minute_from_one_address_are_enough(client, db):
    answers = [sign_in(client, login=f"namn{n}").status_code for n in range(31)]

    assert answers == [200] * 30 + [429]


def test_the_attempts_are_counted_for_all_workers_together():
    assert settings.CACHES["default"]["BACKEND"].endswith(".DatabaseCache")


def test_a_password_is_kept_with_argon2(reader):
    names = [path.rpartition(".")[2] for path in SHIPPED_HASHERS]

    assert names == ["Argon2PasswordHasher", "PBKDF2PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=SHIPPED_HASHERS):
        reader.set_password(PASSWORD)
    assert reader.password.startswith("argon2$argon2id$")
