"""What can be found of the evaluations: what was found of networks, and what was recommended."""

from organisations.models import Decision, Organisation
from stadsnat.search import Found, Searchable

from .models import Finding, Recommendation, Round

PLACE = "#bedomning"


def _where(row):
    return f"{row.organisation.get_absolute_url()}{PLACE}"


def _finding(row):
    return Found(
        title=f"{row.organisation.short_name}: {row}",
        address=_where(row),
        context=row.round.title,
        words=[row.text],
        shown=(row.round.ends_latest, None),
    )


def _recommendation(row):
    return Found(
        title=row.words,
        address=_where(row),
        context=row.organisation.name,
        words=[row.motive, row.get_kind_display()],
        shown=(row.made_earliest, None),
    )


# Only what is about one organisation has a page to lead to.
SEARCHABLES = [
    Searchable(
        model=Recommendation,
        kind="rekommendation",
        weight=28,
        rows=lambda: Recommendation.objects.exclude(organisation=None).for_list(),
        found=_recommendation,
        depends={Organisation: ("organisation",), Decision: ("decision",)},
    ),
    Searchable(
        model=Finding,
        kind="resultat",
        weight=26,
        rows=lambda: Finding.objects.exclude(organisation=None).select_related(
            "organisation", "round"
        ),
        found=_finding,
        depends={Organisation: ("organisation",), Round: ("round",)},
    ),
]
