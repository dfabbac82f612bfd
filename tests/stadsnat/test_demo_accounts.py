import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from stadsnat.management.commands.demo_accounts import PASSWORD, editor_group, is_local

User = get_user_model()


def test_makes_an_editor_and_an_administrator(db):
    call_command("demo_accounts")

    editor = User.objects.get(username="redaktor")
    assert (editor.is_staff, editor.is_superuser) == (True, False)
    assert list(editor.groups.all()) == [editor_group()]
    assert editor.check_password(PASSWORD)
    administrator = User.objects.get(username="administrator")
    assert (administrator.is_staff, administrator.is_superuser) == (True, True)
    assert administrator.check_password(PASSWORD)


def test_prints_the_accounts_and_what_they_are_for(db, capsys):
    call_command("demo_accounts")

    assert capsys.readouterr().out.splitlines() == [
        "Konton för att prova portalen, aldrig för verkliga uppgifter:",
        "  redaktor       stadsnat-prova",
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
    assert User.objects.count() == 2
    assert "  redaktor       lösenordet är ändrat" in capsys.readouterr().out.splitlines()


def test_editors_add_change_and_view_but_delete_nothing(editor):
    verbs = {permission.split(".")[1].split("_")[0] for permission in editor.get_all_permissions()}

    assert verbs == {"add", "change", "view"}


def test_editors_have_no_rights_over_accounts(editor):
    apps = {permission.split(".")[0] for permission in editor.get_all_permissions()}

    assert {"organisations", "reports"} <= apps
    assert not apps & {"auth", "admin", "sessions", "contenttypes"}


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
