"""The pages on which a report is issued, and on which one sees how far it has come."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from reports.document import from_json
from reports.models import PrintJob, Report
from reports.render import rendered_chapters
from stadsnat.roles import approver_required, editor_required

from . import parts
from .forms import IssueForm
from .issue import IssueProblem, next_number
from .jobs import live_issue_of, start_issue


@approver_required
@require_http_methods(["GET", "HEAD", "POST"])
def edition_issue(request, slug):
    report = get_object_or_404(Report, slug=slug)
    if job := live_issue_of(report):
        return redirect(job)
    found = parts.findings(report)
    approval = parts.valid_approval(report)
    stopping = [finding for finding in found if finding.stops]
    context = {"report": report, "approval": approval, "stopping": stopping}
    context["number"] = next_number(report)
    if stopping or approval is None:
        return render(request, "reports/edition_issue.html", context)
    form = _form(request, report, approval, found)
    is_valid = request.method == "POST" and form.is_valid()
    if is_valid and (job := _started(request, report, approval, form)):
        return redirect(job)
    document = from_json(approval.proof.data)
    context |= {"form": form, "document": document, "chapters": rendered_chapters(document)}
    return render(request, "reports/edition_issue.html", context)


def _form(request, report, approval, found):
    return IssueForm(
        request.POST if request.method == "POST" else None,
        approval=approval,
        number=next_number(report),
        findings=found,
        last=report.editions.without_content().last(),
    )


def _started(request, report, approval, form):
    """The job that issues the report; None, with the reason in the form, when it cannot begin."""
    try:
        return start_issue(
            report,
            by=request.user,
            approval=approval,
            number=form.cleaned_data["number"],
            acknowledged=form.cleaned_data.get("acknowledged", ()),
            reason=form.cleaned_data.get("reason", ""),
            archive=form.archive(),
        )
    except IssueProblem as problem:
        form.add_error(None, str(problem))
        return None


@approver_required
@require_safe
@never_cache
def issue_job_detail(request, slug, pk):
    job = _job(slug, pk, is_preview=False)
    return _show(request, job, "reports/issue_job_detail.html")


@editor_required
@require_safe
@never_cache
def preview_job_detail(request, slug, pk):
    job = _job(slug, pk, is_preview=True)
    return _show(request, job, "reports/preview_job_detail.html")


def _show(request, job, template):
    if request.GET.get("visar") == job.state and not job.is_over:
        return HttpResponse(status=204)  # the page shows it already, and asks again
    return render(request, template, {"job": job, "report": job.report})


@editor_required
@require_safe
@never_cache
def preview_job_pdf(request, slug, pk):
    job = _job(slug, pk, is_preview=True)
    if job.pdf is None:
        return redirect(job)
    return HttpResponse(
        bytes(job.pdf),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{slug}-utkast.pdf"'},
    )


def _job(slug, pk, *, is_preview):
    jobs = PrintJob.objects.select_related("report", "edition__report", "by")
    jobs = jobs.defer("edition__pdf", "edition__data", "edition__text")
    return get_object_or_404(jobs, report__slug=slug, pk=pk, number__isnull=is_preview)
