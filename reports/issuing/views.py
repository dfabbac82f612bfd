"""The pages on which a report is issued, and on which one sees how far it has come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from reports.document import from_json
from reports.models import PrintJob, Report
from reports.render import rendered_chapters
from stadsnat.accounts.names import name_of
from stadsnat.keys import key_in
from stadsnat.roles import approver_required, editor_required

from .forms import IssueForm
from .issue import ANOTHER, IssueProblem, get_ready
from .jobs import BEGUN, live_issue_of, start_issue


@approver_required
@require_http_methods(["GET", "HEAD", "POST"])
def edition_issue(request, slug):
    report = get_object_or_404(Report, slug=slug)
    is_sent = request.method == "POST"
    if job := live_issue_of(report):
        if is_sent:
            messages.info(request, BEGUN % {"name": name_of(job.by)})
        return redirect(job)
    ready = get_ready(report)
    context = {"report": report, "ready": ready, "number": ready.number}
    if ready.stopping or ready.approval is None:
        context["another"] = _issued_meanwhile(request, ready)
        return render(request, "reports/edition_issue.html", context)
    form = _form(request, report, ready)
    if is_sent and form.is_valid() and (job := _started(request, report, ready, form)):
        return redirect(job)
    document = from_json(ready.approval.proof.data)
    context |= {"form": form, "document": document, "chapters": rendered_chapters(document)}
    return render(request, "reports/edition_issue.html", context)


def _issued_meanwhile(request, ready):
    """That somebody else has issued the edition that the form was for; "" if nobody has."""
    number = key_in(request.POST.get("number", ""))
    is_taken = number is not None and number < ready.number
    return ANOTHER % {"number": number} if is_taken else ""


def _form(request, report, ready):
    return IssueForm(
        request.POST if request.method == "POST" else None,
        ready=ready,
        last=report.editions.without_content().last(),
    )


def _started(request, report, ready, form):
    """The job that issues the report; None, with the reason in the form, when it cannot begin."""
    try:
        return start_issue(
            report,
            by=request.user,
            approval=ready.approval,
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
