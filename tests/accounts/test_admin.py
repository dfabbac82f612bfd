"""Accounts in the admin: roles are given there, and a way back in."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from stadsnat import roles

pytestmark = pytest.mark.django_db

URL = "/admin/auth/user/"


@pytest.fixture(autouse=True)
def signed_in(client, administrator):
    client.force_login(administrator)


def change(client, user, **fields):
    sent = {"username": user.username, "is_active": "on", "role": ""} | fields
    return client.post(f"{URL}{user.pk}/change/", sent)


def test_a_role_is_given(client, administrator, outsider):
    response = change(client, outsider, role="Redaktör")

    assert response.headers["Location"] == URL
    outsider = User.objects.get(pk=outsider.pk)
    assert (roles.role_of(outsider), outsider.is_staff) == ("Redaktör", True)
    [entry] = LogEntry.objects.all()
    assert (entry.user, entry.object_repr) == (administrator, "otto")
    assert entry.get_change_message() == "Ändrade Roll."


def test_a_role_is_taken_away(client, editor):
    change(client, editor)

    editor = User.objects.get(pk=editor.pk)
    assert (roles.role_of(editor), editor.is_staff) == (None, False)


def test_a_form_that_is_saved_as_it_stands_changes_no_role(client, editor):
    form = client.get(f"{URL}{editor.pk}/change/").context["adminform"].form

    change(client, editor, role=form.get_initial_for_field(form.fields["role"], "role"))

    assert roles.role_of(User.objects.get(pk=editor.pk)) == "Redaktör"


@pytest.mark.parametrize("role", ["Chef", "superuser"])
def test_a_role_that_is_none_changes_nothing(client, editor, role):
    response = change(client, editor, role=role)

    assert list(response.context["adminform"].form.errors) == ["role"]
    assert roles.role_of(User.objects.get(pk=editor.pk)) == "Redaktör"


@pytest.mark.parametrize("field", ["is_superuser", "is_staff", "groups", "user_permissions"])
def test_nothing_but_the_role_gives_rights(client, outsider, field):
    change(client, outsider, **{field: "1"})

    outsider = User.objects.get(pk=outsider.pk)
    assert (outsider.is_superuser, outsider.is_staff) == (False, False)
    assert outsider.get_all_permissions() == set()


def test_nobody_changes_their_own_role_or_closes_their_own_account(client, administrator):
    client.post(f"{URL}{administrator.pk}/change/", {"username": "ada", "role": "Läsare"})

    administrator = User.objects.get(pk=administrator.pk)
    assert roles.role_of(administrator) == "Administratör"
    assert administrator.is_active


def test_a_new_account_has_its_role_at_once(client):
    sent = {"username": "nils", "role": "Läsare", "password1": "ett långt lösenord"}

    client.post(f"{URL}add/", sent | {"password2": sent["password1"]})

    assert roles.role_of(User.objects.get(username="nils")) == "Läsare"


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("ingen", ["otto"]),
        ("Redaktör", ["rut"]),
        ("Administratör", ["ada"]),
        ("Godkännare", []),
    ],
)
def test_accounts_are_found_by_role(client, editor, outsider, admin_user, wanted, names):
    response = client.get(URL, {"roll": wanted})

    assert [user.username for user in response.context["cl"].result_list] == names


def test_a_lost_second_step_is_removed_and_the_log_says_so(client, editor, reader):
    for user in (editor, reader):
        Authenticator.objects.create(user=user, type="totp", data={})

    client.post(URL, {"action": "remove_second_factor", "_selected_action": [editor.pk]})

    assert [one.user for one in Authenticator.objects.all()] == [reader]
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == [
        "Tog bort andra steget."
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_however_many_accounts(client, rows, django_assert_num_queries):
    for number in range(rows):
        roles.assign(user=User.objects.create_user(f"namn{number}"), role=roles.EDITOR)

    with django_assert_num_queries(7):
        client.get(URL)
