"""The pages of proposals: proposing a correction, seeing one's own, answering those of others."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stadsnat.forms import versions
from stadsnat.roles import editor_required

from .answering import answer
from .edit_views import may, read_or_write, show_form
from .editing import changed_meanwhile, organisation_of, place_of
from .models import Organisation, Proposal
from .proposal_forms import AnswerForm, MissingForm, ProposeForm, SourceForm, SourceWordsForm
from .proposed import show, show_with_row
from .proposing import (
    form_for,
    has_room,
    may_propose,
    propose,
    propose_missing,
    rows_for,
    say_full,
)

A_PAGE = 25


@login_required
@read_or_write
def record_propose(request, model, pk):
    if not may_propose(request.user, model):
        raise PermissionDenied
    row = get_object_or_404(rows_for(request.user, model), pk=pk)
    form = form_for(request.user, row, request.POST or None)
    why = ProposeForm(request.POST or None)
    is_valid = request.method == "POST" and all([form.is_valid(), why.is_valid()])
    if is_valid and _sent(request, propose, form, why):
        return _lead_to_answers(request)
    context = {
        "form": form,
        "why": why,
        "title": _("Föreslå rättelse"),
        "row": row,
        "organisation": organisation_of(row),
        "back": _read_at(row),
        "meanwhile": _changed_by(request.user, form) if form.differences else None,
    }
    return _show(request, context)


def _read_at(row):
    """Where a reader sees the row; one of no organisation has no page of its own for readers."""
    has_page = isinstance(row, Organisation) or organisation_of(row)
    return place_of(row) if has_page else reverse("organisations:organisation-list")


def _changed_by(user, form):
    """Who changed the row meanwhile is told to those who may see the history."""
    return changed_meanwhile(form) if user.has_perm("stadsnat.view_changeset") else None


@login_required
@read_or_write
def missing_propose(request, slug):
    if not may_propose(request.user, Organisation):
        raise PermissionDenied
    organisation = get_object_or_404(Organisation, slug=slug)
    form, why = MissingForm(request.POST or None), SourceWordsForm(request.POST or None)
    is_valid = request.method == "POST" and all([form.is_valid(), why.is_valid()])
    if is_valid and _sent(request, propose_missing, organisation, form, why):
        return _lead_to_answers(request)
    context = {
        "form": form,
        "why": why,
        "title": _("Något saknas"),
        "reason_title": _("Källa"),
        "row": organisation,
        "back": place_of(organisation),
    }
    return _show(request, context)


def _sent(request, send, *given):
    """Keep the proposal; False, with the reason in the form, when that cannot be."""
    *_row, form, _why = given
    try:
        send(*given, by=request.user)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Förslaget är skickat. Svaret visas här."))
    return True


def _lead_to_answers(request):
    address = reverse("organisations:proposal-mine")
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _show(request, context):
    is_full = not has_room(request.user)
    context |= {
        "submit": _("Skicka förslaget"),
        "heading": _("Förslaget är inte skickat"),
        "reason_note": _("Läses av den som sköter registret."),
        "intro": _("Registret ändras inte förrän någon som sköter det har godtagit förslaget."),
        "notice": say_full() if is_full and request.method != "POST" else "",
    }
    response = show_form(request, context)
    if is_full and request.method == "POST" and "HX-Request" not in request.headers:
        response.status_code = 429  # htmx shows nothing that came with an error
    return response


@login_required
@require_safe
def proposal_mine(request):
    page = _page(request, Proposal.objects.for_list().filter(by=request.user))
    context = {"page": page, "proposals": show(page)}
    return render(request, "organisations/proposal_mine.html", context)


@editor_required
@require_safe
def proposal_list(request):
    page = _page(request, Proposal.objects.for_list())
    context = {"page": page, "proposals": show(page), "waiting": Proposal.objects.open().count()}
    return render(request, "organisations/proposal_list.html", context)


def _page(request, proposals):
    return Paginator(proposals, A_PAGE).get_page(request.GET.get("sida"))


@editor_required
@read_or_write
@transaction.atomic
def proposal_detail(request, pk):
    proposal, row = _proposal_and_row(request, pk)
    may(request.user, "change", proposal.model)
    waiting = [value for value in proposal.values.all() if value.is_open]
    version = versions(type(row), [row.pk])[row.pk] if row else None
    form = AnswerForm(request.POST or None, values=waiting, version=version)
    why = SourceForm(request.POST or None, proposal=proposal)
    shown = show_with_row(proposal, row)
    is_valid = request.method == "POST" and all([form.is_valid(), why.is_valid()])
    if is_valid and _answered(request, proposal, row, form, why):
        return redirect("organisations:proposal-list")
    context = {
        "shown": shown,
        "parts": [(part, form.of(part.value)) for part in shown.values],
        "form": form,
        "why": why,
        "is_about_a_row": any(part.value.field for part in shown.values),
        "is_about_fields": any(value.field for value in waiting),
        "place": place_of(row) if row else "",
    }
    return render(request, "organisations/proposal_detail.html", context)


def _proposal_and_row(request, pk):
    """The proposal and its row, None when that is gone; both locked while an answer is weighed."""
    proposals, is_answered = Proposal.objects.all(), request.method == "POST"
    if is_answered:
        proposals = proposals.select_for_update(of=("self",))
    proposal = get_object_or_404(proposals.select_related("by"), pk=pk)
    rows = proposal.model.objects.all()
    if is_answered:
        rows = rows.select_for_update(of=("self",))
    return proposal, rows.filter(pk=proposal.object_id).first()


def _answered(request, proposal, row, form, why):
    """Keep the answers; False, with the reasons in the form, when that cannot be."""
    decisions = form.decisions()
    if not decisions:
        form.add_error(None, _("Välj ett svar på minst en punkt."))
        return False
    try:
        answer(proposal, row, decisions, why, by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, _("Svaret är sparat."))
    return True
