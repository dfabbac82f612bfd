"""Sign-in through the city's own provider, read from the environment alone."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from stadsnat.role_names import ROLES

# Stands in the addresses that the city's provider is told: /konto/oidc/staden/ and so on.
SLUG = "staden"


def providers() -> dict[str, Any]:
    """The settings of django-allauth for what OIDC_… and SAML_… say; nothing without them."""
    found = {}
    if _is_given("OIDC_SERVER", "OIDC_CLIENT_ID", "OIDC_SECRET"):
        found["openid_connect"] = {"APPS": [_openid_connect()]}
    if _is_given("SAML_ENTITY_ID"):
        found["saml"] = {"APPS": [_saml()]}
    return found


def origins() -> list[str]:
    """Where the form that signs one in through the provider leads: browsers ask for all of them.

    SSO_ORIGINS names those that the provider itself leads on to.
    """
    named = os.environ.get("SSO_ORIGINS", "").replace(",", " ").split()
    known = map(os.environ.get, ("OIDC_SERVER", "SAML_SSO_URL", "SAML_METADATA_URL"))
    found = [urlsplit(address) for address in [*filter(None, known), *named]]
    return sorted({f"{address.scheme}://{address.netloc}" for address in found})


def _is_given(*names: str) -> bool:
    """True if all variables are set, false if none is; some without the others is a mistake."""
    missing = [name for name in names if not os.environ.get(name)]
    if missing and len(missing) < len(names):
        raise ImproperlyConfigured(f"{', '.join(missing)} saknas för inloggning genom OIDC.")
    return not missing


def _openid_connect() -> dict[str, Any]:
    return {
        "provider_id": SLUG,
        "name": os.environ.get("OIDC_NAME") or "OpenID Connect",
        "client_id": os.environ["OIDC_CLIENT_ID"],
        "secret": os.environ["OIDC_SECRET"],
        "settings": {"server_url": os.environ["OIDC_SERVER"], "oauth_pkce_enabled": True},
    }


def _saml() -> dict[str, Any]:
    name = os.environ.get("SAML_NAME") or "SAML"
    return {
        "provider_id": os.environ["SAML_ENTITY_ID"],
        "name": name,
        "client_id": SLUG,
        "settings": {"idp": _identity_provider(), "advanced": {"want_assertion_signed": True}},
    }


def _identity_provider() -> dict[str, str]:
    """Its metadata's address, or its address for signing in and its certificate."""
    entity_id = os.environ["SAML_ENTITY_ID"]
    if metadata := os.environ.get("SAML_METADATA_URL"):
        return {"entity_id": entity_id, "metadata_url": metadata}
    address, certificate = os.environ.get("SAML_SSO_URL"), os.environ.get("SAML_CERTIFICATE")
    if not (address and certificate):
        raise ImproperlyConfigured(
            "SAML kräver SAML_METADATA_URL, eller både SAML_SSO_URL och SAML_CERTIFICATE."
        )
    path = Path(certificate)
    if not path.is_file():
        raise ImproperlyConfigured(f"SAML_CERTIFICATE: filen {path} finns inte.")
    text = path.read_text(encoding="ascii")
    return {"entity_id": entity_id, "sso_url": address, "x509cert": text}


def roles_by_group() -> dict[str, str]:
    """SSO_ROLES, as "natverk-redaktor=Redaktör, natverk-admin=Administratör"."""
    pairs = [pair for pair in os.environ.get("SSO_ROLES", "").split(",") if pair.strip()]
    found = {}
    for pair in pairs:
        group, _, role = (part.strip() for part in pair.rpartition("="))
        if not group or role not in ROLES:
            raise ImproperlyConfigured(
                f"SSO_ROLES: ”{pair.strip()}” ska ha formen grupp=roll, "
                f"där rollen är {', '.join(ROLES)}."
            )
        found[group] = role
    return found


def role_in(claims: dict[str, Any], name: str, roles_by_group: dict[str, str]) -> str | None:
    """The highest role that the groups in a provider's claims lead to, or none."""
    groups = _values(claims, name)
    given = {role for group, role in roles_by_group.items() if group in groups}
    return next((role for role in reversed(ROLES) if role in given), None)


def _values(claims: dict[str, Any], name: str) -> set[str]:
    """A claim's values, from SAML's attributes or from either of OpenID Connect's two parts."""
    values: set[str] = set()
    for part in (claims, claims.get("userinfo"), claims.get("id_token")):
        value = part.get(name) if isinstance(part, dict) else None
        if isinstance(value, str):
            values.add(value)
        elif isinstance(value, list):
            values.update(value)
    return values
