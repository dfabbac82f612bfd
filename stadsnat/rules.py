"""The rules of a model, held against many rows at once with few queries.

``full_clean`` asks the database several times for each row. A model whose ``clean`` looks for other
rows says the rest in ``clean_alone``, and what it finds of many rows in ``clean_together(rows)``:
primary key → sentence.
"""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import models

from .conditions import CannotTell, holds

MANY = 1000  # keys, above which it is quicker to read a whole table


def faults(rows, names):
    """What stored rows of one model break with new values in the named fields.

    Gives primary key → sentences, for the rows that break anything. The rows hold the new values,
    but are not stored with them, or all are; other rows count as they are stored.
    """
    found = defaultdict(list)
    if rows:
        model = type(rows[0])
        fields = [field for field in model._meta.concrete_fields if field.name in names]
        whole = _look_up(rows, found)
        _check_values(whole, fields, found)
        for row in whole:
            if found[row.pk]:
                continue
            found[row.pk] += [words for error in errors_alone(row) for words in error.messages]
        good = [row for row in whole if not found[row.pk]]
        if hasattr(model, "clean_together"):
            for pk, sentence in model.clean_together(good).items():
                found[pk].append(str(sentence))
        _check_unique(model, good, names, found)
    return {pk: sentences for pk, sentences in found.items() if sentences}


def errors_alone(row):
    """What the row's own values break, of the constraints and of the rules of its model."""
    for constraint in unmet(row):
        yield ValidationError(constraint.get_violation_error_message())
    try:
        getattr(row, "clean_alone", row.clean)()
    except ValidationError as error:
        yield error


def unmet(row):
    """The check constraints that the row does not meet."""
    checks = (c for c in row._meta.constraints if isinstance(c, models.CheckConstraint))
    return [constraint for constraint in checks if not _is_met(constraint, row)]


def _is_met(constraint, row):
    """The database is asked only if it must be."""
    try:
        return holds(constraint.condition, row)
    except CannotTell:
        try:
            constraint.validate(type(row), row)
        except ValidationError:
            return False
        return True


def _look_up(rows, found):
    """Read what the rows point at, together; gives those of them that point at nothing gone."""
    keys = [field for field in rows[0]._meta.concrete_fields if field.many_to_one]
    models.prefetch_related_objects(rows, *(key.name for key in keys))
    whole = []
    for row in rows:
        pointing = [key for key in keys if getattr(row, key.attname) is not None]
        gone = [key for key in pointing if getattr(row, key.name) is None]
        if not gone:
            whole.append(row)
        for key in gone:
            value = getattr(row, key.attname)
            names = {"model": key.related_model._meta.verbose_name, "pk": value, "value": value}
            found[row.pk].append(key.error_messages["invalid"] % (names | {"field": "pk"}))
    return whole


def _check_values(rows, fields, found):
    """What each field says of its own value; the same value is asked about once."""
    plain = [field for field in fields if not field.remote_field]
    known = {}
    for row in rows:
        for field in plain:
            raw = getattr(row, field.attname)
            if (field, raw) not in known:
                known[field, raw] = _complaints(field, raw, row)
            found[row.pk] += known[field, raw]


def _complaints(field, raw, row):
    if field.blank and raw in field.empty_values:
        return []
    try:
        field.clean(raw, row)
    except ValidationError as error:
        return error.messages
    return []


def _check_unique(model, rows, names, found):
    for fields, constraint in unique_groups(model):
        condition = constraint.condition if constraint else None
        if condition is None and not set(names) & set(fields):
            continue
        attnames = [model._meta.get_field(name).attname for name in fields]
        keys = {
            row.pk: tuple(getattr(row, attname) for attname in attnames)
            for row in rows
            if condition is None or holds(condition, row)
        }
        shared = shared_keys(model, fields, condition, keys)
        for pk in {pk for pair in shared.items() for pk in pair} & keys.keys():
            found[pk] += _taken(model, fields, constraint).messages


def _taken(model, fields, constraint):
    """The error that says that another row has the same."""
    if constraint is None or not has_own_words(constraint):
        return model().unique_error_message(model, fields)
    return ValidationError(constraint.get_violation_error_message())


def has_own_words(constraint):
    """Whether the constraint says itself what is wrong."""
    return constraint.violation_error_message != constraint.default_violation_error_message


def unique_groups(model):
    """The fields that no two rows have alike, each group with its constraint if it is one."""
    groups = [((field.name,), None) for field in model._meta.concrete_fields if field.unique]
    return [
        (fields, constraint)
        for fields, constraint in groups
        + [
            (tuple(each.fields), each)
            for each in model._meta.constraints
            if isinstance(each, models.UniqueConstraint) and each.fields
        ]
        if fields != (model._meta.pk.name,)
    ]


def shared_keys(model, fields, condition, keys):
    """Of rows with these keys, those whose key another has: primary key → the other's.

    The others are those with keys given, and then the stored ones that meet the condition. A key
    with nothing in it is shared with none.
    """
    if not keys:
        return {}
    stored = model._base_manager.order_by()
    stored = stored.filter(condition) if condition else stored
    wanted = {key[0] for key in keys.values()}
    if len(wanted) <= MANY:
        stored = stored.filter(**{f"{fields[0]}__in": wanted})
    owners = {}
    for pk, *key in stored.values_list("pk", *fields).iterator():
        if pk not in keys:
            owners[tuple(key)] = pk
    found = {}
    for pk, key in keys.items():
        if None not in key and (other := owners.setdefault(key, pk)) != pk:
            found[pk] = other
    return found
