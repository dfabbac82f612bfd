from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .report import Report
from .review import Approval

HEAD = (
    "title",
    "short_title",
    "office",
    "division",
    "annex",
    "reference_number",
    "dated",
    "as_of",
)


class EditionQuerySet(models.QuerySet):
    """Refuses what would change or remove an edition, or store one past its checks."""

    def update(self, **fields):
        raise TypeError("An edition is never changed.")

    def bulk_update(self, rows, fields, batch_size=None):
        raise TypeError("An edition is never changed.")

    def bulk_create(self, rows, *args, **kwargs):
        raise TypeError("Editions are issued one by one.")

    def delete(self):
        raise TypeError("An edition is never deleted.")

    def _raw_delete(self, using):
        raise TypeError("An edition is never deleted.")

    def raw(self, *args, **kwargs):
        raise TypeError("Editions are read by filter() and get(): raw SQL might do anything.")

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

    update.alters_data = bulk_update.alters_data = True
    bulk_create.alters_data = delete.alters_data = True


class Edition(models.Model):
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
    approved_by_name = models.CharField(_("godkänd av"), max_length=100, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("utgiven av"),
        help_text=_("Tomt betyder portalen själv."),
    )
    issued_by_name = models.CharField(_("utgivarens namn"), max_length=150)
    issued_at = models.DateTimeField(_("utgiven"), default=timezone.now)
    reason = models.TextField(_("skäl till rättelsen"), blank=True)
    acknowledged = models.JSONField(_("det som godtogs vid utgivningen"), default=list)
    archive = models.JSONField(_("arkivuppgifter"), default=dict)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["report", "number"]
        base_manager_name = "objects"
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
        for name in HEAD:
            setattr(self, name, getattr(document, name))

    def save_base(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("An edition is never changed.")
        super().save_base(*args, **kwargs)

    def _save_table(self, raw=False, cls=None, force_insert=False, *args, **kwargs):
        """What Django's deserialiser saves comes here, past ``save`` and ``save_base``."""
        if raw:
            raise TypeError("An edition is issued, not read in.")
        # Otherwise a new row with an old key would first be tried as a change of the old one.
        return super()._save_table(raw, cls, True, *args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An edition is never deleted.")
