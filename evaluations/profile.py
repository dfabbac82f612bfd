"""What rounds found of one organisation, and what was recommended, as known on a day."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from organisations.sourcing import attach_sources

from .models import Coverage, Finding, Recommendation, Round


@dataclass(frozen=True)
class OfRound:
    """One round: who was asked about the organisation, None when unknown, and what was found."""

    round: Round
    coverage: Coverage | None
    findings: list[Finding]


@dataclass(frozen=True)
class Assessment:
    """Everything that evaluations have to say of an organisation; each row has ``cited``."""

    rounds: list[OfRound]
    recommendations: list[Recommendation]
    sources: set

    def __bool__(self):
        return bool(self.rounds or self.recommendations)


def assess(organisation, day):
    """Read it for the day, with as many queries however much there is; latest round first."""
    rounds = list(Round.objects.over(day))
    coverages = {
        row.round_id: row
        for row in Coverage.objects.filter(organisation=organisation, round__in=rounds)
    }
    findings = defaultdict(list)
    found = Finding.objects.filter(organisation=organisation, round__in=rounds)
    for row in found.for_list():
        findings[row.round_id].append(row)
    recommendations = list(
        Recommendation.objects.by(day).for_list().filter(organisation=organisation)
    )
    for row in recommendations:
        row.answered_then = row.answer_said(day)
        row.effect_then = row.effect_said(day)
    sources = attach_sources([*chain(*findings.values()), *coverages.values(), *recommendations])
    return Assessment(
        rounds=[
            OfRound(row, coverages.get(row.pk), findings[row.pk])
            for row in rounds
            if row.pk in coverages or findings[row.pk]
        ],
        recommendations=recommendations,
        sources=set(sources),
    )
