"""What was true when it was written down, long ago."""

from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q
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
from .rule import held, ours


def _said(claims):
    """The claims with the day that each is for: its own, else that of its latest source."""
    day = Coalesce("as_of_latest", "as_of_earliest", "attested_last")
    return claims.with_attestation().annotate(since=day)


def old_claims(day):
    """The latest of each kind and unit, about an organisation of the city's or the city itself."""
    too_old = [
        Q(kind=kind, since__lt=months_before(day, months)) for kind, months in CLAIM_MONTHS.items()
    ]
    later = Q(since__gt=OuterRef("since")) | Q(since=OuterRef("since"), pk__gt=OuterRef("pk"))
    newer = _said(Claim.objects.at(day)).filter(later, kind=OuterRef("kind"), unit=OuterRef("unit"))
    old = _said(Claim.objects.at(day)).filter(reduce(or_, too_old))
    return [
        old.filter(
            ~Exists(newer.filter(organisation=OuterRef("organisation"))),
            organisation__in=ours(day).values("pk"),
        ),
        old.filter(~Exists(newer.filter(organisation=None)), organisation=None),
    ]


def unattested_memberships(day):
    old = Q(attested_last__lt=months_before(day, MEMBERSHIP_MONTHS))
    return [held(day).filter(old, ends=OPEN).annotate(since=F("attested_last"))]


def unattested_participations(day):
    old = Q(attested_last__lt=months_before(day, PARTICIPATION_MONTHS))
    parts = Participation.objects.at(day).exclude(level=Participation.Level.DECLINED)
    mine = parts.filter(organisation__in=ours(day).values("pk"))
    return [mine.filter(old).annotate(since=F("attested_last"))]


def old_web_pages(day):
    cited = Exists(Citation.objects.filter(source=OuterRef("pk")))
    dated = Coalesce("dated_latest", "dated_earliest")
    pages = Source.objects.filter(cited, kind=Source.Kind.WEB_PAGE).annotate(since=dated)
    return [pages.filter(since__lt=months_before(day, WEB_PAGE_MONTHS))]
