"""The list of organisations on a day: one row each, with what the city is and has there."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Claim, Decision, Disagreement, Mandate, Membership, Organisation
from .states import HeldMandate, in_force, with_states
from .status import Status, begins, status_on

SHOWN = [Status.MEMBER, Status.INVITED, Status.END_UNKNOWN, Status.ENDED]


@dataclass(frozen=True)
class Listed:
    """One organisation of the list, as it was on the day."""

    organisation: Organisation
    status: Status
    membership: Membership
    since: str
    mandates: list[HeldMandate]
    members: Claim | None
    exit_proposal: Decision | None
    is_disputed: bool


def organisations_on(day):
    """The organisations that the city has had to do with by the day, each with its status."""
    mine = Membership.objects.counted().filter(organisation=OuterRef("pk"))
    holding = mine.at(day)
    certain = holding.certain(day)
    status = Case(
        When(Exists(certain.exclude(category__is_invitation=True)), then=Value(Status.MEMBER)),
        When(Exists(certain), then=Value(Status.INVITED)),
        When(Exists(holding), then=Value(Status.END_UNKNOWN)),
        When(Exists(mine.filter(ends_latest__lt=day)), then=Value(Status.ENDED)),
        default=Value(Status.NOT_ATTESTED),
    )
    return Organisation.objects.annotate(status=status).filter(status__in=SHOWN)


def with_rows(organisations, day):
    """Adds what the rows of the list show: a fixed number of queries, however many rows."""
    memberships = Membership.objects.counted().with_attestation().select_related("category", "via")
    mandates = Mandate.objects.of_the_city().for_list().begun(day).with_succession(day)
    disputed = Disagreement.objects.filter(
        reason="",
        content_type__app_label="organisations",
        content_type__model="membership",
        object_id__in=Membership.objects.counted()
        .filter(organisation=OuterRef(OuterRef("pk")))
        .values("pk"),
    )
    return organisations.annotate(is_disputed=Exists(disputed)).prefetch_related(
        Prefetch("memberships", memberships, to_attr="city_memberships"),
        Prefetch("mandates", mandates, to_attr="city_mandates"),
        Prefetch(
            "claims",
            Claim.objects.at(day)
            .filter(kind=Claim.Kind.MEMBERS)
            .order_by(F("as_of_earliest").asc(nulls_first=True), "pk"),
            to_attr="member_counts",
        ),
        Prefetch(
            "decisions",
            Decision.objects.exits_open_on(day),
            to_attr="open_exits",
        ),
    )


def listed(organisation, day):
    """The row of an organisation that ``with_rows`` has read."""
    rows = [m for m in organisation.city_memberships if _has_begun(m, day)]
    return Listed(
        organisation=organisation,
        status=Status(organisation.status),
        membership=nearest(rows, day),
        since=since(rows, day),
        mandates=in_force(with_states(organisation.city_mandates, day)),
        members=organisation.member_counts[-1] if organisation.member_counts else None,
        exit_proposal=organisation.open_exits[0] if organisation.open_exits else None,
        is_disputed=organisation.is_disputed,
    )


def nearest(memberships, day):
    """The membership to quote for a day: the surest, and of those the one attested nearest it."""

    def distance(membership):
        status = status_on(membership, day)
        attested = membership.attested_last or membership.starts_earliest or date.min
        return (status != Status.MEMBER, status == Status.ENDED, abs((attested - day).days))

    return min(memberships, key=distance, default=None)


def since(memberships, day):
    """The earliest known start, as EDTF, of those that are not over; of all when all are over."""
    going_on = [m for m in memberships if status_on(m, day) != Status.ENDED]
    starts = [(m.starts_earliest, m.starts) for m in going_on or memberships if m.starts_earliest]
    return min(starts)[1] if starts else ""


def _has_begun(membership, day):
    first = begins(membership)
    return first is not None and first <= day


def count_by_status(organisations):
    """How many of the organisations have each status."""
    # With the key, so that a filter's DISTINCT does not make one of all that are alike.
    statuses = [status for _, status in organisations.order_by().values_list("pk", "status")]
    return {status: statuses.count(status) for status in SHOWN}


def say_counts(counts):
    """The counts in words, those that are not zero: "11 medlemskap, 1 inbjudan"."""
    words = {
        Status.MEMBER: ngettext(
            "%(count)s medlemskap", "%(count)s medlemskap", counts[Status.MEMBER]
        ),
        Status.INVITED: ngettext(
            "%(count)s inbjudan", "%(count)s inbjudningar", counts[Status.INVITED]
        ),
        Status.END_UNKNOWN: _("%(count)s med okänt slut"),
        Status.ENDED: ngettext("%(count)s avslutat", "%(count)s avslutade", counts[Status.ENDED]),
    }
    return ", ".join(words[s] % {"count": number} for s, number in counts.items() if number)
