"""Forms of accounts: those of django-allauth that say too little, and the admin's two."""

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.password_validation import get_default_password_validators
from django.utils.translation import gettext_lazy as _

from stadsnat import roles


class SignInForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Nobody resets a password alone: an administrator does.
        self.fields["password"].help_text = ""


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        length = next(
            validator.min_length
            for validator in get_default_password_validators()
            if hasattr(validator, "min_length")
        )
        self.fields["password1"].help_text = _(
            "Minst %(length)s tecken. Vanliga lösenord och sådana som liknar namnet godtas inte."
        ) % {"length": length}

    def clean(self):
        cleaned = super().clean()
        # The field's only other error is that it is empty.
        if self.has_error("password2") and self.data.get("password2"):
            self.errors["password2"] = self.error_class([_("De två nya lösenorden är olika.")])
        return cleaned


class AddAppForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Appens kod")


class AddKeyForm(AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Nyckelns namn")
        self.fields["name"].help_text = _("Till exempel var den finns: Jobbdatorn.")
        self.fields["passwordless"].label = _("Nyckeln ersätter lösenordet")
        self.fields["passwordless"].help_text = _(
            "Då räcker nyckeln för att logga in. "
            "Den måste låsas upp med fingeravtryck, ansikte eller pinkod."
        )


class RenameKeyForm(EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Nyckelns namn")


def _role_field():
    choices = [("", _("Ingen roll")), *roles.LABELS.items()]
    return forms.ChoiceField(label=_("Roll"), choices=choices, required=False)


class AccountForm(UserChangeForm):
    """An account in the admin, with its role in place of groups and single permissions."""

    role = _role_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.fields["role"].initial = roles.role_of(self.instance) or ""


class NewAccountForm(AdminUserCreationForm):
    usable_password = None
    role = _role_field()
