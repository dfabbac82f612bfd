"""Signing in through the city's SAML, with answers that are truly signed, and others."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from stadsnat import roles
from stadsnat.accounts import sso

from .saml_provider import ENTITY_ID, HOST, PORTAL, SSO_URL, Answer, make_key, request_id

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.sso_urls")]

START = "/konto/saml/staden/"


@pytest.fixture(scope="module")
def key():
    return make_key()


@pytest.fixture
def client():
    """SAML takes no host of one word, as the test client's own is."""
    return Client(headers={"host": HOST})


@pytest.fixture(autouse=True)
def set_up(settings, monkeypatch, tmp_path, key):
    """The portal as the environment alone sets it up."""
    settings.ALLOWED_HOSTS = [HOST]
    certificate = tmp_path / "staden.pem"
    certificate.write_text(key[1])
    variables = {
        "SAML_NAME": "Stadens inloggning",
        "SAML_ENTITY_ID": ENTITY_ID,
        "SAML_SSO_URL": SSO_URL,
        "SAML_CERTIFICATE": str(certificate),
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    settings.SOCIALACCOUNT_PROVIDERS = sso.providers()


@pytest.fixture
def answer(client, key):
    """A true answer to a request that the client has just made."""
    address = client.post(START).headers["Location"]
    assert address.startswith(f"{SSO_URL}?SAMLRequest=")
    return Answer(*key, request=request_id(address))


def send(client, answer):
    """Send the answer as the provider's page makes the browser do, and follow the portal."""
    received = client.post(f"{START}acs/", {"SAMLResponse": answer.encoded(), "RelayState": ""})
    return client.get(received.headers["Location"])


def test_the_first_sign_in_makes_an_account_without_rights(client, answer):
    response = send(client, answer)

    user = get_user(client)
    assert (user.username, user.email) == ("ulla", "ulla@exempel.se")
    assert (user.is_staff, user.is_superuser, roles.role_of(user)) == (False, False, None)
    assert response.headers["Location"] == "/konto/"


def test_groups_give_the_role_where_the_city_has_said_so(client, answer, settings):
    settings.SSO_ROLES = {"natverk-redaktor": "Redaktör"}

    send(client, answer.but(groups=("alla", "natverk-redaktor")))

    assert roles.role_of(get_user(client)) == "Redaktör"


FALSE = {
    "not signed": {"signed": False},
    "changed after it was signed": {"forged_name": "rolf@exempel.se"},
    "for another portal": {"audience": "https://annan.exempel.se/metadata/"},
    "sent to another portal": {"recipient": "https://annan.exempel.se/acs/"},
    "from another provider": {"issuer": "https://annan.exempel.se/saml"},
    "too old": {"age": timedelta(hours=1)},
    "not yet valid": {"age": -timedelta(hours=1)},
    "to a request that nobody made": {"request": "ONELOGIN_gissat"},
    "to no request at all": {"request": ""},
}


@pytest.mark.parametrize("fields", FALSE.values(), ids=FALSE.keys())
def test_a_false_answer_signs_nobody_in(client, answer, fields):
    response = send(client, answer.but(**fields))

    assert response.status_code in (401, 403)
    assert get_user(client).is_anonymous
    assert not User.objects.exists()


def test_an_answer_signed_with_another_key_signs_nobody_in(client, answer):
    private, certificate = make_key()

    response = send(client, answer.but(key=private, certificate=certificate))

    assert response.status_code == 401
    assert not User.objects.exists()


def test_an_answer_counts_once(client, answer):
    send(client, answer)
    client.post("/konto/logga-ut/")

    response = send(client, answer)

    assert response.status_code in (401, 403)
    assert get_user(client).is_anonymous


def test_somebody_elses_answer_signs_nobody_in(client, answer):
    victim = Client(headers={"host": HOST})

    assert send(victim, answer).status_code in (401, 403)
    assert get_user(victim).is_anonymous


@pytest.mark.parametrize("sent", ["", "!", "PGE+PC9hPg==", "PCFET0NUWVBFIGE+"])
def test_what_is_no_answer_signs_nobody_in(client, sent):
    received = client.post(f"{START}acs/", {"SAMLResponse": sent})

    assert client.get(received.headers["Location"]).status_code == 401
    assert get_user(client).is_anonymous


def test_the_city_can_read_what_the_portal_is(client):
    response = client.get(f"{START}metadata/")

    assert response.headers["Content-Type"] == "text/xml"
    assert f'entityID="{PORTAL}metadata/"' in response.text
    assert f'Location="{PORTAL}acs/"' in response.text


def test_a_provider_of_another_name_is_not_there(client):
    pages = ["", "metadata/", "acs/klar/"]

    assert [client.get(f"/konto/saml/annan/{page}").status_code for page in pages] == [404] * 3


@pytest.mark.parametrize("missing", ["SAML_SSO_URL", "SAML_CERTIFICATE"])
def test_half_a_setup_stops_the_start(monkeypatch, missing):
    monkeypatch.delenv(missing)

    with pytest.raises(ImproperlyConfigured, match="både SAML_SSO_URL och SAML_CERTIFICATE"):
        sso.providers()


def test_a_certificate_that_is_not_there_stops_the_start(monkeypatch):
    monkeypatch.setenv("SAML_CERTIFICATE", "/finns/inte.pem")

    with pytest.raises(ImproperlyConfigured, match=r"filen /finns/inte\.pem finns inte"):
        sso.providers()
