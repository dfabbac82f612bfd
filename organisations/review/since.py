"""From which day a row breaks a rule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, DateField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce


@dataclass(frozen=True)
class Since:
    """How rows are given ``since``; null where nothing tells.

    What has to be looked for among the sources is looked for in the rows that are shown, and not
    in all to put them in order.
    """

    add: Callable[[QuerySet, date], QuerySet]
    is_in_order: bool = True


def column(*names):
    """The first of the columns that holds a day."""
    day = Coalesce(*names) if len(names) > 1 else F(names[0])
    return Since(lambda rows, _: rows.annotate(since=day))


def _first_source(rows, day):
    """A source that came later says nothing of how long it had been so on the day."""
    by_then = When(attested_first__lte=day, then="attested_first")
    return rows.with_attestation().annotate(since=Case(by_then, output_field=DateField()))


TERM_END = Since(lambda rows, _: rows.with_term().annotate(since=F("term_latest")))
FIRST_SOURCE = Since(_first_source, is_in_order=False)
LATEST_SOURCE = Since(
    lambda rows, _: rows.with_attestation().annotate(since=F("attested_last")), is_in_order=False
)
NOT_KNOWN = Since(
    lambda rows, _: rows.annotate(since=Cast(Value(None), DateField())), is_in_order=False
)
