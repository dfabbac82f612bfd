"""Links for approving without an account: making and revoking them, and the page that they open."""

from functools import wraps

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from reports.document import digest
from reports.models import ApprovalLink, Report
from reports.render import rendered_chapters
from stadsnat.roles import editor_required
from stadsnat.views import too_many_requests

from .approvals import refuse_unless_current
from .forms import ApprovalForm, LinkForm
from .letters import mail_is_configured, send_link
from .links import (
    Standing,
    approve_by_link,
    find_link,
    make_link,
    refuse_its_makers,
    revoke,
    standing,
)
from .proofs import document_of
from .status import status_of

# One address may ask so often: enough for a city behind one address, too seldom to guess by.
RATE = {"approve": "30/m/ip"}


@never_cache
@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def approval_link_list(request, slug):
    """The links of a report; a new one is told in the answer, and never again."""
    report = get_object_or_404(Report, slug=slug)
    status = status_of(report)
    may_make = status.is_current and status.is_under_review
    sent = request.POST if request.method == "POST" else None
    form = LinkForm(sent, sends_mail=mail_is_configured())
    context = {"report": report, "status": status, "may_make": may_make, "form": form}
    if sent is not None and may_make and form.is_valid():
        context |= _new(request, status.proof, form)
    links = ApprovalLink.objects.filter(proof__report=report)
    links = links.select_related("proof", "made_by", "approval")
    context["links"] = [(link, standing(link).value) for link in links]
    return render(request, "reports/approval_link_list.html", context)


def _new(request, proof, form):
    """The link that the valid form asks for, its address, and whether it has been sent."""
    link, token = make_link(proof=proof, by=request.user, **form.cleaned_data)
    address = request.build_absolute_uri(reverse("approval-give", args=[token]))
    wants_mail = bool(link.email) and mail_is_configured()
    return {
        "new": link,
        "address": address,
        "wants_mail": wants_mail,
        "is_sent": wants_mail and send_link(link, address),
        "form": LinkForm(sends_mail=mail_is_configured()),
    }


@editor_required
@require_POST
def approval_link_revoke(request, slug, pk):
    link = get_object_or_404(ApprovalLink, pk=pk, proof__report__slug=slug)
    if revoke(link):
        messages.success(request, _("Länken är återkallad."))
    return redirect("reports:approval-link-list", slug)


def _told_to_nobody(view):
    """Let neither a cache, a search engine nor another site come to know the address.

    "no-referrer" would make the browser hide from the portal itself where the form comes from, and
    the form would be refused; "same-origin" tells other sites as little.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return never_cache(guarded)


# The token is the key. Only POST uses the link: programs that look through mail open addresses.
@login_not_required
@_told_to_nobody
@require_http_methods(["GET", "HEAD", "POST"])
def approval_give(request, token):
    limit = {"app": "reports", "action": "approve", "config": RATE, "limit_get": True}
    if not ratelimit.consume(request, **limit):
        return too_many_requests(request)
    link = find_link(token)
    if link is None or standing(link) is not Standing.WAITING:
        return _cannot_be_used(request, link)
    form = ApprovalForm(request.POST if request.method == "POST" else None)
    problem = _problem(link, request.user)
    if request.method == "POST" and not problem and form.is_valid():
        if _approved(link, form, request.user):
            return redirect("approval-give", token)
        link.refresh_from_db()
        if standing(link) is not Standing.WAITING:
            return _cannot_be_used(request, link)
    return _ask(request, link, form, problem)


def _problem(link, user):
    """Why the text may not be approved, as a ValidationError; None when it may."""
    try:
        refuse_its_makers(link, user)
        refuse_unless_current(link.proof.report, link.proof)
    except ValidationError as error:
        return error
    return None


def _approved(link, form, user):
    try:
        approve_by_link(link=link, name=form.cleaned_data["name"], user=user)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _ask(request, link, form, problem):
    document = document_of(link.proof)
    context = {
        "link": link,
        "report": link.proof.report,
        "document": document,
        "chapters": rendered_chapters(document),
        "digest": digest(document),
        "form": form,
        "problem": " ".join(problem.messages) if problem else "",
        "is_own": problem is not None and problem.code == "own",
    }
    is_refused = request.method == "POST" and problem
    return render(request, "reports/approval_give.html", context, status=409 if is_refused else 200)


def _cannot_be_used(request, link):
    kind = standing(link) if link else None
    status = {None: 404, Standing.USED: 200}.get(kind, 410)
    context = {"link": link, "kind": kind.value if kind else "unknown"}
    return render(request, "reports/approval_spent.html", context, status=status)
