"""The batches that every change of the portal's rows belongs to."""

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .language import of_words
from .numbers import say_number
from .saved_views.models import SavedView
from .search.models import SearchEntry

__all__ = ["ChangeSet", "SavedView", "SearchEntry"]


class ChangeSet(models.Model):
    """One batch of changes: who, when, why and from what source; undone as a whole."""

    class Kind(models.TextChoices):
        FORM = "form", _("ändring")
        BULK = "bulk", _("massrättning")
        IMPORT = "import", _("inläsning")
        UNDO = "undo", _("ångrande")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="change_sets",
        verbose_name=_("av"),
    )
    at = models.DateTimeField(_("när"), auto_now_add=True, db_index=True)
    reason = models.TextField(_("skäl"), blank=True)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    # Any model may be the source: what a source is, this app does not know.
    source_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, verbose_name=_("källans slag")
    )
    source_pk = models.PositiveBigIntegerField(_("källans rad"), null=True)
    source = GenericForeignKey("source_type", "source_pk")
    undoes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="undone_by",
        verbose_name=_("ångrar"),
    )
    touched = models.JSONField(
        _("berörda rader"),
        default=dict,
        help_text=_("Antal rader som lades till (+), ändrades (~) och togs bort (-), per slag."),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("ändringsuppsättning")
        verbose_name_plural = _("ändringsuppsättningar")
        default_permissions = ["view"]
        permissions = [("undo_changeset", _("Får ångra en ändring"))]

    def __str__(self):
        return self.reason or str(self.get_kind_display())

    def get_absolute_url(self):
        return reverse("change-set-detail", args=[self.pk])

    @property
    def summary(self):
        """How many rows of each kind were added, changed and deleted, in words."""
        words = {
            "+": _("%(n)s lades till"),
            "~": _("%(n)s ändrades"),
            "-": _("%(n)s togs bort"),
        }
        return [
            f"{capfirst(apps.get_model(label)._meta.verbose_name_plural)}: "
            + ", ".join(
                words[what] % {"n": say_number(n, of_words())} for what, n in counts.items()
            )
            for label, counts in self.touched.items()
        ]
