"""Checks of the report as a whole: its header and days, its approval, what reviewers have said."""

from django.urls import reverse
from django.utils.translation import gettext as _

from reports.models import Comment
from reports.reviewing.approvals import valid_approval
from reports.reviewing.proofs import issued_as
from stadsnat.templatetags.ui import day

from .finding import Finding

# What a reader, and the archive, expects at the top of a council's annex.
HEADER = ("title", "short_title", "office", "annex", "reference_number")


def empty_header(looked):
    """A part of the header that is not filled in."""
    for name in HEADER:
        if not getattr(looked.report, name):
            label = looked.report._meta.get_field(name).verbose_name
            sentence = _("Sidhuvudet saknar %(field)s.") % {"field": label}
            yield Finding("empty-header", name, False, sentence, looked.address)


def days(looked):
    """Figures for a day that has not come, or for one after the day of the report."""
    report = looked.report
    of = f"{report.as_of} {report.dated}"
    if report.as_of > looked.today:
        sentence = _("Uppgifterna avser %(day)s, en dag som inte har inträffat än.")
        sentence %= {"day": day(report.as_of)}
        yield Finding("days", f"future {of}", True, sentence, looked.address)
    if report.dated < report.as_of:
        sentence = _("Rapporten är daterad %(dated)s, före den dag som uppgifterna avser, %(day)s.")
        sentence %= {"dated": day(report.dated), "day": day(report.as_of)}
        yield Finding("days", f"dated {of}", False, sentence, looked.address)


def missing_approval(looked):
    """Nobody has approved the report word for word as it is now."""
    if looked.document is None or valid_approval(looked.report, looked.document) is None:
        sentence = _("Rapporten är inte godkänd som den står nu.")
        yield Finding("missing-approval", "", True, sentence, _reviewed_at(looked))


def already_issued(looked):
    """The newest edition says the same: another would correct nothing."""
    edition = issued_as(looked.report, looked.document) if looked.document else None
    if edition is not None:
        sentence = _("Texten är redan utgiven, som utgåva %(number)s.") % {"number": edition.number}
        address = edition.get_absolute_url()
        yield Finding("already-issued", str(edition.number), True, sentence, address)


def open_comments(looked):
    """A comment that nobody has settled; its words are no part of what is issued."""
    for comment in looked.report.comments.filter(outcome=Comment.Outcome.OPEN):
        sentence = _("En kommentar är öppen.")
        address = f"{_reviewed_at(looked)}#kommentar-{comment.pk}"
        yield Finding("open-comment", str(comment.pk), False, sentence, address, comment.heading)


def _reviewed_at(looked):
    return reverse("reports:proof-detail", args=[looked.report.slug])
