"""Signing in with a second step: an app, recovery codes, and staff who must have one."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.fernet import InvalidToken
from django.contrib.auth import get_user

pytestmark = pytest.mark.django_db

PASSWORD = "ett långt lösenord"
APP = "/konto/tvasteg/app/"
SECOND_STEP = "/konto/logga-in/andra-steget/"


@pytest.fixture
def editor(editor):
    editor.set_password(PASSWORD)
    editor.save()
    return editor


def sign_in(client):
    return client.post("/konto/logga-in/", {"login": "rut", "password": PASSWORD})


def confirm(client):
    """Answer the question "is it really you?" with the password."""
    return client.post("/konto/bekrafta/", {"password": PASSWORD, "next": APP})


def code(secret):
    now = list(yield_hotp_counters_from_time())[1]  # the one before is allowed too
    return format_hotp_value(hotp_value(secret, now))


@pytest.fixture
def secret(client, editor):
    """The secret of the app that the editor has just added; signed out again."""
    sign_in(client)
    confirm(client)
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": code(secret)})
    client.post("/konto/logga-ut/")
    return secret


def test_the_password_is_asked_for_again_before_an_app_is_added(client, editor):
    sign_in(client)

    response = client.get(APP)

    assert response.headers["Location"] == f"/konto/bekrafta/?next={APP.replace('/', '%2F')}"


def test_an_app_with_the_wrong_code_is_not_added(client, editor):
    sign_in(client)
    confirm(client)
    client.get(APP)

    response = client.post(APP, {"code": "000000"})

    assert response.context["form"].errors == {
        "code": ["Koden stämmer inte. Vänta på en ny kod och försök igen."]
    }
    assert not Authenticator.objects.exists()


def test_an_added_app_brings_ten_recovery_codes(client, editor, secret):
    authenticators = {one.type: one.wrap() for one in Authenticator.objects.filter(user=editor)}

    assert set(authenticators) == {"totp", "recovery_codes"}
    assert len(authenticators["recovery_codes"].get_unused_codes()) == 10


def test_the_password_alone_no_longer_signs_in(client, editor, secret):
    response = sign_in(client)

    assert response.headers["Location"] == SECOND_STEP
    assert get_user(client).is_anonymous
    assert client.get("/admin/").status_code == 302


def test_the_password_and_the_code_sign_in(client, editor, secret):
    sign_in(client)

    response = client.post(SECOND_STEP, {"code": code(secret)})

    assert response.headers["Location"] == "/"
    assert get_user(client) == editor


def test_a_wrong_code_signs_nobody_in(client, editor, secret):
    sign_in(client)

    response = client.post(SECOND_STEP, {"code": "000000"})

    assert list(response.context["form"].errors) == ["code"]
    assert get_user(client).is_anonymous


def test_codes_cannot_be_tried_without_end(client, editor, secret):
    sign_in(client)
    for _ in range(5):
        client.post(SECOND_STEP, {"code": "000000"})

    response = client.post(SECOND_STEP, {"code": code(secret)})

    assert response.context["form"].errors == {
        "code": ["För många misslyckade försök. Vänta fem minuter och försök igen."]
    }
    assert get_user(client).is_anonymous


def test_a_recovery_code_signs_in_once(client, editor, secret):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    answers = []
    for _ in range(2):
        sign_in(client)
        client.post(SECOND_STEP, {"code": codes[0]})
        answers.append(get_user(client) == editor)
        client.post("/konto/logga-ut/")

    assert answers == [True, False]


def test_what_the_database_keeps_opens_nothing(editor, secret, settings):
    kept = json.dumps([one.data for one in Authenticator.objects.all()])
    app = Authenticator.objects.get(type="totp")

    assert secret not in kept
    old, settings.SECRET_KEY = settings.SECRET_KEY, "en annan nyckel"
    with pytest.raises(InvalidToken):
        app.wrap().validate_code(code(secret))
    settings.SECRET_KEY_FALLBACKS = [old]
    assert app.wrap().validate_code(code(secret))


def test_an_app_is_removed(client, editor, secret):
    sign_in(client)
    client.post(SECOND_STEP, {"code": code(secret)})
    client.post("/konto/bekrafta/", {"password": PASSWORD, "next": "/konto/tvasteg/app/ta-bort/"})

    client.post("/konto/tvasteg/app/ta-bort/")

    assert list(Authenticator.objects.values_list("type", flat=True)) == []


@pytest.mark.parametrize("page", ["/", "/organisationer/", "/rapporter/", "/admin/"])
def test_staff_without_a_second_step_are_led_to_it_where_it_is_required(
    client, editor, settings, page
):
    settings.REQUIRE_MFA_FOR_STAFF = True
    sign_in(client)

    assert client.get(page).headers["Location"] == "/konto/tvasteg/"
    assert "behöver ett andra steg" in client.get("/konto/tvasteg/").text


def test_staff_with_a_second_step_go_on(client, editor, secret, settings):
    settings.REQUIRE_MFA_FOR_STAFF = True
    sign_in(client)
    client.post(SECOND_STEP, {"code": code(secret)})

    assert client.get("/admin/").status_code == 200
    assert "behöver ett andra steg" not in client.get("/konto/tvasteg/").text


@pytest.mark.parametrize("who", ["outsider", "reader"])
def test_readers_need_no_second_step(client, request, settings, who):
    settings.REQUIRE_MFA_FOR_STAFF = True
    client.force_login(request.getfixturevalue(who))

    assert client.get("/").status_code == 200


def test_who_must_add_a_second_step_may_sign_out_and_choose_a_language(client, editor, settings):
    settings.REQUIRE_MFA_FOR_STAFF = True
    sign_in(client)

    assert client.post("/sprak/", {"language": "en"}).headers["Location"] == "/"
    client.post("/admin/logout/")
    assert get_user(client).is_anonymous
