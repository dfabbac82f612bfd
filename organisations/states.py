"""Rows of the register together with what they are on a day."""

from dataclasses import dataclass

from .mandate_state import Seat, State, state_on
from .models import Mandate, Membership, OfficeHolding
from .status import Status, begins, status_on


@dataclass(frozen=True)
class HeldMembership:
    """A membership and its status on the day."""

    row: Membership
    status: Status


@dataclass(frozen=True)
class HeldMandate:
    """A mandate and its state on the day."""

    row: Mandate
    state: State


def with_statuses(memberships, day):
    """The memberships, read with attestation, each with its status on the day."""
    return [
        HeldMembership(row, status_on(row, day, is_invitation=is_invitation(row)))
        for row in memberships
    ]


def is_invitation(membership):
    return membership.category is not None and membership.category.is_invitation


def name_holders(mandates, day):
    """Give each mandate that an office holds the person who held the office on the day."""
    offices = {mandate.office_id for mandate in mandates if not mandate.person_id}
    holdings = OfficeHolding.objects.at(day).filter(office__in=offices - {None})
    persons = {holding.office_id: holding.person for holding in holdings.select_related("person")}
    for mandate in mandates:
        mandate.person_that_day = mandate.person or persons.get(mandate.office_id)


def name_dependants(mandates):
    """Give each mandate those that fall with it."""
    by_pk = {mandate.pk: mandate for mandate in mandates}
    for mandate in mandates:
        mandate.falls_with_it = []
    dependants = Mandate.objects.filter(depends_on__in=by_pk)
    for dependant in dependants.select_related("organisation", "body"):
        by_pk[dependant.depends_on_id].falls_with_it.append(dependant)


def with_states(mandates, day):
    """The mandates, read ``for_list`` and with succession, each with its state on the day."""
    return [HeldMandate(row, state_on(_seat(row), day)) for row in mandates]


def in_force(mandates):
    """Those that are neither over nor to come: filled, or waiting for someone."""
    return [held for held in mandates if held.state not in (State.ENDED, State.UPCOMING)]


def _seat(mandate):
    return Seat(
        begins=begins(mandate),
        ends=mandate.ends,
        term_latest=mandate.term_latest,
        attested_last=mandate.attested_last,
        after_term=mandate.after_term,
        warning_days=mandate.warning_days,
        has_successor=mandate.has_successor,
    )
