"""Reading a report for the checks, once."""

from django.urls import reverse
from django.utils import timezone

from reports.build import read_text
from reports.facts import facts_named_in
from reports.reviewing.proofs import built

from .finding import Looked, Text


def look_at(report):
    """The report with its sections read, the facts that they refer to, and its document."""
    texts = []
    for section in report.sections.select_related("organisation"):
        section.report = report
        text = read_text(section)
        texts.append(Text(section, text.blocks, section.get_writing_url(), text.problem))
    return Looked(
        report=report,
        texts=tuple(texts),
        known=facts_named_in([block for text in texts for block in text.blocks], report.as_of),
        document=built(report),
        today=timezone.localdate(),
        address=reverse("reports:report-detail", args=[report.slug]),
    )
