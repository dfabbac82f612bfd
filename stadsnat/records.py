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
        if update_fields is not None:
            update_fields = with_bounds(type(self), update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)
