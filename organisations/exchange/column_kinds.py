"""Which column a field of a model has in files."""

from django.db import models

from stadsnat.fields import EDTFField

from .columns import ChoiceColumn, DateColumn, NumberColumn, TextColumn, YesNoColumn
from .key_columns import KeyColumn, KeysColumn

_KINDS = [
    (EDTFField, DateColumn),
    (models.BooleanField, YesNoColumn),
    (models.ManyToManyField, KeysColumn),
    (models.ForeignKey, KeyColumn),
    ((models.CharField, models.TextField), TextColumn),
    ((models.IntegerField, models.DecimalField), NumberColumn),
]


def column_for(field):
    """The column of a field; TypeError for a field of which it is not decided how it is written."""
    if field.choices:
        return ChoiceColumn(field)
    for kinds, column in _KINDS:
        if isinstance(field, kinds):
            return column(field)
    raise TypeError(f"{field} has no way to stand in a file: add one to organisations.exchange.")
