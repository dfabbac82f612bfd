"""The head of a report that begins: what is written on it, and what can be proposed."""

from django import forms
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from reports.header import DAYS, HEADER, DayField
from reports.models import Report

from .networks import chosen, networks_known, networks_to_review
from .slugs import propose_slug

HEAD = [*HEADER, *DAYS, "slug"]
_SHORT = Report._meta.get_field("short_title").max_length


class HeadForm(forms.ModelForm):
    """What stands in the head of a report. An empty short title and short name are made up.

    ``day`` is the report's day where that has been chosen already.
    """

    class Meta:
        model = Report
        fields = HEAD
        field_classes = dict.fromkeys(DAYS, DayField)

    def __init__(self, *args, day=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = day
        optional = {
            "short_title": _(
                "Står överst på sidorna efter den första. Lämnas fältet tomt står rubriken där."
            ),
            "slug": _("Lämnas fältet tomt bildas namnet av rubriken och året."),
        }
        for name, help_text in optional.items():
            self.fields[name].required = False
            self.fields[name].help_text = help_text
        if day:
            del self.fields["as_of"]

    def clean(self):
        cleaned = super().clean()
        title = cleaned["title"] = cleaned.get("title") or self.title_if_empty(cleaned)
        dated = cleaned.get("dated")
        if title and dated and not self.errors:
            cleaned["short_title"] = cleaned["short_title"] or Truncator(title).chars(_SHORT)
            cleaned["slug"] = cleaned["slug"] or propose_slug(title, dated, is_taken)
        return cleaned

    def title_if_empty(self, cleaned):
        """What the report is called when nobody says."""
        return ""

    def networks_chosen(self):
        """The organisations that the report is about; none means no certain ones."""
        return []

    @property
    def head(self):
        """The fields of the report to be, once the form is valid."""
        fixed = {"as_of": self.day} if self.day else {}
        return {name: self.cleaned_data[name] for name in HEAD if name not in fixed} | fixed


def is_taken(slug):
    return Report.objects.filter(slug=slug).exists()


def proposed_head(day, **known):
    """What a new report's head begins with: whose reports these are, and the day."""
    latest = Report.objects.order_by("-dated", "-pk").first()
    of_the_latest = {"office": latest.office, "division": latest.division} if latest else {}
    days = {"dated": timezone.localdate(), "as_of": day}
    return of_the_latest | days | {name: value for name, value in known.items() if value}


class ReviewForm(HeadForm):
    """The head of a review of several networks, and which they are."""

    networks = forms.MultipleChoiceField(
        label=_("Nätverk"),
        help_text=_(
            "Vart och ett får ett eget avsnitt. De vars slut är okänt är inte valda från början."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst ett nätverk.")},
    )

    field_order = ["networks"]

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, day=day, **kwargs)
        offered = networks_to_review(day)
        self.fields["networks"].choices = [(each.slug, each.label) for each in offered]
        self.initial["networks"] = [each.slug for each in offered if each.is_certain]

    def networks_chosen(self):
        return chosen(self.cleaned_data["networks"])


class ProfileForm(HeadForm):
    """The head of a profile, and the network that it is of."""

    network = forms.ModelChoiceField(
        queryset=None,
        label=_("Nätverk"),
        to_field_name="slug",
        empty_label=_("Välj ett nätverk"),
        error_messages={"required": _("Välj ett nätverk.")},
    )

    field_order = ["network"]

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, day=day, **kwargs)
        self.fields["network"].queryset = networks_known(day)
        self.fields["title"].required = False
        self.fields["title"].help_text = _(
            "Lämnas fältet tomt blir rubriken ”Stadens medlemskap i” och nätverkets namn."
        )

    def title_if_empty(self, cleaned):
        network = cleaned.get("network")
        return f"Stadens medlemskap i {network.name}" if network else ""

    def networks_chosen(self):
        return [self.cleaned_data["network"]]
