"""The addresses of accounts. Of django-allauth only what is used here: nobody signs up."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.providers.saml import views as saml
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView

from . import views

to_account = RedirectView.as_view(pattern_name="account-detail")

urlpatterns = [
    path("", views.account_detail, name="account-detail"),
    path("logga-in/", account.login, name="account_login"),
    path("logga-in/nyckel/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("logga-in/andra-steget/", mfa.authenticate, name="mfa_authenticate"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("stangt/", account.account_inactive, name="account_inactive"),
    path("losenord/", account.password_change, name="account_change_password"),
    # Who signs in elsewhere has no password here, and is not to have one.
    path("losenord/saknas/", to_account, name="account_set_password"),
    path("sessioner/", sessions.list_usersessions, name="usersessions_list"),
    # "Is it really you?" before the second factor is changed.
    path("bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("bekrafta/kod/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bekrafta/nyckel/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tvasteg/", mfa.index, name="mfa_index"),
    path("tvasteg/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tvasteg/app/ta-bort/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tvasteg/koder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tvasteg/koder/nya/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tvasteg/koder/hamta/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tvasteg/nycklar/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("tvasteg/nycklar/ny/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("tvasteg/nycklar/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("tvasteg/nycklar/<int:pk>/ta-bort/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]

sso_urlpatterns = [
    path("sso/avbruten/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sso/fel/", social.login_error, name="socialaccount_login_error"),
]
oidc_urlpatterns = [
    path("oidc/<provider_id>/", oidc.login, name="openid_connect_login"),
    path("oidc/<provider_id>/svar/", oidc.callback, name="openid_connect_callback"),
]
saml_urlpatterns = [
    path("saml/<organization_slug>/", saml.login, name="saml_login"),
    path("saml/<organization_slug>/acs/", saml.acs, name="saml_acs"),
    path("saml/<organization_slug>/acs/klar/", views.saml_finish_acs, name="saml_finish_acs"),
    path("saml/<organization_slug>/sls/", saml.sls, name="saml_sls"),
    path("saml/<organization_slug>/metadata/", saml.metadata, name="saml_metadata"),
]

# A way in that nobody has set up does not answer.
if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += sso_urlpatterns
if "openid_connect" in settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += oidc_urlpatterns
if "saml" in settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += saml_urlpatterns
