"""The filters of the list pages; their names in addresses are Swedish."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from .mandate_state import State
from .models import Mandate, Membership, MembershipCategory, Organisation, Topic
from .status import Status

STATUS_LABELS = {
    Status.MEMBER: _("Medlem"),
    Status.INVITED: _("Inbjuden"),
    Status.END_UNKNOWN: _("Slut okänt"),
    Status.ENDED: _("Avslutat"),
}
STATE_LABELS = {
    State.UPCOMING: _("Kommande"),
    State.FILLED: _("Tillsatt"),
    State.ENDS_SOON: _("Går snart ut"),
    State.END_UNKNOWN: _("Slut okänt"),
    State.CARRIED_OVER: _("Kvar tills ny är vald"),
    State.VACANT: _("Vakant"),
    State.ENDED: _("Avslutat"),
}


def form_choices():
    """The names of the membership forms in use, each once."""
    names = MembershipCategory.objects.filter(memberships__member__isnull=True)
    return [(name, name) for name in sorted(set(names.values_list("name", flat=True)))]


class OrganisationFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label=_("Namn eller förkortning"),
        max_length=100,
        method="named_like",
        widget=forms.TextInput(attrs={"type": "search", "class": "input"}),
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"),
        choices=list(STATUS_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    slag = django_filters.ChoiceFilter(
        label=_("Slag av organisation"),
        field_name="kind",
        choices=Organisation.Kind,
        empty_label=_("Alla"),
        widget=forms.Select(attrs={"class": "select"}),
    )
    omrade = django_filters.ModelChoiceFilter(
        label=_("Sakområde"),
        field_name="topics",
        queryset=Topic.objects.all(),
        to_field_name="slug",
        empty_label=_("Alla"),
        widget=forms.Select(attrs={"class": "select"}),
    )
    form = django_filters.ChoiceFilter(
        label=_("Medlemsform"),
        choices=form_choices,
        method="of_form",
        empty_label=_("Alla"),
        widget=forms.Select(attrs={"class": "select"}),
    )

    class Meta:
        model = Organisation
        fields = []

    def __init__(self, *args, day, **kwargs):
        self.day = day
        super().__init__(*args, **kwargs)

    def named_like(self, queryset, name, value):
        return queryset.named_like(value.strip())

    def of_form(self, queryset, name, value):
        holding = Membership.objects.counted().at(self.day).filter(category__name=value)
        return queryset.filter(pk__in=holding.values("organisation"))


class MandateFilter(django_filters.FilterSet):
    lage = django_filters.MultipleChoiceFilter(
        label=_("Läge"),
        choices=list(STATE_LABELS.items()),
        method="after_reading",
        widget=forms.CheckboxSelectMultiple,
    )
    organisation = django_filters.ModelChoiceFilter(
        label=_("Organisation"),
        queryset=Organisation.objects.filter(
            Exists(Mandate.objects.of_the_city().filter(organisation=OuterRef("pk")))
        ),
        to_field_name="slug",
        empty_label=_("Alla"),
        widget=forms.Select(attrs={"class": "select"}),
    )

    class Meta:
        model = Mandate
        fields = []

    def after_reading(self, queryset, name, value):
        """The state is derived, not stored: ``in_states`` picks from the rows that were read."""
        return queryset

    def in_states(self, mandates):
        chosen = self.form.cleaned_data.get("lage") if self.form.is_valid() else None
        return [m for m in mandates if m.state in chosen] if chosen else mandates
