"""Where the register says two things at once."""

from django.db.models import Exists, F, OuterRef, Q

from organisations.models import Claim, Disagreement

from .rule import known_since

_OF_A_CLAIM = {"content_type__app_label": "organisations", "content_type__model": "claim"}


def open_disagreements(day):
    return [Disagreement.objects.open_on(day).annotate(since=F("source__dated_earliest"))]


def clashing_claims(day):
    """Exact numbers that differ for the same day, or foundings at different times.

    The later row of each pair; pairs where a contradiction is recorded are left out.
    """
    disputed = Exists(Disagreement.objects.filter(object_id=OuterRef("pk"), **_OF_A_CLAIM))
    claims = Claim.objects.at(day).filter(~disputed)
    other = claims.filter(
        organisation=OuterRef("organisation"), kind=OuterRef("kind"), pk__lt=OuterRef("pk")
    )
    exact = Q(bound=Claim.Bound.EXACTLY) & ~Q(as_of="")
    number = Exists(
        other.filter(exact, unit=OuterRef("unit"), as_of=OuterRef("as_of")).exclude(
            number=OuterRef("number")
        )
    )
    apart = Q(as_of_latest__lt=OuterRef("as_of_earliest")) | Q(
        as_of_earliest__gt=OuterRef("as_of_latest")
    )
    founded = Exists(other.filter(apart))
    clashing = claims.filter(exact & number | Q(kind=Claim.Kind.FOUNDED) & founded)
    return [known_since(clashing, day)]
