"""The order of a report's sections: adding, moving, removing; and removing the report."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stadsnat.keys import key_in
from stadsnat.roles import editor_required

from . import answers, outline, pages
from .addresses import read_or_write, report_of, section_of
from .forms import NewSectionForm
from .saving import add_section, is_kept, move_section, remove_report, remove_section


@editor_required
@read_or_write
@transaction.atomic
def section_create(request, slug):
    report = report_of(request, slug)
    after = _after(report, request.GET.get("efter", ""))
    form = NewSectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        section = form.save(commit=False)
        add_section(report, section, after, by=request.user)
        return redirect(section.get_writing_url())
    context = pages.of_a_form(form, report) | {"after": report.sections.filter(pk=after).first()}
    return render(request, "reports/section_new.html", context)


@editor_required
@require_POST
@transaction.atomic
def section_move(request, slug, pk):
    report = report_of(request, slug)
    section = section_of(report, request, pk)
    if section is None:
        raise Http404
    try:
        move_section(report, section, _change(report, request), by=request.user)
    except outline.NotPossible:
        messages.error(request, _("Avsnittet kan inte flyttas så."))
    else:
        messages.success(request, _("Avsnittet ”%s” är flyttat.") % section)
    return redirect(answers.outline_at(section))


@editor_required
@read_or_write
@transaction.atomic
def section_delete(request, slug, pk):
    report = report_of(request, slug)
    section = section_of(report, request, pk)
    if section is None:
        raise Http404
    if request.method == "POST":
        change_set = remove_section(report, section, by=request.user)
        told = _("Avsnittet ”%s” är borttaget.") % section
        messages.success(request, answers.removed(told, change_set))
        return redirect("reports:report-write", slug)
    return render(request, "reports/section_delete.html", pages.of_a_removal(report, section))


@editor_required
@read_or_write
@transaction.atomic
def report_delete(request, slug):
    report = report_of(request, slug)
    if is_kept(report):
        return render(request, "reports/report_delete.html", {"report": report, "is_kept": True})
    if request.method == "POST":
        change_set = remove_report(report, by=request.user)
        told = _("Rapporten ”%s” är borttagen.") % report
        messages.success(request, answers.removed(told, change_set))
        return redirect("reports:report-list")
    context = {"report": report, "sections": report.sections.count()}
    return render(request, "reports/report_delete.html", context)


def _change(report, request):
    """What the pressed button does to the outline."""
    place = request.POST.get("efter", "")
    if "efter" in request.POST and place == "":
        return partial(outline.placed, after=None)
    if place:
        return partial(outline.placed, after=_after(report, place) or _unknown())
    return outline.MOVES.get(request.POST.get("steg", "")) or _unknown()


def _after(report, pk):
    """The key of a section of the report; None without one."""
    if not pk:
        return None
    key = key_in(pk)
    return key if report.sections.filter(pk=key).exists() else _unknown()


def _unknown():
    raise Http404
