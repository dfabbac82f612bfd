"""What points at a row, in whichever app: foreign keys, generic ones, many-to-many relations."""

from dataclasses import dataclass

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Q

from stadsnat import changes
from stadsnat.records import Record, record_models


@dataclass(frozen=True)
class Pointer:
    """The fields of one register model that point at rows of another.

    ``generic`` is the model's generic foreign key, if it has one.
    """

    model: type[Record]
    keys: tuple[str, ...]
    generic: GenericForeignKey | None

    def condition(self, target, pks):
        """Which of the model's rows point at any of the target's."""
        found = Q(pk__in=[])
        for name in self.keys:
            found |= Q(**{f"{name}__in": pks})
        if self.generic:
            kind = ContentType.objects.get_for_model(target)
            found |= Q(**{self.generic.ct_field: kind, f"{self.generic.fk_field}__in": pks})
        return found

    def rows(self, target, pks, *, lock=False):
        """Those rows with what their names are made of, in the order of their keys."""
        names = [field.name for field in self.model._meta.concrete_fields if field.many_to_one]
        rows = self.model._base_manager.filter(self.condition(target, pks)).order_by("pk")
        if lock:
            return list(rows.select_for_update())
        return list(rows.select_related(*names))

    def points(self, row, target):
        """The keys of the target's rows that the row points at."""
        found = {getattr(row, self.model._meta.get_field(name).attname) for name in self.keys}
        if self.generic:
            model, pk = _generic_key(row, self.generic)
            found |= {pk} if model is target else set()
        return found

    def turn(self, row, dropped, kept):
        """Let the row point at the one kept wherever it points at the one dropped.

        Returns the names of the fields that were turned. A row never comes to point at itself.
        """
        turned = []
        for name in self.keys:
            field = self.model._meta.get_field(name)
            if getattr(row, field.attname) == dropped.pk:
                is_itself = self.model is type(kept) and row.pk == kept.pk
                setattr(row, name, None if is_itself else kept)
                turned.append(name)
        if self.generic and _generic_key(row, self.generic) == (type(dropped), dropped.pk):
            setattr(row, self.generic.fk_field, kept.pk)
            turned.append(self.generic.fk_field)
        return turned


def _generic_key(row, generic):
    kind = ContentType.objects.get_for_id(getattr(row, f"{generic.ct_field}_id"))
    return kind.model_class(), getattr(row, generic.fk_field)


def pointers_at(target):
    """The register's models that point at rows of the model."""
    found = []
    for model in record_models():
        keys = tuple(
            field.name
            for field in model._meta.concrete_fields
            if field.remote_field and field.remote_field.model is target
        )
        generic = next(
            (f for f in model._meta.private_fields if isinstance(f, GenericForeignKey)), None
        )
        if keys or generic:
            found.append(Pointer(model, keys, generic))
    return found


def turn_all(dropped, kept):
    """Let everything that points at the one row point at the other."""
    for pointer in pointers_at(type(dropped)):
        fields = set()
        rows = pointer.rows(type(dropped), [dropped.pk], lock=True)
        for row in rows:
            fields |= set(pointer.turn(row, dropped, kept))
        if rows:
            changes.update_all(pointer.model, rows, fields)
    _turn_many_to_many(dropped, kept)
    _turn_what_is_not_kept_in_history(dropped, kept)


def _turn_many_to_many(dropped, kept):
    for relation in dropped._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.many_to_many:
            name = relation.field.name
            for row in relation.related_model._base_manager.filter(**{name: dropped}):
                getattr(row, name).add(kept)


def _turn_what_is_not_kept_in_history(dropped, kept):
    """Saved choices and the like. One that the other row has as well goes with the row dropped."""
    for model, name in _plain_keys_at(type(dropped)):
        for pk in model._base_manager.filter(**{name: dropped}).values_list("pk", flat=True):
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=pk).update(**{name: kept})
            except IntegrityError:
                continue


def _plain_keys_at(target):
    """Foreign keys at the model from models that are neither register, nor history, nor links."""
    return [
        (relation.related_model, relation.field.name)
        for relation in target._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
        and relation.field.db_constraint  # the rows of history point at what need not be there
        and not issubclass(relation.related_model, Record)
        and not relation.related_model._meta.auto_created
    ]
