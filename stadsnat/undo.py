"""Undoing: old values come back if nobody has touched them since; otherwise nothing changes.

An undo is itself a change set, of the kind "undo", and is undone in the same way.
"""

from collections import defaultdict

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from . import changes, rules
from .changed_rows import changed_rows
from .snapshots import depth, fields_of, pointed_at, restore, snapshots_of
from .snapshots import differences as differing
from .wording import Wording, name_row


class CannotUndo(Exception):
    """What stands in the way, as a list of sentences (``obstacles``)."""

    def __init__(self, obstacles):
        super().__init__(" ".join(obstacles))
        self.obstacles = obstacles


def undo(change_set, *, by, reason="", only=None):
    """Put back what the change set changed, or only its rows in ``only``: {(model, pk), …}.

    Returns the new change set; raises ``CannotUndo``, and then nothing has changed.
    """
    rows = [row for row in changed_rows(change_set) if only is None or (row.model, row.pk) in only]
    rows, left = _sorted_out(rows)
    if not rows:
        raise CannotUndo(left or [_("Det finns inget att ångra.")])
    try:
        with changes.open(by=by, reason=reason, kind=changes.UNDO, undoes=change_set) as undone:
            _put_back(rows)
    except IntegrityError:
        raise CannotUndo(
            [_("De gamla värdena går inte ihop med andra rader i registret.")]
        ) from None
    return undone


def _sorted_out(rows):
    """The rows with something to put back, and why the others are left as they are."""
    left = {
        str(row.model.not_put_back[name]): None
        for row in rows
        if not row.can_be_undone
        for name in row.differences
    }
    return [row for row in rows if row.can_be_undone], list(left)


def _put_back(rows):
    by_model = defaultdict(list)
    for row in rows:
        by_model[row.model].append(row)
    current = {model: _locked(model, by_model[model]) for model in sorted(by_model, key=depth)}
    _raise_if(_obstacles(by_model, current))
    back, waiting = [], [row for row in rows if row.what == "~"]
    # What was added goes as soon as nothing points at it that is still to be changed back: it may
    # stand where another row is to be. So the rows that point come before those pointed at.
    _delete_free(rows, waiting, current)
    for model in sorted(by_model, key=depth, reverse=True):
        back += _change_back(model, by_model[model], current[model])
        waiting = [row for row in waiting if row.model is not model]
        _delete_free(rows, waiting, current)
    gone = [row for row in rows if row.what == "-"]
    back += [(_create_again(row), row.before) for row in gone]
    _raise_if(_faults(back))


def _delete_free(rows, waiting, current):
    """Delete the rows that were added, but not those that a row yet to be changed back needs."""
    gone = {(model, pk) for model, pks in changes.written().items() for pk in pks}
    added = {(row.model, row.pk): row for row in rows if row.what == "+"}
    needed, looking = set(), waiting
    while looking:
        pointed = {key for row in looking for key in pointed_at(row.model, row.after)} - needed
        needed |= pointed
        looking = [added[key] for key in pointed & added.keys()]
    free = [current[model][pk] for model, pk in added.keys() - needed - gone]
    _raise_if(_delete(free, rows))


def _raise_if(obstacles):
    if obstacles:
        raise CannotUndo(obstacles)


def _locked(model, rows):
    """The rows as they stand now, by key; nobody else changes them until the undo is done."""
    pks = [row.pk for row in rows]
    model.lock_owners(pks)
    return model._base_manager.select_for_update(of=("self",)).in_bulk(pks)


def _obstacles(by_model, current):
    """What has happened to the rows since, in sentences."""
    touched = []
    for model, rows in by_model.items():
        standing = snapshots_of(model, current[model].values())
        pairs = [(row, standing.get(row.pk)) for row in rows]
        touched += [(row, now) for row, now in pairs if _is_touched(row, now)]
    wording = Wording([row for row, _now in touched])
    return [sentence for row, now in touched for sentence in _say_touched(row, now, wording)]


def _is_touched(row, now):
    if row.after is None or now is None:
        return row.after is not now
    return bool(_fields_touched(row, now))


def _fields_touched(row, now):
    """The fields changed since, of those to be put back; of a row to be deleted, all of them."""
    since = differing(row.after, now)
    return [name for name in since if row.what == "+" or name in row.to_put_back]


