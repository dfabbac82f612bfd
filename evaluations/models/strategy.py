from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisations.models import Decision
from organisations.models.base import SWEDISH, SlugManager, SourcedQuerySet, SourcedRecord
from stadsnat.fields import EDTFField


class Strategy(SourcedRecord):
    """The city's strategy for its international work, whose points benefit is judged along."""

    slug = models.SlugField(_("kortnamn"), unique=True)
    title = models.CharField(_("titel"), max_length=200, db_collation=SWEDISH)
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="strategies",
        verbose_name=_("beslut"),
        help_text=_("Beslutet om strategin, om det finns i registret. Dagen hämtas därifrån."),
    )
    dated = EDTFField(
        _("daterad"),
        bounds=("dated_earliest", "dated_latest"),
        help_text=_("Bara när beslutet inte finns i registret."),
    )
    dated_earliest = models.DateField(_("tidigast daterad"), null=True, editable=False)
    dated_latest = models.DateField(_("senast daterad"), null=True, editable=False)
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, blank=True, help_text=_("Som det är skrivet.")
    )

    objects = SlugManager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("strategi")
        verbose_name_plural = _("strategier")
        constraints = [
            models.CheckConstraint(
                name="strategy_has_its_day_in_one_place",
                condition=Q(decision__isnull=True) | Q(dated=""),
                violation_error_message=_("Dagen står i beslutet. Lämna fältet tomt."),
            )
        ]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    @property
    def adopted(self):
        """When it was decided, as EDTF; "" when that is unknown."""
        return self.decision.dated if self.decision else self.dated


class DimensionManager(models.Manager.from_queryset(SourcedQuerySet)):
    """Finds a dimension by its strategy's slug and its own, so that fixtures can name it."""

    def get_by_natural_key(self, strategy, slug):
        return self.get(strategy__slug=strategy, slug=slug)


class Dimension(SourcedRecord):
    """One of the main points of a strategy, along which the benefit of a network is judged."""

    strategy = models.ForeignKey(
        Strategy,
        on_delete=models.PROTECT,
        related_name="dimensions",
        verbose_name=_("strategi"),
    )
    slug = models.SlugField(_("kortnamn"))
    order = models.PositiveSmallIntegerField(_("ordning"))
    name = models.CharField(_("namn"), max_length=60, db_collation=SWEDISH)
    description = models.CharField(_("kort beskrivning"), max_length=300, blank=True)

    objects = DimensionManager()

    class Meta:
        ordering = ["strategy", "order", "pk"]
        verbose_name = _("nyttodimension")
        verbose_name_plural = _("nyttodimensioner")
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "slug"],
                name="dimension_slug_is_unique",
                violation_error_message=_("Strategin har redan en dimension med det kortnamnet."),
            )
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.strategy.slug, self.slug)

    natural_key.dependencies = ["evaluations.strategy"]
