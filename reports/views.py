from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from organisations.models import Proposal
from organisations.review.findings import count_by_group
from stadsnat.day import chosen_day

from .build import build
from .issuing.jobs import is_large, start_preview
from .listing import listed
from .models import Report
from .overview import build_overview
from .printing.press import PrintProblem
from .prose.expressions import ReferenceProblems
from .render import render_pdf, rendered_chapters


@require_safe
def home(request):
    day = chosen_day(request)
    is_staff = request.user.has_perm("organisations.change_organisation")
    context = {
        "day": day,
        "overview": build_overview(day.date),
        "review": count_by_group(day.date) if is_staff else None,
        "open_proposals": Proposal.objects.open().count() if is_staff else 0,
        "reports": listed(request.user).filter(dated__lte=day.date)[:3],
    }
    return render(request, "reports/home.html", context)


@require_safe
def report_list(request):
    return render(request, "reports/report_list.html", {"reports": listed(request.user)})


@require_safe
def report_detail(request, slug):
    report = get_object_or_404(Report.objects.readable_by(request.user), slug=slug)
    editions = report.editions.with_successors()
    if not request.user.has_perm("reports.change_report"):
        return redirect(editions[0])  # the draft is for those who write it
    try:
        document = build(report)
    except ReferenceProblems as error:
        return _cannot_be_shown(request, report, error)
    context = {"report": report, "document": document, "chapters": rendered_chapters(document)}
    return render(request, "reports/report_detail.html", context | {"editions": editions})


@require_safe
def report_pdf(request, slug):
    """The draft for those who write it; for all others the newest edition."""
    report = get_object_or_404(Report.objects.readable_by(request.user), slug=slug)
    if not request.user.has_perm("reports.change_report"):
        newest = report.editions.without_content().last()
        return redirect("reports:edition-pdf", slug, newest.number)
    try:
        document = build(report)
        if is_large(document):
            return redirect(start_preview(report, by=request.user))
        _, printed = render_pdf(document)
    except ReferenceProblems as error:
        return _cannot_be_shown(request, report, error)
    except PrintProblem as problem:
        return _cannot_be_printed(request, report, problem)
    return HttpResponse(
        printed.pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{report.slug}.pdf"',
            "Content-Language": "sv",
        },
    )


def _cannot_be_printed(request, report, problem):
    context = {"report": report, "print_problem": problem}
    return render(request, "reports/report_problem.html", context, status=422)


def _cannot_be_shown(request, report, error):
    context = {"report": report, "problems": error.problems}
    return render(request, "reports/report_problem.html", context, status=422)
