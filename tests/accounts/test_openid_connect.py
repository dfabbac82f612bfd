"""Signing in through the city's OpenID Connect, against a provider on this machine."""

import re
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user
from django.contrib.auth.models import User

from stadsnat import roles
from stadsnat.accounts import sso
from tests.conftest import ROOT

from .oidc_provider import CLIENT, PASSWORD, SECRET

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.urls("tests.accounts.sso_urls"),
]

START = "/konto/oidc/staden/"
ANSWER = "/konto/oidc/staden/svar/"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    folder = tmp_path_factory.mktemp("oidc")
    command = [sys.executable, "-m", "tests.accounts.oidc_provider", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.terminate()


@pytest.fixture(autouse=True)
def set_up(provider, settings, monkeypatch):
    """The portal as the environment alone sets it up."""
    variables = {
        "OIDC_NAME": "Stadens inloggning",
        "OIDC_SERVER": provider,
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_SECRET": SECRET,
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    settings.SOCIALACCOUNT_PROVIDERS = sso.providers()


def answer_for(client, name, start=START):
    """What the provider sends the browser back with when this person signs in there."""
    browser = requests.Session()
    page = browser.get(client.post(start).headers["Location"])
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    sent = {"login": name, "password": PASSWORD, "csrfmiddlewaretoken": token}
    response = browser.post(page.url, sent, allow_redirects=False)
    while urlsplit(response.headers["Location"]).path != ANSWER:
        response = browser.get(
            requests.compat.urljoin(page.url, response.headers["Location"]), allow_redirects=False
        )
    return response.headers["Location"].removeprefix("http://testserver")


def sign_in(client, name, start=START):
    return client.get(answer_for(client, name, start))


def test_the_way_is_offered_by_its_name(client):
    page = client.get("/konto/logga-in/")

    assert "Logga in med Stadens inloggning" in page.text
    assert f'action="{START}?process=login"' in page.text


def test_a_link_alone_starts_nothing(client):
    assert client.get(START).templates[0].name == "socialaccount/login.html"


def test_the_first_sign_in_makes_an_account_without_rights(client):
    response = sign_in(client, "ulla")

    user = get_user(client)
    assert (user.username, user.email) == ("ulla", "ulla@exempel.se")
    assert (user.is_staff, user.is_superuser, roles.role_of(user)) == (False, False, None)
    assert list(user.groups.all()) == []
    assert response.headers["Location"] == "/konto/"
    assert "Kontot väntar på behörighet" in client.get("/konto/").text
    assert client.get("/admin/").status_code == 302


def test_what_an_administrator_gave_is_there_the_next_time(client):
    sign_in(client, "ulla")
    roles.assign(user=get_user(client), role=roles.EDITOR)
    client.post("/konto/logga-ut/")

    response = sign_in(client, "ulla")

    assert response.headers["Location"] == "/"
    assert roles.role_of(get_user(client)) == "Redaktör"
    assert User.objects.count() == SocialAccount.objects.count() == 1


def test_it_leads_to_the_page_one_came_for(client):
    response = sign_in(client, "ulla", f"{START}?process=login&next=/uppdrag/")

    assert response.headers["Location"] == "/uppdrag/"


def test_a_name_and_an_address_that_somebody_has_open_nothing(client, administrator):
    administrator.email = "ada@exempel.se"
    administrator.save()

    sign_in(client, "ada")

    user = get_user(client)
    assert user != administrator
    assert user.username != "ada"
    assert roles.role_of(user) is None


def test_a_closed_account_stays_closed(client):
    sign_in(client, "ulla")
    client.post("/konto/logga-ut/")
    User.objects.update(is_active=False)

    response = sign_in(client, "ulla")

    assert response.headers["Location"] == "/konto/stangt/"
    assert get_user(client).is_anonymous


def test_groups_give_no_role_unless_the_city_has_said_so(client):
    sign_in(client, "rolf")

    assert roles.role_of(get_user(client)) is None


def test_groups_give_and_take_the_role_where_the_city_has_said_so(client, settings, monkeypatch):
    monkeypatch.setenv("SSO_ROLES", "natverk-redaktor=Redaktör, natverk-admin=Administratör")
    settings.SSO_ROLES = sso.roles_by_group()

    sign_in(client, "rolf")
    given = roles.role_of(get_user(client))
    settings.SSO_ROLES = {"någon-annan": "Redaktör"}
    client.post("/konto/logga-ut/")
    sign_in(client, "rolf")

    assert given == "Redaktör"
    assert roles.role_of(get_user(client)) is None
    assert get_user(client).is_staff is False


def test_an_answer_counts_once(client):
    answer = answer_for(client, "ulla")
    client.get(answer)
    client.post("/konto/logga-ut/")

    response = client.get(answer)

    assert response.status_code == 401
    assert "gick inte att godta" in response.text
    assert get_user(client).is_anonymous


@pytest.mark.parametrize("name", ["state", "code"])
def test_a_forged_answer_signs_nobody_in(client, name):
    query = parse_qs(urlsplit(answer_for(client, "ulla")).query) | {name: ["gissat"]}

    response = client.get(ANSWER, query)

    assert response.status_code == 401
    assert get_user(client).is_anonymous
    assert not User.objects.exists()


def test_somebody_elses_answer_signs_nobody_in(client):
    answer = answer_for(client, "rolf")
    victim = type(client)()

    assert victim.get(answer).status_code == 401
    assert get_user(victim).is_anonymous


def test_who_declined_is_told_so(client):
    state = parse_qs(urlsplit(client.post(START).headers["Location"]).query)["state"][0]

    response = client.get(ANSWER, {"error": "access_denied", "state": state})

    assert response.headers["Location"] == "/konto/sso/avbruten/"
    assert client.get("/konto/sso/avbruten/").status_code == 200


def test_a_second_step_that_the_city_has_is_enough(client, settings):
    settings.REQUIRE_MFA_FOR_STAFF = True
    settings.SSO_ROLES = {"natverk-redaktor": "Redaktör"}

    sign_in(client, "rolf")

    assert client.get("/admin/").status_code == 200


def test_a_provider_of_another_name_is_not_there(client):
    assert client.post("/konto/oidc/annan/").status_code == 404
