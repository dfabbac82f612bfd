"""The four roles: what each may do, and who gets into the admin.

A role is a group with that name, and what it may do is read here and nowhere else. No permission
is stored for a group or a person, so a model added later has its rights at once.
"""

from functools import cache, wraps
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .role_names import ADMINISTRATOR, APPROVER, EDITOR, READER, ROLES, STAFF

LABELS = {
    READER: _("Läsare"),
    EDITOR: _("Redaktör"),
    APPROVER: _("Godkännare"),
    ADMINISTRATOR: _("Administratör"),
}
# What each may do with the portal's own rows; an administrator may do everything with all rows.
# "issue" is a permission that a model of reports may bring, such as issue_edition.
VERBS = {
    READER: frozenset(),
    EDITOR: frozenset({"view", "add", "change", "undo"}),
    APPROVER: frozenset({"view", "add", "change", "undo", "issue"}),
}


def role_of(user):
    """The highest role; None for nobody, for a closed account and for one without a role."""
    if not user.is_active:
        return None
    if user.is_superuser:
        return ADMINISTRATOR
    if not hasattr(user, "_role"):
        names = set(user.groups.values_list("name", flat=True))
        user._role = next((role for role in reversed(ROLES) if role in names), None)
    return user._role


def has_role(user, role):
    """True if the user has the role or a higher one."""
    own = role_of(user)
    return own is not None and ROLES.index(own) >= ROLES.index(role)


def is_staff(user):
    return role_of(user) in STAFF


def may_see_contacts(user):
    """Who works with what, and how they are reached, is for staff and for nobody else."""
    return is_staff(user)


@transaction.atomic
def assign(*, user, role):
    """Give the user this role and no other; None takes every role away."""
    user.groups.remove(*Group.objects.filter(name__in=ROLES))
    if role is not None:
        group, _made = Group.objects.get_or_create(name=role)
        user.groups.add(group)
    user._role = role
    user.is_staff = role in STAFF
    # Otherwise the first administrator, made on the command line, could never be anything less.
    user.is_superuser = user.is_superuser and role == ADMINISTRATOR
    user.save(update_fields=["is_staff", "is_superuser"])


@cache
def permissions_of(role):
    """The names of the permissions of a role, as "organisations.change_body"."""
    return frozenset(
        f"{model._meta.app_label}.{name}"
        for model in apps.get_models()
        for name in _names_of_permissions(model)
        if role == ADMINISTRATOR or (_is_own(model) and name.split("_")[0] in VERBS[role])
    )


def _names_of_permissions(model):
    options = model._meta
    yield from (f"{verb}_{options.model_name}" for verb in options.default_permissions)
    yield from (name for name, _label in options.permissions)


def _is_own(model):
    """True for a model of the portal: its apps lie directly in its folder, whichever they are."""
    return Path(apps.get_app_config(model._meta.app_label).path).parent == settings.BASE_DIR


class RoleBackend(ModelBackend):
    """Signs in by name and password as Django does; what the user may do follows from the role."""

    def get_user_permissions(self, user_obj, obj=None):
        return set()

    def get_group_permissions(self, user_obj, obj=None):
        role = role_of(user_obj)
        return set(permissions_of(role)) if role and obj is None else set()


def _requires(role):
    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not has_role(request.user, role):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


# For views: who is not signed in is led to do so, who lacks the role is told so.
reader_required = _requires(READER)
editor_required = _requires(EDITOR)
approver_required = _requires(APPROVER)
administrator_required = _requires(ADMINISTRATOR)
