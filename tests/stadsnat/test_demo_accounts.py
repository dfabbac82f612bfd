import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from stadsnat import roles
from stadsnat.management.commands.demo_accounts import PASSWORD, is_local

User = get_user_model()


def test_makes_an_account_for_each_role(db):
    call_command("demo_accounts")

    users = {user.username: user for user in User.objects.all()}
    assert {name: roles.role_of(user) for name, user in users.items()} == {
        "lasare": "Läsare",
        "redaktor": "Redaktör",
        "godkannare": "Godkännare",
        "administrator": "Administratör",
    }
    assert [user.check_password(PASSWORD) for user in users.values()] == [True] * 4


def test_prints_the_accounts_and_what_they_are_for(db, capsys):
    call_command("demo_accounts")

    assert capsys.readouterr().out.splitlines() == [
        "Konton för att prova portalen, aldrig för verkliga uppgifter:",
        "  lasare         stadsnat-prova",
        "  redaktor       stadsnat-prova",
        "  godkannare     stadsnat-prova",
        "  administrator  stadsnat-prova",
    ]


def test_typed_again_it_leaves_a_changed_password_alone(db, capsys):
    call_command("demo_accounts")
    editor = User.objects.get(username="redaktor")
    editor.set_password("något annat")
    editor.save()
    capsys.readouterr()

    call_command("demo_accounts")

    editor.refresh_from_db()
    assert editor.check_password("något annat")
    assert User.objects.count() == 4
    assert "  redaktor       lösenordet är ändrat" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("vendor", "host", "expected"),
    [
        ("sqlite", "", True),
        ("postgresql", "", True),
        ("postgresql", "localhost", True),
        ("postgresql", "127.0.0.1", True),
        ("postgresql", "::1", True),
        ("postgresql", "/var/run/postgresql", True),
        ("postgresql", "db.example", False),
        ("postgresql", "localhost.example", False),
        ("postgresql", "localhost,db.example", False),
    ],
)
def test_knows_a_database_on_this_machine(vendor, host, expected):
    assert is_local(vendor=vendor, host=host) is expected


def test_refuses_a_database_on_another_machine(db, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setitem(connection.settings_dict, "HOST", "db.example")

    with pytest.raises(CommandError, match=r"denna ligger på db\.example"):
        call_command("demo_accounts")

    assert not User.objects.exists()
