"""The time line of memberships and seats, with the table of the same rows."""

from itertools import groupby

from organisations.models import Mandate, Membership
from organisations.states import in_force, with_states
from organisations.timeline import draw
from organisations.timelines import bar
from reports.document import DataRow, DataTable
from stadsnat.periods import say_period

COLUMNS = ("Organisation", "Medlemskap eller uppdrag", "Period")


def make(scope, caption):
    """One bar for each membership begun by the day, and for each seat held on it."""
    memberships = Membership.objects.counted().for_list().begun(scope.day)
    memberships = scope.among(memberships).order_by("organisation__name", "starts_earliest", "pk")
    mandates = Mandate.objects.of_the_city().for_list().begun(scope.day).with_succession(scope.day)
    mandates = scope.among(mandates).order_by("organisation__name", "starts_earliest", "pk")
    held = [one.row for one in in_force(with_states(mandates, scope.day))]
    rows = [(row, "medlemskap") for row in memberships] + [(row, row.title) for row in held]
    rows.sort(key=lambda pair: pair[0].organisation.pk)
    names = [row.organisation for row in memberships]
    order = {organisation.pk: n for n, organisation in enumerate(dict.fromkeys(names))}
    rows.sort(key=lambda pair: order.get(pair[0].organisation.pk, len(order)))
    return _table(rows, scope, caption)


def _table(rows, scope, caption):
    bars = []
    for _, group in groupby(rows, key=lambda pair: pair[0].organisation):
        for number, (row, name) in enumerate(group):
            of = row.organisation.short_name
            bars.append(bar(row, of if number == 0 and name == "medlemskap" else f"– {name}"))
    drawing = draw(bars, scope.day).wide if bars else None
    return DataTable(
        kind="timeline",
        caption=caption,
        columns=COLUMNS,
        rows=tuple(
            DataRow(
                f"{row.organisation.slug}/{type(row).__name__.lower()}/{row.pk}",
                (row.organisation.short_name, name, say_period(row.starts, row.ends)),
            )
            for row, name in rows
        ),
        drawing=drawing,
        drawn="Tidslinje över stadens medlemskap och uppdrag. Tabellen efter visar detsamma.",
    )
