"""Who must sign in, or add a second factor, before any page is shown."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render

from stadsnat import roles

# What one needs to get through the gate: the account's own pages, and the choice of language.
OPEN_PATHS = ("/konto/", "/sprak/", "/admin/logout/")


class GateMiddleware:
    """Reads two settings: READERS_SIGN_IN and REQUIRE_MFA_FOR_STAFF.

    A view that has a door of its own, such as a token, is marked with Django's login_not_required.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        is_open = not getattr(view, "login_required", True)
        if is_open or request.path_info.startswith(OPEN_PATHS):
            return None
        if settings.READERS_SIGN_IN:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if roles.role_of(request.user) is None:
                return render(request, "accounts/account_waiting.html", status=403)
        if must_add_second_factor(request):
            return redirect("mfa_index")
        return None


def must_add_second_factor(request):
    """True for staff who signed in here with a password alone; SSO has its own second factor."""
    if not settings.REQUIRE_MFA_FOR_STAFF or not roles.is_staff(request.user):
        return False
    records = get_authentication_records(request, request.user)
    by_sso = any(record["method"] == "socialaccount" for record in records)
    return not (by_sso or is_mfa_enabled(request.user))
