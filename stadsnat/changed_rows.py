"""What a change set did, row by row: each row as it was before it and after it."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import OuterRef, Q, Subquery

from .snapshots import differences, history_model, snapshots


@dataclass(frozen=True)
class ChangedRow:
    """One row that a change set touched; ``before`` is None when it was added, ``after`` when it
    was deleted. Both are snapshots (see ``stadsnat.snapshots``).
    """

    model: type
    pk: int
    change_set_id: int
    before: dict | None
    after: dict | None

    @property
    def what(self):
        if self.before is None:
            return "+"
        return "-" if self.after is None else "~"

    @property
    def model_label(self):
        return self.model._meta.label_lower

    @property
    def differences(self):
        return differences(self.before, self.after)

    @property
    def to_put_back(self):
        """Those of the differences that an undo takes back."""
        kept = self.model.not_put_back
        return {name: pair for name, pair in self.differences.items() if name not in kept}

    @property
    def can_be_undone(self):
        return self.what != "~" or bool(self.to_put_back)


def changed_rows(change_set):
    """Every row that the change set touched, model by model."""
    return [
        row
        for label in change_set.touched
        for row in changed_rows_of(apps.get_model(label), Q(change_set=change_set))
    ]


def changed_rows_of(model, condition):
    """The rows of one model that the history rows meeting the condition tell of, oldest first.

    Each change set's rows of history about a row are taken together: first before, last after.
    Rows in which nothing differs are left out.
    """
    key = model._meta.pk.attname
    history = history_model(model).objects
    earlier = history.filter(
        **{key: OuterRef(key), "history_id__lt": OuterRef("history_id")}
    ).exclude(change_set=OuterRef("change_set"))
    latest = earlier.order_by("-history_id").values("history_id")[:1]
    found = list(
        history.filter(condition).order_by("history_id").annotate(earlier=Subquery(latest))
    )
    after = dict(zip(_groups(found, key), snapshots(model, _last_of_each(found, key)), strict=True))
    first = {}
    for row in found:
        first.setdefault((row.change_set_id, getattr(row, key)), row)
    before_ids = {row.earlier for row in first.values()} - {None}
    before_rows = list(history.filter(history_id__in=before_ids)) if before_ids else []
    before = {
        row.history_id: values
        for row, values in zip(before_rows, snapshots(model, before_rows), strict=True)
    }
    rows = [
        ChangedRow(model, pk, change_set_id, before.get(row.earlier), after[change_set_id, pk])
        for (change_set_id, pk), row in first.items()
    ]
    return [row for row in rows if row.what != "~" or row.differences]


def _last_of_each(history_rows, key):
    return list({(row.change_set_id, getattr(row, key)): row for row in history_rows}.values())


def _groups(history_rows, key):
    return list({(row.change_set_id, getattr(row, key)): None for row in history_rows})
