"""Correcting a field of many rows, and undoing it, against a bare bulk update with history."""

from django.db import models
from simple_history.utils import bulk_update_with_history

from organisations.models import Membership
from stadsnat import bulk, changes
from stadsnat.undo import undo

NOTE = "Rättad."


class Plain(models.Manager):
    """Without the queryset that refuses writes past the door."""

    def get_queryset(self):
        return models.QuerySet(self.model)


def correct(pks):
    def plan_of(lock=False):
        return bulk.make_plan(Membership, pks, "note", NOTE, lock=lock)

    return bulk.carry_out(plan_of, plan_of().digest, by=None, reason="Mätning")


def correct_and_undo(pks):
    undo(correct(pks), by=None)


def floor(pks, times=1):
    manager = Plain()
    manager.model = Membership
    for _time in range(times):
        rows = list(Membership.objects.filter(pk__in=pks))
        for row in rows:
            row.note = NOTE
        with changes.open(by=None, reason="Mätning"):
            extra = {"change_set": changes.current()}
            bulk_update_with_history(
                rows, Membership, ["note"], 500, manager=manager, custom_historical_attrs=extra
            )
