"""The table of the sources behind what the report shows."""

from itertools import chain

from evaluations.models import Finding, Recommendation
from organisations.models import Claim, Decision, Mandate, Membership, Participation
from organisations.sourcing import attach_sources
from reports.document import DataRow, DataTable
from stadsnat.dates import say

COLUMNS = ("Källa", "Utgivare", "Daterad", "Diarienummer")


def make(scope, caption):
    """One row for each source that states something of the networks by the day."""
    rows = chain(
        scope.among(Membership.objects.counted().at(scope.day)),
        scope.among(Mandate.objects.begun(scope.day)),
        scope.among(Participation.objects.at(scope.day)),
        scope.among(Decision.objects.by(scope.day)),
        scope.among(Claim.objects.at(scope.day)),
        scope.among(Finding.objects.by(scope.day)),
        scope.among(Recommendation.objects.by(scope.day)),
    )
    return DataTable(
        kind="sources",
        caption=caption,
        columns=COLUMNS,
        rows=tuple(
            DataRow(
                source.slug,
                (
                    source.title,
                    source.issuer or None,
                    say(source.dated) if source.dated else None,
                    source.reference_number or "",
                ),
            )
            for source in attach_sources(rows)
            if source.dated_earliest is None or source.dated_earliest <= scope.day
        ),
    )
