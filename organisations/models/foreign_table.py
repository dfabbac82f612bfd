from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from stadsnat.records import model_of


class ForeignTable(models.Model):
    """What the columns of a table from elsewhere mean, kept for the next one with its headings."""

    headings_key = models.CharField(_("rubrikernas kännetecken"), max_length=64, unique=True)
    headings = models.JSONField(_("rubriker"))
    kind = models.CharField(_("slag av rader"), max_length=60)
    meaning = models.JSONField(_("vad rubrikerna betyder"))
    same = models.JSONField(_("samma på alla rader"), default=dict)
    recognises = models.BooleanField(_("känner igen rader på namnet"), default=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("sparad av"),
    )
    saved_at = models.DateTimeField(_("sparad"), auto_now=True)

    class Meta:
        ordering = ["-saved_at", "-pk"]
        verbose_name = _("tabell från annat håll")
        verbose_name_plural = _("tabeller från annat håll")
        default_permissions = []

    def __str__(self):
        return ", ".join(self.headings)

    @property
    def kind_name(self):
        """What its rows are called, in the language of the moment."""
        return capfirst(str(model_of(self.kind)._meta.verbose_name_plural))
