"""The pages on which a report begins."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reports.models import Report
from stadsnat.day import chosen_day
from stadsnat.roles import editor_required

from .actions import copy_report, start_report
from .kinds import KINDS, copy_form, form_of
from .networks import moved_since


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_create(request):
    day = chosen_day(request)
    kind = KINDS.get(request.GET.get("slag", ""))
    if kind is None or day.error:
        context = {"day": day, "kinds": KINDS.values(), "reports": Report.objects.all()}
        return render(request, "reports/report_kinds.html", context)
    form = form_of(kind, day.date, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        report = start_report(
            kind=kind.value, head=form.head, networks=form.networks_chosen(), by=request.user
        )
        messages.success(
            request, _("Rapporten är skapad som utkast, med ett avsnitt för varje del.")
        )
        return redirect(report)
    context = {"form": form, "kind": kind, "day": day}
    return render(request, "reports/report_create.html", context)


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_copy(request, slug):
    source = get_object_or_404(Report.objects.readable_by(request.user), slug=slug)
    form = copy_form(source, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        report = copy_report(source, head=form.head, by=request.user)
        messages.success(request, _("Rapporten är kopierad som utkast."))
        _tell_what_has_moved(request, report)
        return redirect(report)
    return render(request, "reports/report_copy.html", {"form": form, "source": source})


def _tell_what_has_moved(request, report):
    """Which networks of a copied review the city has left since, and which have come."""
    gone, new = moved_since(report)
    if gone:
        told = _("Staden är inte medlem den dag som rapporten gäller: %(names)s.")
        messages.warning(request, told % {"names": ", ".join(gone)})
    if new:
        told = _("Medlemskap utan eget avsnitt i rapporten: %(names)s.")
        messages.info(request, told % {"names": ", ".join(new)})
