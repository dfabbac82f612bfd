"""Writing: the sections in their order, one section, and its saving while one writes."""

from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stadsnat.roles import editor_required

from . import answers, pages
from .addresses import read_or_write, report_of, section_of
from .forms import HeaderForm, SectionForm
from .saving import save_header, save_section


@editor_required
@require_safe
def report_write(request, slug):
    report = report_of(request, slug)
    context = pages.of_the_outline(report, moving=request.GET.get("flytta", ""))
    return render(request, "reports/report_write.html", context)


@editor_required
@read_or_write
@transaction.atomic
def report_update(request, slug):
    report = report_of(request, slug)
    form = HeaderForm(request.POST or None, instance=report)
    if request.method == "POST" and form.is_valid():
        answers.tell_saved(request, save_header(form, by=request.user))
        return redirect("reports:report-write", slug)
    return render(request, "reports/report_form.html", pages.of_a_form(form, report))


@editor_required
@read_or_write
@transaction.atomic
def section_update(request, slug, pk):
    report = report_of(request, slug)
    section = section_of(report, request, pk)
    if section is None:
        return answers.gone(request, report, pk)
    form = SectionForm(request.POST or None, instance=section)
    if request.method == "POST" and form.is_valid():
        answers.tell_saved(request, save_section(form, by=request.user))
        return redirect(answers.next_after(request, section))
    return render(request, "reports/section_form.html", pages.of_a_section(form, request.user))


@editor_required
@require_POST
@transaction.atomic
def section_save(request, slug, pk):
    section = section_of(report_of(request, slug), request, pk)
    if section is None:
        return JsonResponse({"told": _("Avsnittet är borttaget.")}, status=410)
    form = SectionForm(request.POST, instance=section)
    if not form.is_valid() or form.differences:
        return answers.not_saved(form)
    save_section(form, by=request.user)
    return answers.saved(form)
