"""Where a report stands on its way to being approved, and what can be done next."""

from dataclasses import dataclass
from typing import Any

from reports.document import Document, digest
from reports.models import Approval, Comment, Proof, Report
from reports.states import UNDER_REVIEW

from .approvals import valid_approval
from .differing import Differences, count_differences
from .proofs import built, document_of, issued_as


@dataclass(frozen=True)
class Status:
    """What the row of actions above a report is made of."""

    report: Report
    document: Document | None  # the report as it is now; None when it cannot be built
    proof: Proof | None  # the newest
    approval: Approval | None  # which holds
    former: Approval | None  # the newest, when it holds no longer
    differences: Differences | None  # between the newest proof and the report as it is now
    open_comments: int

    @property
    def is_under_review(self) -> bool:
        return self.report.state in UNDER_REVIEW

    @property
    def is_issued(self) -> bool:
        return bool(self.report.state == Report.State.ISSUED)

    @property
    def is_current(self) -> bool:
        """Whether the newest proof says what the report says now, word for word."""
        return self.proof is not None and self.document is not None and self.differences is None

    @property
    def may_be_sent(self) -> bool:
        """Whether there is something to send for review that is not there already."""
        if not self.is_current:
            return True
        return self.report.state == Report.State.DRAFT and not self.is_issued_already

    @property
    def is_issued_already(self) -> bool:
        """Whether it says just what the newest edition says; asked only where it matters."""
        return issued_as(self.report, self.document) is not None

    @property
    def may_be_issued(self) -> bool:
        return self.approval is not None and not self.is_issued_already

    @property
    def is_correction(self) -> bool:
        """Whether what is issued now comes after an edition; asked only where it can be issued."""
        return bool(self.report.editions.exists())

    @property
    def is_changed_since_approval(self) -> bool:
        """Whether an approval that has not led to an edition holds no longer."""
        return self.former is not None and not self.is_issued and not self.former.editions.exists()

    @property
    def may_be_commented(self) -> bool:
        """What was sent is commented on until it is issued, also while the author changes it."""
        return self.proof is not None and not self.is_issued

    @property
    def may_be_approved(self) -> bool:
        return self.is_current and self.is_under_review and self.approval is None


def status_of(report: Report, document: Any = None) -> Status:
    """The status; ``document`` is the report as it is now, where that has been built already."""
    document = document or built(report)
    proof = report.proofs.select_related("made_by").first()
    approval = valid_approval(report, document) if document and proof else None
    former = None
    if proof and approval is None:
        former = Approval.objects.standing().filter(proof__report=report).first()
    is_changed = document is not None and proof is not None and proof.digest != digest(document)
    return Status(
        report=report,
        document=document,
        proof=proof,
        approval=approval,
        former=former,
        differences=count_differences(document_of(proof), document) if is_changed else None,
        open_comments=report.comments.filter(outcome=Comment.Outcome.OPEN).count(),
    )
