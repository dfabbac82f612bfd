"""What issuing needs of the parts beside it: the printing, the approval, the checks.

Nothing else in this package knows where they are.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.conf import settings
from django.utils.translation import gettext as _

from reports.build import build
from reports.document import digest
from reports.models import Approval
from reports.printing import conformance, press
from reports.printing.jobs import Attachment
from reports.prose.expressions import ReferenceProblems
from reports.render import render_pdf

PrintProblem = press.PrintProblem


@dataclass(frozen=True)
class Printed:
    """A printed document: its bytes, how many pages it has, and the standards that it follows."""

    pdf: bytes
    pages: int
    variant: str


@dataclass(frozen=True)
class Finding:
    """Something to know before a report is issued; what ``stops`` it is mended first.

    The key stays the same as long as the matter does.
    """

    key: str
    check: str
    stops: bool
    sentence: str
    address: str


def print_document(document, attachments=()):
    """The document on paper, with the files that lie inside. Raises PrintProblem."""
    moment = datetime.combine(document.dated, time(), tzinfo=UTC)
    inside = [Attachment(*attachment, moment) for attachment in attachments]
    _html, printed = render_pdf(document, inside)
    return Printed(printed.pdf, printed.pages, variant())


def variant():
    """The standards that are printed after now, by their names."""
    return f"{conformance.NAMES[settings.PDF_VARIANT]}, {conformance.NAMES['ua1']}"


def faults(printed):
    """Each rule of its standards that the printed file breaks; none is the usual answer."""
    return conformance.check(printed.pdf, settings.PDF_VARIANT)


def engine_parts():
    """Name → version of everything that decides what the bytes of a printed page are.

    Raises PrintProblem.
    """
    return press.fingerprint().parts | {"variant": variant()}


def valid_approval(report):
    """The approval of the report as it now reads; None when it has been changed since, or never."""
    try:
        now = digest(build(report))
    except ReferenceProblems:
        return None
    approvals = Approval.objects.filter(proof__report=report, proof__digest=now)
    return approvals.select_related("proof", "by", "link").first()


def findings(report):
    """What to know before the report is issued."""
    address = report.get_absolute_url()
    try:
        document = build(report)
    except ReferenceProblems as error:
        return [
            Finding(f"reference:{problem.key}:{problem.word}", "reference", True, str(problem),
                    f"{address}#avsnitt-{problem.key}")
            for problem in error.problems
        ]  # fmt: skip
    return [
        Finding(f"disputed:{quoted.expression}", "disputed", False, _disputed(quoted), address)
        for quoted in document.quoted
        if quoted.disputed
    ]


def _disputed(quoted):
    return _("Källorna är inte överens om %(what)s: %(values)s") % {
        "what": quoted.label,
        "values": "; ".join(quoted.disputed),
    }
