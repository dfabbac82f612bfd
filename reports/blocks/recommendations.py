"""The table of what has been recommended, what was answered, and what came of it."""

from django.utils.text import capfirst

from evaluations.models import Recommendation
from reports.document import DataRow, DataTable
from stadsnat.dates import say

COLUMNS = ("Nätverk", "Rekommendation", "Senast", "Svar", "Genomfört")
EVERY = "Alla nätverk"
NO_DEADLINE = "ingen dag angiven"


def make(scope, caption):
    """One row for each recommendation made by the day, the latest first.

    What is recommended for all networks stands in every table but that of a single network.
    """
    rows = Recommendation.objects.by(scope.day).for_list()
    own = scope.among(rows)
    if len(scope.networks) > 1:
        own = own | rows.filter(organisation=None)
    return DataTable(
        kind="recommendations",
        caption=caption,
        columns=COLUMNS,
        rows=tuple(_row(row, scope.day) for row in own),
    )


def _row(row, day):
    organisation = row.organisation
    return DataRow(
        f"{organisation.slug if organisation else 'alla'}/{row.pk}",
        (
            capfirst(organisation.short_name) if organisation else EVERY,
            row.words,
            _deadline(row),
            row.answer_said(day) or None,
            row.effect_said(day) or None,
        ),
    )


def _deadline(row):
    event = row.deadline_event
    if event is None:
        return say(row.due) if row.due else NO_DEADLINE
    is_own = row.organisation_id == event.organisation_id
    return event.name if is_own else f"{event.name} ({event.organisation.short_name})"
