"""Who has approved a report, and whether that still holds: one truth for page, check and issue."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reports.document import digest
from reports.models import Approval, Report
from reports.states import UNDER_REVIEW, move
from stadsnat import changes
from stadsnat.accounts.names import name_of

from .proofs import built

APPROVED = "Godkänd"


def valid_approval(report, document=None):
    """The newest approval of the report word for word as it is now; None when there is none.

    One that was voided when the report was taken back from review counts no more.

    ``document`` is the report as it is now, where that has been built already. A value that has
    changed in the register is a change like any other.
    """
    document = document or built(report)
    if document is None:
        return None
    approvals = Approval.objects.standing().filter(
        proof__report=report, proof__digest=digest(document)
    )
    return approvals.select_related("proof", "by", "link").first()


def approve(*, proof, by):
    """Approve the proof in the name of the account."""
    with changes.open(by=by, reason=APPROVED):
        report = Report.objects.locked(proof.report_id)
        refuse_unless_current(report, proof)
        approval = Approval.objects.create(proof=proof, by=by, name=name_of(by))
        move(report, Report.State.APPROVED)
    return approval


def refuse_unless_current(report, proof):
    """Raise ValidationError, saying what to do, when the proof is not what would be issued."""
    document = built(report)
    if document is None or digest(document) != proof.digest:
        raise ValidationError(
            _(
                "Rapporten har ändrats sedan den här versionen skickades för granskning. "
                "Den ändrade texten måste skickas på nytt."
            ),
            code="changed",
        )
    if report.state not in UNDER_REVIEW:
        raise ValidationError(_("Rapporten är inte längre på granskning."), code="closed")
