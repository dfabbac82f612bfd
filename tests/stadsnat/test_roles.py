"""What each role may do, by plain data; the pages are tested in test_who_may_what.py."""

from importlib import import_module
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpResponse

from reports.models import Edition
from stadsnat import roles
from stadsnat.models import ChangeSet
from tests.test_conventions import own_models

pytestmark = pytest.mark.django_db

EDITORS = ["add", "change", "undo", "view"]
OWN_VERBS = {ChangeSet: ["undo"], Edition: ["issue"]}


def verbs(role, model):
    """What a role may do with a model."""
    label, name = model._meta.app_label, model._meta.model_name
    named = [name_of for name_of in roles.permissions_of(role) if name_of.startswith(f"{label}.")]
    return sorted(
        one.partition(".")[2].removesuffix(f"_{name}") for one in named if one.endswith(f"_{name}")
    )


def test_a_new_database_gets_the_groups():
    """By its migration: a test that empties its tables leaves none to those after it."""
    Group.objects.all().delete()

    import_module("stadsnat.migrations.0002_roles").make_groups(
        apps, SimpleNamespace(connection=connection)
    )

    assert set(Group.objects.values_list("name", flat=True)) == {
        "Läsare",
        "Redaktör",
        "Godkännare",
        "Administratör",
    }


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (roles.READER, []),
        (roles.EDITOR, EDITORS),
        (roles.APPROVER, sorted([*EDITORS, "issue"])),
        (roles.ADMINISTRATOR, ["add", "change", "delete", "issue", "undo", "view"]),
    ],
)
def test_each_role_has_its_rights_to_every_model_of_the_portal(model, role, expected):
    own = {*model._meta.default_permissions, *OWN_VERBS.get(model, [])}

    assert verbs(role, model) == [verb for verb in expected if verb in own]


@pytest.mark.parametrize("role", [roles.EDITOR, roles.APPROVER])
@pytest.mark.parametrize("label", ["auth", "admin", "account", "mfa", "socialaccount", "sessions"])
def test_only_administrators_have_rights_over_accounts(role, label):
    models = list(apps.get_app_config(label).get_models())

    assert [model for model in models if verbs(role, model)] == []
    assert [model for model in models if not verbs(roles.ADMINISTRATOR, model)] == []


def test_a_role_holds_what_those_before_it_hold():
    held = [roles.permissions_of(role) for role in roles.ROLES]

    assert held == sorted(held, key=len)
    assert all(low <= high for low, high in pairwise(held))


def test_a_user_has_the_permissions_of_the_role(editor, reader):
    assert editor.get_all_permissions() == roles.permissions_of("Redaktör")
    assert editor.has_perm("organisations.change_body")
    assert not editor.has_perm("organisations.delete_body")
    assert reader.get_all_permissions() == set()


def test_a_closed_account_may_nothing(editor):
    editor.is_active = False

    assert roles.role_of(editor) is None
    assert editor.get_all_permissions() == set()


def test_a_permission_in_the_database_gives_nothing(reader):
    group = Group.objects.get(name="Läsare")
    permission = apps.get_model("auth.Permission").objects.get(codename="delete_body")
    group.permissions.add(permission)
    reader.user_permissions.add(permission)

    assert not reader.has_perm("organisations.delete_body")


@pytest.mark.parametrize(
    ("role", "is_staff"),
    [
        (None, False),
        (roles.READER, False),
        (roles.EDITOR, True),
        (roles.APPROVER, True),
        (roles.ADMINISTRATOR, True),
    ],
)
def test_the_role_alone_decides_who_enters_the_admin(editor, role, is_staff):
    roles.assign(user=editor, role=role)

    editor = type(editor).objects.get(pk=editor.pk)
    assert roles.role_of(editor) == role
    assert editor.is_staff is is_staff
    assert [group.name for group in editor.groups.all()] == ([role] if role else [])


@pytest.mark.parametrize(("role", "keeps"), [(roles.ADMINISTRATOR, True), (roles.READER, False)])
def test_the_first_administrator_can_become_something_else(admin_user, role, keeps):
    roles.assign(user=admin_user, role=role)

    assert admin_user.is_superuser is keeps
    assert roles.role_of(type(admin_user).objects.get(pk=admin_user.pk)) == role


def test_nobody_has_a_role():
    assert roles.role_of(AnonymousUser()) is None


def test_the_role_is_asked_for_once(editor, django_assert_num_queries):
    editor = type(editor).objects.get(pk=editor.pk)

    with django_assert_num_queries(1):
        assert roles.is_staff(editor)
        assert editor.has_perm("organisations.add_body")
        assert roles.has_role(editor, roles.EDITOR)


GUARDS = ["reader_required", "editor_required", "approver_required", "administrator_required"]


@pytest.mark.parametrize(
    ("who", "lets_in"),
    [("outsider", 0), ("reader", 1), ("editor", 2), ("approver", 3), ("administrator", 4)],
)
def test_a_guard_lets_in_its_own_role_and_those_above(rf, request, who, lets_in):
    asked = rf.get("/sida/")
    asked.user = request.getfixturevalue(who)

    answers = []
    for name in GUARDS:
        guarded = getattr(roles, name)(lambda request: HttpResponse("inne"))
        try:
            answers.append(guarded(asked).content)
        except PermissionDenied:
            answers.append(None)

    assert answers == [b"inne"] * lets_in + [None] * (4 - lets_in)


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_leads_nobody_to_sign_in_and_back(rf, name):
    asked = rf.get("/sida/?datum=2011-03-24")
    asked.user = AnonymousUser()

    response = getattr(roles, name)(lambda request: HttpResponse("inne"))(asked)

    assert response.headers["Location"] == ("/konto/logga-in/?next=/sida/%3Fdatum%3D2011-03-24")
