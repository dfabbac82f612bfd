"""What was true when it was written down, long ago."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from organisations.models import Citation, Claim, Participation, Source
from stadsnat.dates import OPEN

from .limits import (
    CLAIM_MONTHS,
    MEMBERSHIP_MONTHS,
    PARTICIPATION_MONTHS,
    WEB_PAGE_MONTHS,
    months_before,
)
from .rule import cited, held, ours


def _dated_claims(day):
    """What had been stated by the day, with the day that it is for."""
    dated = Claim.objects.at(day).exclude(as_of="")
    return dated.alias(said=Coalesce("as_of_latest", "as_of_earliest"))


def _too_old(day):
    kinds = defaultdict(list)
    for kind, months in CLAIM_MONTHS.items():
        kinds[months].append(kind)
    return reduce(
        or_, (Q(kind__in=k, said__lt=months_before(day, months)) for months, k in kinds.items())
    )


def old_claims(day):
    """The latest of each kind and unit, about an organisation of the city's or the city itself."""
    later = Q(said__gt=OuterRef("said")) | Q(said=OuterRef("said"), pk__gt=OuterRef("pk"))
    newer = _dated_claims(day).filter(later, kind=OuterRef("kind"), unit=OuterRef("unit"))
    old = _dated_claims(day).filter(_too_old(day))
    return [
        old.filter(
            ~Exists(newer.filter(organisation=OuterRef("organisation"))),
            organisation__in=ours(day).values("pk"),
        ),
        old.filter(~Exists(newer.filter(organisation=None)), organisation=None),
    ]


def _not_attested_for(months, rows, day):
    """Those that have a dated source, but none of the last months."""
    recent = cited(rows.model, dated_earliest__gte=months_before(day, months))
    return rows.filter(~recent, cited(rows.model, dated_earliest__isnull=False))


def unattested_memberships(day):
    return [_not_attested_for(MEMBERSHIP_MONTHS, held(day).filter(ends=OPEN), day)]


def unattested_participations(day):
    parts = Participation.objects.at(day).exclude(level=Participation.Level.DECLINED)
    mine = parts.filter(organisation__in=ours(day).values("pk"))
    return [_not_attested_for(PARTICIPATION_MONTHS, mine, day)]


def old_web_pages(day):
    used = Exists(Citation.objects.filter(source=OuterRef("pk")))
    pages = Source.objects.alias(day=Coalesce("dated_latest", "dated_earliest"))
    limit = months_before(day, WEB_PAGE_MONTHS)
    return [pages.filter(used, kind=Source.Kind.WEB_PAGE, day__lt=limit)]