def _say_touched(row, now, wording):
    name = wording.name(row)
    if row.after is None:
        return [_("%(row)s finns redan i registret igen.") % {"row": name}]
    if now is None:
        return [_("%(row)s har tagits bort sedan dess.") % {"row": name}]
    return [
        _say_field(name, fields_of(row.model)[field].verbose_name, value)
        for field in _fields_touched(row, now)
        for value in [wording.say(row.model, field, now[field])]
    ]


def _say_field(name, field, value):
    words = {"row": name, "field": field, "value": value}
    if not value:
        return _("%(row)s: fältet ”%(field)s” har tömts sedan dess.") % words
    return _("%(row)s: fältet ”%(field)s” har ändrats sedan dess, till ”%(value)s”.") % words


def _delete(rows, undone):
    """Delete rows that were added; gives what stands in the way of that."""
    mine = {(row.model, row.pk) for row in undone if row.what == "+"}
    for row in sorted(rows, key=lambda row: (-depth(type(row)), -row.pk)):
        if changes.written()[type(row)].get(row.pk) == "-":
            continue  # it went with the row it belongs to
        name = name_row(row)
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError as error:
            others = ", ".join(sorted({name_row(other) for other in error.protected_objects}))
            return [
                _("%(row)s kan inte tas bort så länge detta hör dit: %(others)s.")
                % {"row": name, "others": others}
            ]
    taken_along = [
        (model, pk)
        for model, pks in changes.written().items()
        for pk, what in pks.items()
        if what == "-" and (model, pk) not in mine
    ]
    return [
        _("%(row)s har kommit till sedan dess och skulle försvinna.")
        % {"row": _name_of_deleted(model, pk)}
        for model, pk in taken_along
    ]


def _name_of_deleted(model, pk):
    """What a row that was deleted just now is called; it comes back when the undo is given up."""
    try:
        return name_row(model.history.filter(id=pk).first().instance)
    except ObjectDoesNotExist:  # what its name is made of went with it
        return Wording([]).row(model, pk)


def _change_back(model, rows, current):
    """Put the old values back; gives pairs of row and the names of the fields put back."""
    changed, back, names = [], [], set()
    for row in rows:
        if row.what != "~":
            continue
        now = current[row.pk]
        related = restore(now, {name: before for name, (before, _) in row.to_put_back.items()})
        names |= row.to_put_back.keys() - related.keys()
        _set_related(now, related)
        if row.to_put_back.keys() - related.keys():
            changed.append(now)
        back.append((now, row.to_put_back))
    _raise_if(_broken(back))
    if changed:
        changes.update_all(model, changed, names)
    return back


def _broken(back):
    """What the old values break together with those that a row has got since, in sentences."""
    return [
        f"{name_row(row)}: {constraint.get_violation_error_message()}"
        for row, _names in back
        for constraint in rules.unmet(row)
    ]


def _create_again(row):
    made = row.model(pk=row.pk)
    related = restore(made, row.before)
    try:
        made.validate_unique()  # the database says only that something is not unique
    except ValidationError as error:
        raise CannotUndo([_explain(made, error)]) from None
    made.save(force_insert=True)
    _set_related(made, related)
    return made


def _set_related(row, related):
    """Put many-to-many values back; the database finds out too late that one of them is gone."""
    for name, pks in related.items():
        field = row._meta.get_field(name)
        if field.remote_field.model._base_manager.filter(pk__in=pks).count() < len(pks):
            text = _("%(row)s: något under ”%(field)s” finns inte längre.")
            raise CannotUndo([text % {"row": name_row(row), "field": field.verbose_name}])
        getattr(row, name).set(pks)


def _faults(back):
    """What the restored values break, as the rules and the other rows stand now."""
    alike = defaultdict(list)
    for row, names in back:
        alike[type(row), frozenset(names)].append(row)
    found = []
    for (_model, names), rows in alike.items():
        broken = rules.faults(rows, names)
        found += [f"{name_row(r)}: {' '.join(broken[r.pk])}" for r in rows if r.pk in broken]
    return found


def _explain(row, error):
    return f"{name_row(row)}: {' '.join(error.messages)}"
