"""The calendar's rows from the database: one query for each kind of row, however many rows."""

from itertools import chain

from django.db.models import OuterRef, Q, Subquery

from organisations.models import Body, Decision, Event, Mandate, Membership, Organisation

from .entries import (
    LONG_AGO,
    NO_DAY,
    Kind,
    of_decision,
    of_event,
    of_mandate,
    of_membership,
)


def read_entries(organisations=None, kinds=()):
    """The calendar's entries, of some organisations or kinds when told which."""
    found = []
    for kind in kinds or Kind:
        rows, build = READERS[kind]
        for row in of_organisations(rows(), organisations):
            found.extend(build(row, _changed(row)))
    return found


def of_organisations(rows, organisations):
    return rows if organisations is None else rows.filter(organisation__in=organisations)


def _events():
    rows = Event.objects.select_related("organisation")
    return _with_changes(rows, {"pk": Event, "organisation": Organisation})


def _mandates():
    nothing_said = Q(ends__in=NO_DAY, ends_at__isnull=True, depends_on__isnull=True)
    rows = Mandate.objects.of_the_city().exclude(nothing_said)
    rows = rows.select_related(
        "organisation",
        "body",
        "office",
        "person",
        "ends_at",
        "depends_on__organisation",
        "depends_on__body",
        "depends_on__ends_at",
    )
    return _with_changes(
        rows,
        {
            "pk": Mandate,
            "organisation": Organisation,
            "body": Body,
            "ends_at": Event,
            "depends_on": Mandate,
            "depends_on__ends_at": Event,
        },
    )


def _memberships():
    rows = Membership.objects.of_the_city().exclude(ends__in=NO_DAY)
    rows = rows.select_related("organisation", "category")
    return _with_changes(rows, {"pk": Membership, "organisation": Organisation})


def _decisions():
    rows = Decision.objects.exclude(effective__in=NO_DAY, outcome_dated__in=NO_DAY)
    rows = rows.select_related("organisation")
    return _with_changes(rows, {"pk": Decision, "organisation": Organisation})


READERS = {
    Kind.EVENT: (_events, of_event),
    Kind.MANDATE_END: (_mandates, of_mandate),
    Kind.MEMBERSHIP_END: (_memberships, of_membership),
    Kind.DECISION: (_decisions, of_decision),
}


def _with_changes(rows, models):
    """Adds when the row, and each row its entry is made of, changed last."""
    latest = {
        f"changed_{path}": Subquery(
            model.history.filter(id=OuterRef(path))
            .order_by("-history_date")
            .values("history_date")[:1]
        )
        for path, model in models.items()
    }
    return rows.annotate(**latest)


def _changed(row):
    moments = [moment for name, moment in vars(row).items() if name.startswith("changed_")]
    return max(filter(None, moments), default=LONG_AGO)


def rows_of(entries):
    return chain.from_iterable(entry.rows for entry in entries)
