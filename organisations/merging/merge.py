"""Making one row of two: what pointed at the one points at the other, in one change set.

The row that goes is deleted last, with its history kept. Undoing the change set brings everything
back. Rows that belong to no register (a calendar's private address) move too, and stay moved.
"""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from organisations.editing import chosen_source, cite, store_source
from organisations.former_addresses import leave_address
from organisations.models import Citation, Organisation, OtherName
from stadsnat import changes
from stadsnat.records import record_models
from stadsnat.snapshots import snapshot
from stadsnat.wording import name_row

from .clashes import BOTH, DROPPED, KEPT, find, unique_together
from .pointers import turn_all


class CannotMerge(Exception):
    """What stands in the way, as a list of sentences (``obstacles``)."""

    def __init__(self, obstacles):
        super().__init__(" ".join(obstacles))
        self.obstacles = obstacles


@dataclass(frozen=True)
class Chosen:
    """What the editor chose: per field and per clash whose stays, and whether the name is kept."""

    fields: dict[str, str] = field(default_factory=dict)
    clashes: dict[str, str] = field(default_factory=dict)
    keep_name: bool = True


def merge(plan, chosen, why, *, by):
    """Do what the plan says, as chosen; ``why`` is a valid ``ReasonForm``. Returns the change set.

    Raises ``CannotMerge``, and then nothing has changed.
    """
    kept, dropped = _fresh(plan.kept), _fresh(plan.dropped)
    source = chosen_source(why)
    try:
        with changes.open(by=by, reason=why.cleaned_data["reason"]) as change_set:
            store_source(source)
            _settle(plan, chosen)
            citations = _citations_of_names(plan, chosen)
            names = [row.name for row in (kept, dropped)]
            _take_values(kept, dropped, chosen)
            turn_all(dropped, kept)
            _keep_names(kept, names, citations, chosen)
            leave_address(kept, dropped.slug, number=dropped.pk)
            if source is not None:
                cite(kept, why, source)
            _delete(dropped)
            _raise_if(_faults())
    except (IntegrityError, ProtectedError):
        raise CannotMerge(
            [_("Något som hör till de två går inte ihop, och den här sidan kan inte lösa det.")]
        ) from None
    return change_set


def _raise_if(obstacles):
    if obstacles:
        raise CannotMerge(obstacles)


def _settle(plan, chosen):
    """First what is in the way: rows that are one, rows that need a new name, empty relations."""
    _raise_if([_say_tie(row) for row in plan.found.obstacles])
    for row in plan.found.loops:
        type(row)._base_manager.get(pk=row.pk).delete()
    for clash in plan.found.clashes:
        choice = chosen.clashes.get(clash.key, "")
        if choice == BOTH and clash.may_keep_both:
            _rename(clash, plan.kept)
        elif choice in (KEPT, DROPPED):
            for stays, goes in clash.folds(choice):
                _fold(_fresh(stays), _fresh(goes))
        else:
            _raise_if([_("Välj vad som gäller för allt som inte går ihop.")])


def _say_tie(row):
    return _("%(row)s knyter ihop de två. Rätta den raden först.") % {"row": name_row(row)}


def _fresh(row):
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


def _rename(clash, owner):
    """Give the rows whose short name is taken where they come one that no other row has."""
    if not any("slug" in names for names in unique_together(clash.model) if len(names) > 1):
        return  # they have none, or one that is their own wherever they are
    rows = clash.model._base_manager
    for row in map(_fresh, clash.dropped):
        there = set(rows.filter(organisation=owner).values_list("slug", flat=True))
        if row.slug not in there:
            continue
        here = rows.filter(organisation=row.organisation).values_list("slug", flat=True)
        taken = there | set(here)
        stem = row.slug[: clash.model._meta.get_field("slug").max_length - 4]
        row.slug = next(
            name for n in range(2, len(taken) + 3) if (name := f"{stem}-{n}") not in taken
        )
        row.save()


def _fold(kept, dropped):
    """Let the one row take over all that hangs on the other, which goes."""
    found = find(kept, dropped)
    for clash in found.clashes:
        for stays, goes in clash.folds(KEPT):
            _fold(_fresh(stays), _fresh(goes))
    lost = {name for name, value in snapshot(kept).items() if value != snapshot(dropped)[name]}
    _blur_citations(dropped, lost)
    turn_all(dropped, kept)
    _delete(_fresh(dropped))


def _take_values(kept, dropped, chosen):
    """Give the row that stays the values chosen from the other."""
    its, related, is_changed = snapshot(dropped), {}, False
    for name, choice in chosen.fields.items():
        column = kept._meta.get_field(name)
        if column.many_to_many:
            mine = snapshot(kept)[name]
            related[name] = {KEPT: mine, DROPPED: its[name], BOTH: mine + its[name]}[choice]
        elif choice == DROPPED:
            setattr(kept, column.attname, its[name])
            is_changed = True
    if is_changed:
        kept.save()
    for name, pks in related.items():
        getattr(kept, name).set(pks)
    _blur_citations(kept, {name for name, choice in chosen.fields.items() if choice == DROPPED})
    _blur_citations(dropped, {name for name, choice in chosen.fields.items() if choice == KEPT})


def _blur_citations(row, lost):
    """A source for a value that is not kept is a source for the row, no longer for that field."""
    kind = ContentType.objects.get_for_model(row)
    citations = list(Citation.objects.filter(content_type=kind, object_id=row.pk, field__in=lost))
    for citation in citations:
        citation.field = ""
    if citations:
        changes.update_all(Citation, citations, ["field"])


def _citations_of_names(plan, chosen):
    """Where the name that is not to be the row's own is stated, before its citations move."""
    loser = plan.kept if chosen.fields.get("name") == DROPPED else plan.dropped
    kind = ContentType.objects.get_for_model(loser)
    return list(Citation.objects.filter(content_type=kind, object_id=loser.pk, field="name")) or (
        list(Citation.objects.filter(content_type=kind, object_id=loser.pk, field=""))
    )


def _keep_names(kept, names, citations, chosen):
    """Let the name that was not chosen be one of the organisation's other names, as sourced."""
    if not (chosen.keep_name and isinstance(kept, Organisation)):
        return
    known = {kept.name, *kept.other_names.values_list("name", flat=True)}
    for name in [name for name in names if name not in known]:
        other = OtherName.objects.create(organisation=kept, name=name)
        for citation in citations:
            Citation.objects.create(
                target=other, source=citation.source, where=citation.where, words=citation.words
            )


def _delete(row):
    """Delete the row alone: nothing of the register may go with it unseen."""
    _number, deleted = row.delete()
    own = type(row)._meta.label
    kept = {model._meta.label for model in record_models()}
    if deleted[own] > 1 or (deleted.keys() & kept) - {own}:
        raise CannotMerge([_("Något som hör till raden som tas bort skulle försvinna.")])


def _faults():
    """What the rules say about the rows as they stand now, in sentences."""
    found = []
    for model, rows in changes.written().items():
        pks = [pk for pk, what in rows.items() if what != "-"]
        for row in model._base_manager.filter(pk__in=pks):
            try:
                row.clean()
                row.validate_unique()
                row.validate_constraints()
            except ValidationError as error:
                found.append(f"{name_row(row)}: {' '.join(error.messages)}")
    return found
