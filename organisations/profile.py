"""One organisation's page on a day: everything it says, read with a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from .listing import nearest, since
from .models import Claim, Decision, Fee, Membership, Organisation, Source
from .sourcing import attach_sources
from .states import (
    HeldMandate,
    HeldMembership,
    in_force,
    name_dependants,
    name_holders,
    with_states,
    with_statuses,
)
from .timelines import organisation_timeline

BENEFITS = (Claim.Kind.BENEFIT, Claim.Kind.CITYS_VIEW)


@dataclass(frozen=True)
class Profile:
    """What the page of an organisation shows, and the sources it rests on.

    ``rows`` holds lists of register rows by name; each row has ``cited`` and ``disputed``.
    """

    organisation: Organisation
    day: date
    rows: dict[str, list]
    memberships: list[HeldMembership]
    mandates: list[HeldMandate]
    others_mandates: list[HeldMandate]
    sources: list[Source]
    timeline: object

    @property
    def quoted(self):
        """The membership that the page's head speaks of."""
        own = [m.row for m in self.memberships if m.row.path != Membership.Path.REPRESENTED]
        row = nearest(own, self.day)
        return next((m for m in self.memberships if m.row is row), None)

    @property
    def since(self):
        return since([m.row for m in self.memberships], self.day)

    @property
    def other_members(self):
        return [m for m in self.rows["memberships"] if m.member_id is not None]

    @property
    def what_it_is(self):
        """The rows that the first answer rests on."""
        return [self.organisation, *([self.founded] if self.founded else [])]

    @property
    def mandate_rows_in_force(self):
        return [mandate.row for mandate in self.mandates_in_force]

    @property
    def mandates_in_force(self):
        return in_force(self.mandates)

    @property
    def founded(self):
        return next((c for c in self.rows["claims"] if c.kind == Claim.Kind.FOUNDED), None)

    @property
    def benefits(self):
        return [claim for claim in self.rows["claims"] if claim.kind in BENEFITS]

    @property
    def statements(self):
        """The claims that have no place of their own on the page."""
        claims = [claim for claim in self.rows["claims"] if claim.kind not in BENEFITS]
        return sorted(claims, key=lambda claim: Claim.Kind.values.index(claim.kind))

    @property
    def latest_fees(self):
        """The fees of the latest year begun that has any, else of the next to come."""
        years = {fee.year for fee in self.rows["fees"]}
        begun = {year for year in years if year <= self.day.year}
        year = max(begun) if begun else min(years, default=None)
        return [fee for fee in self.rows["fees"] if fee.year == year]

    @property
    def latest_decisions(self):
        """The decisions and proposals of the latest day that has any."""
        decisions = self.rows["decisions"]
        return [d for d in decisions if d.dated_earliest == decisions[0].dated_earliest]

    @property
    def awaits_decision(self):
        """Whether one of the latest is a proposal whose outcome nobody has stated."""
        return any(
            d.stage == d.Stage.PROPOSED and not d.outcome_on(self.day)
            for d in self.latest_decisions
        )

    @property
    def open_exit(self):
        """The latest proposal to leave whose outcome nobody has stated."""
        exits = [d for d in self.rows["decisions"] if d.matter == Decision.Matter.LEAVE]
        return next((d for d in exits if not d.outcome_on(self.day)), None)

    @property
    def disagreements(self):
        """Each row that another source contradicts, with the contradictions."""
        everything = chain([self.organisation], *self.rows.values())
        return [(row, row.disputed) for row in everything if row.disputed]


def build_profile(organisation, day):
    """Read the organisation's page for the day."""
    rows = {name: list(query) for name, query in _queries(organisation, day).items()}
    rows["events_elsewhere"] = _join_events(rows["mandates"], rows["events"])
    sources = attach_sources(chain([organisation], *rows.values()))
    own = [m for m in rows["memberships"] if m.member_id is None]
    name_holders(rows["mandates"], day)
    name_dependants(rows["mandates"])
    mandates = with_states(rows["mandates"], day)
    return Profile(
        organisation=organisation,
        day=day,
        rows=rows,
        memberships=with_statuses(own, day),
        mandates=[m for m in mandates if m.row.on_behalf_of_id is None],
        others_mandates=[m for m in mandates if m.row.on_behalf_of_id is not None],
        sources=sources,
        timeline=organisation_timeline(own, rows["mandates"], rows["decisions"], day),
    )


def _join_events(mandates, events):
    """Let each term that ends at an event know its row; return the events of others among them.

    What is disputed about an event matters wherever a term ends at it.
    """
    known = {event.pk: event for event in events}
    own = len(known)
    for mandate in mandates:
        if mandate.ends_at:
            mandate.ends_at = known.setdefault(mandate.ends_at_id, mandate.ends_at)
    return list(known.values())[own:]


def _queries(organisation, day):
    """What the page reads, one query each, in the order that its parts stand."""
    mandates = organisation.mandates.for_list().begun(day).with_succession(day)
    return {
        "memberships": organisation.memberships.for_list().begun(day),
        "categories": organisation.membership_categories.all(),
        "mandates": mandates,
        "fees": Fee.objects.of_the_city()
        .by(day)
        .filter(membership__organisation=organisation)
        .select_related("membership__organisation", "membership__category", "membership__via"),
        "participations": organisation.participations.begun(day).select_related(
            "body", "administration"
        ),
        "claims": organisation.claims.at(day).select_related("administration"),
        "decisions": organisation.decisions.by(day).select_related("organ"),
        "commitments": organisation.commitments.all(),
        "bodies": organisation.bodies.all(),
        "events": organisation.events.all(),
        "relations": organisation.relations.at(day).select_related("other"),
        "other_names": organisation.other_names.at(day),
    }
