"""What a row's fields held at a moment: as it stands, or as its history has it.

A snapshot is a dict of field name → raw value: a key for a foreign key, a sorted tuple of keys for
a many-to-many relation. The day columns that follow from a date, and the primary key, are left out.
``None`` in place of a snapshot means that the row was not there.
"""

from collections import defaultdict
from functools import cache
from math import inf
from types import MappingProxyType

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from simple_history.models import HistoricalRecords
from simple_history.utils import get_m2m_field_name, get_m2m_reverse_field_name

from .fields import EDTFField


@cache
def history_model(model):
    """The model of the history of another's rows: ``model.history`` makes a class at each look."""
    return model.history.model


@cache
def fields_of(model):
    """The fields that a snapshot of the model holds, by name, in the order of the model."""
    derived = {
        name
        for field in model._meta.concrete_fields
        if isinstance(field, EDTFField)
        for name in field.bounds
    }
    found = {
        field.name: field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in derived
    }
    found |= {field.name: field for field in history_model(model)._history_m2m_fields}
    return MappingProxyType(found)


def snapshot(row):
    """The row as it stands in memory, its many-to-many values as the database has them."""
    return snapshots_of(type(row), [row])[row.pk]


def snapshots_of(model, rows):
    """The same of many rows of one model, by primary key."""
    plain = {n: field.attname for n, field in fields_of(model).items() if not field.many_to_many}
    found = {
        row.pk: {name: getattr(row, attname) for name, attname in plain.items()} for row in rows
    }
    for field in history_model(model)._history_m2m_fields if found else ():
        own, other = (
            f"{name(field)}_id" for name in (get_m2m_field_name, get_m2m_reverse_field_name)
        )
        links = field.remote_field.through._base_manager.filter(**{f"{own}__in": list(found)})
        keys = defaultdict(list)
        for pk, key in links.values_list(own, other):
            keys[pk].append(key)
        for pk, values in found.items():
            values[field.name] = tuple(sorted(keys[pk]))
    return found


def snapshots(model, history_rows):
    """The snapshot of each history row, in their order; None for one that tells of a deletion."""
    related = _related_keys(model, history_rows)
    columns = {
        name: field.attname for name, field in fields_of(model).items() if not field.many_to_many
    }
    return [
        None
        if row.history_type == "-"
        else {name: getattr(row, attname) for name, attname in columns.items()}
        | {name: tuple(sorted(keys[row.history_id])) for name, keys in related.items()}
        for row in history_rows
    ]


def _related_keys(model, history_rows):
    """Many-to-many field name → history_id → the keys of the rows on the other side."""
    found = {}
    for field in history_model(model)._history_m2m_fields:
        other = f"{get_m2m_reverse_field_name(field)}_id"
        links = HistoricalRecords.m2m_models[field].objects.filter(
            history__in=[row.history_id for row in history_rows]
        )
        found[field.name] = defaultdict(list)
        for history_id, pk in links.values_list("history_id", other):
            found[field.name][history_id].append(pk)
    return found


def differences(before, after):
    """The names of the fields in which two snapshots differ → (value before, value after)."""
    empty = dict.fromkeys(before or after or {})
    before, after = before or empty, after or empty
    return {
        name: (before[name], after[name])
        for name in after
        if _plain(before[name]) != _plain(after[name])
    }


def _plain(value):
    return None if value in ("", ()) else value


def restore(row, values):
    """Set the row's fields to a snapshot's values; gives the many-to-many ones, to be set after."""
    related = {}
    for name, value in values.items():
        field = row._meta.get_field(name)
        if isinstance(field, models.ManyToManyField):
            related[name] = value
        else:
            setattr(row, field.attname, value)
    return related


def pointed_at(model, values):
    """(model, key) of each row that a snapshot points at."""
    found = set()
    for name, field in fields_of(model).items():
        if field.remote_field and values[name]:
            pks = values[name] if field.many_to_many else (values[name],)
            found |= {(field.remote_field.model, pk) for pk in pks}
    for field in model._meta.private_fields:
        if isinstance(field, GenericForeignKey) and values[field.ct_field]:
            kind = ContentType.objects.get_for_id(values[field.ct_field])
            found.add((kind.model_class(), values[field.fk_field]))
    return found


def depth(model):
    """How far the model is from one that points at no other; what may point anywhere is furthest.

    A row is put back before those that it points at, and deleted before them.
    """
    if any(isinstance(field, GenericForeignKey) for field in model._meta.private_fields):
        return inf
    return _depth(model, frozenset())


def _depth(model, seen):
    seen = seen | {model}
    fields = [field for field in fields_of(model).values() if field.remote_field]
    targets = {field.remote_field.model for field in fields} - seen
    return 1 + max((_depth(target, seen) for target in targets if _is_kept(target)), default=0)


def _is_kept(model):
    return hasattr(model, "history")
