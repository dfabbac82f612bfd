"""Settings read from the environment: a wrong value stops the start with a sentence."""

import os
import secrets
from pathlib import Path

import dj_database_url
from babel.numbers import is_currency
from django.core.exceptions import ImproperlyConfigured

ENGINES = {"sqlite": "stadsnat.sqlite", "postgres": "django.db.backends.postgresql"}


def flag(name, default=False):
    """True for 1, false for 0 or nothing."""
    value = os.environ.get(name, "")
    if value not in ("", "0", "1"):
        raise ImproperlyConfigured(f"{name} ska vara 0 eller 1, men är ”{value}”.")
    return default if value == "" else value == "1"


def number(name):
    """A whole number; 0 for nothing."""
    value = os.environ.get(name, "")
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} ska vara ett heltal, men är ”{value}”.")
    return int(value or 0)


def choice(name, choices):
    """One of the words; the first for nothing."""
    value = os.environ.get(name) or choices[0]
    if value not in choices:
        named = " eller ".join(choices)
        raise ImproperlyConfigured(f"{name} ska vara {named}, men är ”{value}”.")
    return value


def words(name, default=""):
    """A list of words with commas between them."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def currency(name, default):
    """The ISO 4217 code of a currency."""
    code = os.environ.get(name) or default
    if not is_currency(code):
        raise ImproperlyConfigured(
            f"{name} ska vara en valuta med tre stora bokstäver, till exempel EUR, men är ”{code}”."
        )
    return code


def database(folder):
    """The database that DATABASE_URL names; without it, an SQLite file in ``folder``."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'stadsnat.sqlite3'}"
    scheme = url.partition(":")[0]
    engine = ENGINES.get(scheme.removesuffix("ql"))
    if engine is None:
        raise ImproperlyConfigured(
            "DATABASE_URL ska börja med sqlite:/// eller postgresql://, "
            f"men börjar med ”{scheme}:”."
        )
    folder.mkdir(parents=True, exist_ok=True)
    found = dj_database_url.parse(url, engine=engine, conn_max_age=600)
    if engine == ENGINES["postgres"]:
        # To compile a question of many parts takes PostgreSQL fifty times longer than to answer it.
        found.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    else:
        # Two that read and then write would refuse each other: the second waits from the start.
        found.setdefault("OPTIONS", {}).setdefault("transaction_mode", "IMMEDIATE")
    return found


def secret_key(folder: Path):
    """SECRET_KEY; without it, a key made once and kept in ``folder``."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
