from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisations.models import CalendarFeed

from .entries import KIND_LABELS


class CalendarFeedForm(forms.ModelForm):
    """A new private address; what it is to hold is chosen once."""

    kinds = forms.MultipleChoiceField(
        label=_("Visa"),
        choices=list(KIND_LABELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Inget val betyder allt."),
    )

    class Meta:
        model = CalendarFeed
        fields = ["label", "kinds", "organisation", "topic"]
        error_messages = {"label": {"required": _("Ange ett namn.")}}
        widgets = {
            "label": forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
            "organisation": forms.Select(attrs={"class": "select"}),
            "topic": forms.Select(attrs={"class": "select"}),
        }

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.owner = owner
        for name in ("organisation", "topic"):
            self.fields[name].empty_label = _("Alla")

    def clean_label(self):
        label = self.cleaned_data["label"]
        # The database's own rule is not asked: the owner is no field of the form.
        if self.instance.owner.calendar_feeds.in_use().filter(label=label).exists():
            rule = next(c for c in CalendarFeed._meta.constraints if "label" in c.fields)
            raise ValidationError(rule.violation_error_message)
        return label
