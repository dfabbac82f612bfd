"""A file between being sent in and being read in: kept, looked through, carried out."""

from contextlib import contextmanager

from django.db import transaction

from organisations.editing import source_titled
from organisations.models import ImportFile
from stadsnat.records import model_of

from .carrying_out import PlanChanged, carry_out
from .cells import pack, unpack
from .comparing import compare
from .foreign import answer, given_of
from .remainder import remainder, renamed
from .resources import RESOURCE_OF
from .sorting_out import sort_out


def may_write(user):
    """Tells of a kind of row whether the account may add and change it."""

    def may(model):
        label, name = model._meta.app_label, model._meta.model_name
        return user.has_perms([f"{label}.add_{name}", f"{label}.change_{name}"])

    return may


def keep(form, why, *, owner):
    """Keep the cells that a valid form has read.

    Returns the file, and whether somebody is to say first what its columns mean.
    """
    ImportFile.objects.forgotten().delete()
    cells = form.cells
    kind = form.cleaned_data["kind"]
    given, is_unknown = answer(cells, RESOURCE_OF[model_of(kind)] if kind else None)
    file = ImportFile.objects.create(
        owner=owner,
        name=form.cleaned_data["file"].name[-200:],
        cells=pack(cells),
        row_count=cells.row_count,
        kind=kind,
        meanings={name: each.stored() for name, each in given.items()},
        **{name: why.cleaned_data[name] for name in ("reason", "source", "new_source", "where")},
    )
    return file, is_unknown


def _options(file):
    kind = RESOURCE_OF[model_of(file.kind)] if file.kind else None
    return {"kind": kind, "given": given_of(file), "may": may_write(file.owner)}


def look_through(file):
    """A generator of progress that returns the cells and what can be read in of them."""
    cells = unpack(file.cells)
    sorted_out = yield from sort_out(cells, **_options(file))
    return cells, sorted_out


def rest_of(file):
    """A generator of progress: the cells of the rows that cannot be read in, and what they mean."""
    if file.change_set:
        return unpack(file.cells), given_of(file)
    cells, sorted_out = yield from look_through(file)
    return remainder(cells, sorted_out), renamed(given_of(file), sorted_out)


def import_all(file, seen):
    """A generator of progress: every row is read in, or none; it returns the change set.

    Raises PlanChanged or Clash.
    """

    def plan_of(lock=False):
        plan = yield from compare(unpack(file.cells), lock=lock, **_options(file))
        return plan if plan.is_whole else None

    with _locked(file):
        change_set = yield from _carry_out(file, plan_of, seen)
        file.delete()
    return change_set


def import_good(file, seen):
    """A generator of progress: the good rows are read in, and the others kept."""
    kept = {}

    def plan_of(lock=False):
        cells = unpack(file.cells)
        sorted_out = yield from sort_out(cells, lock=lock, **_options(file))
        kept["rest"] = remainder(cells, sorted_out)
        kept["given"] = renamed(given_of(file), sorted_out)
        return sorted_out[1]

    with _locked(file):
        change_set = yield from _carry_out(file, plan_of, seen)
        file.cells, file.row_count = pack(kept["rest"]), kept["rest"].row_count
        file.meanings = {name: each.stored() for name, each in kept["given"].items()}
        file.change_set = change_set
        file.save()
    return change_set


@contextmanager
def _locked(file):
    """One transaction, in which nobody reads the same file in at the same time."""
    with transaction.atomic():
        still = ImportFile.objects.select_for_update().filter(pk=file.pk, change_set=None)
        if not still:
            raise PlanChanged
        yield


def _carry_out(file, plan_of, seen):
    source = source_titled(file.new_source) if file.new_source else file.source
    change_set = yield from carry_out(
        plan_of, seen, by=file.owner, reason=file.reason, source=source, where=file.where
    )
    if change_set.pk is None:
        raise PlanChanged  # nothing to write: whoever pressed the button saw something else
    return change_set
