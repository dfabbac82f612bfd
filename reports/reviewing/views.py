"""The pages on which a report is reviewed and approved by those with an account."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reports.models import Comment, Report
from reports.prose.expressions import ReferenceProblems
from stadsnat import roles
from stadsnat.keys import key_in
from stadsnat.roles import approver_required, editor_required
from stadsnat.templatetags.ui import moment

from .approvals import approve, valid_approval
from .comments import settle
from .forms import AnswerForm, CommentForm
from .pages import keep, prefix_of, review_page
from .proofs import document_of, send_for_review, withdraw


@editor_required
@require_safe
def proof_detail(request, slug):
    report = get_object_or_404(Report, slug=slug)
    return _show(request, review_page(report, chosen=request.GET.get("avsnitt")))


@editor_required
@require_POST
def proof_create(request, slug):
    report = get_object_or_404(Report, slug=slug)
    try:
        proof = send_for_review(report=report, by=request.user)
    except ReferenceProblems as error:
        return _cannot_be_sent(request, report, error.problems)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(report)
    messages.success(request, _sent(proof))
    return redirect("reports:proof-detail", slug)


def _sent(proof):
    """What has come of sending: a text that was approved before needs nobody's approval again."""
    if proof.report.state != Report.State.APPROVED:
        return _("Rapporten är skickad för granskning.")
    approval = valid_approval(proof.report)
    words = {"name": approval.name, "when": moment(approval.at)}
    return _("Texten är redan godkänd, av %(name)s den %(when)s. Rapporten kan ges ut.") % words


def _cannot_be_sent(request, report, problems):
    context = {"report": report, "problems": problems}
    return render(request, "reports/proof_problem.html", context, status=422)


@editor_required
@require_POST
def proof_withdraw(request, slug):
    report = get_object_or_404(Report, slug=slug)
    withdraw(report=report, by=request.user)
    messages.success(
        request,
        _("Rapporten är ett utkast igen. Kommentarerna står kvar, men inte godkännanden."),
    )
    return redirect(report)


@approver_required
@require_POST
def proof_approve(request, slug):
    """Approves the proof that was read, which the form names: a newer one may have come."""
    report = get_object_or_404(Report, slug=slug)
    proof = get_object_or_404(report.proofs, pk=key_in(request.POST.get("proof", "")))
    try:
        approve(proof=proof, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Rapporten är godkänd."))
    return redirect("reports:proof-detail", slug)


@editor_required
@require_POST
def comment_create(request, slug):
    report = get_object_or_404(Report, slug=slug)
    proof = report.proofs.first()
    if proof is None or report.state == Report.State.ISSUED:
        messages.error(request, _("Rapporten är inte på granskning. Kommentaren är inte sparad."))
        return redirect("reports:proof-detail", slug)
    form = CommentForm(request.POST, document=document_of(proof))
    if not form.is_valid():
        return _show(request, review_page(report, commenting=form))
    comment = keep(form, report=report, by=request.user)
    messages.success(request, _("Kommentaren är sparad."))
    return _lead_to(comment)


@editor_required
@require_POST
def comment_settle(request, slug, pk):
    comment = get_object_or_404(Comment.objects.select_related("report"), pk=pk, report__slug=slug)
    form = AnswerForm(request.POST, prefix=prefix_of(comment))
    if form.is_valid() and _settled(request, comment, form):
        return _lead_to(comment)
    return _show(request, review_page(comment.report, answering=form))


def _settled(request, comment, form):
    """Keep the answer; False, with the reason in the form, when that cannot be."""
    try:
        settle(comment=comment, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("answer", error.messages)
        return False
    messages.success(request, _("Kommentaren är avgjord."))
    return True


def _lead_to(comment):
    response = redirect("reports:proof-detail", comment.report.slug)
    response.headers["Location"] += f"#kommentar-{comment.pk}"
    return response


def _show(request, context):
    context["may_approve"] = roles.has_role(request.user, roles.APPROVER)
    return render(request, "reports/proof_detail.html", context)
