"""What is printed while nobody waits: how far it has come, and what became of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .report import Report
from .review import Approval

# Whoever prints gives a sign of life more often than this; without one, nobody prints any more.
SILENCE = timedelta(seconds=30)
# What nobody has begun after this long may be begun anew.
PATIENCE = timedelta(minutes=1)


class PrintJobQuerySet(models.QuerySet):
    def live(self):
        """Those that go on, or that somebody will surely begin soon."""
        now = timezone.now()
        is_waiting = Q(stage=PrintJob.Stage.WAITING, made_at__gt=now - PATIENCE)
        return self.filter(is_waiting | Q(stage__in=UNDER_WAY, seen_at__gt=now - SILENCE))

    def without_bytes(self):
        return self.defer("pdf")


class PrintJob(models.Model):
    """A printing in the background: of a preview, or of an edition that is then issued."""

    class Stage(models.TextChoices):
        WAITING = "waiting", _("väntar på sin tur")
        PRINTING = "printing", _("skrivs ut")
        CHECKING = "checking", _("kontrolleras")
        STORING = "storing", _("sparas")
        DONE = "done", _("klart")
        FAILED = "failed", _("misslyckat")

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="print_jobs", verbose_name=_("rapport")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("begärd av"),
    )
    language = models.CharField(_("språk"), max_length=10)
    approval = models.ForeignKey(
        Approval,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        verbose_name=_("godkännande"),
    )
    number = models.PositiveIntegerField(
        _("utgåva"), null=True, help_text=_("Tomt för en förhandsvisning.")
    )
    reason = models.TextField(_("skäl till rättelsen"), blank=True)
    acknowledged = models.JSONField(_("det som godtogs"), default=list)
    archive = models.JSONField(_("arkivuppgifter"), default=dict)
    stage = models.CharField(_("läge"), max_length=20, choices=Stage, default=Stage.WAITING)
    message = models.TextField(_("varför det inte gick"), blank=True)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="+", null=True, verbose_name=_("utgåvan")
    )
    pdf = models.BinaryField(_("förhandsvisningen"), null=True)
    made_at = models.DateTimeField(_("begärd"), default=timezone.now)
    seen_at = models.DateTimeField(_("senaste livstecken"), default=timezone.now)

    objects = PrintJobQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("utskrift")
        verbose_name_plural = _("utskrifter")

    def __str__(self):
        return f"{self.report}: {self.get_stage_display()}"

    def get_absolute_url(self):
        name = "preview-job-detail" if self.is_preview else "issue-job-detail"
        return reverse(f"reports:{name}", args=[self.report.slug, self.pk])

    @property
    def is_preview(self):
        return self.number is None

    @property
    def state(self):
        """The stage, or "stopped" when nobody works on it, "overdue" when nobody has begun."""
        now = timezone.now()
        if self.stage in UNDER_WAY and self.seen_at <= now - SILENCE:
            return "stopped"
        if self.stage == self.Stage.WAITING and self.made_at <= now - PATIENCE:
            return "overdue"
        return self.stage

    @property
    def is_over(self):
        """Nothing more will be heard of it."""
        return self.state in (self.Stage.DONE, self.Stage.FAILED, "stopped")

    @property
    def steps_taken(self):
        """How many of the four steps are behind it."""
        order = (self.Stage.WAITING, *UNDER_WAY, self.Stage.DONE)
        return order.index(self.stage) if self.stage in order else 0


UNDER_WAY = (PrintJob.Stage.PRINTING, PrintJob.Stage.CHECKING, PrintJob.Stage.STORING)
