"""Two accounts with a known password, for trying the portal on one's own machine."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

EDITORS = "Redaktör"
PASSWORD = "stadsnat-prova"


def is_local(*, vendor, host):
    """True for a database on this machine; a folder as the host is where a socket lies."""
    here = host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/")
    return vendor == "sqlite" or here


def editor_group():
    """The group whose members add, change and view the portal's own rows, but delete none."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    # The portal's own apps lie directly in its folder, whichever they are.
    own = [
        app.label for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR
    ]
    group.permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=own, codename__regex="^(add|change|view)_"
        )
    )
    return group


@transaction.atomic
def make_accounts():
    """An editor and an administrator, made only if missing: what is changed in them stays so."""
    editor = get_or_make("redaktor", is_staff=True)
    editor.groups.add(editor_group())
    return [editor, get_or_make("administrator", is_staff=True, is_superuser=True)]


def get_or_make(username, **rights):
    users = get_user_model().objects
    found = users.filter(username=username).first()
    return found or users.create_user(username, password=PASSWORD, **rights)


class Command(BaseCommand):
    help = "Skapar två konton för att prova portalen, om de inte redan finns."

    def handle(self, **options):
        host = str(connection.settings_dict["HOST"] or "")
        if not is_local(vendor=connection.vendor, host=host):
            raise CommandError(
                "Provkonton har ett känt lösenord och skapas bara i en databas på den egna datorn, "
                f"men denna ligger på {host}."
            )
        self.stdout.write("Konton för att prova portalen, aldrig för verkliga uppgifter:")
        for user in make_accounts():
            known = user.check_password(PASSWORD)
            self.stdout.write(
                f"  {user.username:<15}{PASSWORD if known else 'lösenordet är ändrat'}"
            )
