"""Sending a report for review, and taking it back: what is reviewed is frozen as a ``Proof``."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.build import build
from reports.document import digest, from_json, to_json
from reports.models import Approval, ApprovalLink, Proof, Report, Voiding
from reports.prose.expressions import ReferenceProblems
from reports.states import UNDER_REVIEW, move
from stadsnat import changes

# Reasons stand in the history, which is in the register's own language.
SENT = "Skickad för granskning"
WITHDRAWN = "Återtagen från granskning"


def send_for_review(*, report, by):
    """Freeze the report as it is, and let it be reviewed; gives the proof.

    The same text is not frozen twice, and keeps the approval that it has. Raises ReferenceProblems
    when it refers to something unknown, ValidationError when it is issued as it stands.
    """
    with changes.open(by=by, reason=SENT):
        report = Report.objects.locked(report.pk)
        document = build(report)
        if edition := issued_as(report, document):
            raise ValidationError(
                _("Texten är redan utgiven, som utgåva %(number)s.") % {"number": edition.number}
            )
        proof = report.proofs.first()
        if proof is None or proof.digest != digest(document):
            proof = report.proofs.create(
                data=to_json(document), digest=digest(document), made_by=by
            )
        approvals = Approval.objects.standing().filter(proof__in=same_text(proof))
        move(report, Report.State.APPROVED if approvals.exists() else Report.State.IN_REVIEW)
    return proof


def withdraw(*, report, by):
    """Make the report a draft again: what was approved is not, and waiting links open nothing.

    An approval that has led to an edition is that edition's own, and stands.
    """
    with changes.open(by=by, reason=WITHDRAWN):
        report = Report.objects.locked(report.pk)
        waiting = ApprovalLink.objects.filter(
            proof__report=report, used_at__isnull=True, revoked_at__isnull=True
        )
        waiting.update(revoked_at=timezone.now())
        approvals = Approval.objects.standing().filter(proof__report=report, editions=None)
        for approval in approvals:
            Voiding.objects.create(approval=approval, by=by)
        if report.state in UNDER_REVIEW:
            move(report, Report.State.DRAFT)


def same_text(proof):
    """The proofs of the report with the same text: it may have been changed and changed back."""
    return Proof.objects.filter(report=proof.report_id, digest=proof.digest)


def issued_as(report, document):
    """The newest edition if it says just what the document says, otherwise None.

    An older one may be issued again: the newest may have been a mistake.
    """
    newest = report.editions.defer("pdf", "text").last()
    return newest if newest and newest.data == to_json(document) else None


def built(report):
    """The document of the report as it is now; None when it cannot be built."""
    try:
        return build(report)
    except ReferenceProblems:
        return None


def document_of(proof):
    """The document that was frozen."""
    return from_json(proof.data)
