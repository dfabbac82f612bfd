"""What all tests share: who may do what, and the browser."""

import gc
import os
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from stadsnat import catalog, roles
from stadsnat.models import SavedView
from tests import unfrozen
from tests.browsing import PASSWORD
from tests.write_watch import WriteWatch

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# What the portal hashes passwords with; the tests themselves use a quick one.
SHIPPED_HASHERS = []

# Playwright keeps an event loop in the main thread, where Django would then refuse its queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


hypothesis_settings.register_profile("quick", max_examples=10)


def is_quick(config):
    """Whether only what is quick is asked for, as by ``make test-quick``."""
    return "not slow" in config.option.markexpr


def pytest_configure(config):
    if is_quick(config):
        hypothesis_settings.load_profile("quick")
    gc.set_threshold(100_000, 50, 50)  # so many small objects: looking through them takes a tenth
    # Otherwise each new test client looks through all static files before its first page.
    settings.WHITENOISE_AUTOREFRESH = True
    if connection.vendor == "postgresql":  # where editions are otherwise never emptied away
        options = connection.settings_dict["OPTIONS"]
        options["options"] += " -c stadsnat.may_empty_editions=on"
    else:
        unfrozen.let_tests_empty(connection)
    SHIPPED_HASHERS[:] = settings.PASSWORD_HASHERS
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    catalog.compile()


def pytest_collection_modifyitems(config, items):
    """What only PostgreSQL promises is tried there only: SQLite has one writer at a time."""
    if connection.vendor == "postgresql":
        return
    only_there = [item for item in items if item.get_closest_marker("postgresql")]
    config.hook.pytest_deselected(items=only_there)
    items[:] = [item for item in items if item not in only_there]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if item.get_closest_marker("browser") and not CHROMIUM:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("Chromium saknas: installera paketet chromium eller ange CHROMIUM.")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium: the browser that Playwright would fetch is not needed."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request):
    """Let each worker have its PostgreSQL database; SQLite is in memory, so nobody shares it."""
    if connection.vendor != "sqlite":
        request.getfixturevalue("django_db_modify_db_settings_xdist_suffix")


@pytest.fixture(scope="session")
def django_db_use_migrations(request):
    """A database made by its migrations takes twelve seconds, one made from its models takes one.

    The whole suite migrates, and ``make check`` sees that both say the same.
    """
    return not (is_quick(request.config) or request.config.getoption("nomigrations"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, django_db_use_migrations):
    """Content types are cached on first use: now, or a test that counts queries may pay for it.

    What no model says, that some rows never change, the database is told as by the migrations.
    """
    with django_db_blocker.unblock():
        if not django_db_use_migrations:
            migration = import_module("reports.migrations.0012_frozen_in_the_database")
            with connection.schema_editor() as schema_editor:
                migration.freeze(apps, schema_editor)
        ContentType.objects.get_for_models(*apps.get_models())


@pytest.fixture(autouse=True)
def swedish():
    """A page leaves its language active in the thread; no test is to inherit it."""
    with translation.override("sv"):
        yield


@pytest.fixture(autouse=True)
def every_write_leaves_history(request):
    """Whatever a test does, each row written is matched by a row of its history."""
    if not {"db", "transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db" if "live_server" in request.fixturenames else "db")
    watch = WriteWatch()
    with connection.execute_wrapper(watch):
        yield
    assert watch.unmatched() == {}
    assert watch.unmatched_links() == []


@pytest.fixture
def portal(live_server):
    """The portal in a browser, with its register and an administrator."""
    call_command("load_fixtures", verbosity=0)
    cache.clear()  # attempts to sign in are counted in a table that outlives a test
    user = get_user_model().objects.create_user("administrator", password=PASSWORD)
    roles.assign(user=user, role=roles.ADMINISTRATOR)
    SavedView.objects.create(pk=1, owner=user, name="Alla", page="organisations:organisation-list")
    return live_server.url


def make_user(username, role):
    user = get_user_model().objects.create_user(username)
    roles.assign(user=user, role=role)
    return user


@pytest.fixture
def outsider(db):
    """Signed in, but without a role yet."""
    return make_user("otto", None)


@pytest.fixture
def reader(db):
    return make_user("lars", roles.READER)


@pytest.fixture
def editor(db):
    return make_user("rut", roles.EDITOR)


@pytest.fixture
def approver(db):
    return make_user("gun", roles.APPROVER)


@pytest.fixture
def administrator(db):
    return make_user("ada", roles.ADMINISTRATOR)


@pytest.fixture
def desk(client, editor):
    """The browser of somebody who may write."""
    client.force_login(editor)
    return client
