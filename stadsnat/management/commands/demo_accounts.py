"""An account for each role with a known password, for trying the portal on one's own machine."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from stadsnat import roles

PASSWORD = "stadsnat-prova"
# Invented people.
ACCOUNTS = {
    "lasare": ("Lo", "Läsmark", roles.READER),
    "redaktor": ("Rut", "Redelius", roles.EDITOR),
    "godkannare": ("Gun", "Godlund", roles.APPROVER),
    "administrator": ("Ada", "Administrén", roles.ADMINISTRATOR),
}


def is_local(*, vendor, host):
    """True for a database on this machine; a folder as the host is where a socket lies."""
    here = host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/")
    return vendor == "sqlite" or here


@transaction.atomic
def make_accounts():
    """One for each role, made only if missing: what is changed in them stays so."""
    return [get_or_make(username, *person) for username, person in ACCOUNTS.items()]


def get_or_make(username, first_name, last_name, role):
    users = get_user_model().objects
    if found := users.filter(username=username).first():
        return found
    user = users.create_user(
        username, password=PASSWORD, first_name=first_name, last_name=last_name
    )
    roles.assign(user=user, role=role)
    return user


class Command(BaseCommand):
    help = "Skapar ett konto för varje roll för att prova portalen, om de inte redan finns."

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
