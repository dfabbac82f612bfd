"""The page of the checks before issue."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reports.models import Report
from stadsnat.roles import editor_required

from . import CHECKS, findings_in, look_at


@editor_required
@require_safe
def check_list(request, slug):
    report = get_object_or_404(Report, slug=slug)
    looked = look_at(report)
    found = findings_in(looked)
    context = {
        "report": report,
        "document": looked.document,
        "findings": found,
        "stopping": _grouped(one for one in found if one.stops),
        "acknowledged": _grouped(one for one in found if not one.stops),
        "in_order": _in_order(found),
    }
    return render(request, "reports/check_list.html", context)


def _grouped(found):
    """The findings by check: [(name, heading, findings)]."""
    by_check = {}
    for one in found:
        by_check.setdefault(one.check, []).append(one)
    return [(name, CHECKS[name].heading, group) for name, group in by_check.items()]


def _in_order(found):
    """The headings of the checks that found nothing."""
    names = {one.check for one in found}
    return [check.heading for name, check in CHECKS.items() if name not in names]
