"""What a rule of the review is, and what the rules have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from organisations.models import Citation, Membership, Organisation
from stadsnat.dates import OPEN

from .since import Since


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

    ``rows`` gives, for a day, the rows that break the rule, and ``since`` the day from which each
    does. ``say`` is what is wrong with one row, in words; ``mend`` is the address where it is put
    right, by a new row if it ``adds``; ``place`` is where the row stands on its organisation's
    page.
    """

    key: str
    group: Group
    heading: str
    why: str
    rows: Callable[[date], list[QuerySet]]
    since: Since
    say: Callable[[object], str]
    mend: Callable[[object], str]
    place: str = ""
    adds: bool = False


def cited(model, **source):
    """Whether a row of the model has a citation whose source is so.

    Asked with EXISTS, which a large register answers from an index; the day of the earliest or
    latest source would have to be found row by row.
    """
    conditions = {f"source__{name}": value for name, value in source.items()}
    kind = ContentType.objects.get_for_model(model).pk
    return Exists(
        Citation.objects.filter(content_type=kind, object_id=OuterRef("pk"), **conditions)
    )


def held(day):
    """The city's own memberships that surely hold on the day."""
    sure = Q(ends=OPEN) | Q(ends_latest__isnull=False) | cited(Membership, dated_earliest__gte=day)
    return Membership.objects.counted().at(day).filter(sure)


def ours(day):
    """The organisations that the city surely belongs to on the day."""
    return Organisation.objects.filter(pk__in=held(day).values("organisation"))


def known_by(rows, day):
    """The rows that a source had named by the day, and those that no dated source names."""
    early = cited(rows.model, dated_earliest__lte=day)
    return rows.filter(early | ~cited(rows.model, dated_earliest__isnull=False))


def with_latest_source(rows):
    """Adds latest_source: the date of the row's latest source, as exact as it is known."""
    kind = ContentType.objects.get_for_model(rows.model).pk
    citations = Citation.objects.filter(
        content_type=kind, object_id=OuterRef("pk"), source__dated_earliest__isnull=False
    ).order_by("-source__dated_earliest")
    return rows.annotate(latest_source=Subquery(citations.values("source__dated")[:1]))
