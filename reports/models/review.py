"""From draft to approval: the frozen text that is reviewed, what is said of it, who approved it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stadsnat.accounts.names import NAME_LENGTH

from .frozen import Frozen, FrozenQuerySet
from .report import Report, Section


class Proof(Frozen):
    """A report as it was when it was sent for review: what is approved is this, word for word."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="proofs", verbose_name=_("rapport")
    )
    data = models.TextField(_("innehåll"), help_text=_("Dokumentet som JSON."))
    digest = models.CharField(_("kontrollsumma"), max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("skickad av"),
    )
    made_at = models.DateTimeField(_("skickad"), default=timezone.now)

    class Meta(Frozen.Meta):
        ordering = ["-made_at", "-pk"]
        verbose_name = _("granskningsversion")
        verbose_name_plural = _("granskningsversioner")

    def __str__(self):
        return f"{self.report}, {timezone.localtime(self.made_at):%Y-%m-%d %H.%M}"


class ApprovalLink(models.Model):
    """A personal way to approve one proof without an account: once, and before a given moment."""

    proof = models.ForeignKey(
        Proof, on_delete=models.PROTECT, related_name="links", verbose_name=_("granskningsversion")
    )
    name = models.CharField(_("namn"), max_length=NAME_LENGTH)
    email = models.EmailField(_("e-postadress"), blank=True)
    token_digest = models.CharField(
        _("länkens kontrollsumma"), max_length=64, unique=True, editable=False
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("skapad av"),
    )
    made_at = models.DateTimeField(_("skapad"), default=timezone.now)
    expires_at = models.DateTimeField(_("gäller till"))
    used_at = models.DateTimeField(_("använd"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("återkallad"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("länk för godkännande")
        verbose_name_plural = _("länkar för godkännande")

    def __str__(self):
        return self.name


class ApprovalQuerySet(FrozenQuerySet):
    def standing(self):
        """Those that nobody has voided."""
        return self.filter(voiding=None)


class Approval(Frozen):
    """That somebody has approved a proof: by an account, or by a link made for them."""

    proof = models.ForeignKey(
        Proof,
        on_delete=models.PROTECT,
        related_name="approvals",
        verbose_name=_("granskningsversion"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("godkänd av"),
    )
    link = models.OneToOneField(
        ApprovalLink,
        on_delete=models.PROTECT,
        related_name="approval",
        null=True,
        blank=True,
        verbose_name=_("genom länk"),
    )
    name = models.CharField(_("namn"), max_length=NAME_LENGTH)
    link_name = models.CharField(
        _("länken skapad till"), max_length=NAME_LENGTH, blank=True, default=""
    )
    link_made_by_name = models.CharField(
        _("länken skapad av"), max_length=NAME_LENGTH, blank=True, default=""
    )
    at = models.DateTimeField(_("godkänd"), default=timezone.now)

    objects = ApprovalQuerySet.as_manager()

    class Meta(Frozen.Meta):
        ordering = ["-at", "-pk"]
        verbose_name = _("godkännande")
        verbose_name_plural = _("godkännanden")
        constraints = [
            models.CheckConstraint(
                name="approval_is_by_an_account_or_a_link",
                condition=Q(by__isnull=False, link__isnull=True)
                | Q(by__isnull=True, link__isnull=False),
            ),
            models.CheckConstraint(
                name="approval_by_link_names_both",
                condition=Q(link__isnull=True, link_name="", link_made_by_name="")
                | (Q(link__isnull=False) & ~Q(link_name="") & ~Q(link_made_by_name="")),
            ),
        ]

    def __str__(self):
        return self.name


class Voiding(Frozen):
    """That an approval holds no longer, because its report was taken back from review."""

    approval = models.OneToOneField(
        Approval, on_delete=models.PROTECT, related_name="voiding", verbose_name=_("godkännande")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("upphävt av"),
    )
    at = models.DateTimeField(_("upphävt"), default=timezone.now)

    class Meta(Frozen.Meta):
        ordering = ["-at", "-pk"]
        verbose_name = _("upphävande")
        verbose_name_plural = _("upphävanden")
        default_permissions = []

    def __str__(self):
        return str(self.approval)


class Comment(models.Model):
    """What a reviewer says of a passage, perhaps with other words for it; settled, never lost."""

    class Outcome(models.TextChoices):
        OPEN = "", _("öppen")
        TAKEN = "taken", _("förslaget infört")
        DONE = "done", _("åtgärdad")
        DECLINED = "declined", _("avvisad")

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="comments", verbose_name=_("rapport")
    )
    # A section that is removed may come back by an undo, with its key: the comment waits for it.
    section = models.ForeignKey(
        Section,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="comments",
        null=True,
        blank=True,
        verbose_name=_("avsnitt"),
        help_text=_("Tomt: hela rapporten."),
    )
    heading = models.CharField(_("avsnittets rubrik"), max_length=200, blank=True)
    passage = models.TextField(_("stället i texten"), blank=True)
    text = models.TextField(_("kommentar"), blank=True)
    suggestion = models.TextField(_("förslag till lydelse"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("skriven av"),
    )
    at = models.DateTimeField(_("skriven"), default=timezone.now)
    outcome = models.CharField(
        _("vad som blev av den"), max_length=20, choices=Outcome, blank=True, default=Outcome.OPEN
    )
    answer = models.TextField(_("svar"), blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("avgjord av"),
    )
    settled_at = models.DateTimeField(_("avgjord"), null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("kommentar")
        verbose_name_plural = _("kommentarer")
        constraints = [
            models.CheckConstraint(
                name="comment_settled_by_and_at_and_outcome_together",
                condition=Q(outcome="", settled_by__isnull=True, settled_at__isnull=True)
                | (~Q(outcome="") & Q(settled_by__isnull=False, settled_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="comment_says_something",
                condition=~Q(text="") | ~Q(suggestion=""),
                violation_error_message=_("Skriv en kommentar eller ett förslag till lydelse."),
            ),
        ]

    def __str__(self):
        return self.text or self.suggestion
