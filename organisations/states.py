"""Rows of the register together with what they are on a day."""

from dataclasses import dataclass

from .mandate_state import Seat, State, state_on
from .models import Mandate, Membership
from .status import Status, status_on


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


def with_states(mandates, day):
    """The mandates, read ``for_list`` and with succession, each with its state on the day."""
    return [HeldMandate(row, state_on(_seat(row), day)) for row in mandates]


def _seat(mandate):
    return Seat(
        begins=mandate.starts_earliest or mandate.attested_first,
        ends=mandate.ends,
        term_latest=mandate.term_latest,
        attested_last=mandate.attested_last,
        after_term=mandate.after_term,
        warning_days=mandate.warning_days,
        has_successor=mandate.has_successor,
    )
