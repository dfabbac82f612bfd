"""An edition whose data are of a format that the portal no longer reads."""

from django.shortcuts import render


def cannot_be_read(request, edition):
    """The page in place of a file that would be made of such data; what was frozen is there."""
    context = {"edition": edition, "report": edition.report}
    return render(request, "reports/edition_problem.html", context, status=422)
