"""Facts of the city: its memberships as a whole, its decisions, its administrations."""

from django.conf import settings
from django.urls import reverse

from organisations import models
from reports.prose.values import Value, of_list

from .told import Told, dated, named


def of_the_city(day, wanted):
    """What is told of the city on the day."""
    for subject, part in (
        ("staden", _city),
        ("beslut", _decisions),
        ("förvaltning", _administrations),
    ):
        if wanted is None or subject in wanted:
            yield from part(day)


def _city(day):
    """The memberships that are certain on the day: not those whose end nobody knows."""
    rows = models.Membership.objects.counted().at(day).certain(day).select_related("organisation")
    rows = rows.exclude(category__is_invitation=True).order_by("organisation__name")
    names = dict.fromkeys(row.organisation.name for row in rows)
    yield Told(
        "staden",
        settings.CITY_NAME,
        {"namn": Value(settings.CITY_NAME), "medlemskap": of_list(tuple(names))},
        address=reverse("organisations:organisation-list"),
    )


def _decisions(day):
    for row in models.Decision.objects.by(day).select_related("organ", "organisation"):
        yield Told(
            f"beslut.{row.slug}",
            str(row),
            {
                "datum": dated(row.dated),
                "organ": named(row.organ),
                "verkan": dated(row.effective),
                "diarienummer": Value(row.reference_number),
            },
            row,
            address=row.organisation.get_absolute_url() + "#beslut" if row.organisation else "",
            columns={"datum": "dated", "organ": "organ", "verkan": "effective"},
        )


def _administrations(day):
    for row in models.Administration.objects.all():
        yield Told(
            f"förvaltning.{row.slug}",
            row.name,
            {"namn": Value(row.name)},
            row,
            columns={"namn": "name"},
        )
