"""What issuing needs of the parts beside it: the printing, the approval, the checks.

Nothing else in this package knows where they are.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.conf import settings

from reports.checks import findings
from reports.printing import conformance, press
from reports.printing.jobs import Attachment
from reports.render import render_pdf
from reports.reviewing.approvals import valid_approval

__all__ = [
    "PrintProblem",
    "Printed",
    "engine_parts",
    "faults",
    "findings",
    "print_document",
    "valid_approval",
    "variant",
]

PrintProblem = press.PrintProblem


@dataclass(frozen=True)
class Printed:
    """A printed document: its bytes, how many pages it has, and the standards that it follows."""

    pdf: bytes
    pages: int
    variant: str


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
