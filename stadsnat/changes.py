"""The one door by which rows come in, change and go: who, when, why, from which source.

    with changes.open(by=request.user, reason="Enligt protokollet"):
        membership.save()

Everything saved or deleted inside is one transaction and one ``ChangeSet``, which each history row
carries. A write outside raises ``NoChangeSet`` and leaves the database as it was.
"""

from collections import Counter, defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connections, models, router, transaction
from django.utils import timezone
from simple_history.models import HistoricalRecords
from simple_history.utils import get_m2m_field_name

from .fields import EDTFField, with_bounds
from .models import ChangeSet
from .search.index import reindex
from .snapshots import history_model

BATCH = 500  # rows a statement: SQLite takes so many values at once, PostgreSQL gains no more

FORM, BULK, IMPORT, UNDO = ChangeSet.Kind


class NoChangeSet(RuntimeError):
    """A row was about to be written outside the door."""


@dataclass
class _Opened:
    change_set: ChangeSet
    # model → primary key → what became of the row: "+", "~" or "-"
    rows: dict = field(default_factory=lambda: defaultdict(dict))

    def note(self, model, pk, what):
        rows = self.rows[model]
        if what == "-" and rows.get(pk) == "+":
            del rows[pk]
        elif what == "-" or rows.get(pk) != "+":
            rows[pk] = what


_opened = ContextVar("opened", default=None)


@contextmanager
def open(*, by, reason="", kind=FORM, source=None, undoes=None, joins=None):
    """Let the rows written inside belong to one change set; inside another, they belong to that.

    ``by`` is the account that changes, None for the portal itself. Gives the change set, which is
    stored with its first row: without one it has no ``pk`` afterwards.

    ``joins`` is a change set of the same person that goes on: one that nobody has undone, and whose
    rows nobody else has changed since.
    """
    if outer := _opened.get():
        yield outer.change_set
        return
    change_set = joins or ChangeSet(by=by, reason=reason, kind=kind, source=source, undoes=undoes)
    opened = _Opened(change_set)
    token = _opened.set(opened)
    try:
        with transaction.atomic():
            yield change_set
            _close(opened)
    except BaseException:
        if joins is None:
            change_set.pk = None  # rolled back with its rows
        raise
    finally:
        _opened.reset(token)


def _close(opened):
    if opened.change_set.pk is None:
        return
    for model, rows in list(opened.rows.items()):
        model.follow_up(dict(rows))
    opened.change_set.touched |= {
        model._meta.label_lower: Counter(_all_of(opened, model).values())
        for model, rows in opened.rows.items()
        if rows
    }
    opened.change_set.save(update_fields=["touched"])
    touched = {
        (model, pk): what for model, rows in opened.rows.items() for pk, what in rows.items()
    }
    reindex(touched, added={row for row, what in touched.items() if what == "+"})


def _all_of(opened, model):
    """What the change set has done to rows of the model, before it was opened again too."""
    if not opened.change_set.touched:
        return opened.rows[model]
    history = history_model(model).objects.filter(change_set=opened.change_set)
    told = _Opened(opened.change_set)
    for pk, what in history.order_by("history_id").values_list(
        model._meta.pk.attname, "history_type"
    ):
        told.note(model, pk, what)
    return told.rows[model]


def require():
    """Raise ``NoChangeSet`` unless a change set is open: to be asked before a row is written."""
    if _opened.get() is None:
        raise NoChangeSet("Rows are written inside `with changes.open(by=…, reason=…):` only.")


def current():
    """The open change set, stored."""
    require()
    change_set = _opened.get().change_set
    if change_set.pk is None:
        change_set.save()
    return change_set


def note(model, pk, what):
    """Remember that the open change set added (+), changed (~) or deleted (-) the row."""
    _opened.get().note(model, pk, what)


def written():
    """What the open change set has written so far: {model: {pk: "+", "~" or "-"}}."""
    return _opened.get().rows


def create_all(model, rows):
    """Store new rows of one model, and their history, in few statements; return them with keys."""
    change_set = current()
    rows = models.QuerySet(model).bulk_create(rows, batch_size=BATCH)
    _write_history(model, rows, "+", change_set)
    return rows


def update_all(model, rows, fields):
    """Store the named fields of rows that exist already, and their history, in few statements.

    The rows must be whole, and locked or just read: a row deleted meanwhile would come back.
    """
    change_set = current()
    for column in model._meta.concrete_fields:
        if isinstance(column, EDTFField) and column.name in fields:
            for row in rows:
                column.pre_save(row, add=False)
    models.QuerySet(model).bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        update_fields=sorted(with_bounds(model, fields)),
        unique_fields=[model._meta.pk.name],
    )
    _write_history(model, rows, "~", change_set)


def _write_history(model, rows, what, change_set):
    if history_model(model)._history_m2m_fields:
        _write_history_with_links(model, rows, what, change_set)
    else:
        _copy_to_history(model, [row.pk for row in rows], what, change_set)
    for row in rows:
        note(model, row.pk, what)


def _copy_to_history(model, pks, what, change_set):
    """Let the database copy the rows as they now stand; to send them once more takes longer."""
    history = history_model(model)
    added = {
        "history_date": timezone.now(),
        "history_user": change_set.by_id,
        "history_change_reason": "",
        "history_type": what,
        "change_set": change_set.pk,
    }
    fields = [history._meta.get_field(name) for name in added]
    connection = connections[router.db_for_write(history)]
    quote = connection.ops.quote_name
    copied = ", ".join(quote(field.column) for field in history.tracked_fields)
    named = ", ".join(quote(field.column) for field in fields)
    values = [
        field.get_db_prep_save(value, connection)
        for field, value in zip(fields, added.values(), strict=True)
    ]
    with connection.cursor() as cursor:
        for start in range(0, len(pks), BATCH):
            batch = pks[start : start + BATCH]
            cursor.execute(
                f"INSERT INTO {quote(history._meta.db_table)} ({copied}, {named})"
                f" SELECT {copied}, {', '.join(['%s'] * len(values))}"
                f" FROM {quote(model._meta.db_table)}"
                f" WHERE {quote(model._meta.pk.column)} IN ({', '.join(['%s'] * len(batch))})"
                f" ORDER BY {quote(model._meta.pk.column)}",
                [*values, *batch],
            )


def _write_history_with_links(model, rows, what, change_set):
    made = model.history.bulk_history_create(
        rows,
        batch_size=BATCH,
        update=what == "~",
        default_user=change_set.by,
        custom_historical_attrs={"change_set": change_set},
    )
    _copy_many_to_many(model, made)


def _copy_many_to_many(model, history_rows):
    """What simple-history leaves out of its bulk rows: the many-to-many values of the moment."""
    by_pk = {getattr(row, model._meta.pk.attname): row for row in history_rows}
    for relation in history_model(model)._history_m2m_fields:
        historical = HistoricalRecords.m2m_models[relation]
        through = relation.remote_field.through
        own = f"{get_m2m_field_name(relation)}_id"
        links = through.objects.filter(**{f"{own}__in": list(by_pk)})
        columns = [column.attname for column in through._meta.fields]
        historical.objects.bulk_create(
            [
                historical(history=by_pk[link[own]], **link)
                for link in links.values(*columns).iterator()
            ],
            batch_size=BATCH,
        )
