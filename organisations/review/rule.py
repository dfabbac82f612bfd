"""What a rule of the review is, and what the rules have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from organisations.models import Membership, Organisation

NO_DAY = Cast(Value(None), DateField())


class Group(TextChoices):
    """What is the matter; the most urgent first."""

    OVERDUE = "forsenat", _("Försenat")
    SOON = "snart", _("Snart dags")
    CONTRADICTORY = "motstridigt", _("Motstridigt")
    MISSING = "saknas", _("Saknas")
    STALE = "foraldrat", _("Föråldrat")


@dataclass(frozen=True)
class Rule:
    """One thing that the review looks for.

    ``rows`` gives, for a day, the rows that break the rule, each annotated with ``since``: the day
    from which it is so, None where nothing tells. ``say`` is what is wrong with one row, in words;
    ``mend`` is the address where it is put right, by a new row if it ``adds``; ``place`` is where
    the row stands on its organisation's page.
    """

    key: str
    group: Group
    heading: str
    why: str
    rows: Callable[[date], list[QuerySet]]
    say: Callable[[object], str]
    mend: Callable[[object], str]
    place: str = ""
    adds: bool = False


def held(day):
    """The city's own memberships that surely hold on the day."""
    return Membership.objects.counted().at(day).certain(day)


def ours(day):
    """The organisations that the city surely belongs to on the day."""
    return Organisation.objects.filter(pk__in=held(day).values("organisation"))


def known_since(rows, day):
    """The rows with the day of their first source as the day from which it is so.

    A source that came later says nothing of how long it had been so on the day.
    """
    by_then = When(attested_first__lte=day, then="attested_first")
    return rows.with_attestation().annotate(since=Case(by_then, output_field=DateField()))


def known_by(rows, day):
    """The rows that a source had named by the day, and those that no source names."""
    return known_since(rows, day).filter(Q(since__isnull=False) | Q(attested_first__isnull=True))


def with_latest_source(rows):
    """Adds latest_source: the date of the row's latest source, as exact as it is known."""
    own = rows.model._base_manager.filter(pk=OuterRef("pk")).order_by(
        F("citations__source__dated_earliest").desc(nulls_last=True)
    )
    return rows.annotate(latest_source=Subquery(own.values("citations__source__dated")[:1]))
