"""What all rows of the portal have in common: a history that no write goes past."""

from django.apps import apps
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from simple_history.manager import HistoricalQuerySet
from simple_history.models import HistoricalRecords

from . import changes
from .fields import with_bounds
from .models import ChangeSet


class HistoryQuerySet(HistoricalQuerySet):
    """Refuses to change what has been: the commands that thin history end here too."""

    def update(self, **fields):
        raise TypeError("History is never changed.")

    def delete(self):
        raise TypeError("History is never deleted.")

    update.alters_data = delete.alters_data = True


class HistoryRow(models.Model):
    """What a row was after a change, with the change set that it belongs to."""

    change_set = models.ForeignKey(
        ChangeSet,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("ändringsuppsättning"),
    )

    objects = HistoryQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.change_set = changes.current()
        pk = getattr(self, self.instance_type._meta.pk.attname)
        changes.note(self.instance_type, pk, self.history_type)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("History is never deleted.")


def _changed_by(**kwargs):
    return changes.current().by


class RecordQuerySet(models.QuerySet):
    """Refuses the writes that leave no history; ``stadsnat.changes`` has those that do."""

    def update(self, **fields):
        raise TypeError("update() writes no history: use changes.update_all().")

    def bulk_update(self, rows, fields, batch_size=None):
        raise TypeError("bulk_update() writes no history: use changes.update_all().")

    def bulk_create(self, rows, *args, **kwargs):
        raise TypeError("bulk_create() writes no history: use changes.create_all().")

    def delete(self):
        """Delete the rows one by one: each takes leave of the rows that point at it."""
        for row in self:
            row.delete()

    def _raw_delete(self, using):
        raise TypeError("_raw_delete() writes no history: use delete().")

    update.alters_data = bulk_update.alters_data = True
    bulk_create.alters_data = delete.alters_data = True


class Record(models.Model):
    """A row whose every change is kept."""

    # Field → why an undo leaves it as it is.
    not_put_back = {}

    history = HistoricalRecords(
        inherit=True,
        bases=[HistoryRow],
        get_user=_changed_by,
        historical_queryset=HistoryQuerySet,
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"  # related rows are written through this one

    def save(self, *args, update_fields=None, **kwargs):
        deferred = self.get_deferred_fields()
        if update_fields is None and deferred and not self._state.adding:
            fields = {field.attname: field.name for field in self._meta.concrete_fields}
            update_fields = {name for attname, name in fields.items() if attname not in deferred}
            update_fields.discard(self._meta.pk.name)
        if update_fields is not None:
            update_fields = with_bounds(type(self), update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)

    def save_base(self, *args, raw=False, **kwargs):
        changes.require()
        self._refuse_to_leave_no_history(raw)
        super().save_base(*args, **kwargs)

    def _save_table(self, raw=False, *args, **kwargs):
        """What Django's deserialiser saves comes here, past ``save`` and ``save_base``."""
        self._refuse_to_leave_no_history(raw)
        return super()._save_table(raw, *args, **kwargs)

    def _refuse_to_leave_no_history(self, raw):
        if raw or hasattr(self, "skip_history_when_saving"):
            raise TypeError("A row is not stored without its history: use load_fixtures or save().")

    @classmethod
    def lock_owners(cls, pks):
        """Lock what must be locked before the rows with these keys are."""

    @classmethod
    def follow_up(cls, rows):
        """Change what follows of rows that the open change set, soon closed, has changed.

        ``rows`` has their keys, each with "+", "~" or "-".
        """

    def delete(self, *args, **kwargs):
        changes.require()
        self.lock_owners([self.pk])
        for relation in self._meta.get_fields(include_hidden=True):
            if relation.auto_created and relation.many_to_many:
                name = relation.field.name
                for row in relation.related_model.objects.filter(**{name: self}):
                    getattr(row, name).remove(self)
        return super().delete(*args, **kwargs)


def record_models():
    """Every model whose rows are kept with their history, lowest app first."""
    return [model for model in apps.get_models() if issubclass(model, Record)]


def address_word(model):
    """The word that stands for the model in addresses: its Swedish plural, "medlemskap"."""
    with override("sv"):
        return slugify(str(model._meta.verbose_name_plural))  # in Swedish, and not later


def model_of(word):
    """The model that the word of an address stands for; KeyError when there is none."""
    return {address_word(model): model for model in record_models()}[word]
