"""The page "Mitt konto" and the change of password."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user

pytestmark = pytest.mark.django_db

URL = "/konto/"
PASSWORD = "ett långt lösenord"
NEW = "ett annat långt lösenord"


@pytest.fixture
def reader(reader, client):
    reader.set_password(PASSWORD)
    reader.save()
    client.force_login(reader)
    return reader


def test_says_who_one_is_and_what_one_may(client, editor):
    client.force_login(editor)

    response = client.get(URL)

    assert response.context["role_label"] == "Redaktör"
    assert "Kontot väntar på behörighet" not in response.text


def test_says_that_an_account_waits_for_a_role(client, outsider):
    client.force_login(outsider)

    response = client.get(URL)

    assert response.context["role_label"] is None
    assert "Kontot väntar på behörighet" in response.text


def test_counts_what_signs_in(client, reader):
    Authenticator.objects.create(user=reader, type="totp", data={})
    Authenticator.objects.create(user=reader, type="webauthn", data={})

    context = client.get(URL).context

    assert (context["has_app"], context["keys"], context["has_password"]) == (True, 1, True)


def test_leaves_out_what_belongs_to_others(client, reader, editor):
    Authenticator.objects.create(user=editor, type="totp", data={})

    context = client.get(URL).context

    assert (context["has_app"], context["keys"]) == (False, 0)


def test_nobody_is_led_to_sign_in(client):
    assert client.get(URL).headers["Location"] == "/konto/logga-in/?next=/konto/"


def test_can_only_be_read(client, reader):
    assert client.post(URL).status_code == 405


def change(client, **fields):
    sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW} | fields
    return client.post("/konto/losenord/", sent)


def test_a_password_is_changed_and_one_stays_signed_in(client, reader):
    response = change(client)

    assert response.headers["Location"] == "/konto/"
    reader.refresh_from_db()
    assert reader.check_password(NEW)
    assert get_user(client) == reader
    assert "Lösenordet är bytt." in client.get(URL).text


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (
            {"oldpassword": "fel"},
            {"oldpassword": ["Det nuvarande lösenordet stämmer inte."]},
        ),
        (
            {"password1": "sju ord", "password2": "sju ord"},
            {"password1": ["Det här lösenordet är för kort. Det måste innehålla minst 12 tecken."]},
        ),
        (
            {"password2": "något helt annat"},
            {"password2": ["De två nya lösenorden är olika."]},
        ),
    ],
)
def test_a_bad_new_password_changes_nothing(client, reader, fields, errors):
    response = change(client, **fields)

    assert response.context["form"].errors == errors
    reader.refresh_from_db()
    assert reader.check_password(PASSWORD)


def test_who_signs_in_elsewhere_gets_no_password_here(client, outsider):
    client.force_login(outsider)

    response = client.get("/konto/losenord/", follow=True)

    assert [address for address, _ in response.redirect_chain] == [
        "/konto/losenord/saknas/",
        "/konto/",
    ]


def test_other_devices_are_signed_out(client, reader):
    browsers = [type(client)(), type(client)()]
    for browser in browsers:
        browser.post("/konto/logga-in/", {"login": "lars", "password": PASSWORD})
    one, other = browsers
    assert len(one.get("/konto/sessioner/").context["sessions"]) == 2

    one.post("/konto/sessioner/")

    assert get_user(one) == reader
    assert get_user(other).is_anonymous
    assert len(one.get("/konto/sessioner/").context["sessions"]) == 1
