"""What nobody has stated, though a reader will ask."""

from django.db.models import Exists, OuterRef, Q

from organisations import models
from organisations.models import (
    Body,
    Claim,
    Commitment,
    ContactPerson,
    Fee,
    Mandate,
    Membership,
    Organisation,
    Participation,
)
from stadsnat.dates import OPEN

from .limits import CLAIM_MONTHS, END_UNKNOWN_MONTHS, months_before
from .rule import cited, held, known_by, ours

# The rows that a page shows a source beside; those that other rules read come first.
SOURCED = [
    *(Membership, Mandate, Participation, Claim, models.Decision, Fee, Commitment, Body),
    *(Organisation, models.Event, models.MembershipCategory, models.OtherName, models.Relation),
]
# The bodies where administrations meet their like; to a board or a council one is elected.
FOR_ADMINISTRATIONS = [
    Body.Kind.FORUM,
    Body.Kind.WORKING_GROUP,
    Body.Kind.COMMITTEE,
    Body.Kind.NETWORK,
]


def memberships_without_start(day):
    return [Membership.objects.counted().at(day).filter(starts="")]


def memberships_with_unknown_end(day):
    """Those that no source of the last year says anything of."""
    rows = Membership.objects.counted().at(day).filter(ends_latest=None).exclude(ends=OPEN)
    limit = months_before(day, END_UNKNOWN_MONTHS)
    return [rows.filter(~cited(Membership, dated_earliest__gte=limit))]


def memberships_without_fee(day):
    """Those for which no fee is known in any year; nothing is presumed of an invitation."""
    fees = Fee.objects.filter(membership=OuterRef("pk"))
    member = held(day).exclude(category__is_invitation=True)
    return [member.filter(~Exists(fees))]


def _mandates(day):
    return Mandate.objects.of_the_city().at(day)


def mandates_without_holder(day):
    return [_mandates(day).filter(office=None, person=None)]


def mandates_without_end(day):
    return [_mandates(day).filter(ends="", term_latest=None, ends_at=None)]


def _fees(day):
    return Fee.objects.of_the_city().filter(year__lte=day.year)


def fees_without_amount(day):
    return [_fees(day).filter(amount=None)]


def fees_without_due_day(day):
    return [_fees(day).not_known_paid(day).filter(due="", amount__isnull=False)]


def claims_without_day(day):
    """Those of a kind that grows old, for nobody can tell when they have."""
    return [Claim.objects.filter(as_of="", kind__in=CLAIM_MONTHS)]


def organisations_without(field):
    return lambda day: [ours(day).filter(**{field: ""})]


def organisations_without_topic(day):
    links = Organisation.topics.through.objects.filter(organisation=OuterRef("pk"))
    return [ours(day).filter(~Exists(links))]


def organisations_without_contact(day):
    contacts = ContactPerson.objects.at(day).filter(organisation=OuterRef("pk"))
    return [ours(day).filter(~Exists(contacts))]


def bodies_without_contact(day):
    """Forums and groups that nobody from the city takes part in, as far as is known.

    What is said of the city as a whole in the whole organisation answers for its bodies too.
    """
    whole = Q(body=None, administration=None, organisation=OuterRef("organisation"))
    parts = Participation.objects.at(day).filter(Q(body=OuterRef("pk")) | whole)
    seats = Mandate.objects.of_the_city().at(day).filter(body=OuterRef("pk"))
    bodies = Body.objects.filter(kind__in=FOR_ADMINISTRATIONS, organisation__in=ours(day))
    return [known_by(bodies.filter(~Exists(parts), ~Exists(seats)), day)]


def commitments_without_progress(day):
    unknown = Commitment.objects.filter(progress=Commitment.Progress.UNKNOWN)
    return [known_by(unknown.filter(organisation__in=ours(day)), day)]


def rows_without_source(day):
    return [model.objects.filter(~cited(model)) for model in SOURCED]
