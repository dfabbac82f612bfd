"""The table of the city's seats."""

from django.utils.text import capfirst

from organisations.mandate_state import State
from organisations.models import Mandate
from organisations.states import in_force, name_holders, with_states
from organisations.templatetags.register import holder, label
from reports.document import DataRow, DataTable
from stadsnat.dates import UNKNOWN
from stadsnat.periods import say_period

COLUMNS = ("Organisation", "Uppdrag", "Innehas av", "Period")
TOLD = (State.VACANT, State.CARRIED_OVER)


def make(scope, caption):
    """One row for each seat that the city has on the day."""
    rows = Mandate.objects.of_the_city().for_list().begun(scope.day).with_succession(scope.day)
    rows = scope.among(rows).order_by("organisation__name", "body__name", "role", "pk")
    held = in_force(with_states(rows, scope.day))
    name_holders([one.row for one in held], scope.day)
    return DataTable(
        kind="mandates",
        caption=caption,
        columns=COLUMNS,
        rows=tuple(_row(one) for one in held),
    )


def _row(held):
    row = held.row
    is_vacant = held.state == State.VACANT
    return DataRow(
        f"{row.organisation.slug}/{row.slug}",
        (
            row.organisation.short_name,
            row.title,
            "Vakant" if is_vacant else capfirst(holder(row)),
            _period(held),
        ),
    )


def _period(held):
    row = held.row
    if row.ends_at:
        start = "" if row.starts == UNKNOWN else f"{say_period(row.starts, '..')} "
        return f"{start.removeprefix('sedan ')}till {row.ends_at.name}"
    if row.starts == UNKNOWN and row.ends == UNKNOWN:
        return None
    period = say_period(row.starts, row.ends)
    return f"{period}, {str(label(held.state)).lower()}" if held.state in TOLD else period
