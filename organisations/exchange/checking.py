"""The rules of the models, held against many rows with few queries.

What ``full_clean`` asks of one row is asked here of all rows of a sheet: what must be filled in,
constraints, what the model's ``clean`` says, and what no two rows may have in common.
"""

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from organisations.editing import short_name
from organisations.models import Membership
from organisations.models.membership import OVERLAPS, PARTIES, overlaps
from stadsnat import rules
from stadsnat.conditions import holds
from stadsnat.fields import EDTFField

from .plan import Problem
from .resources import RESOURCE_OF, RESOURCES

CHUNK = 1000  # rows at a time, so that memory stays steady

LOOKED_AT = {
    resource.model._meta.get_field(name).related_model
    for resource in RESOURCES
    for name in resource.looks_at
}


def value_of(resource, row, name):
    """What the field of a planned row would hold."""
    if name in row.changes:
        return row.changes[name]
    return row.stored[resource.stored.index(name)] if row.stored else None


def build(resource, row):
    """The row as it would be, not to be saved: keys of new rows are not yet theirs."""
    made = resource.model.from_db("default", resource.attnames, row.stored) if row.stored else None
    made = made or resource.model(pk=row.pk)
    for name, raw in row.changes.items():
        field = made._meta.get_field(name)
        if not field.many_to_many:
            setattr(made, field.attname, raw)
    for field in made._meta.concrete_fields:
        if isinstance(field, EDTFField):
            field.pre_save(made, add=False)
    return made


class LookedAt:
    """The rows that the rules of other rows look at, as they would be; read in few queries."""

    def __init__(self):
        self._planned, self._rows = {}, {}

    def plan(self, resource, row):
        if resource.model in LOOKED_AT:
            self._planned[resource.model, row.pk] = row

    def attach(self, resource, rows):
        """Let each row hold the rows that its rules look at."""
        for name in resource.looks_at:
            field = resource.model._meta.get_field(name)
            pks = {getattr(row, field.attname) for row in rows} - {None}
            self._load(field.related_model, pks)
            for row in rows:
                if pk := getattr(row, field.attname):
                    setattr(row, name, self._rows[field.related_model, pk])

    def _load(self, model, pks):
        resource = RESOURCE_OF.get(model)
        to_self = [
            name
            for name in (resource.looks_at if resource else ())
            if model._meta.get_field(name).related_model is model
        ]
        made = []
        while pks := {pk for pk in pks if (model, pk) not in self._rows}:
            planned = [self._planned[model, pk] for pk in pks if (model, pk) in self._planned]
            rows = [build(resource, row) for row in planned]
            rows += model._base_manager.in_bulk(pks - {row.pk for row in rows}).values()
            self._rows |= {(model, row.pk): row for row in rows}
            made += rows
            keys = [model._meta.get_field(name).attname for name in to_self]
            pks = {getattr(row, key) for row in rows for key in keys} - {None}
        for row in made:
            for name in to_self:
                if pk := getattr(row, model._meta.get_field(name).attname):
                    setattr(row, name, self._rows[model, pk])


def check(plan, names, looked_at):
    """Add what is wrong to the rows of a sheet's plan; a pause after each chunk."""
    resource = plan.resource
    rows = [row for row in plan.rows if row.is_good]
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        for row in chunk:
            _check_required(plan, row)
        made = [(row, build(resource, row)) for row in chunk if not row.problems]
        looked_at.attach(resource, [each for _row, each in made])
        for row, each in made:
            _name(resource, row, each, names)
            _check_one(plan, row, each)
        yield
    _check_unique(plan, [row for row in rows if not row.problems])
    if resource.model is Membership:
        _check_overlaps(plan, [row for row in rows if not row.problems])


def complain(plan, row, name, right):
    """Note what is wrong with a field of a row, or with the row when the name is ""."""
    heading = plan.headings.names.get(name, "")
    stands = row.texts[plan.header.index(heading)] if heading else ""
    column = plan.resource.by_name.get(name)
    label = heading or (column.label if column else "")
    row.problems.append(Problem(label, plan.letters.get(heading, ""), stands, str(right)))


def _check_required(plan, row):
    for column in plan.resource.columns:
        if not row.is_new or not plan.resource.requires(column):
            continue
        if column.is_empty(column.raw(row.changes)):
            complain(plan, row, column.name, _("Måste fyllas i."))


def _name(resource, row, made, names):
    """Give a new row its short name, if its kind has one and the file says none."""
    if not row.is_new or not resource.named_by:
        return
    prefix = ""
    if len(resource.named_by) > 1:
        organisation = resource.model._meta.get_field("organisation").related_model
        prefix = names.name(organisation, made.organisation_id) + "/"
    if not made.slug:
        made.slug = short_name(made, lambda slug: names.is_taken(resource.model, prefix + slug))
        row.changes["slug"] = made.slug
    names.add(resource.model, row.pk, prefix + made.slug)


def _check_one(plan, row, made):
    for error in rules.errors_alone(made):
        for name, found in error.update_error_dict({}).items():
            where = "" if name == NON_FIELD_ERRORS else name
            for each in found:
                complain(plan, row, where, " ".join(each.messages))


def _check_unique(plan, rows):
    """No two rows may have the same values of some fields, in the file or in the register."""
    places = {row.pk: row.number for row in rows}
    for fields, constraint in rules.unique_groups(plan.resource.model):
        condition = constraint.condition if constraint else None
        keys = _keys(plan.resource, rows, fields, condition)
        shared = rules.shared_keys(plan.resource.model, fields, condition, keys)
        for row in rows:
            if other := shared.get(row.pk):
                complain(plan, row, fields[-1], _taken(constraint, other, places.get(other)))


def _keys(resource, rows, fields, condition):
    """The values of the fields in the rows in which they may have moved, by primary key."""
    asked = set(fields) | (set(resource.by_name) if condition else set())
    moved = [row for row in rows if row.is_new or asked & row.changes.keys()]
    if condition:
        moved = [row for row in moved if holds(condition, build(resource, row))]
    return {row.pk: tuple(value_of(resource, row, name) for name in fields) for row in moved}


def _taken(constraint, pk, number):
    if number:
        return _("Samma värde står på rad %(row)s, och bara en rad får ha det.") % {"row": number}
    if constraint and rules.has_own_words(constraint):
        return constraint.get_violation_error_message()
    advice = _("Finns redan, på raden med id %(id)s. Skriv %(id)s i kolumnen Id för att ändra den.")
    return advice % {"id": pk}


def _check_overlaps(plan, rows):
    """Periods of the same party and path, as ``Membership.clean_together`` tells of them."""

    def value(row, name):
        return value_of(plan.resource, row, name)

    found = overlaps(
        (
            row.pk,
            tuple(value(row, name) for name in PARTIES),
            value(row, "starts"),
            value(row, "ends"),
        )
        for row in rows
    )
    moved = {row.pk: row for row in rows}
    for pk, other in found.items():
        complain(plan, moved[pk], "starts", _overlaps(other, moved))


def _overlaps(other, moved):
    if other in moved:
        place = _("Det står på rad %(row)s.") % {"row": moved[other].number}
    else:
        place = _("Det har id %(id)s.") % {"id": other}
    return f"{OVERLAPS} {place}"
