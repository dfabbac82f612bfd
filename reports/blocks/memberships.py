"""The table of the city's memberships."""

from django.utils.text import capfirst

from organisations.models import Membership
from organisations.states import with_statuses
from organisations.templatetags.register import label
from reports.document import DataRow, DataTable
from stadsnat.dates import UNKNOWN
from stadsnat.periods import say_period

COLUMNS = ("Organisation", "Medlemsform", "Period", "Läge")


def make(scope, caption):
    """One row for each membership that holds on the day."""
    rows = Membership.objects.counted().at(scope.day).for_list()
    rows = scope.among(rows).order_by("organisation__name", "pk")
    return DataTable(
        kind="memberships",
        caption=caption,
        columns=COLUMNS,
        rows=tuple(_row(held) for held in with_statuses(rows, scope.day)),
    )


def _row(held):
    row = held.row
    form = row.category.name if row.category else None
    if row.via:
        form = f"{form}, genom {row.via.short_name}" if form else f"genom {row.via.short_name}"
    is_known = row.starts != UNKNOWN or row.ends != UNKNOWN
    period = say_period(row.starts, row.ends) if is_known else None
    return DataRow(
        f"{row.organisation.slug}/{row.pk}",
        (row.organisation.name, form and capfirst(form), period, str(label(held.status))),
    )
