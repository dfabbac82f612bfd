"""The portal's addresses as they are where both ways to sign in elsewhere are set up."""

from django.urls import include, path

from stadsnat.accounts.urls import oidc_urlpatterns, saml_urlpatterns, sso_urlpatterns
from stadsnat.urls import handler429, urlpatterns

__all__ = ["handler429", "urlpatterns"]

urlpatterns = [
    *urlpatterns,
    path("konto/", include([*sso_urlpatterns, *oidc_urlpatterns, *saml_urlpatterns])),
]
