"""The header of a report: which fields it has, and how its days are written in forms."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from stadsnat.day import YEARS

# The same names in a report, an edition and a document.
HEADER = ("title", "short_title", "office", "division", "annex", "reference_number")
DAYS = ("dated", "as_of")


class DayField(forms.DateField):
    """A day written as 2011-03-24, in a year that the portal knows."""

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(
            help_text=help_text or _("Till exempel 2011-03-24."),
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off"}),
            error_messages={"invalid": _("Skriv dagen som 2011-03-24.")},
            **kwargs,
        )

    def to_python(self, value):
        day = super().to_python(value)
        if day and day.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day
