"""A city's sign-in on this machine: django-allauth as an OpenID Connect provider.

Run by the tests as a program of its own; the first line that it prints is its port.
"""

import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import include, path

CLIENT, SECRET, PASSWORD = "stadsnat", "en hemlighet", "stadens lösenord"
# Invented people, and the groups that the city has them in.
PEOPLE = {
    "ulla": {"email": "ulla@exempel.se", "groups": ["alla"]},
    "rolf": {"email": "rolf@exempel.se", "groups": ["alla", "natverk-redaktor"]},
    # Has the same name and the same address as somebody in the portal.
    "ada": {"email": "ada@exempel.se", "groups": []},
}


def configure(folder):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    settings.configure(
        SECRET_KEY="of a test",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/db"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        LOGIN_URL="account_login",
        ACCOUNT_EMAIL_VERIFICATION="none",
        IDP_OIDC_ADAPTER="tests.accounts.oidc_claims.Claims",
        IDP_OIDC_PRIVATE_KEY=key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ).decode(),
    )


def fill():
    from allauth.idp.oidc.models import Client  # needs the settings above
    from django.contrib.auth.models import User

    call_command("migrate", verbosity=0)
    for name, facts in PEOPLE.items():
        User.objects.create_user(name, facts["email"], PASSWORD)
    client = Client(
        id=CLIENT,
        name="Stadsnät",
        skip_consent=True,
        scopes="openid\nprofile\nemail",
        redirect_uris="http://testserver/konto/oidc/staden/svar/",
    )
    client.set_secret(SECRET)
    client.save()


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


if __name__ == "__main__":
    configure(sys.argv[1])
    django.setup()
    urlpatterns = [
        path("", include("allauth.idp.urls")),
        path("accounts/", include("allauth.urls")),
    ]
    fill()
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
        print(server.server_port, flush=True)
        server.serve_forever()
