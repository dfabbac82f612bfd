from django.db import models
from django.utils.translation import gettext_lazy as _

from stadsnat.fields import EDTFField

from .base import SWEDISH, OrganisationSlugManager, SourcedRecord, undated_last
from .organisation import Organisation


class Event(SourcedRecord):
    """A dated, placed happening of an organisation: congress, annual meeting, election."""

    class Kind(models.TextChoices):
        CONGRESS = "congress", _("kongress")
        ANNUAL_MEETING = "annual_meeting", _("årsmöte")
        MEETING = "meeting", _("möte")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="events",
        verbose_name=_("organisation"),
    )
    slug = models.SlugField(_("kortnamn"))
    name = models.CharField(_("namn"), max_length=200, db_collation=SWEDISH)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    held = EDTFField(_("hölls"), bounds=("held_earliest", "held_latest"))
    held_words = models.CharField(_("källans ord om tiden"), max_length=200, blank=True)
    held_earliest = models.DateField(_("hölls tidigast"), null=True, editable=False)
    held_latest = models.DateField(_("hölls senast"), null=True, editable=False)
    place = models.CharField(_("ort"), max_length=100, blank=True)
    country = models.CharField(_("land"), max_length=100, blank=True)
    note = models.TextField(_("anmärkning"), blank=True)

    objects = OrganisationSlugManager()

    class Meta:
        ordering = ["organisation", undated_last("held_earliest"), "pk"]
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="event_slug_is_unique")
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.organisation.slug, self.slug)

    natural_key.dependencies = ["organisations.organisation"]
