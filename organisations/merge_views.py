"""The pages on which two organisations, or two persons, that are one become one."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from stadsnat.keys import key_in
from stadsnat.roles import editor_required

from .duplicates import likely_duplicates_of, named_like
from .edit_views import read_or_write
from .editing import place_of
from .merge_forms import MergeForm
from .merging.merge import CannotMerge, merge
from .merging.plan import make_plan
from .models import Organisation, Person
from .reasons import ReasonForm


@editor_required
@read_or_write
@transaction.atomic
def organisation_merge(request, slug):
    return _merge(request, get_object_or_404(Organisation, slug=slug))


@editor_required
@read_or_write
@transaction.atomic
def person_merge(request, pk):
    return _merge(request, get_object_or_404(Person, pk=pk))


def _merge(request, kept):
    """Choose the other row first; then what is to stay of the two."""
    other = request.GET.get("med", "")
    if not other:
        return _choose(request, kept)
    kept, dropped = _both(request, kept, other)
    plan = make_plan(kept, dropped)
    form = MergeForm(request.POST or None, plan=plan)
    why = ReasonForm(request.POST or None, question=_("Varför är de samma?"))
    is_valid = request.method == "POST" and all([form.is_valid(), why.is_valid()])
    if is_valid and _merged(request, plan, form, why):
        return redirect(place_of(kept))
    context = {"plan": plan, "form": form, "why": why, "back": place_of(kept)}
    context["heading"] = _("Inget är sammanslaget")
    return render(request, "organisations/row_merge.html", context)


def _both(request, kept, other):
    """The two rows; nobody else changes them while the form is weighed."""
    model = type(kept)
    key = key_in(other)
    if key in (None, kept.pk):
        raise Http404
    rows = model.objects.order_by("pk")
    if request.method == "POST":
        rows = rows.select_for_update(of=("self",))
    found = {row.pk: row for row in rows.filter(Q(pk=kept.pk) | Q(pk=key))}
    if len(found) < 2:
        raise Http404
    return found[kept.pk], found[key]


def _choose(request, kept):
    text = request.GET.get("q", "").strip()
    context = {
        "row": kept,
        "back": place_of(kept),
        "text": text,
        "hits": named_like(kept, text),
        "likely": [(pair.beside(kept), pair.reasons) for pair in likely_duplicates_of(kept)],
    }
    return render(request, "organisations/merge_choose.html", context)


def _merged(request, plan, form, why):
    """Merge as chosen; False, with what stands in the way in the form, when that cannot be."""
    gone = plan.dropped.name
    try:
        merge(plan, form.chosen(), why, by=request.user)
    except CannotMerge as error:
        form.add_error(None, error.obstacles)
        return False
    messages.success(
        request,
        _(
            "%(gone)s har slagits samman med %(kept)s. "
            "Ändringen finns i historiken och går att ångra."
        )
        % {"gone": gone, "kept": plan.kept.name},
    )
    return True
