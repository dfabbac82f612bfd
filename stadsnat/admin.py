"""Accounts and groups in the admin, with plain lists instead of Django's two-box picker."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(UserAdmin):
    filter_horizontal = []
    # Django gives these two fields each and only one label.
    readonly_fields = ["last_login", "date_joined"]


@admin.register(Group)
class PermissionGroupAdmin(GroupAdmin):
    filter_horizontal = []
