"""What nobody has stated, though a reader will ask."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q

from organisations import models
from organisations.models import (
    Body,
    Commitment,
    ContactPerson,
    Fee,
    Mandate,
    Membership,
    Organisation,
    Participation,
)
from stadsnat.dates import OPEN

from .limits import END_UNKNOWN_MONTHS, months_before
from .rule import NO_DAY, held, known_by, known_since, ours

# The rows that a page shows a source beside; those that other rules read come first.
SOURCED = [
    *(Membership, Mandate, Participation, models.Claim, models.Decision, Fee, Commitment, Body),
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
    return [known_since(Membership.objects.counted().at(day).filter(starts=""), day)]


def memberships_with_unknown_end(day):
    """Those that no source of the last year says anything of."""
    rows = Membership.objects.counted().at(day).filter(ends_latest=None).exclude(ends=OPEN)
    last = Q(attested_last__lt=months_before(day, END_UNKNOWN_MONTHS)) | Q(attested_last=None)
    return [rows.filter(last).annotate(since=F("attested_last"))]


def memberships_without_fee(day):
    """Those for which no fee is known in any year; nothing is presumed of an invitation."""
    fees = Fee.objects.filter(membership=OuterRef("pk"))
    member = held(day).exclude(category__is_invitation=True)
    return [known_since(member.filter(~Exists(fees)), day)]


def _mandates(day):
    return known_since(Mandate.objects.of_the_city().at(day), day)


def mandates_without_holder(day):
    return [_mandates(day).filter(office=None, person=None)]


def mandates_without_end(day):
    return [_mandates(day).filter(ends="", term_latest=None, ends_at=None)]


def fees_without_amount(day):
    return [known_since(Fee.objects.of_the_city().by(day).filter(amount=None), day)]


def fees_without_due_day(day):
    fees = Fee.objects.of_the_city().by(day).not_known_paid(day)
    return [known_since(fees.filter(due="", amount__isnull=False), day)]


def organisations_without(field):
    return lambda day: [known_since(ours(day).filter(**{field: ""}), day)]


def organisations_without_topic(day):
    links = Organisation.topics.through.objects.filter(organisation=OuterRef("pk"))
    return [known_since(ours(day).filter(~Exists(links)), day)]


def organisations_without_contact(day):
    contacts = ContactPerson.objects.at(day).filter(organisation=OuterRef("pk"))
    return [known_since(ours(day).filter(~Exists(contacts)), day)]


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
    found = []
    for model in SOURCED:
        kind = ContentType.objects.get_for_model(model)
        cited = models.Citation.objects.filter(content_type=kind, object_id=OuterRef("pk"))
        found.append(model.objects.filter(~Exists(cited)).annotate(since=NO_DAY))
    return found
