import logging

from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.saml import views as saml
from django.contrib.auth.decorators import login_not_required, login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from lxml.etree import LxmlError

from stadsnat import roles

logger = logging.getLogger(__name__)


@login_required
@never_cache
@require_safe
def account_detail(request):
    factors = Authenticator.objects.filter(user=request.user)
    kinds = list(factors.values_list("type", flat=True))
    providers = {
        provider.sub_id: provider.name for provider in get_adapter().list_providers(request)
    }
    accounts = SocialAccount.objects.filter(user=request.user)
    context = {
        "role_label": roles.LABELS.get(roles.role_of(request.user)),
        "has_app": Authenticator.Type.TOTP in kinds,
        "keys": kinds.count(Authenticator.Type.WEBAUTHN),
        "sso": [providers.get(account.provider, account.provider) for account in accounts],
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "accounts/account_detail.html", context)


@login_not_required
def saml_finish_acs(request, organization_slug):
    """As django-allauth's, which fails on a text that is no XML instead of refusing it."""
    try:
        return saml.finish_acs(request, organization_slug)
    except (LxmlError, ValueError) as problem:
        logger.error("SAML: the answer cannot be read: %s", problem)
        return render(request, "socialaccount/authentication_error.html", status=401)
