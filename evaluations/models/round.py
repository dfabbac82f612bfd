from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisations.models import Organisation
from organisations.models.base import (
    SWEDISH,
    PeriodQuerySet,
    PeriodRecord,
    SourcedQuerySet,
    SourcedRecord,
)

from .strategy import Dimension, Strategy


class RoundQuerySet(PeriodQuerySet):
    def over(self, day=None):
        """The rounds that surely are over on the day, today unless told; the latest first.

        A round whose end is unknown is over from the first day that a source tells of it.
        """
        day = day or timezone.localdate()
        told = Q(ends="", attested_first__lte=day)
        known = self.with_attestation().filter(Q(ends_latest__lte=day) | told)
        return known.order_by(Coalesce(F("ends_latest"), F("attested_first")).desc(), "-pk")


class RoundManager(models.Manager.from_queryset(RoundQuerySet)):
    """Finds a round by its slug, so that fixtures can name it."""

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Round(PeriodRecord):
    """One time that people were asked what the city gets out of its networks, and what came of it.

    What it found is told from the day that it is over.
    """

    slug = models.SlugField(_("kortnamn"), unique=True)
    title = models.CharField(_("titel"), max_length=200, db_collation=SWEDISH)
    strategy = models.ForeignKey(
        Strategy,
        on_delete=models.PROTECT,
        related_name="rounds",
        verbose_name=_("strategi"),
        help_text=_("Strategin vars punkter omgången frågar om."),
    )
    text = models.TextField(
        _("om omgången"), blank=True, help_text=_("Varför den hölls och vilka som frågades.")
    )

    objects = RoundManager()

    class Meta:
        ordering = [F("ends_latest").desc(nulls_last=True), "-pk"]
        verbose_name = _("utvärderingsomgång")
        verbose_name_plural = _("utvärderingsomgångar")

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["evaluations.strategy"]


class FindingQuerySet(SourcedQuerySet):
    def by(self, day=None):
        """What the rounds that are over on the day had found, today unless told."""
        return self.filter(round__in=Round.objects.over(day).order_by().values("pk"))

    def for_list(self):
        """With its dimension, by the order of these; what belongs to none comes last."""
        rows = self.select_related("dimension")
        return rows.order_by(F("dimension__order").asc(nulls_last=True), "pk")


class Finding(SourcedRecord):
    """What a round found in words, of one network or of the city's work as a whole."""

    class Benefit(models.TextChoices):
        BENEFIT = "benefit", _("ger nytta")
        LESS = "less", _("mindre nytta än önskat")
        NONE = "none", _("ger ingen nytta")
        UNCLEAR = "unclear", _("oklar nytta")

    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("utvärderingsomgång"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("organisation"),
        help_text=_("Tomt betyder att resultatet gäller stadens internationella arbete i stort."),
    )
    dimension = models.ForeignKey(
        Dimension,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("nyttodimension"),
        help_text=_("Tomt betyder att resultatet inte gäller någon särskild punkt."),
    )
    benefit = models.CharField(
        _("nytta"),
        max_length=20,
        choices=Benefit,
        blank=True,
        help_text=_("Bara när källan säger det."),
    )
    summary = models.CharField(
        _("i korthet"),
        max_length=60,
        blank=True,
        help_text=_("Några ord för en ruta i en tabell. Tomt: det som står under nytta."),
    )
    text = models.TextField(_("resultat"))

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["round", "pk"]
        verbose_name = _("resultat i ord")
        verbose_name_plural = pgettext_lazy("flertal", "resultat i ord")

    def __str__(self):
        return self.summary or self.get_benefit_display() or self.text[:60]

    def clean(self):
        super().clean()
        if not (self.dimension_id and self.round_id):
            return  # the field itself says what is missing
        if self.dimension.strategy_id != self.round.strategy_id:
            raise ValidationError(
                {"dimension": _("Dimensionen hör till en annan strategi än omgången.")}
            )

    @property
    def in_short(self):
        """The words of a cell; "" when there are none."""
        return str(self.summary or self.get_benefit_display())


class Coverage(SourcedRecord):
    """Whether a round asked about a network, and how many were asked and answered."""

    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,
        related_name="coverages",
        verbose_name=_("utvärderingsomgång"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="coverages",
        verbose_name=_("organisation"),
    )
    was_asked = models.BooleanField(
        _("frågor ställdes"),
        null=True,
        blank=True,
        help_text=_("Om omgången frågade om nätverket."),
    )
    asked = models.PositiveIntegerField(
        _("antal tillfrågade"),
        null=True,
        blank=True,
        help_text=_("Tomt betyder att uppgift saknas."),
    )
    answered = models.PositiveIntegerField(
        _("antal svarande"),
        null=True,
        blank=True,
        help_text=_("Tomt betyder att uppgift saknas. Noll betyder att ingen svarade."),
    )

    class Meta:
        ordering = ["round", "organisation"]
        verbose_name = _("svarsläge")
        verbose_name_plural = _("svarslägen")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation"],
                name="coverage_is_given_once_for_a_round_and_organisation",
                violation_error_message=_("Omgången har redan ett svarsläge för organisationen."),
            ),
            models.CheckConstraint(
                name="coverage_counts_only_those_who_may_have_been_asked",
                condition=Q(was_asked__isnull=True)
                | Q(was_asked=True)
                | Q(asked__isnull=True, answered__isnull=True),
                violation_error_message=_("Antal anges bara om det ställdes frågor om nätverket."),
            ),
            models.CheckConstraint(
                name="coverage_has_no_more_answers_than_asked",
                condition=Q(asked__isnull=True)
                | Q(answered__isnull=True)
                | Q(answered__lte=F("asked")),
                violation_error_message=_("Fler kan inte ha svarat än som tillfrågades."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.round}"
