"""Accounts in the admin: who they are, which role they have, and a way back in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import roles
from .accounts.forms import AccountForm, NewAccountForm

# What a role may do stands in the code, and what a person's sign-in needs is the person's own.
admin.site.unregister(
    [User, Group, Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken, UserSession]
)


class RoleFilter(admin.SimpleListFilter):
    title = _("roll")
    parameter_name = "roll"

    def lookups(self, request, model_admin):
        return [("ingen", _("Ingen roll")), *roles.LABELS.items()]

    def queryset(self, request, queryset):
        if self.value() == "ingen":
            return queryset.filter(is_superuser=False).exclude(groups__name__in=roles.ROLES)
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class AccountAdmin(UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    list_display = ["username", "full_name", "role", "has_second_factor", "is_active", "last_login"]
    list_filter = [RoleFilter, "is_active"]
    readonly_fields = ["last_login", "date_joined", "has_second_factor"]
    fieldsets = [
        (None, {"fields": ["username", "password", "role", "is_active"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Inloggning"), {"fields": ["has_second_factor", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "role", "password1", "password2"]})]
    filter_horizontal = []
    actions = ["remove_second_factor"]

    def get_queryset(self, request):
        factors = Authenticator.objects.filter(user=OuterRef("pk"))
        accounts = super().get_queryset(request).prefetch_related("groups")
        return accounts.annotate(second_factor=Exists(factors))

    def get_readonly_fields(self, request, obj=None):
        """Nobody changes their own role or closes their own account: one administrator is left."""
        own = ["role", "is_active"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]

    def has_delete_permission(self, request, obj=None):
        """An account is closed, never deleted: history names who made each change."""
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "role" in form.cleaned_data:
            roles.assign(user=obj, role=form.cleaned_data["role"] or None)

    @admin.display(description=_("namn"))
    def full_name(self, account):
        return account.get_full_name()

    @admin.display(description=_("roll"))
    def role(self, account):
        names = {group.name for group in account.groups.all()}
        role = next((role for role in reversed(roles.ROLES) if role in names), None)
        if account.is_superuser:
            return _("Administratör, med alla rättigheter")
        return roles.LABELS.get(role, _("Ingen roll"))

    @admin.display(boolean=True, description=_("andra steg"))
    def has_second_factor(self, account):
        return account.second_factor

    @admin.action(
        description=_("Ta bort andra steget (för den som har tappat telefonen)"),
        permissions=["change"],
    )
    def remove_second_factor(self, request, queryset):
        for account in queryset:
            Authenticator.objects.filter(user=account).delete()
            self.log_change(request, account, _("Tog bort andra steget."))
        count = len(queryset)
        text = ngettext(
            "Andra steget är borttaget för %(count)s konto.",
            "Andra steget är borttaget för %(count)s konton.",
            count,
        )
        self.message_user(request, text % {"count": count}, messages.SUCCESS)
