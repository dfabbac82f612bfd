"""Proposals in words, for the pages that list and answer them; names are read for all at once."""

from dataclasses import dataclass

from django.utils.text import capfirst

from stadsnat.changed_rows import ChangedRow
from stadsnat.snapshots import fields_of, snapshot
from stadsnat.templatetags.ui import Quoted
from stadsnat.wording import Wording

from .models import Proposal, ProposedValue


@dataclass(frozen=True)
class ShownValue:
    """One part of a proposal in words; ``now`` is None where the page does not tell it."""

    value: ProposedValue
    label: str
    was: str
    new: str
    now: str | None = None
    has_changed: bool = False  # since the proposal was written, to something else
    stands_already: bool = False


@dataclass(frozen=True)
class ShownProposal:
    """A proposal with the name of its row and its parts, in words."""

    proposal: Proposal
    name: str
    values: list[ShownValue]


def show(proposals):
    """The proposals, in the order given, in words."""
    proposals = list(proposals)
    wording = Wording([_as_changed(proposal) for proposal in proposals])
    return [
        ShownProposal(
            proposal,
            wording.row(proposal.model, proposal.object_id),
            [_show_value(value, proposal.model, wording) for value in proposal.values.all()],
        )
        for proposal in proposals
    ]


def show_with_row(proposal, row):
    """The proposal in words, each value beside the row's own as it is now; None for a row gone."""
    wording = Wording([_as_changed(proposal)])
    now = row and snapshot(row)
    return ShownProposal(
        proposal,
        wording.row(proposal.model, proposal.object_id),
        [_show_value(value, proposal.model, wording, now) for value in proposal.values.all()],
    )


def _as_changed(proposal):
    """What the wording needs to know of: the rows that the values point at."""
    values = [value for value in proposal.values.all() if value.field]
    fields = fields_of(proposal.model)
    old = {value.field: _raw(fields[value.field], value.old) for value in values}
    new = {value.field: _raw(fields[value.field], value.new) for value in values}
    return ChangedRow(proposal.model, proposal.object_id, 0, old, new)


def _raw(field, value):
    """A kept value as a snapshot has it."""
    if field.many_to_many:
        return tuple(value)
    return value if field.remote_field or value is None else field.to_python(value)


def _show_value(value, model, wording, now=None):
    if not value.field:
        return ShownValue(value, "", "", Quoted(value.new))
    field = fields_of(model)[value.field]
    old, new = _raw(field, value.old), _raw(field, value.new)
    current = now[value.field] if now else None
    return ShownValue(
        value,
        capfirst(str(field.verbose_name)),
        wording.say(model, value.field, old),
        _with_words(wording.say(model, value.field, new), value.words),
        now=wording.say(model, value.field, current) if now else None,
        has_changed=bool(now) and current not in (old, new),
        stands_already=bool(now) and current == new,
    )


def _with_words(said, words):
    return f"{said} (”{words}”)" if words and words != said else said
