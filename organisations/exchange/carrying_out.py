"""Writing what a plan says, as one change set: all of it, or nothing.

Rows are stored kind by kind, those that others point at first, some at a time, so that memory
stays steady. A new row's negative key is exchanged for its own as soon as it has one.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.utils.translation import gettext as _

from organisations.editing import store_source
from organisations.former_addresses import ADDRESSED, leave_address
from organisations.models import Citation
from organisations.models.base import SourcedRecord
from stadsnat import changes

from .plan import Progress
from .resources import RESOURCES

AT_ONCE = 1000  # rows that are built and stored together


class PlanChanged(Exception):
    """The register or the file is no longer what the plan was made of."""


class Clash(Exception):
    """The database refuses what the rules allowed; the text says what to do."""


def carry_out(plan_of, seen, *, by, reason, source=None, where=""):
    """Carry out the plan that ``plan_of(lock=True)`` works out, if its digest is the one seen.

    ``source`` may be new and not stored yet. A generator of progress that returns the change set;
    without anything to write it has no ``pk``. Raises PlanChanged or Clash, and then nothing is
    written, nor when it is not run to its end.
    """
    is_new = source is not None and source.pk is None
    opened = changes.open(
        by=by, reason=reason, kind=changes.IMPORT, source=None if is_new else source
    )
    try:
        with opened as change_set:
            plan = yield from plan_of(lock=True)
            if plan is None or plan.digest != seen:
                raise PlanChanged
            writing = _Writing(plan)
            yield from writing.run()
            if source is not None and writing.stored:
                store_source(source)
                _cite(writing.stored, source, where)
    except IntegrityError:
        raise Clash(
            _("Rader i filen går inte ihop med varandra eller med andra rader i registret.")
        ) from None
    return change_set


class _Writing:
    def __init__(self, plan):
        self.plan, self.to_write = plan, plan.to_write
        self.keys = {}  # (model, negative key) → the key it got
        self.stored = []  # (model, key, the name of the only field that changed or "")

    def run(self):
        order = {resource.model: place for place, resource in enumerate(RESOURCES)}
        for sheet in sorted(self.plan.sheets, key=lambda sheet: order[sheet.resource.model]):
            yield from self._create(sheet.resource, sheet.new)
            changed = sheet.changed
            for start in range(0, len(changed), AT_ONCE):
                self._update(sheet.resource, changed[start : start + AT_ONCE])
                yield Progress(len(self.stored), self.to_write, is_writing=True)

    def _create(self, resource, rows):
        """Store new rows; those that point at other new rows of the same kind after these."""
        to_self = [
            column.name
            for column in resource.columns
            if getattr(column, "target", None) is resource.model and not column.field.many_to_many
        ]
        while rows:
            later = [
                row
                for row in rows
                if any(self._is_unstored(resource.model, row.changes[name]) for name in to_self)
            ]
            if len(later) == len(rows):
                raise IntegrityError("new rows that point at each other in a ring")
            waiting = {row.pk for row in later}
            ready = [row for row in rows if row.pk not in waiting]
            for start in range(0, len(ready), AT_ONCE):
                self._create_some(resource, ready[start : start + AT_ONCE])
                yield Progress(len(self.stored), self.to_write, is_writing=True)
            rows = later

    def _is_unstored(self, model, pk):
        return pk is not None and pk < 0 and (model, pk) not in self.keys

    def _create_some(self, resource, rows):
        made = [self._build(resource.model(), row.changes) for row in rows]
        changes.create_all(resource.model, made)
        for row, each in zip(rows, made, strict=True):
            self.keys[resource.model, row.pk] = each.pk
            self.stored.append((resource.model, each.pk, ""))
        linked = [
            (row, each)
            for row, each in zip(rows, made, strict=True)
            if any(row.changes[name] for name in resource.related)
        ]
        self._link(resource, linked)
        if linked:  # once more, so that the history has the links too
            changes.update_all(resource.model, [each for _row, each in linked], {"slug"})

    def _update(self, resource, rows):
        made = []
        for row in rows:
            each = resource.model.from_db("default", resource.attnames, row.stored)
            made.append(self._build(each, row.changes))
            only = next(iter(row.changes)) if len(row.changes) == 1 else ""
            self.stored.append((resource.model, row.pk, only))
            if resource.model in ADDRESSED and "slug" in row.changes:
                leave_address(each, row.stored[resource.stored.index("slug")])
        self._link(resource, zip(rows, made, strict=True))
        related = set(resource.related)
        names = {name for row in rows for name in row.changes} - related
        changes.update_all(resource.model, made, names or {resource.stored[1]})

    def _build(self, made, values):
        for name, raw in values.items():
            field = made._meta.get_field(name)
            if field.many_to_many:
                continue
            if field.many_to_one:
                raw = self._own_key(field.related_model, raw)
            elif name == "object_id":
                model = ContentType.objects.get_for_id(values["content_type"]).model_class()
                raw = self._own_key(model, raw)
            setattr(made, field.attname, raw)
        return made

    def _own_key(self, model, pk):
        return self.keys[model, pk] if pk is not None and pk < 0 else pk

    def _link(self, resource, pairs):
        """Let the rows have the many-to-many values that they are to have."""
        pairs = list(pairs)
        for name in resource.related:
            field = resource.model._meta.get_field(name)
            through, own = field.remote_field.through, field.m2m_column_name()
            other = field.m2m_reverse_name()
            wanted = {each.pk: row.changes[name] for row, each in pairs if name in row.changes}
            if not wanted:
                continue
            through._base_manager.filter(**{f"{own}__in": list(wanted)}).delete()
            through._base_manager.bulk_create(
                [
                    through(**{own: pk, other: self._own_key(field.related_model, key)})
                    for pk, keys in wanted.items()
                    for key in keys
                ],
                batch_size=changes.BATCH,
            )


def _cite(stored, source, where):
    """State the source at every row that was stored, unless it is stated there already."""
    by_model = {}
    for model, pk, name in stored:
        if issubclass(model, SourcedRecord):
            by_model.setdefault(model, []).append((pk, name))
    for model, rows in by_model.items():
        kind = ContentType.objects.get_for_model(model)
        there = Citation.objects.filter(content_type=kind, source=source, where=where)
        known = set(there.values_list("object_id", "field"))
        made = [
            Citation(content_type=kind, object_id=pk, source=source, where=where, field=name)
            for pk, name in rows
            if (pk, name) not in known
        ]
        for start in range(0, len(made), AT_ONCE):
            changes.create_all(Citation, made[start : start + AT_ONCE])
