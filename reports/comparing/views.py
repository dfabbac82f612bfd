from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reports.models import Report
from reports.prose.expressions import ReferenceProblems
from stadsnat import roles

from .choosing import DRAFT, CompareForm, documents, versions_of
from .comparison import differences
from .shown import shown


@require_safe
def report_compare(request, slug):
    wants_draft = request.GET.get("till") == DRAFT
    return (_compare_with_draft if wants_draft else _compare)(request, slug)


def _compare(request, slug):
    report = get_object_or_404(Report, slug=slug)
    editions = list(report.editions.without_content().order_by("number"))
    versions = versions_of(editions, with_draft=roles.is_staff(request.user))
    if not versions:  # what has been issued is there for all, whatever its draft is doing now
        get_object_or_404(Report.objects.readable_by(request.user), slug=slug)
    # The draft's own head is for those who write it; what differs in it is shown with the rest.
    head = editions[-1] if editions else report
    context = {"report": report, "versions": versions, "head": head}
    if len(versions) < 2:
        return render(request, "reports/report_compare.html", context)
    form = context["form"] = CompareForm(request.GET, versions=versions)
    if form.is_valid():
        try:
            context |= _compared(report, form.chosen())
        except ReferenceProblems as error:
            context["problems"] = error.problems
        except ValueError:
            context["is_unreadable"] = True
    status = 200 if context.keys().isdisjoint(("problems", "is_unreadable")) else 422
    return render(request, "reports/report_compare.html", context, status=status)


# The draft is for those who write it.
_compare_with_draft = roles.editor_required(_compare)


def _compared(report, versions):
    old, new = documents(report, versions)
    return {"old": versions[0], "new": versions[1], **shown(differences(old, new), old, new)}
