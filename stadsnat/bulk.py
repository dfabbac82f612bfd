"""Correcting one field of many rows at once: planned and shown first, then carried out or not.

A plan says for each chosen row what would stand before and after, or why it stays as it is. What
is carried out is the plan that was seen: when a row has changed since, nothing is written.
"""

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from . import changes, rules
from .forms import versions
from .snapshots import fields_of
from .wording import Wording

ANY = object()  # whatever stands there now may be replaced


class PlanChanged(Exception):
    """The rows are no longer those that the plan was made of."""


class Clash(Exception):
    """The database refuses the new values, whatever the rules say; ``problems`` are sentences."""

    def __init__(self, problems):
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Planned:
    """One row that is to change; values as a snapshot has them, and in words."""

    row: models.Model
    version: int
    before: str
    after: str


@dataclass(frozen=True)
class LeftAlone:
    """One chosen row that stays as it is, and why."""

    row: models.Model
    why: str


@dataclass(frozen=True)
class Plan:
    """What a correction would do to the chosen rows of one model."""

    model: type
    field: str
    value: Any
    rows: list[Planned]
    left_alone: list[LeftAlone]
    others: int  # rows of the model that were not chosen

    @property
    def digest(self):
        """Tells one plan from another: the field, the value, each row with its version."""
        parts = [self.model._meta.label, self.field, str(_raw(self.value))]
        parts += [f"{planned.row.pk}:{planned.version}" for planned in self.rows]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()


def correctable_fields(model):
    """The fields that may be corrected in bulk: not those that name the row or what it is about."""
    about = {
        name
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
        for name in (field.ct_field, field.fk_field)
    }
    names = {"slug"} | about
    return {
        name: field
        for name, field in fields_of(model).items()
        if field.editable and not field.many_to_many and not field.unique and name not in names
    }


def make_plan(model, pks, field, value, *, only_from=ANY, lock=False):
    """Plan to set the field of the rows to the value (an object for a foreign key).

    ``only_from`` is the value that must still stand there. With ``lock`` the rows stay as they
    are until the transaction ends.
    """
    if lock:
        model.lock_owners(pks)
    queryset = model._base_manager.select_related(*_keys(model)).filter(pk__in=pks).order_by("pk")
    rows = list(queryset.select_for_update(of=("self",)) if lock else queryset)
    wording, attname = Wording([]), model._meta.get_field(field).attname
    old = {row.pk: getattr(row, attname) for row in rows}
    reasons = {}
    for row in rows:
        if why := _why_not(model, field, old[row.pk], _raw(value), only_from, wording):
            reasons[row.pk] = why
        else:
            set_value(row, field, value)
    _leave_alone_what_breaks_a_rule(rows, field, reasons)
    for row in rows:
        if row.pk in reasons:
            setattr(row, attname, old[row.pk])  # it is named by what it keeps
    changing = [row for row in rows if row.pk not in reasons]
    known = versions(model, [row.pk for row in changing])
    say = partial(wording.say, model, field)
    planned = [Planned(row, known[row.pk], say(old[row.pk]), say(_raw(value))) for row in changing]
    left_alone = [LeftAlone(row, reasons[row.pk]) for row in rows if row.pk in reasons]
    others = model._base_manager.count() - len(rows)
    return Plan(model, field, value, planned, left_alone, others)


def _keys(model):
    return [field.name for field in model._meta.concrete_fields if field.many_to_one]


def _raw(value):
    return getattr(value, "pk", value)


def _why_not(model, field, old, new, only_from, wording):
    """Why a row with the old value is not to have the new one; "" when it is, if the rules let."""
    if only_from is not ANY and old != _raw(only_from):
        words = wording.say(model, field, old)
        return _("Värdet är nu ”%(value)s”.") % {"value": words} if words else _("Fältet är tomt.")
    return _("Raden har redan det värdet.") if old == new else ""


def _leave_alone_what_breaks_a_rule(rows, field, reasons):
    """Add the reasons of the rows that would break a rule.

    A row that is left alone keeps its old value, which may be in the way of another: so the rules
    are asked again until no row breaks them.
    """
    while broken := rules.faults([row for row in rows if row.pk not in reasons], {field}):
        reasons |= {pk: " ".join(sentences) for pk, sentences in broken.items()}


def set_value(row, field, value):
    """Set the field, and take away the source's words for a date that is no longer theirs."""
    setattr(row, field, value)
    if hasattr(row, f"{field}_words"):
        setattr(row, f"{field}_words", "")


def carry_out(plan_of, seen, *, by, reason, source=None):
    """Carry out the plan that ``plan_of(lock=True)`` gives, if its digest is the one seen.

    Returns the change set; raises ``PlanChanged`` when the rows have changed since, ``Clash`` when
    the database refuses. Then nothing is written.
    """
    try:
        with changes.open(by=by, reason=reason, kind=changes.BULK, source=source) as change_set:
            plan = plan_of(lock=True)
            if plan.digest != seen:
                raise PlanChanged
            rows = [planned.row for planned in plan.rows]
            words = {f"{plan.field}_words"} & fields_of(plan.model).keys()
            if rows:
                changes.update_all(plan.model, rows, {plan.field} | words)
    except IntegrityError:
        raise Clash(
            [_("De nya värdena går inte ihop med varandra eller med andra rader.")]
        ) from None
    return change_set
