"""Reads from the register what a draft needs, as of a day, in a fixed number of queries."""

from itertools import chain

from django.conf import settings
from django.utils.translation import override

from organisations import models
from organisations.listing import nearest
from organisations.mandate_state import State
from organisations.sourcing import attach_sources
from organisations.states import name_holders, with_states
from reports.facts import facts, values

from . import rows as of_rows
from .network import Network

Claim, Membership, Body = models.Claim, models.Membership, models.Body


def collect(organisation, day):
    """The network as a draft tells of it on the day; None when it was not there yet."""
    claims = organisation.claims
    if claims.filter(kind=Claim.Kind.FOUNDED, as_of_earliest__gt=day).exists():
        return None
    rows = {name: list(query) for name, query in _queries(organisation, day).items()}
    attach_sources(chain(*rows.values()))
    name_holders(rows["mandates"], day)
    with override("sv"):
        return Network(
            slug=organisation.slug,
            name=organisation.name,
            day=day,
            city=settings.CITY_NAME,
            kind=organisation.kind,
            abbreviation=organisation.abbreviation,
            summary=organisation.summary,
            seat=organisation.seat,
            values=values(facts(day, only={organisation.slug, "beslut", "förvaltning"})),
            **_of_the_network(organisation, rows, day),
            **_of_the_city(rows, day),
        )


def _queries(organisation, day):
    """What is read, one query each."""
    return {
        "memberships": organisation.memberships.for_list().begun(day),
        "mandates": organisation.mandates.for_list()
        .begun(day)
        .with_succession(day)
        .select_related("ends_at__organisation", "elected_at__organisation"),
        "fees": models.Fee.objects.of_the_city()
        .by(day)
        .filter(membership__organisation=organisation),
        "participations": organisation.participations.begun(day).select_related(
            "body", "administration"
        ),
        "claims": organisation.claims.at(day),
        "decisions": organisation.decisions.by(day).select_related("organ"),
        "commitments": organisation.commitments.all(),
        "bodies": organisation.bodies.with_attestation(),
        "events": organisation.events.with_attestation().select_related("organisation"),
        "relations": organisation.relations.at(day).select_related("other"),
        "doubts": models.Relation.objects.filter(
            kind=models.Relation.Kind.POSSIBLY_SAME_AS,
            organisation__relations_from_others__organisation=organisation,
        ),
    }


def _of_the_network(organisation, rows, day):
    claims = sorted(rows["claims"], key=lambda c: (c.as_of_earliest is not None, c.as_of_earliest))
    undisputed = [claim for claim in claims if not of_rows.disputes(claim, day)]
    founded = [claim for claim in undisputed if claim.kind == Claim.Kind.FOUNDED]
    return {
        "founded": founded[-1].as_of if founded else "",
        "counts": of_rows.counts(organisation.slug, undisputed),
        "remarks": tuple(of_rows.remark(claim) for claim in reversed(undisputed) if claim.text),
        "others": tuple(of_rows.other(row, day) for row in _undoubted(rows)),
        "committees": tuple(
            body.name
            for body in rows["bodies"]
            if body.kind == Body.Kind.COMMITTEE and of_rows.is_recent(body, day)
        ),
        "meetings": tuple(
            of_rows.meeting(event, day)
            for event in rows["events"]
            if event.held_latest and event.held_latest >= day and of_rows.is_known(event, day)
        ),
    }


def _undoubted(rows):
    """The relations, without those to an organisation that may be one already there."""
    kinds = models.Relation.Kind
    doubts = {(r.organisation_id, r.other_id) for r in rows["doubts"]}
    doubts |= {(other, one) for one, other in doubts}
    kept = []
    for row in rows["relations"]:
        is_doubted = any((row.other_id, known.other_id) in doubts for known in kept)
        if row.kind not in (kinds.POSSIBLY_SAME_AS, kinds.DIFFERENT_FROM) and not is_doubted:
            kept.append(row)
    return kept


def _of_the_city(rows, day):
    own = [m for m in rows["memberships"] if m.member_id is None]
    quoted = nearest([m for m in own if m.path != Membership.Path.REPRESENTED], day)
    represented = [m for m in own if m.path == Membership.Path.REPRESENTED]
    spoken_for = [m.via.name for m in represented if of_rows.held(m, day) == "now"]
    events = {event.pk: event for event in rows["events"]}
    seats = [
        of_rows.seat(held, rows["mandates"], events, day)
        for held in with_states(rows["mandates"], day)
        if held.state != State.UPCOMING
    ]
    return {
        "standing": of_rows.standing(quoted, rows["bodies"], day) if quoted else None,
        "represented_by": spoken_for[0] if spoken_for else "",
        "fellow_members": tuple(
            of_rows.standing(row, (), day) for row in rows["memberships"] if row.member_id
        ),
        "seats": tuple(seats),
        "parts": tuple(of_rows.part(row, day) for row in rows["participations"]),
        "decisions": tuple(of_rows.decided(row, day) for row in rows["decisions"]),
        "charge": of_rows.charge(rows["fees"], day),
        "duties": tuple(of_rows.duty(row) for row in rows["commitments"]),
    }
