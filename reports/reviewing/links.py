"""Approving without an account: a link made for one person, once, and before a given day.

The link's token is random and signed. Only its digest is kept, by which it is found: a copy of the
database opens nothing, and no comparison takes more or less time for a better guess.
"""

import hashlib
import secrets
from datetime import timedelta
from enum import Enum

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.models import Approval, ApprovalLink, Report
from reports.states import move
from stadsnat import changes
from stadsnat.accounts.names import name_of

from .approvals import refuse_unless_current

DAYS, MOST_DAYS = 14, 60
BY_LINK = "Godkänd genom länk"


class Standing(Enum):
    """Whether a link can be used, and if not, why."""

    WAITING = "waiting"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


def make_link(*, proof, name, email="", days=DAYS, by):
    """A link for the person, and its token, which is told this once."""
    token = _signer().sign(secrets.token_urlsafe(32))
    link = ApprovalLink.objects.create(
        proof=proof,
        name=name,
        email=email,
        token_digest=_digest(token),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    return link, token


def find_link(token):
    """The link that the token opens, whatever has become of it; None for a token nobody made."""
    try:
        _signer().unsign(token)
    except BadSignature:
        return None
    links = ApprovalLink.objects.filter(token_digest=_digest(token))
    return links.select_related("proof__report", "made_by", "approval").first()


def standing(link):
    """What has become of the link."""
    if link.used_at is not None:
        return Standing.USED
    if link.revoked_at is not None:
        return Standing.REVOKED
    return Standing.EXPIRED if link.expires_at <= timezone.now() else Standing.WAITING


def revoke(link):
    """Let the link open nothing any more; one that is used stays as it is."""
    waiting = ApprovalLink.objects.filter(pk=link.pk, used_at__isnull=True, revoked_at__isnull=True)
    return waiting.update(revoked_at=timezone.now()) == 1


def refuse_its_makers(link, user):
    """Raise ValidationError for whoever made the link or asked for the approval."""
    if user is not None and user.pk in (link.made_by_id, link.proof.made_by_id):
        raise ValidationError(
            _(
                "Den som har skapat länken eller skickat rapporten för granskning kan inte "
                "godkänna genom länken. Den är till för %(name)s."
            )
            % {"name": link.name},
            code="own",
        )


def approve_by_link(*, link, name, user=None):
    """Approve the link's proof in the name given; of two at the same moment the second is refused.

    ``user`` is who is signed in, if anybody. Raises ValidationError when the link cannot be used by
    them or by anybody, or the report has changed.
    """
    refuse_its_makers(link, user)
    with changes.open(by=None, reason=BY_LINK):
        report = Report.objects.locked(link.proof.report_id)
        link = ApprovalLink.objects.select_for_update().get(pk=link.pk)
        if standing(link) is not Standing.WAITING:
            raise ValidationError(_("Länken kan inte längre användas."), code="spent")
        refuse_unless_current(report, link.proof)
        link.used_at = timezone.now()
        link.save(update_fields=["used_at"])
        approval = Approval.objects.create(
            proof=link.proof,
            link=link,
            name=name,
            link_name=link.name,
            link_made_by_name=name_of(link.made_by),
            at=link.used_at,
        )
        move(report, Report.State.APPROVED)
    return approval


def _signer():
    return Signer(salt="reports.approval-link", sep=".")


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
