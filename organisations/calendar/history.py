"""What the history tells a feed: which entries were removed, and when anything changed last."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.models import (
    Body,
    Citation,
    Decision,
    Disagreement,
    Event,
    Mandate,
    Membership,
    MembershipCategory,
    Office,
    Organisation,
    Person,
    Source,
)
from stadsnat.precision import whole_days

from .entries import LONG_AGO, Entry, Kind, last_day
from .reading import of_organisations

# How long a calendar is told that something was removed.
REMEMBERED = timedelta(days=90)
# The rows whose words stand in a feed.
TOLD_OF = [
    *(Event, Mandate, Membership, Decision, Organisation, Body, Office, Person),
    *(MembershipCategory, Citation, Disagreement, Source),
]


def read_removed(organisations=None, kinds=()):
    """Entries of rows that were deleted lately, as they stood: one query."""
    since = timezone.now() - REMEMBERED
    parts = [
        of_organisations(rows.filter(history_type="-", history_date__gte=since), organisations)
        .order_by()
        .annotate(
            removed_kind=Value(str(kind), CharField()),
            removed_key=Value(key, CharField()),
            removed_date=edtf,
        )
        .values_list("removed_kind", "removed_key", "id", "history_date", "removed_date")
        for kind, key, rows, edtf in _removals()
        if not kinds or kind in kinds
    ]
    found = parts[0].union(*parts[1:], all=True)
    return [entry for row in found for entry in _removed(*row)]


def _removals():
    """Each date that an entry can come from: its kind, its key, and where its history lies.

    Of a term that ended at an event, the day is that of the event as it stands now.
    """
    mandates = Mandate.history.filter(on_behalf_of__isnull=True)
    memberships = Membership.history.filter(member__isnull=True)
    decisions = Decision.history.all()
    term_end = Coalesce(NullIf("ends_at__held", Value("")), "ends")
    plain = {name: Coalesce(name, Value("")) for name in ("held", "ends", "effective")}
    return [
        (Kind.EVENT, "event-%s-held", Event.history.all(), plain["held"]),
        (Kind.MANDATE_END, "mandate-%s-end", mandates, term_end),
        (Kind.MEMBERSHIP_END, "membership-%s-end", memberships, plain["ends"]),
        (Kind.DECISION, "decision-%s-effective", decisions, plain["effective"]),
        (Kind.DECISION, "decision-%s-outcome", decisions, Coalesce("outcome_dated", Value(""))),
    ]


def _removed(kind, key, pk, moment, edtf):
    is_end = kind in (Kind.MANDATE_END, Kind.MEMBERSHIP_END)
    days = last_day(edtf) if is_end else whole_days(edtf)
    if days:
        yield Entry(
            key=key % pk,
            kind=Kind(kind),
            label=_("borttaget ur registret"),
            title="",
            organisation=None,
            edtf=edtf,
            days=days,
            changed=moment,
            is_cancelled=True,
        )


def with_removed(entries, removed):
    """The entries with days, and those removed that have not come back."""
    exact = [entry for entry in entries if entry.days]
    known = {entry.key for entry in exact}
    latest = {entry.key: entry for entry in sorted(removed, key=lambda entry: entry.changed)}
    return [*exact, *(entry for key, entry in latest.items() if key not in known)]


def last_change():
    """When anything that a feed tells of changed last: one query.

    The whole register's, for a row that falls out of a feed changes the feed and is not in it.
    """
    latest = {
        f"changed_{model._meta.model_name}": Subquery(
            model.history.order_by("-history_date").values("history_date")[:1]
        )
        for model in TOLD_OF
    }
    # Asked of a table that is never empty; its own columns do not matter.
    moments = ContentType.objects.annotate(**latest).values_list(*latest)[0]
    return max(filter(None, moments), default=LONG_AGO)
