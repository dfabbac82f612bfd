"""The pages on changes: what was changed, by whom and why, and undoing it."""

from django.apps import apps
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .changed_rows import changed_rows
from .histories import change_sets_of, history_rows, tell, tell_history
from .models import ChangeSet
from .roles import editor_required
from .undo import CannotUndo, undo
from .wording import name_row

A_PAGE = 25


@editor_required
@require_safe
def change_set_list(request):
    page = Paginator(ChangeSet.objects.select_related("by"), A_PAGE).get_page(
        request.GET.get("sida")
    )
    return render(request, "stadsnat/change_set_list.html", {"page": page})


@editor_required
@require_safe
def change_set_detail(request, pk):
    change_set = get_object_or_404(ChangeSet.objects.select_related("by", "undoes"), pk=pk)
    return _show_change_set(request, change_set)


def _show_change_set(request, change_set, obstacles=(), status=200):
    rows = changed_rows(change_set)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("sida"))
    [told] = tell([change_set], list(page))
    context = {
        "told": told,
        "page": page,
        "obstacles": obstacles,
        "can_be_undone": any(row.can_be_undone for row in rows),
        "undone": change_set.undone_by.select_related("by"),
    }
    return render(request, "stadsnat/change_set_detail.html", context, status=status)


@editor_required
@require_POST
def change_set_undo(request, pk):
    change_set = get_object_or_404(ChangeSet, pk=pk)
    try:
        undone = undo(
            change_set,
            by=request.user,
            reason=request.POST.get("reason", "").strip(),
            only=_chosen_row(request),
        )
    except CannotUndo as error:
        return _show_change_set(request, change_set, error.obstacles, status=409)
    messages.success(request, _("Ändringen är ångrad. Även detta går att ångra."))
    return redirect(undone)


def _chosen_row(request):
    """The one row to undo; None for all of them."""
    row = request.POST.get("row", "")
    if not row:
        return None
    label, _, pk = row.partition("/")
    try:
        return {(apps.get_model(label), int(pk))}
    except (LookupError, ValueError):
        raise Http404(row) from None


@editor_required
@require_safe
def record_history(request, model, pk):
    return show_history(request, model, pk)


def show_history(request, model, pk):
    """The history of a row, there or gone, and of what belongs to it."""
    if not model.history.filter(**{model._meta.pk.attname: pk}).exists():
        raise Http404
    row = model._base_manager.filter(pk=pk).first()
    conditions = history_rows(model, pk)
    page = Paginator(change_sets_of(conditions), A_PAGE).get_page(request.GET.get("sida"))
    story = tell_history(list(page), conditions)
    context = {
        "name": name_row(row) if row else _name_when_it_was_there(story, model, pk),
        "row": row,
        "kind": model._meta.label,
        "pk": pk,
        "page": page,
        "story": story,
    }
    return render(request, "stadsnat/record_history.html", context)


def _name_when_it_was_there(story, model, pk):
    names = [r.name for told in story for r in told.rows if (r.row.model, r.row.pk) == (model, pk)]
    return names[0] if names else str(model._meta.verbose_name)
