"""What the environment says of the city's own sign-in; a half setup stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from stadsnat.accounts import sso

VARIABLES = [
    *("OIDC_SERVER", "OIDC_CLIENT_ID", "OIDC_SECRET", "SAML_ENTITY_ID", "SAML_METADATA_URL"),
    *("SAML_SSO_URL", "SSO_ROLES", "SSO_ORIGINS"),
]
OIDC = {"OIDC_SERVER": "https://id.exempel.se", "OIDC_CLIENT_ID": "a", "OIDC_SECRET": "b"}
GROUPS = {"natverk-redaktor": "Redaktör", "natverk-admin": "Administratör"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_without_settings_there_is_no_other_way_in():
    assert sso.providers() == {}
    assert sso.roles_by_group() == {}


def test_forms_may_lead_to_the_provider_and_to_those_it_leads_on_to(monkeypatch):
    assert sso.origins() == []
    monkeypatch.setenv("OIDC_SERVER", "https://id.exempel.se/realms/staden")
    monkeypatch.setenv("SSO_ORIGINS", "https://adfs.exempel.se/, https://id.exempel.se")

    assert sso.origins() == ["https://adfs.exempel.se", "https://id.exempel.se"]


@pytest.mark.parametrize("missing", OIDC)
def test_a_missing_setting_is_named(monkeypatch, missing):
    for name, value in OIDC.items():
        monkeypatch.setenv(name, "" if name == missing else value)

    with pytest.raises(ImproperlyConfigured, match=f"^{missing} saknas"):
        sso.providers()


def test_metadata_are_enough_for_saml(monkeypatch):
    monkeypatch.setenv("SAML_ENTITY_ID", "https://id.exempel.se/saml")
    monkeypatch.setenv("SAML_METADATA_URL", "https://id.exempel.se/metadata")

    [app] = sso.providers()["saml"]["APPS"]

    assert app["settings"]["idp"] == {
        "entity_id": "https://id.exempel.se/saml",
        "metadata_url": "https://id.exempel.se/metadata",
    }
    assert app["settings"]["advanced"] == {"want_assertion_signed": True}


def test_groups_are_read_with_their_roles(monkeypatch):
    monkeypatch.setenv("SSO_ROLES", "natverk-redaktor=Redaktör, CN=a=b = Läsare,")

    assert sso.roles_by_group() == {"natverk-redaktor": "Redaktör", "CN=a=b": "Läsare"}


@pytest.mark.parametrize("written", ["redaktor", "redaktor=Chef", "=Redaktör", "a=Redaktör,b"])
def test_a_role_that_is_none_stops_the_start(monkeypatch, written):
    monkeypatch.setenv("SSO_ROLES", written)

    with pytest.raises(ImproperlyConfigured, match="ska ha formen grupp=roll"):
        sso.roles_by_group()


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"groups": ["natverk-redaktor"]}, "Redaktör"),
        ({"userinfo": {"groups": ["alla", "natverk-redaktor"]}}, "Redaktör"),
        ({"id_token": {"groups": "natverk-admin"}, "userinfo": {}}, "Administratör"),
        ({"groups": ["natverk-redaktor", "natverk-admin"]}, "Administratör"),
        ({"groups": ["NATVERK-REDAKTOR", "natverk"]}, None),
        ({"groups": {"natverk-admin": 1}}, None),
        ({"andra": ["natverk-admin"]}, None),
        ({}, None),
    ],
)
def test_the_highest_role_of_the_groups_counts(claims, role):
    assert sso.role_in(claims, "groups", GROUPS) == role
