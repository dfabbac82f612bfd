from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reports.build import build
from reports.document import from_json
from reports.issuing.unreadable import cannot_be_read
from reports.models import Edition, Report
from reports.prose.expressions import ReferenceProblems
from stadsnat import roles

from . import working_copy

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@roles.editor_required
def report_docx(request, slug):
    report = get_object_or_404(Report, slug=slug)
    try:
        document = build(report)
    except ReferenceProblems as error:
        context = {"report": report, "problems": error.problems}
        return render(request, "reports/report_problem.html", context, status=422)
    return _as_file(working_copy(document), f"{slug}-arbetskopia")


@require_safe
def edition_docx(request, slug, number):
    editions = Edition.objects.select_related("report").defer("pdf", "text")
    edition = get_object_or_404(editions, report__slug=slug, number=number)
    try:
        document = from_json(edition.data)
    except ValueError:
        return cannot_be_read(request, edition)
    content = working_copy(document, of=f"utgåva {number}")
    return _as_file(content, f"{slug}-utgava-{number}-arbetskopia")


def _as_file(content, name):
    return HttpResponse(
        content,
        content_type=MIME,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.docx"',
            "Content-Language": "sv",
        },
    )
