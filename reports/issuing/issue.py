"""A report is issued: what was approved is printed, checked and frozen, all of it or nothing."""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, OperationalError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from reports.document import from_json
from reports.models import Edition, PrintJob, Report
from stadsnat import changes

from . import parts
from .attachments import attachments
from .engine import engine
from .text import text_of

NOT_APPROVED = gettext_lazy(
    "Rapporten är inte godkänd, eller har ändrats sedan den godkändes. "
    "Skicka den på granskning, och ge ut den när den är godkänd."
)
APPROVED_ANEW = gettext_lazy(
    "Rapporten har godkänts på nytt sedan sidan öppnades. Läs igenom det som nu är godkänt."
)
FINDINGS_CHANGED = gettext_lazy(
    "Något av det som ska godtas har tillkommit eller är inte godtaget. Gå igenom listan igen."
)
REASON_NEEDED = gettext_lazy("Skriv varför en ny utgåva ges ut.")
ANOTHER = gettext_lazy(
    "Någon annan gav ut utgåva %(number)s innan den här var klar. Härifrån gavs inget ut. "
    "Läs den utgåvan innan en ny ges ut."
)
NOT_CONFORMING = gettext_lazy(
    "Filen blev inte en PDF som arkivet och skärmläsare kan ta emot, och gavs inte ut: %(rules)s."
)
BUSY = gettext_lazy("Databasen var upptagen med något annat. Försök igen om en stund.")


class IssueProblem(Exception):
    """Why nothing was issued: a sentence for the one who tried."""


class Quiet:
    """Progress that nobody follows."""

    def reach(self, stage):
        pass

    def done(self, edition):
        """Called in the transaction that stores the edition."""


@dataclass(frozen=True)
class Made:
    """Everything of an edition that is ready before it has its number."""

    document: object
    data: str
    printed: parts.Printed
    engine: object


def issue(
    report, *, by, acknowledged, reason="", archive=None, number=None, approval=None, progress=None
):
    """Issue what has been approved of the report; give the edition. Raises IssueProblem.

    ``acknowledged`` are the keys of the findings that the person has accepted. ``number`` and
    ``approval`` are what the person saw: when it is no longer so, nothing is issued.
    """
    progress = progress or Quiet()
    valid = _approval_of(report, approval)
    accepted = _accepted(report, acknowledged, by)
    number = _free_number(report, number)
    if number > 1 and not reason.strip():
        raise IssueProblem(REASON_NEEDED)
    made = make(_approved_text(valid), progress)
    edition = Edition(
        number=number,
        approval=valid,
        approved_by_name=valid.name,
        issued_by=by,
        issued_by_name=name_of(by),
        reason=reason.strip() if number > 1 else "",
        acknowledged=accepted,
        archive=archive or {},
    )
    return freeze(report, edition, made, progress)


def _approved_text(approval):
    """The document as JSON, if it is still the one whose digest was approved."""
    data = approval.proof.data
    if hashlib.sha256(data.encode()).hexdigest() != approval.proof.digest:
        raise IssueProblem(NOT_APPROVED)
    return data


def next_number(report):
    """The number that the next edition of the report gets."""
    return (report.editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _free_number(report, seen):
    free = next_number(report)
    if seen is not None and seen != free:
        raise IssueProblem(ANOTHER % {"number": seen})
    return free


def name_of(user):
    return user.get_full_name() or user.get_username()


def _approval_of(report, seen):
    valid = parts.valid_approval(report)
    if valid is None:
        raise IssueProblem(NOT_APPROVED)
    if seen is not None and valid != seen:
        raise IssueProblem(APPROVED_ANEW)
    return valid


def _accepted(report, acknowledged, by):
    """What the person has accepted, in words that stay; all there is, or nothing is issued."""
    found = parts.findings(report)
    if stopping := [in_words(finding) for finding in found if finding.stops]:
        raise IssueProblem("\n".join(stopping))
    if {finding.key for finding in found} - set(acknowledged):
        raise IssueProblem(FINDINGS_CHANGED)
    now = timezone.now().isoformat(timespec="seconds")
    with override("sv"):  # what an edition keeps is Swedish, whoever accepted it
        kept = parts.findings(report) if found else ()
    return [
        {"key": f.key, "check": f.check, "sentence": in_words(f), "by": name_of(by), "at": now}
        for f in kept
    ]


def in_words(finding):
    """A finding with the words of the report that it is about."""
    return f"{finding.words}: {finding.sentence}" if finding.words else finding.sentence


def make(data, progress):
    """Print the document and look the file over; nothing is stored. Raises IssueProblem."""
    document = from_json(data)
    progress.reach(PrintJob.Stage.PRINTING)
    try:
        with override("sv"):
            files = attachments(document)
        used = engine()
        printed = parts.print_document(document, files)
    except parts.PrintProblem as problem:
        raise IssueProblem(str(problem)) from problem
    progress.reach(PrintJob.Stage.CHECKING)
    if broken := parts.faults(printed):
        raise IssueProblem(NOT_CONFORMING % {"rules": "; ".join(broken)})
    return Made(document, data, printed, used)


def freeze(report, edition, made, progress):
    """Store the edition, and that the report is issued: both or neither. Raises IssueProblem."""
    edition.data, edition.text = made.data, text_of(made.document)
    edition.take_head(made.document)
    edition.pdf, edition.pages = made.printed.pdf, made.printed.pages
    edition.sha256 = hashlib.sha256(made.printed.pdf).hexdigest()
    edition.variant = made.printed.variant
    edition.engine, edition.engine_parts = made.engine.digest, made.engine.parts
    edition.archive = {"utgivare": settings.CITY_NAME} | edition.archive
    progress.reach(PrintJob.Stage.STORING)
    why = f"Utgåva {edition.number} utgiven"
    try:
        with changes.open(by=edition.issued_by, reason=why):
            _store(report, edition)
            progress.done(edition)
    except IntegrityError as error:
        raise IssueProblem(ANOTHER % {"number": edition.number}) from error
    except OperationalError as error:
        raise IssueProblem(BUSY) from error
    return edition


def _store(report, edition):
    # Whoever else issues the report waits here, and then finds the number taken.
    report = Report.objects.select_for_update().get(pk=report.pk)
    _free_number(report, edition.number)
    if edition.approval is not None:
        _approval_of(report, edition.approval)  # it may have been changed while it was printed
    edition.report = report
    edition.issued_at = timezone.now()
    edition.save()
    report.state = Report.State.ISSUED
    report.save(update_fields=["state"])
