from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.header import DAYS, HEADER
from stadsnat.accounts.names import NAME_LENGTH

from .frozen import Frozen, FrozenQuerySet
from .report import Report
from .review import Approval


class EditionQuerySet(FrozenQuerySet):
    def without_content(self):
        """What a list shows: without the file and the text, which may be large."""
        return self.defer("pdf", "data", "text")

    def newest(self):
        """The latest edition of each report: what those who do not write it read."""
        later = self.model.objects.filter(
            report=models.OuterRef("report"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later))

    def with_successors(self):
        """The editions of one report as a list, newest first, each with its ``replaced_by``."""
        found, later = [], None
        for edition in self.without_content().order_by("-number"):
            edition.replaced_by = later
            found.append(edition)
            later = edition
        return found


class Edition(Frozen):
    """An issued report: its PDF, its text and the data behind it, frozen for ever."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="editions", verbose_name=_("rapport")
    )
    number = models.PositiveIntegerField(_("utgåva"))
    # The document's own head, so that a list need not read the whole of it.
    title = models.CharField(_("rubrik"), max_length=300)
    short_title = models.CharField(_("kort rubrik"), max_length=100)
    office = models.CharField(_("förvaltning"), max_length=100)
    division = models.CharField(_("avdelning"), max_length=100, blank=True)
    annex = models.CharField(_("bilaga"), max_length=10, blank=True)
    reference_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    dated = models.DateField(_("daterad"))
    as_of = models.DateField(_("läget den"))
    data = models.TextField(_("innehåll"), help_text=_("Dokumentet som JSON."))
    text = models.TextField(_("text"), help_text=_("Dokumentets ord, utan form."))
    pdf = models.BinaryField(_("PDF"))
    sha256 = models.CharField(_("PDF-filens SHA-256"), max_length=64)
    pages = models.PositiveIntegerField(_("antal sidor"))
    variant = models.CharField(_("PDF-format"), max_length=20)
    engine = models.CharField(_("framställningens kontrollsumma"), max_length=64)
    engine_parts = models.JSONField(_("framställd med"), default=dict)
    approval = models.ForeignKey(
        Approval,
        on_delete=models.PROTECT,
        related_name="editions",
        null=True,
        verbose_name=_("godkännande"),
        help_text=_("Tomt för det som gavs ut före portalen."),
    )
    approved_by_name = models.CharField(_("godkänd av"), max_length=NAME_LENGTH, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("utgiven av"),
        help_text=_("Tomt betyder portalen själv."),
    )
    issued_by_name = models.CharField(_("utgivarens namn"), max_length=NAME_LENGTH)
    issued_at = models.DateTimeField(_("utgiven"), default=timezone.now)
    reason = models.TextField(_("skäl till rättelsen"), blank=True)
    acknowledged = models.JSONField(_("det som godtogs vid utgivningen"), default=list)
    archive = models.JSONField(_("arkivuppgifter"), default=dict)

    objects = EditionQuerySet.as_manager()

    class Meta(Frozen.Meta):
        ordering = ["report", "number"]
        verbose_name = _("utgåva")
        verbose_name_plural = _("utgåvor")
        permissions = [("issue_edition", _("Kan ge ut en rapport"))]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="edition_number_is_unique"),
            models.CheckConstraint(
                name="edition_after_the_first_has_a_reason",
                condition=models.Q(number=1) | ~models.Q(reason=""),
                violation_error_message=_("Skriv varför en ny utgåva ges ut."),
            ),
        ]

    def __str__(self):
        return _("%(report)s, utgåva %(number)s") % {"report": self.title, "number": self.number}

    def get_absolute_url(self):
        return reverse("reports:edition-detail", args=[self.report.slug, self.number])

    @property
    def stem(self):
        """What its files are called, before the point."""
        return f"{self.report.slug}-utgava-{self.number}"

    @property
    def is_from_before(self):
        """It was decided before the portal, which therefore knows of no approval."""
        return self.approval_id is None

    def take_head(self, document):
        """Take the title, the dates and the rest of the head from the document."""
        for name in (*HEADER, *DAYS):
            setattr(self, name, getattr(document, name))
