"""Facts of evaluations: what was recommended for a network last, and what came of it."""

from evaluations.models import Recommendation
from reports.prose.values import Value

from .told import Told, among, dated


def of_evaluations(day, wanted):
    """The latest recommendation by the day for each network."""
    rows = Recommendation.objects.by(day).for_list().exclude(organisation=None)
    latest = {}
    for row in among(rows, "organisation__slug", wanted).order_by("made_earliest", "pk"):
        latest[row.organisation] = row
    for organisation, row in latest.items():
        yield Told(
            organisation.slug,
            organisation.name,
            {
                "rekommendation": Value(row.words),
                "rekommendation.senast": dated(row.due),
                "rekommendation.svar": Value(row.answer_said(day)),
                "rekommendation.genomförd": Value(row.effect_said(day)),
            },
            row,
            said_of=dated(row.made).words,
            address=f"{organisation.get_absolute_url()}#bedomning",
            columns={
                "rekommendation": "text",
                "rekommendation.senast": "deadline",
                "rekommendation.svar": "answer",
                "rekommendation.genomförd": "effect",
            },
        )
