from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stadsnat.models import ChangeSet

from .source import Source

KEPT = timedelta(days=1)


class ImportFileQuerySet(models.QuerySet):
    def forgotten(self):
        """Those sent in so long ago that nobody is waiting for them."""
        return self.filter(uploaded_at__lt=timezone.now() - KEPT)


class ImportFile(models.Model):
    """A file that somebody has sent in, kept for a day while its rows are looked through.

    When its good rows have been read in, ``cells`` are those of the other rows.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="import_files",
        verbose_name=_("inskickad av"),
    )
    uploaded_at = models.DateTimeField(_("inskickad"), auto_now_add=True)
    name = models.CharField(_("filens namn"), max_length=200)
    cells = models.BinaryField(_("celler"))
    row_count = models.PositiveIntegerField(_("antal rader"))
    kind = models.CharField(_("slag av rader"), max_length=60, blank=True)
    meanings = models.JSONField(
        _("kolumnernas betydelse"),
        default=dict,
        help_text=_("Ark för ark, där någon har sagt vad kolumnerna betyder."),
    )
    reason = models.TextField(_("skäl"), blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("källa")
    )
    new_source = models.CharField(_("ny källa"), max_length=300, blank=True)
    where = models.CharField(_("var i källan"), max_length=200, blank=True)
    change_set = models.ForeignKey(
        ChangeSet,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("inläst i ändringen"),
    )

    objects = ImportFileQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("fil att läsa in")
        verbose_name_plural = _("filer att läsa in")
        default_permissions = []

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:import-detail", args=[self.pk])
