"""What the provider of the tests says about a person, groups included."""

from allauth.idp.oidc.adapter import DefaultOIDCAdapter

from .oidc_provider import PEOPLE


class Claims(DefaultOIDCAdapter):
    def get_claims(self, purpose, user, client, scopes, **kwargs):
        claims = super().get_claims(purpose, user, client, scopes, **kwargs)
        return claims | {
            "preferred_username": user.username,
            "email": user.email,
            "email_verified": True,
            "groups": PEOPLE[user.username]["groups"],
        }
