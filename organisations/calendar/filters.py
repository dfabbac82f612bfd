"""The filters of the calendar: the same in the page's address, in the feed's and in the form."""

from urllib.parse import urlencode

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation, Topic

from .entries import KIND_LABELS, Kind, coming, past
from .history import read_removed
from .reading import read_entries


class CalendarFilter(django_filters.FilterSet):
    """Which organisations, as a queryset, and which kinds of entries."""

    slag = django_filters.MultipleChoiceFilter(
        label=_("Visa"),
        choices=list(KIND_LABELS.items()),
        method="after_reading",
        widget=forms.CheckboxSelectMultiple,
    )
    organisation = django_filters.ModelChoiceFilter(
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        method="of_one",
        to_field_name="slug",
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

    class Meta:
        model = Organisation
        fields = []

    def after_reading(self, queryset, name, value):
        """The kind is no column: it is told which rows are read."""
        return queryset

    def of_one(self, queryset, name, value):
        return queryset.filter(pk=value.pk)

    @property
    def chosen(self):
        """What was chosen, without what could not be read."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def kinds(self):
        return [Kind(value) for value in self.chosen.get("slag", [])]

    @property
    def organisations(self):
        """Those chosen; None when none is, for decisions may concern the city as a whole."""
        if self.chosen.keys() & {"organisation", "omrade"}:
            return self.qs.order_by().values("pk")
        return None

    @property
    def only_organisation(self):
        """The organisation, if nothing else was chosen."""
        return self.chosen["organisation"] if self.chosen.keys() == {"organisation"} else None

    @property
    def query(self):
        """The choice as an address tells it, without the day and the page."""
        chosen = {name: getattr(value, "slug", value) for name, value in self.chosen.items()}
        return f"?{urlencode(chosen, doseq=True)}" if chosen else ""

    def entries(self):
        return read_entries(self.organisations, self.kinds)

    def removed(self):
        return read_removed(self.organisations, self.kinds)


def chosen_entries(request, filters, day):
    """Whether what is over is asked for, and the entries: for the page and for the file alike."""
    is_past = request.GET.get("visa") == "tidigare"
    return is_past, (past if is_past else coming)(filters.entries(), day.date)
