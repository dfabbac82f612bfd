"""Settings of the portal. What differs between installations is read from the environment."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from . import environment
from .accounts import sso

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("STADSNAT_VAR") or BASE_DIR / "var")

DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret_key(VAR_DIR)
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

# The city that the portal belongs to. No code names it.
CITY_NAME = os.environ.get("CITY_NAME", "Stockholms stad")
CITY_UNIT = os.environ.get("CITY_UNIT", "internationella enheten")
# A part of the names that calendar programs know an entry by: changed, every entry comes twice.
CALENDAR_UID_DOMAIN = os.environ.get("CALENDAR_UID_DOMAIN", "stadsnat")
CURRENCY = environment.currency("CURRENCY", "SEK")  # what a new fee is in, unless told

# What the archive is told of an edition unless the one who issues it says otherwise.
ARCHIVE = {
    "arkivbildare": os.environ.get("ARCHIVE_CREATOR", ""),
    "bevarande": os.environ.get("ARCHIVE_RETENTION", ""),
    "klassificering": os.environ.get("ARCHIVE_CLASS", ""),
}
# The standard of a printed report: PDF/A-3a carries its data inside; 2a is for an archive that
# takes no attachments. Either way it is PDF/UA-1 too.
PDF_VARIANT = environment.choice("PDF_VARIANT", ["3a", "2a"])
# What is printed may take so long, and its process be so large; then it is stopped.
PRINT_SECONDS = environment.number("PRINT_SECONDS") or 120
PRINT_MEGABYTES = environment.number("PRINT_MEGABYTES") or 2048

# So many proposals of one account may wait for an answer at once.
PROPOSALS_PER_ACCOUNT = environment.number("PROPOSALS_PER_ACCOUNT") or 20

INSTALLED_APPS = [
    # Before stadsnat, which has its own admin for accounts.
    "django.contrib.auth",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "django_tasks_db",  # before reports, which takes it off the administrators' desk
    "stadsnat",
    "organisations",
    "evaluations",
    "reports",
    "django_filters",
    "django_prose_editor",
    "django_tasks",
    "simple_history",
    "django.contrib.admin",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "stadsnat.content_policy.tell_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "stadsnat.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "stadsnat.accounts.in_place.answer_in_place",
    "stadsnat.accounts.gate.GateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "organisations.former_addresses.follow_former_addresses",
]
ROOT_URLCONF = "stadsnat.urls"
WSGI_APPLICATION = "stadsnat.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["stadsnat.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "stadsnat.context.city",
                "stadsnat.context.account",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": environment.database(VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts attempts to sign in, for all workers and servers together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "stadsnat_cache",
    }
}

# Printing is done at once, or by a worker that runs beside the portal (manage.py db_worker).
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if environment.flag("TASKS_IN_WORKER")
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

# Accounts: what a role may do stands in roles.py, the ways to sign in under accounts/.
AUTHENTICATION_BACKENDS = ["stadsnat.roles.RoleBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of accounts made before
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "home"
READERS_SIGN_IN = environment.flag("READERS_SIGN_IN")
REQUIRE_MFA_FOR_STAFF = environment.flag("REQUIRE_MFA_FOR_STAFF")

ACCOUNT_ADAPTER = "stadsnat.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "stadsnat.accounts.forms.SignInForm",
    "change_password": "stadsnat.accounts.forms.NewPasswordForm",
}
# How many proxies stand before the portal; otherwise all attempts seem to come from one address.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("PROXIES")

MFA_ADAPTER = "stadsnat.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts get no mail, so no address is ever verified
MFA_TOTP_ISSUER = "Stadsnät"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute wrong
MFA_FORMS = {
    "activate_totp": "stadsnat.accounts.forms.AddAppForm",
    "add_webauthn": "stadsnat.accounts.forms.AddKeyForm",
    "edit_webauthn": "stadsnat.accounts.forms.RenameKeyForm",
}

SOCIALACCOUNT_ADAPTER = "stadsnat.accounts.adapters.SSOAdapter"
SOCIALACCOUNT_PROVIDERS = sso.providers()
SSO_CLAIM = os.environ.get("SSO_CLAIM", "groups")
SSO_ROLES = sso.roles_by_group()

# Without a server no mail is sent, and who has made a link for somebody hands it over.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = environment.number("EMAIL_PORT") or 25
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("EMAIL_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "stadsnat@localhost")

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska"))]
LOCALE_PATHS = [BASE_DIR / "stadsnat" / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# The source files are served as they are: no build step between an edit and a look.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# A section may hold two million characters, and a form sends å as six. Files are not counted here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 2**20

SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_FAILURE_VIEW = "stadsnat.views.csrf_failure"
# The names and the form are those of Django 6.0, which takes it over from content_policy.py.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],  # the QR code of a second step
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", *sso.origins()],
    "frame-ancestors": ["'none'"],
}
SESSION_COOKIE_HTTPONLY = True
if environment.flag("HTTPS"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
