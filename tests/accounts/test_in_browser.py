"""The account's pages in real Chromium: accessibility, small screens, keys and codes."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.browsing import PASSWORD, Looker, press, sign_in, speak

from .test_second_factor import code

pytestmark = pytest.mark.browser

# The pages of one who has an app and a key, by the names of their addresses.
ADDRESSES = {
    "account-detail": "/konto/",
    "account_logout": "/konto/logga-ut/",
    "account_inactive": "/konto/stangt/",
    "account_change_password": "/konto/losenord/",
    "account_reauthenticate": "/konto/bekrafta/",
    "mfa_reauthenticate": "/konto/bekrafta/kod/",
    "mfa_reauthenticate_webauthn": "/konto/bekrafta/nyckel/",
    "usersessions_list": "/konto/sessioner/",
    "mfa_index": "/konto/tvasteg/",
    "mfa_deactivate_totp": "/konto/tvasteg/app/ta-bort/",
    "mfa_view_recovery_codes": "/konto/tvasteg/koder/",
    "mfa_generate_recovery_codes": "/konto/tvasteg/koder/nya/",
    "mfa_list_webauthn": "/konto/tvasteg/nycklar/",
    "mfa_add_webauthn": "/konto/tvasteg/nycklar/ny/",
    "mfa_edit_webauthn": "/konto/tvasteg/nycklar/{key}/",
    "mfa_remove_webauthn": "/konto/tvasteg/nycklar/{key}/ta-bort/",
    # Seen on the way there.
    "mfa_activate_totp": None,
    "mfa_authenticate": None,
}
NO_PAGE = {"mfa_login_webauthn", "account_set_password", "mfa_download_recovery_codes"}


def confirm(page):
    """Answer the question "is it really you?" with the password."""
    page.fill("#id_password", PASSWORD)
    press(page, "form:has(#id_password) button")


def plug_in_a_key(page):
    """A key that is always unlocked: Chromium's own, for tests."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    unlocked = {"hasUserVerification": True, "isUserVerified": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": kind | unlocked})


def add_key(page, portal, *, replaces_password):
    page.goto(f"{portal}{reverse('mfa_add_webauthn')}")
    confirm(page)
    page.fill("#id_name", "Jobbdatorn")
    if replaces_password:
        page.check("#id_passwordless")
    press(page, "text=Lägg till nyckeln")
    page.wait_for_url(f"{portal}{reverse('mfa_view_recovery_codes')}")


def sign_out(page, portal):
    page.goto(f"{portal}/konto/")
    press(page, "main >> text=Logga ut")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_of_the_account_breaks_a_rule(page, portal, language):
    looker = Looker(page)
    plug_in_a_key(page)
    sign_in(page, portal)
    add_key(page, portal, replaces_password=False)
    speak(page, portal, language)
    page.goto(f"{portal}{reverse('mfa_activate_totp')}")
    looker.look("mfa_activate_totp")
    page.fill("#id_code", code(page.locator("figcaption code").inner_text()))
    press(page, "form:has(#id_code) button")

    key = Authenticator.objects.get(type="webauthn").pk
    for name, address in ADDRESSES.items():
        if address:
            page.goto(portal + address.format(key=key))
            assert page.url == portal + address.format(key=key)
            looker.look(name)
    page.goto(f"{portal}/konto/logga-ut/")
    press(page, "main button")
    sign_in(page, portal)
    assert page.url == f"{portal}{reverse('mfa_authenticate')}"
    looker.look("mfa_authenticate")

    assert looker.found == []


def test_a_key_signs_in_without_name_and_password(page, portal):
    plug_in_a_key(page)
    sign_in(page, portal)
    add_key(page, portal, replaces_password=True)
    sign_out(page, portal)

    page.goto(f"{portal}/konto/logga-in/")
    press(page, "text=Logga in med inloggningsnyckel")
    page.wait_for_url(f"{portal}/")

    assert page.locator("text=Inloggad som administrator.").count() == 1


def test_a_key_is_the_second_step(page, portal):
    plug_in_a_key(page)
    sign_in(page, portal)
    add_key(page, portal, replaces_password=False)
    sign_out(page, portal)
    sign_in(page, portal)

    press(page, "text=Använd inloggningsnyckel")
    page.wait_for_url(f"{portal}/")

    assert page.locator("text=Inloggad som administrator.").count() == 1


def test_signing_in_and_the_second_step_need_no_script(new_context, portal):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, portal)
    page.goto(f"{portal}{reverse('mfa_activate_totp')}")
    confirm(page)
    secret = page.locator("figcaption code").inner_text()
    page.fill("#id_code", code(secret))
    press(page, "text=Lägg till appen")
    sign_out(page, portal)

    sign_in(page, portal)
    assert not page.locator("text=Använd inloggningsnyckel").is_visible()
    page.fill("#id_code", code(secret))
    press(page, "form:has(#id_code) button")

    assert page.locator("text=Inloggad som administrator.").count() == 1
