"""Where the portal differs from django-allauth: nobody signs up, and SSO gives no rights."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stadsnat import roles

from .sso import role_in

# "Is it really you?": the ways to answer.
WAYS = {
    "reauthenticate": _("Skriv lösenordet"),
    "mfa_reauthenticate": _("Skriv en kod"),
    "mfa_reauthenticate:webauthn": _("Använd inloggningsnyckel"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Användarnamnet eller lösenordet stämmer inte. "
            "Stora och små bokstäver skiljs åt i lösenordet."
        ),
        "too_many_login_attempts": _(
            "För många misslyckade försök. Vänta fem minuter och försök igen."
        ),
        "enter_current_password": _("Det nuvarande lösenordet stämmer inte."),
        "incorrect_password": _("Lösenordet stämmer inte."),
        "rate_limited": _("För många försök på kort tid. Vänta en stund och försök igen."),
    }

    def is_open_for_signup(self, request):
        """Accounts are made by administrators."""
        return False

    def get_login_redirect_url(self, request):
        """Who waits for a role is told so at once."""
        return reverse("home" if roles.role_of(request.user) else "account-detail")

    def get_signup_redirect_url(self, request):
        return self.get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request):
        return reverse("account-detail")

    def get_reauthentication_methods(self, user):
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS[way["id"]]} for way in ways]

    def is_safe_url(self, url):
        """No way to another site, and none that leads back to signing in or out."""
        own = (reverse("account_login"), reverse("account_logout"))
        return super().is_safe_url(url) and url.partition("?")[0] not in own


class SSOAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        """The city's own sign-in vouches for who it is, not for what they may do."""
        return True

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        # An address that a local account has too must neither join nor stop the new account.
        sociallogin.email_addresses = []
        return user

    def pre_social_login(self, request, sociallogin):
        if sociallogin.is_existing:
            self._follow_the_groups(sociallogin)

    def save_user(self, request, sociallogin, form=None):
        user = super().save_user(request, sociallogin, form)
        self._follow_the_groups(sociallogin)
        return user

    def get_connect_redirect_url(self, request, socialaccount):
        return reverse("account-detail")

    def _follow_the_groups(self, sociallogin):
        """With SSO_ROLES the provider decides at each sign-in; without, an administrator does."""
        if settings.SSO_ROLES:
            role = role_in(sociallogin.account.extra_data, settings.SSO_CLAIM, settings.SSO_ROLES)
            roles.assign(user=sociallogin.user, role=role)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of the second factor so that a copy of the database alone opens nothing."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Koden stämmer inte. Vänta på en ny kod och försök igen."),
    }

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second factor" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
