"""What all rows of the portal have in common: a history."""

from django.db import models
from simple_history.models import HistoricalRecords

from .fields import with_bounds


class Record(models.Model):
    """A row whose every change is kept."""

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        deferred = self.get_deferred_fields()
        if update_fields is None and deferred and not self._state.adding:
            fields = {field.attname: field.name for field in self._meta.concrete_fields}
            update_fields = {name for attname, name in fields.items() if attname not in deferred}
            update_fields.discard(self._meta.pk.name)
        if update_fields is not None:
            update_fields = with_bounds(type(self), update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)
