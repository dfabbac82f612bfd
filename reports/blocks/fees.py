"""The table of what the memberships cost."""

from collections import defaultdict

from organisations.fee_sum import add_up, say_sum
from organisations.models import Fee, Membership
from reports.document import DataRow, DataTable


def make(scope, caption):
    """One row for each membership of the day: the fee of the year before, and of the day's year."""
    years = (scope.day.year - 1, scope.day.year)
    memberships = Membership.objects.counted().at(scope.day).select_related("organisation")
    memberships = scope.among(memberships).order_by("organisation__name")
    organisations = list(dict.fromkeys(row.organisation for row in memberships))
    fees = defaultdict(list)
    found = Fee.objects.of_the_city().filter(
        membership__organisation__in=[o.pk for o in organisations], year__in=years
    )
    for fee in found.select_related("membership"):
        fees[fee.membership.organisation_id, fee.year].append(fee)
    rows = [
        DataRow(o.slug, (o.name, *(say_sum(add_up(fees[o.pk, year])) or None for year in years)))
        for o in organisations
    ]
    if len(organisations) > 1:
        sums = (_sum(fees, organisations, year) for year in years)
        rows.append(DataRow("summa", ("Summa", *sums)))
    return DataTable(
        kind="fees",
        caption=caption,
        columns=("Organisation", *map(str, years)),
        rows=tuple(rows),
    )


def _sum(fees, organisations, year):
    """What all of them cost, as far as is known; None when nothing is."""
    missing = [_Unknown() for o in organisations if not fees[o.pk, year]]
    total = add_up([fee for o in organisations for fee in fees[o.pk, year]] + missing)
    return say_sum(total) if total.known else None


class _Unknown:
    """The fee of a membership that nobody has given one for."""

    amount = None
    currency = ""
