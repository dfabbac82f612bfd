"""The rules of the models, held against many rows with few queries.

What ``full_clean`` asks of one row is asked here of all rows of a sheet: what must be filled in,
constraints, what the model's ``clean`` says, and what no two rows may have in common.
"""

from collections import defaultdict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from organisations.editing import short_name
from organisations.models import Membership
from organisations.models.membership import OVERLAPS, certain_days, meet
from stadsnat.fields import EDTFField

from .conditions import CannotTell, holds
from .plan import Problem
from .resources import RESOURCE_OF, RESOURCES

CHUNK = 1000  # rows at a time, so that memory stays steady
MANY = 1000  # keys, above which it is quicker to read a whole table

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
    for constraint in made._meta.constraints:
        if isinstance(constraint, models.CheckConstraint) and not _holds(constraint, made):
            complain(plan, row, "", constraint.get_violation_error_message())
    try:
        getattr(made, "clean_alone", made.clean)()
    except ValidationError as error:
        for name, found in error.update_error_dict({}).items():
            where = "" if name == NON_FIELD_ERRORS else name
            for each in found:
                complain(plan, row, where, " ".join(each.messages))


def _holds(constraint, made):
    try:
        return holds(constraint.condition, made)
    except CannotTell:
        try:
            constraint.validate(type(made), made)
        except ValidationError:
            return False
        return True


def _check_unique(plan, rows):
    model = plan.resource.model
    groups = [((f.name,), None) for f in model._meta.concrete_fields if f.unique]
    groups += [
        (tuple(each.fields), each)
        for each in model._meta.constraints
        if isinstance(each, models.UniqueConstraint) and each.fields
    ]
    for fields, constraint in groups:
        if fields != (model._meta.pk.name,):
            _check_group(plan, rows, fields, constraint)


def _check_group(plan, rows, fields, constraint):
    """No two rows may have the same values of these fields, in the file or in the register."""
    resource = plan.resource
    condition = constraint.condition if constraint else None
    asked = set(fields) | (set(resource.by_name) if condition else set())
    moved = [row for row in rows if row.is_new or asked & row.changes.keys()]
    if condition:
        moved = [row for row in moved if holds(condition, build(resource, row))]
    if not moved:
        return
    keys = {row.pk: tuple(value_of(resource, row, name) for name in fields) for row in moved}
    places = {row.pk: row.number for row in moved}
    stored = resource.model._base_manager.order_by()
    stored = stored.filter(condition) if condition else stored
    owners = {key: pk for key, pk in _owners(stored, fields, keys) if pk not in keys}
    for row in moved:
        key = keys[row.pk]
        if None in key:
            continue
        other = owners.setdefault(key, row.pk)
        if other != row.pk:
            complain(plan, row, fields[-1], _taken(constraint, other, places.get(other)))


def _owners(rows, fields, keys):
    """The rows of the register that might have one of the keys, each with its own."""
    wanted = {key[0] for key in keys.values()}
    if len(wanted) <= MANY:
        rows = rows.filter(**{f"{fields[0]}__in": wanted})
    return ((tuple(key), pk) for pk, *key in rows.values_list("pk", *fields).iterator())


def _taken(constraint, pk, number):
    if number:
        return _("Samma värde står på rad %(row)s, och bara en rad får ha det.") % {"row": number}
    if constraint and constraint.violation_error_message != (
        constraint.default_violation_error_message
    ):
        return constraint.get_violation_error_message()
    advice = _("Finns redan, på raden med id %(id)s. Skriv %(id)s i kolumnen Id för att ändra den.")
    return advice % {"id": pk}


def _check_overlaps(plan, rows):
    """Periods of the same party and path, as ``Membership.overlapping`` tells of one row."""
    parts = ("organisation", "member", "via")
    moved = {row.pk: row for row in rows}
    groups = defaultdict(list)

    def put(pk, organisation, member, via, starts, ends):
        groups[organisation, member, via].append((pk, certain_days(starts, ends)))

    for row in rows:
        put(row.pk, *(value_of(plan.resource, row, n) for n in (*parts, "starts", "ends")))
    stored = Membership._base_manager.order_by()
    if len(groups) <= MANY:
        stored = stored.filter(organisation__in={key[0] for key in groups})
    for pk, *values in stored.values_list("pk", *parts, "starts", "ends").iterator():
        if pk not in moved and tuple(values[:3]) in groups:
            put(pk, *values)
    for group in groups.values():
        for pk, days in group:
            others = [other for other, theirs in group if other != pk and meet(days, theirs)]
            if pk in moved and others:
                complain(plan, moved[pk], "starts", _overlaps(others[0], moved))


def _overlaps(other, moved):
    if other in moved:
        place = _("Det står på rad %(row)s.") % {"row": moved[other].number}
    else:
        place = _("Det har id %(id)s.") % {"id": other}
    return f"{OVERLAPS} {place}"
