"""A document on paper with its data inside, and what it was made with."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.conf import settings
from django.utils.translation import override

from reports.printing import conformance, press
from reports.printing.jobs import Attachment
from reports.render import render_pdf

from .attachments import attachments


@dataclass(frozen=True)
class Printed:
    """The file, how many pages it has, the standards that it follows, and what made it."""

    pdf: bytes
    pages: int
    variant: str
    engine: object  # a printing.fingerprint.Fingerprint


def print_document(document):
    """The document printed, with its files inside. Raises press.PrintProblem."""
    moment = datetime.combine(document.dated, time(), tzinfo=UTC)
    with override("sv"):
        inside = [Attachment(*each, moment) for each in attachments(document)]
    used = press.fingerprint()
    _html, printed = render_pdf(document, inside)
    return Printed(printed.pdf, printed.pages, variant(), used)


def variant():
    """The standards that are printed after now, by their names."""
    return f"{conformance.NAMES[settings.PDF_VARIANT]}, {conformance.NAMES['ua1']}"


def faults(printed):
    """Each rule of its standards that the printed file breaks; none is the usual answer."""
    return conformance.check(printed.pdf, settings.PDF_VARIANT)
