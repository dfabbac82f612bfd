"""An editor's answer to a proposal: what is accepted comes in by the door, in the editor's name."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from stadsnat import changes
from stadsnat.accounts.names import name_of
from stadsnat.rules import faults
from stadsnat.snapshots import snapshot

from .editing import chosen_source, cite, store_source
from .models import ProposedValue

ACCEPTED = ProposedValue.Decision.ACCEPTED


@transaction.atomic
def answer(proposal, row, decisions, why, *, by):
    """Keep the decisions, and change the row as accepted; ``why`` is a valid ``SourceForm``.

    The row is locked and as the editor saw it. Raises ValidationError with a sentence for each
    value that the register's rules refuse, and then nothing is kept.
    """
    accepted = [value for value, decision, _text in decisions if decision == ACCEPTED]
    fields = [value for value in accepted if value.field]
    if fields:
        _change(proposal, row, fields, why, by=by)
    for value, decision, text in decisions:
        value.decision, value.answer = decision, text
        value.decided_by, value.decided_at = by, timezone.now()
        value.save()


def _change(proposal, row, values, why, *, by):
    source = chosen_source(why)
    before = snapshot(row)
    new = {value.field: _raw_value(row, value) for value in values}
    names = [name for name in new if new[name] != before[name]]
    related = _set(row, values, {name: new[name] for name in names})
    if broken := faults([row], names):
        raise ValidationError(broken[row.pk])
    with changes.open(by=by, reason=_reason(proposal)):
        store_source(source)
        if names:
            row.save()
        for name, pks in related.items():
            getattr(row, name).set(pks)
        if source is not None:
            cite(row, why, source, values[0].field if len(values) == 1 else "")


def _raw_value(row, value):
    """The proposed value as a snapshot of the row has it."""
    field = row._meta.get_field(value.field)
    if field.many_to_many:
        return tuple(value.new)
    return value.new if field.remote_field else field.to_python(value.new)


def _set(row, values, new):
    """Set the fields of the row; gives the many-to-many ones, to be set after."""
    words, related = {value.field: value.words for value in values}, {}
    for name, raw in new.items():
        field = row._meta.get_field(name)
        if field.many_to_many:
            related[name] = _known(field, raw)
            continue
        setattr(row, field.attname, raw)
        if hasattr(row, f"{name}_words"):
            setattr(row, f"{name}_words", words[name])
    return related


def _known(field, pks):
    """The keys, when all of them still are keys of rows."""
    if field.remote_field.model._base_manager.filter(pk__in=pks).count() < len(pks):
        raise ValidationError(
            _("%(field)s: något av det föreslagna finns inte längre.")
            % {"field": field.verbose_name}
        )
    return pks


def _reason(proposal):
    """Who proposed it and why: kept in the register's own language."""
    who = name_of(proposal.by)
    with override("sv"):
        return _("Föreslaget av %(who)s: %(why)s") % {"who": who, "why": proposal.reason}
