"""A report is issued: what was approved is printed, checked and frozen, all of it or nothing."""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, OperationalError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from reports.checks import findings_in, look_at
from reports.document import from_json
from reports.models import Edition, PrintJob, Report
from reports.printing.press import PrintProblem
from reports.reviewing.approvals import valid_approval
from reports.states import move
from stadsnat import changes
from stadsnat.accounts.names import name_of

from .printed import Printed, faults, print_document
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
    "Utgåva %(number)s är redan utgiven. Härifrån gavs inget ut. "
    "Läs den utgåvan innan en ny ges ut."
)
NOT_CONFORMING = gettext_lazy(
    "Filen uppfyller inte kraven på arkivbeständighet och tillgänglighet och har därför inte getts "
    "ut: %(rules)s."
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
class Ready:
    """What an issue begins from: the report as it is now, looked at once."""

    looked: object
    findings: list
    approval: object  # None when none holds
    number: int  # that the next edition gets

    @property
    def stopping(self):
        return [finding for finding in self.findings if finding.stops]


@dataclass(frozen=True)
class Made:
    """Everything of an edition that is ready before it has its number."""

    document: object
    data: str
    printed: Printed


def get_ready(report):
    """The report as it can, or cannot, be issued now."""
    looked = look_at(report)
    return Ready(looked, findings_in(looked), _approval(looked), next_number(report))


def _approval(looked):
    document = looked.document
    return valid_approval(looked.report, document) if document is not None else None


def issue(
    report, *, by, acknowledged, reason="", archive=None, number=None, approval=None, progress=None
):
    """Issue what has been approved of the report; give the edition. Raises IssueProblem.

    ``acknowledged`` are the keys of the findings that the person has accepted. ``number`` and
    ``approval`` are what the person saw: when it is no longer so, nothing is issued.
    """
    progress = progress or Quiet()
    with override("sv"):  # what an edition keeps is Swedish, whoever issues it
        ready = get_ready(report)
    refuse_other(ready, number=number, approval=approval)
    accepted = _accepted(ready, acknowledged, by)
    if ready.number > 1 and not reason.strip():
        raise IssueProblem(REASON_NEEDED)
    made = make(_approved_text(ready.approval), progress)
    edition = Edition(
        number=ready.number,
        approval=ready.approval,
        approved_by_name=ready.approval.name,
        issued_by=by,
        issued_by_name=name_of(by),
        reason=reason.strip() if ready.number > 1 else "",
        acknowledged=accepted,
        archive=archive or {},
    )
    return freeze(report, edition, made, progress)


def refuse_other(ready, *, number=None, approval=None):
    """Raise IssueProblem when the number or the approval is not the one that somebody saw."""
    if number is not None and number != ready.number:
        raise IssueProblem(ANOTHER % {"number": number})
    if ready.approval is None:
        raise IssueProblem(NOT_APPROVED)
    if approval is not None and approval != ready.approval:
        raise IssueProblem(APPROVED_ANEW)


def _approved_text(approval):
    """The document as JSON, if it is still the one whose digest was approved."""
    data = approval.proof.data
    if hashlib.sha256(data.encode()).hexdigest() != approval.proof.digest:
        raise IssueProblem(NOT_APPROVED)
    return data


def next_number(report):
    """The number that the next edition of the report gets."""
    return (report.editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _accepted(ready, acknowledged, by):
    """What the person has accepted, in words that stay; all there is, or nothing is issued."""
    if ready.stopping:
        told = findings_in(ready.looked)  # in the language of the one who tried
        raise IssueProblem("\n".join(in_words(finding) for finding in told if finding.stops))
    if {finding.key for finding in ready.findings} - set(acknowledged):
        raise IssueProblem(FINDINGS_CHANGED)
    now = timezone.now().isoformat(timespec="seconds")
    return [
        {"key": f.key, "check": f.check, "sentence": in_words(f), "by": name_of(by), "at": now}
        for f in ready.findings
    ]


def in_words(finding):
    """A finding with the words of the report that it is about."""
    return f"{finding.words}: {finding.sentence}" if finding.words else finding.sentence


def make(data, progress):
    """Print the document and look the file over; nothing is stored. Raises IssueProblem."""
    document = from_json(data)
    progress.reach(PrintJob.Stage.PRINTING)
    try:
        printed = print_document(document)
    except PrintProblem as problem:
        raise IssueProblem(str(problem)) from problem
    progress.reach(PrintJob.Stage.CHECKING)
    if broken := faults(printed):
        raise IssueProblem(NOT_CONFORMING % {"rules": "; ".join(broken)})
    return Made(document, data, printed)


def freeze(report, edition, made, progress):
    """Store the edition, and that the report is issued: both or neither. Raises IssueProblem."""
    edition.data, edition.text = made.data, text_of(made.document)
    edition.take_head(made.document)
    edition.pdf, edition.pages = made.printed.pdf, made.printed.pages
    edition.sha256 = hashlib.sha256(made.printed.pdf).hexdigest()
    edition.variant = made.printed.variant
    edition.engine = made.printed.engine.digest
    edition.engine_parts = made.printed.engine.parts
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
    report = Report.objects.locked(report.pk)
    _refuse_changed(report, edition)
    edition.report = report
    edition.issued_at = timezone.now()
    edition.save()
    move(report, Report.State.ISSUED)


def _refuse_changed(report, edition):
    """Raise IssueProblem when somebody has issued or changed the report while it was printed."""
    if edition.number != next_number(report):
        raise IssueProblem(ANOTHER % {"number": edition.number})
    if edition.approval is None:  # from before the portal
        return
    valid = valid_approval(report)
    if valid is None:
        raise IssueProblem(NOT_APPROVED)
    if valid != edition.approval:
        raise IssueProblem(APPROVED_ANEW)
