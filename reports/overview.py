"""The start page on a day: how much, how long, who is where, and what was decided last."""

from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Coalesce

from organisations.listing import count_by_status, organisations_on
from organisations.mandate_state import State
from organisations.models import Claim, Decision, Disagreement, Mandate, Membership
from organisations.sourcing import attach_sources
from organisations.states import HeldMandate, name_holders, with_states
from organisations.status import Status
from organisations.timelines import memberships_timeline

MANDATES_SHOWN = 20
WATCHED = (State.ENDS_SOON, State.END_UNKNOWN, State.CARRIED_OVER, State.VACANT)


@dataclass(frozen=True)
class Overview:
    """What the start page shows."""

    day: date
    members: int
    invitations: int
    end_unknown: int
    open_disagreements: int
    memberships: list[Membership]
    timeline: object
    watched_count: int
    watched_mandates: list[HeldMandate]
    decisions: list[Decision]
    claims: list[Claim]
    watched_states = [state.value for state in WATCHED]


def build_overview(day):
    """Read the start page for the day."""
    counts = count_by_status(organisations_on(day))
    memberships = list(
        Membership.objects.counted()
        .for_list()
        .begun(day)
        .order_by(Coalesce("starts_earliest", "attested_first"), "pk")
    )
    mandates = Mandate.objects.of_the_city().for_list().begun(day).with_succession(day)
    watched = [m for m in with_states(mandates, day) if m.state in WATCHED]
    shown = watched[:MANDATES_SHOWN]
    name_holders([m.row for m in shown], day)
    decisions = list(Decision.objects.by(day).select_related("organisation", "organ")[:8])
    claims = list(Claim.objects.at(day).filter(organisation=None).select_related("administration"))
    attach_sources([*decisions, *claims, *(m.row for m in shown)])
    exits = {
        d.organisation_id: d.effective_latest for d in reversed(Decision.objects.exits_open_on(day))
    }
    return Overview(
        day=day,
        members=counts[Status.MEMBER],
        invitations=counts[Status.INVITED],
        end_unknown=counts[Status.END_UNKNOWN],
        open_disagreements=Disagreement.objects.open_on(day).count(),
        memberships=memberships,
        timeline=memberships_timeline(memberships, exits, day),
        watched_count=len(watched),
        watched_mandates=shown,
        decisions=decisions,
        claims=claims,
    )
