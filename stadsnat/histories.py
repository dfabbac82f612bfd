"""The story of a row: who changed what, when and why, field by field, in words."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from .changed_rows import ChangedRow, changed_rows_of
from .differences import SAME, Piece, compare, shortened
from .models import ChangeSet
from .records import record_models
from .snapshots import history_model
from .wording import Wording, is_told_by_words, shown_fields


@dataclass(frozen=True)
class FieldChange:
    """One field's value before and after, in words; "" is none. Long texts are in ``pieces``."""

    label: str
    before: str
    after: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def has_other_words(self):
        """Whether the pieces differ; otherwise only the form of the text does."""
        return any(piece.kind != SAME for piece in self.pieces)


@dataclass(frozen=True)
class RowChange:
    """What a change set did to one row, in words."""

    row: ChangedRow
    name: str
    about: str  # the row that this one is about, "" for most
    fields: list[FieldChange]


@dataclass(frozen=True)
class Told:
    """A change set with what it did to the rows that are told of."""

    change_set: ChangeSet
    rows: list[RowChange]

    @property
    def can_be_undone(self):
        return any(told.row.can_be_undone for told in self.rows)


def tell(change_sets, rows):
    """Each change set, in the order given, with those of the rows that are its own."""
    wording = Wording(rows)
    by_set = defaultdict(list)
    for row in rows:
        told = RowChange(row, wording.name(row), wording.about(row), _fields(row, wording))
        by_set[row.change_set_id].append(told)
    return [Told(change_set, by_set[change_set.pk]) for change_set in change_sets]


def _fields(row, wording):
    differing = row.differences
    return [
        _change(row, wording, name, column, *differing[name])
        for name, column in shown_fields(row.model).items()
        if name in differing
    ]


def _change(row, wording, name, column, before, after):
    before, after = wording.say_in(row, name, before), wording.say_in(row, name, after)
    compares = before and after and is_told_by_words(row.model, name)
    pieces = shortened(compare(before, after)) if compares else []
    return FieldChange(column.verbose_name, before, after, pieces)


def history_rows(model, pk):
    """The history of a row and of what belongs to it: {model: condition on its history rows}.

    A row belongs to the one that its field of that one's name points at, or ever pointed at (a
    membership's ``organisation``, a fee's ``membership``), and a citation to the row it is about.
    """
    keys = {model: {pk}}
    waiting = [model]
    while waiting:
        owner = waiting.pop(0)
        for child in record_models():
            if child not in keys and _owner_field(child, owner):
                belonging = Q(**{f"{owner._meta.model_name}__in": keys[owner]})
                if found := _keys(child, belonging):
                    keys[child] = found
                    waiting.append(child)
    for child in record_models():
        if about := _generic_key(child):
            keys[child] = _keys(child, _about(about, keys)) | keys.get(child, set())
    return {
        model: Q(**{f"{model._meta.pk.attname}__in": found})
        for model, found in keys.items()
        if found
    }


def _owner_field(child, owner):
    """Whether the child has a field of the owner's name that points at it."""
    return any(
        field.name == owner._meta.model_name
        and field.remote_field
        and field.remote_field.model is owner
        for field in child._meta.concrete_fields
    )


def _generic_key(model):
    fields = model._meta.private_fields
    return next((field for field in fields if isinstance(field, GenericForeignKey)), None)


def _about(field, keys):
    """The condition that a row with the generic key is about one of the rows with these keys."""
    condition = Q(pk__in=[])
    for model, found in keys.items():
        kind = ContentType.objects.get_for_model(model)
        condition |= Q(**{field.ct_field: kind, f"{field.fk_field}__in": found})
    return condition


def _keys(model, condition):
    """The keys of the rows that any history row meeting the condition tells of."""
    rows = history_model(model).objects.filter(condition).order_by()
    return set(rows.values_list(model._meta.pk.attname, flat=True).distinct())


def change_sets_of(conditions):
    """The change sets that the history rows meeting the conditions belong to, latest first."""
    keys = [
        history_model(model).objects.filter(condition).order_by().values("change_set")
        for model, condition in conditions.items()
    ]
    return ChangeSet.objects.filter(pk__in=keys[0].union(*keys[1:])).select_related("by")


def tell_history(change_sets, conditions):
    """What the given change sets did to the rows that the conditions tell of."""
    touched = {label for change_set in change_sets for label in change_set.touched}
    own = Q(change_set__in=[change_set.pk for change_set in change_sets])
    rows = [
        row
        for model, condition in conditions.items()
        if model._meta.label_lower in touched
        for row in changed_rows_of(model, condition & own)
    ]
    return tell(change_sets, rows)
