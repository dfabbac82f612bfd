"""Django's own, but for rows that are to have a history: those it would write without one."""

from django.core.management import CommandError
from django.core.management.commands import loaddata

from stadsnat.records import Record


class Command(loaddata.Command):
    def save_obj(self, obj):
        if isinstance(obj.object, Record):
            raise CommandError(
                f"loaddata skriver ingen historik för {obj.object._meta.verbose_name_plural}. "
                "Läs in dem från en kalkylfil i portalen, eller återställ en säkerhetskopia av "
                "databasen."
            )
        return super().save_obj(obj)
