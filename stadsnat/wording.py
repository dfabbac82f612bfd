"""Rows and values in words, names instead of keys, for the pages that tell of changes.

The names are read in few queries for all the rows given, however many there are.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .fields import EDTFField
from .snapshots import fields_of
from .templatetags.ui import Quoted, day, edtf, number

_told = {}  # (model, name of a field) → what makes words of its values


def tell_as(model, name, words):
    """Let the texts of a field that are stored with their form be told by their words."""
    _told[model, name] = words


def is_told_by_words(model, name):
    """Whether the field holds texts whose words can be compared."""
    return (model, name) in _told


def name_row(row):
    """What kind of row it is, and its name: "Uppdrag: Ledamot, styrelsen, Eurocities"."""
    return f"{capfirst(row._meta.verbose_name)}: {row}"


def shown_fields(model):
    """The fields of a snapshot that a reader is shown; what row a row is about is its place."""
    hidden = {
        name
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
        for name in (field.ct_field, field.fk_field)
    }
    return {name: field for name, field in fields_of(model).items() if name not in hidden}


class Wording:
    """Says the names and values of the given ``ChangedRow`` objects; parts of snapshots will do."""

    def __init__(self, rows):
        self._names = {}
        wanted = defaultdict(set)
        for row in rows:
            wanted[row.model].add(row.pk)
            for snapshot in filter(None, (row.before, row.after)):
                for name, field in fields_of(row.model).items():
                    if field.remote_field and name in snapshot:
                        wanted[field.remote_field.model].update(_keys(snapshot[name]))
                if target := _target(row.model, snapshot):
                    wanted[target[0]].add(target[1])
        for model, pks in wanted.items():
            self._read(model, pks)

    def _read(self, model, pks):
        keys = [field.name for field in model._meta.concrete_fields if field.many_to_one]
        found = model._base_manager.select_related(*keys).in_bulk(pks)
        self._names |= {(model, pk): str(row) for pk, row in found.items()}

    def name(self, row):
        """A changed row with its kind; of one that is gone, as it was last."""
        known = self._names.get((row.model, row.pk)) or self._name_of_old(row)
        return f"{capfirst(row.model._meta.verbose_name)}: {known}"

    def _name_of_old(self, row):
        fields = fields_of(row.model)
        values = {
            fields[name].attname: value
            for name, value in (row.after or row.before).items()
            if not fields[name].many_to_many
        }
        try:
            return str(row.model(pk=row.pk, **values))
        except ObjectDoesNotExist:
            return _("nr %(number)s") % {"number": row.pk}

    def row(self, model, pk):
        """A row with its kind, as it is named now, or was named last."""
        return f"{capfirst(model._meta.verbose_name)}: {self._say_row(model, pk)}"

    def about(self, row):
        """The row that a changed row is about, with its kind, as a citation is; "" for others."""
        target = _target(row.model, row.after or row.before)
        if target is None:
            return ""
        return f"{capfirst(target[0]._meta.verbose_name)}: {self._say_row(*target)}"

    def say_in(self, row, name, value):
        """As ``say``; the name of a field of the row that this one is about is said in words."""
        target = _target(row.model, row.after or row.before)
        if target and name == "field" and value:
            known = {
                field.name: field.verbose_name
                for field in target[0]._meta.get_fields()
                if hasattr(field, "verbose_name")
            }
            return str(known.get(value, value))
        return self.say(row.model, name, value)

    def say(self, model, name, value):
        """A snapshot's value of the field, in words; "" when there is none."""
        field = fields_of(model)[name]
        if field.remote_field:
            names = [self._say_row(field.remote_field.model, pk) for pk in _keys(value)]
            return Quoted(", ".join(names))
        if value and is_told_by_words(model, name):
            return Quoted(_told[model, name](value))
        return say_value(field, value)

    def _say_row(self, model, pk):
        if (model, pk) not in self._names:
            self._read(model, [pk])
        if (model, pk) not in self._names:
            self._names[model, pk] = self._say_gone(model, pk)
        return self._names[model, pk]

    def _say_gone(self, model, pk):
        """A row that is no longer there, as its history named it last."""
        last = list(model.history.filter(id=pk)[:1]) if hasattr(model, "history") else []
        if not last:
            return _("nr %(number)s (finns inte kvar)") % {"number": pk}
        try:
            return _("%(row)s (finns inte kvar)") % {"row": last[0].instance}
        except ObjectDoesNotExist:
            return _("nr %(number)s (finns inte kvar)") % {"number": pk}


def say_value(field, value):
    """The value of a field that points at no other row, in words; "" when there is none."""
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return _("ja") if value else _("nej")
    if isinstance(field, EDTFField):
        return edtf(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return number(value)
    return Quoted(value) if isinstance(value, str) else str(value)


def _target(model, snapshot):
    """The model and key of the row that a generic key points at; None without one."""
    for field in model._meta.private_fields:
        if isinstance(field, GenericForeignKey):
            kind = ContentType.objects.get_for_id(snapshot[field.ct_field])
            return (kind.model_class(), snapshot[field.fk_field]) if kind.model_class() else None
    return None


def _keys(value):
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)
