"""Which reports a list shows, and by which head: title, dates, diarienummer."""

from .models import Edition, Report


def listed(user):
    """The drafts for those who write them; for all others the newest edition of each report.

    Both have the names of a head, so one template shows either.
    """
    if user.has_perm("reports.change_report"):
        return Report.objects.all()
    newest = Edition.objects.newest().without_content().select_related("report")
    return newest.order_by("-dated", "title", "pk")
