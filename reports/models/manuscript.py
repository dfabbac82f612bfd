"""What has been read of a file, until somebody makes a report of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KEPT = timedelta(days=1)


class ManuscriptQuerySet(models.QuerySet):
    def forgotten(self):
        """Those sent in so long ago that nobody is waiting for them."""
        return self.filter(uploaded_at__lt=timezone.now() - KEPT)


class Manuscript(models.Model):
    """An older report in a file that somebody has sent in, kept for a day while it is looked at."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="manuscripts",
        verbose_name=_("inskickad av"),
    )
    uploaded_at = models.DateTimeField(_("inskickad"), auto_now_add=True)
    name = models.CharField(_("filens namn"), max_length=200)
    content = models.JSONField(
        _("innehåll"), help_text=_("Rubrik, sidhuvud, avsnitt och vad som tolererades.")
    )

    objects = ManuscriptQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("manuskript")
        verbose_name_plural = pgettext_lazy("flertal", "manuskript")
        default_permissions = []

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reports:manuscript-detail", args=[self.pk])
