"""One row of the register as a draft has it: the dataclasses of ``network``. No queries."""

from organisations import models
from organisations.fee_sum import add_up, say_sum
from organisations.models import Claim, Mandate
from organisations.states import is_invitation
from organisations.status import Status, status_on
from reports.facts.told import word
from reports.prose.values import of_number

from .network import (
    FRESH,
    Charge,
    Count,
    Decided,
    Dispute,
    Duty,
    Meeting,
    Other,
    Part,
    Remark,
    Seat,
    Standing,
)

HELD = {Status.MEMBER: "now", Status.ENDED: "over"}
COUNTED = (Claim.Kind.MEMBERS, Claim.Kind.COUNT, Claim.Kind.WAY_OF_WORKING)


def held(row, day):
    """Whether a row that had begun holds on the day, is over, or may be over."""
    return HELD.get(status_on(row, day), "uncertain")


def stated(row, day):
    """The date of the row's latest source by the day, "" when there is none."""
    sources = [c.source for c in row.cited if c.source.dated_earliest]
    by_then = [source for source in sources if source.dated_earliest <= day]
    return max(by_then, key=lambda source: source.dated_earliest).dated if by_then else ""


def is_known(row, day):
    """Whether somebody had stated the row by the day; a row without a source is taken as known."""
    return row.attested_first is None or row.attested_first <= day


def is_recent(row, day):
    """Whether the row was known by the day and has been stated since it got old."""
    last = row.attested_last
    return is_known(row, day) and (last is None or last.year >= day.year - FRESH)


def disputes(row, day, field=None):
    """The open contradictions of the row, or of one field, that were there by the day."""
    return [
        found
        for found in row.disputed
        if found.is_open
        and field in (None, found.field)
        and (found.source.dated_earliest is None or found.source.dated_earliest <= day)
    ]


def dispute(row, field, day):
    found = disputes(row, day, field)
    if not found:
        return None
    own = [c.source for c in row.cited if c.field == field] or [c.source for c in row.cited]
    return Dispute(found[0].value, found[0].source.short_title, own[-1].short_title if own else "")


def counts(slug, claims):
    """The latest number of each unit, of claims in the order of their days."""
    latest = {c.unit: c for c in claims if c.unit and c.kind in COUNTED}
    return tuple(_count(slug, claim) for claim in latest.values())


def _count(slug, claim):
    is_whole = claim.number is not None and claim.number == int(claim.number)
    bound = "" if claim.bound == Claim.Bound.EXACTLY else claim.get_bound_display()
    number = claim.number
    return Count(
        name=f"{slug}.{word(claim.unit)}",
        unit=claim.unit,
        words=claim.text or of_number(number, bound).words,
        kind=claim.kind,
        number=int(number) if is_whole else None,
        bound=bound,
        as_of=claim.as_of,
    )


def remark(claim):
    return Remark(claim.kind, claim.text, claim.as_of)


def other(relation, day):
    row = relation.other
    return Other(
        kind=relation.kind,
        slug=row.slug,
        name=row.name,
        abbreviation=row.abbreviation,
        starts=relation.starts,
        stated=stated(relation, day),
    )


def standing(row, bodies, day):
    """A membership; ``bodies`` are the network's, of which one may be the section it goes by."""
    category = row.category
    status = status_on(row, day)
    return Standing(
        held=HELD.get(status, "uncertain"),
        member=row.member.name if row.member else "",
        is_invitation=is_invitation(row),
        starts=row.starts,
        ends="" if row.ends == ".." else row.ends,
        stated=stated(row, day),
        category=category.name if category else "",
        category_slug=category.slug if category else "",
        minimum_population=category.minimum_population if category else None,
        held_by=row.held_by.name if row.held_by else "",
        via=_way_in(row, bodies),
        dispute=dispute(row, "category", day),
        start_dispute=dispute(row, "starts", day),
    )


def _way_in(row, bodies):
    if row.via is None:
        return ""
    sections = [b.name for b in bodies if b.kind == b.Kind.SECTION]
    own = [name for name in sections if name.startswith(row.via.name)]
    return own[0] if own else row.via.name


def meeting(event, day):
    found = disputes(event, day, "place") if hasattr(event, "disputed") else []
    return Meeting(
        slug=event.slug,
        name=event.name,
        organisation=event.organisation.short_name,
        organisation_slug=event.organisation.slug,
        held=event.held,
        place=event.place,
        country=event.country,
        other_place=found[0].value if found else "",
    )


def seat(held_mandate, mandates, events, day):
    """A mandate, with who leads the same body, of all the network's mandates."""
    row = held_mandate.row
    person = row.person_that_day
    return Seat(
        slug=row.slug,
        state=held_mandate.state.value,
        role=row.role,
        body=row.body.name if row.body else "",
        starts=row.starts,
        ends="" if row.ends == ".." else row.ends,
        stated=stated(row, day),
        office=row.office.name if row.office else "",
        person=person.name if person else "",
        party=row.on_behalf_of.name if row.on_behalf_of else "",
        ends_at=meeting(events.get(row.ends_at_id, row.ends_at), day) if row.ends_at else None,
        elected_at=meeting(row.elected_at, day) if row.elected_at else None,
        chaired_by=_chair_beside(row, mandates, day),
        depends_on=_leans_on(row.depends_on, day) if row.depends_on else "",
    )


def _chair_beside(mandate, mandates, day):
    """The party that surely leads the same body on the day."""
    leading = [
        other.on_behalf_of.name
        for other in mandates
        if mandate.body_id
        and other.body_id == mandate.body_id
        and other.role == Mandate.Role.CHAIR
        and other.on_behalf_of
        and other.attested_last
        and other.attested_last >= day
    ]
    return leading[0] if leading else ""


def _leans_on(mandate, day):
    body = mandate.body.name if mandate.body else mandate.get_role_display()
    return f"{body} för {mandate.organisation.short_name}"


def part(row, day):
    return Part(
        held=held(row, day),
        level=row.level,
        administration=row.administration.name if row.administration else "",
        administration_slug=row.administration.slug if row.administration else "",
        body=row.body.name if row.body else "",
        extent=row.extent,
        starts=row.starts,
        ends="" if row.ends == ".." else row.ends,
        stated=stated(row, day),
    )


def decided(row, day):
    return Decided(
        slug=row.slug,
        is_proposal=row.stage == row.Stage.PROPOSED,
        matter=row.matter,
        title=row.title,
        dated=row.dated,
        organ=row.organ.name if row.organ else "",
        effective=row.effective,
        reference_number=row.reference_number,
        outcome=row.outcome_on(day),
    )


def charge(fees, day):
    """The fees of the latest year begun that has any, added up; None while one is unknown."""
    begun = [fee for fee in fees if fee.year <= day.year]
    year = max((fee.year for fee in begun), default=None)
    latest = [fee for fee in begun if fee.year == year]
    total = add_up(latest)
    if not latest or total.unknown:
        return None
    return Charge(year, say_sum(total), all(fee.amount == 0 for fee in latest))


def duty(row):
    is_unknown = row.progress == models.Commitment.Progress.UNKNOWN
    return Duty(row.text, "" if is_unknown else row.progress)
