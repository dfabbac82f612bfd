"""How long the heavy work takes beside the usual way: ``make bench`` (ROWS=…, ROUNDS=…).

In a database of its own: PostgreSQL if it is installed, else SQLite; ``ON=sqlite`` takes SQLite
anyway. ``WHAT=läs`` measures only the work whose name begins so; without it all is measured.
``WHAT=pdf`` measures printing instead, against Chromium.
"""

import importlib.util
import os
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ON, WHAT = (os.environ.get(name, "") for name in ("ON", "WHAT"))
ROWS, ROUNDS = (int(os.environ.get(name) or n) for name, n in (("ROWS", 20_000), ("ROUNDS", 3)))


@contextmanager
def database():
    """The address of an empty database that is thrown away afterwards."""
    spec = importlib.util.spec_from_file_location("own_servers", ROOT / ".ci" / "test.py")
    servers = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = servers
    spec.loader.exec_module(servers)
    try:
        if ON == "sqlite":
            raise servers.Unavailable("SQLite är valt.")
        with servers.postgresql() as address:
            yield address
    except servers.Unavailable as reason:
        print(reason)
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/bench.sqlite3"


def prepare():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadsnat.settings")
    import django  # after the database is known

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill():
    from .register import fill

    fill(ROWS)


def measure():
    from django.db import connection

    from organisations.models import Membership

    from . import corrections, imports
    from .measure import print_line

    print(f"Sekunder på {connection.vendor}, median av {ROUNDS} (minst–mest)")
    print_line("arbete", "vårt", "golv", "kvot", "mål", "minne")
    for kind, edit in (("nya", imports.new), ("ändrade", imports.changed)):
        ours, theirs = imports.our_file(edit), imports.their_file(edit)
        dry, wet = (partial(imports.their_import, theirs, dry_run=dry) for dry in (True, False))
        preview = partial(imports.our_preview, ours)
        compare(f"granska {ROWS} {kind} rader", preview, dry, 0.1)
        compare(f"läs in {ROWS} {kind} rader", imports.our_commit(ours), wet, 0.1)
    half = list(Membership.objects.order_by("pk").values_list("pk", flat=True)[: ROWS // 2])
    for title, ours, times in (
        ("rätta", corrections.correct, 1),
        ("rätta och ångra", corrections.correct_and_undo, 2),
    ):
        floor = partial(corrections.floor, half, times)
        compare(f"{title} {len(half)} rader", partial(ours, half), floor, 1.5)


def compare(title, ours, floor, goal):
    from .measure import compare

    if title.startswith(WHAT):
        compare(title, ours, floor, ROUNDS, goal)


if __name__ == "__main__":
    with database() as address:
        os.environ["DATABASE_URL"] = address
        prepare()
        if WHAT == "pdf":
            from . import pdf

            pdf.measure(ROUNDS)
        else:
            fill()
            measure()
