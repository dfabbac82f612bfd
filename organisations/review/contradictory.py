"""Where the register says two things at once."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q

from organisations.models import Claim, Disagreement


def open_disagreements(day):
    return [Disagreement.objects.open_on(day)]


def clashing_claims(day):
    """Exact numbers that differ for the same time, and foundings at different times.

    The later row of each pair; where a contradiction is recorded, no other needs to be.
    """
    kind = ContentType.objects.get_for_model(Claim).pk
    disputed = Exists(Disagreement.objects.filter(content_type=kind, object_id=OuterRef("pk")))
    exact = Claim.objects.at(day).filter(bound=Claim.Bound.EXACTLY).exclude(as_of="")
    other_number = exact.filter(
        ~disputed,
        organisation=OuterRef("organisation"),
        kind=OuterRef("kind"),
        unit=OuterRef("unit"),
        as_of=OuterRef("as_of"),
        pk__lt=OuterRef("pk"),
    ).exclude(number=OuterRef("number"))
    founded = Claim.objects.at(day).filter(kind=Claim.Kind.FOUNDED)
    apart = Q(as_of_latest__lt=OuterRef("as_of_earliest")) | Q(
        as_of_earliest__gt=OuterRef("as_of_latest")
    )
    other_time = founded.filter(
        apart, ~disputed, organisation=OuterRef("organisation"), pk__lt=OuterRef("pk")
    )
    return [
        exact.filter(~disputed, Exists(other_number)),
        founded.filter(~disputed, Exists(other_time)),
    ]
