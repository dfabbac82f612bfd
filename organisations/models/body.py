from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import SWEDISH, OrganisationSlugManager, PeriodRecord, SourcedRecord
from .city import Administration
from .organisation import Organisation


class Body(SourcedRecord):
    """A part of an organisation: board, council, steering group, committee, forum, section."""

    class Kind(models.TextChoices):
        BOARD = "board", _("styrelse")
        COUNCIL = "council", _("fullmäktige")
        STEERING_GROUP = "steering_group", _("styrgrupp")
        COMMITTEE = "committee", _("utskott")
        FORUM = "forum", _("forum")
        WORKING_GROUP = "working_group", _("arbetsgrupp")
        NETWORK = "network", _("nätverk")
        SECTION = "section", _("sektion")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="bodies",
        verbose_name=_("organisation"),
    )
    slug = models.SlugField(_("kortnamn"))
    name = models.CharField(_("namn"), max_length=200, db_collation=SWEDISH)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    task = models.CharField(_("uppgift"), max_length=300, blank=True)
    note = models.TextField(_("anmärkning"), blank=True)

    objects = OrganisationSlugManager()

    class Meta:
        ordering = ["organisation", "kind", "name"]
        verbose_name = _("organ")
        verbose_name_plural = pgettext_lazy("flertal", "organ")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="body_slug_is_unique")
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.organisation.slug, self.slug)

    natural_key.dependencies = ["organisations.organisation"]


class Participation(PeriodRecord):
    """A part that the city, or one administration, takes in an organisation or a body of it."""

    class Level(models.TextChoices):
        ACTIVE = "active", _("aktiv")
        OCCASIONAL = "occasional", _("deltar ibland")
        PASSIVE = "passive", _("inte aktiv")
        DECLINED = "declined", _("har avböjt")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="participations",
        verbose_name=_("organisation"),
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("organ"),
    )
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("förvaltning"),
        help_text=_("Tomt betyder staden som helhet."),
    )
    level = models.CharField(_("grad"), max_length=20, choices=Level)
    extent = models.CharField(
        _("omfattning"), max_length=200, blank=True, help_text=_("Till exempel alla sju forum.")
    )
    note = models.CharField(_("anmärkning"), max_length=300, blank=True)

    class Meta:
        ordering = ["organisation", "pk"]
        verbose_name = _("deltagande")
        verbose_name_plural = _("deltaganden")

    def __str__(self):
        return f"{self.administration or _('Staden')} – {self.body or self.organisation}"
