"""Sending a report for review, and taking it back: what is reviewed is frozen as a ``Proof``."""

from django.utils import timezone

from reports.build import build
from reports.document import digest, from_json, to_json
from reports.models import Approval, ApprovalLink, Proof, Report
from reports.prose.expressions import ReferenceProblems
from stadsnat import changes

# Reasons stand in the history, which is in the register's own language.
SENT = "Skickad för granskning"
WITHDRAWN = "Återtagen från granskning"
# In these a report waits for approval, or has it.
UNDER_REVIEW = (Report.State.IN_REVIEW, Report.State.APPROVED)


def send_for_review(*, report, by):
    """Freeze the report as it is, and let it be reviewed; gives the proof.

    The same text is not frozen twice, and keeps the approval that it has. Raises ReferenceProblems
    when it refers to something unknown.
    """
    with changes.open(by=by, reason=SENT):
        report = locked(report.pk)
        document = build(report)
        proof = report.proofs.first()
        if proof is None or proof.digest != digest(document):
            proof = report.proofs.create(
                data=to_json(document), digest=digest(document), made_by=by
            )
        is_approved = Approval.objects.filter(proof__in=same_text(proof)).exists()
        move(report, Report.State.APPROVED if is_approved else Report.State.IN_REVIEW)
    return proof


def withdraw(*, report, by):
    """Make the report a draft again; links not yet used no longer open anything."""
    with changes.open(by=by, reason=WITHDRAWN):
        report = locked(report.pk)
        waiting = ApprovalLink.objects.filter(
            proof__report=report, used_at__isnull=True, revoked_at__isnull=True
        )
        waiting.update(revoked_at=timezone.now())
        if report.state in UNDER_REVIEW:
            move(report, Report.State.DRAFT)


def locked(pk):
    """The report, which nobody else sends, takes back or approves until the change is closed."""
    return Report.objects.select_for_update().get(pk=pk)


def move(report, state):
    """Give the report the state, inside an open change."""
    if report.state != state:
        report.state = state
        report.save()


def same_text(proof):
    """The proofs of the report with the same text: it may have been changed and changed back."""
    return Proof.objects.filter(report=proof.report_id, digest=proof.digest)


def built(report):
    """The document of the report as it is now; None when it cannot be built."""
    try:
        return build(report)
    except ReferenceProblems:
        return None


def document_of(proof):
    """The document that was frozen."""
    return from_json(proof.data)
