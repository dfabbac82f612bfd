"""Reading a report for the checks, once."""

from django.urls import reverse
from django.utils import timezone

from reports.facts import facts
from reports.places import place_of
from reports.prose.expressions import name_of, references
from reports.prose.reading import read
from reports.reviewing.proofs import built

from .finding import Looked, Text


def look_at(report):
    """The report with its sections read, the facts that they refer to, and its document."""
    texts = []
    for section in report.sections.select_related("organisation"):
        section.report = report
        texts.append(Text(section, read(section.text), place_of(section)))
    names = {name_of(one.expression) for text in texts for one in references(text.blocks)}
    return Looked(
        report=report,
        texts=tuple(texts),
        known=facts(report.as_of, only={name.split(".")[0] for name in names}),
        document=built(report),
        today=timezone.localdate(),
        address=reverse("reports:report-detail", args=[report.slug]),
    )
