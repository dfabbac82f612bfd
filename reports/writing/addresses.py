"""The report and the section that an address of writing names."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from reports.models import Report

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


def report_of(request, slug):
    """The report; while something is changed in it, nobody else changes its order or its state."""
    reports = Report.objects.all()
    if request.method == "POST":
        reports = reports.select_for_update()
    return get_object_or_404(reports, slug=slug)


def section_of(report, request, pk):
    """The section of the report, locked while it is changed; None when there is none."""
    sections = report.sections.all()
    if request.method == "POST":
        sections = sections.select_for_update(of=("self",))
    section = sections.filter(pk=pk).first()
    if section:
        section.report = report
    return section
