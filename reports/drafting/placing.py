"""Where a draft is put in a section that has a text already: the author chooses."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models import Section
from stadsnat.forms import versions


class Place(models.TextChoices):
    BEFORE = "fore", _("Före texten")
    AFTER = "efter", _("Efter texten")
    REPLACE = "i-stallet", _("I stället för texten")


def placed(text, draft, place):
    """The section's text with the draft in it."""
    match place:
        case Place.BEFORE:
            return f"{draft}\n{text}"
        case Place.AFTER:
            return f"{text}\n{draft}"
    return draft


class PlaceForm(forms.Form):
    """Where the draft goes, and the version of the section that this was decided about."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    place = forms.ChoiceField(
        label=_("Var ska utkastet stå?"),
        choices=Place,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj var utkastet ska stå.")},
    )

    def __init__(self, data, *, section):
        super().__init__(data if "version" in data else None)
        self.version_now = versions(Section, [section.pk])[section.pk]
        self.initial["version"] = self.version_now

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("version") != self.version_now:
            self.data = self.data.copy()
            self.data["version"] = self.version_now
            raise forms.ValidationError(
                _("Avsnittet har ändrats sedan sidan visades. Läs texten igen och välj på nytt."),
                code="stale",
            )
        return cleaned
