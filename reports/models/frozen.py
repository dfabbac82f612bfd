"""Rows that are stored once and then stay: no ORM, admin or SQL changes or deletes them."""

from django.db import models


class FrozenQuerySet(models.QuerySet):
    """Refuses what would change or remove a row, or store one past its checks."""

    def update(self, **fields):
        raise TypeError(self._never("changed"))

    def bulk_update(self, rows, fields, batch_size=None):
        raise TypeError(self._never("changed"))

    def bulk_create(self, rows, *args, **kwargs):
        raise TypeError(f"Each {self.model._meta.model_name} is stored by itself.")

    def delete(self):
        raise TypeError(self._never("deleted"))

    def _raw_delete(self, using):
        raise TypeError(self._never("deleted"))

    def raw(self, *args, **kwargs):
        raise TypeError("Read by filter() and get(): raw SQL might do anything.")

    def _never(self, what):
        return f"A stored {self.model._meta.model_name} is never {what}."

    update.alters_data = bulk_update.alters_data = True
    bulk_create.alters_data = delete.alters_data = True


class Frozen(models.Model):
    """A row that is never changed and never deleted once it is stored.

    The database refuses too, by triggers: a new model of this kind needs them in its migration, as
    in ``migrations/0012_frozen_in_the_database.py``.
    """

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save_base(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(f"A stored {self._meta.model_name} is never changed.")
        super().save_base(*args, **kwargs)

    def _save_table(self, raw=False, cls=None, force_insert=False, *args, **kwargs):
        """What Django's deserialiser saves comes here, past ``save`` and ``save_base``."""
        if raw:
            raise TypeError(f"A row of {self._meta.model_name} is not read in from a file.")
        # Otherwise a new row with an old key would first be tried as a change of the old one.
        return super()._save_table(raw, cls, True, *args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(f"A stored {self._meta.model_name} is never deleted.")
