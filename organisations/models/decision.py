from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stadsnat.fields import EDTFField

from .base import SWEDISH, SlugManager, SourcedQuerySet, SourcedRecord
from .city import Administration
from .organisation import Organisation


class DecisionQuerySet(SourcedQuerySet):
    def by(self, day=None):
        """What had been proposed or decided by the given day, today unless told."""
        return self.filter(dated_earliest__lte=day or timezone.localdate())

    def open_on(self, day):
        """Those that were known on the day and whose outcome nobody had stated by then."""
        return self.by(day).filter(models.Q(outcome="") | models.Q(outcome_earliest__gt=day))

    def exits_open_on(self, day):
        """Proposals to leave that were known on the day and whose outcome nobody has stated."""
        return self.open_on(day).filter(matter=Decision.Matter.LEAVE)


class DecisionManager(SlugManager.from_queryset(DecisionQuerySet)):
    pass


class Decision(SourcedRecord):
    """What an organ of the city decided, or was proposed to decide, about its networks."""

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("förslag")
        DECIDED = "decided", _("beslut")

    class Matter(models.TextChoices):
        JOIN = "join", _("gå med")
        CONTINUE = "continue", _("fortsätta")
        LEAVE_SEAT = "leave_seat", _("lämna uppdrag")
        LEAVE = "leave", _("lämna")
        STRATEGY = "strategy", _("strategi eller program")

    slug = models.SlugField(_("kortnamn"), unique=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("organisation"),
        help_text=_("Tomt betyder att beslutet gäller stadens internationella arbete i stort."),
    )
    stage = models.CharField(_("skede"), max_length=20, choices=Stage)
    matter = models.CharField(_("sak"), max_length=20, choices=Matter)
    title = models.CharField(_("innebörd"), max_length=300, db_collation=SWEDISH)
    organ = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("organ"),
        help_text=_("Den som beslutade eller lade fram förslaget."),
    )
    dated = EDTFField(
        _("daterat"),
        blank=False,
        bounds=("dated_earliest", "dated_latest"),
        help_text=_("Så exakt som källan: 2011-03-24, 2008-12 eller 2018."),
    )
    dated_words = models.CharField(_("källans ord om dagen"), max_length=200, blank=True)
    dated_earliest = models.DateField(_("daterat tidigast"), null=True, editable=False)
    dated_latest = models.DateField(_("daterat senast"), null=True, editable=False)
    effective = EDTFField(
        _("verkan från"),
        bounds=("effective_earliest", "effective_latest"),
        help_text=_("När det beslutade eller föreslagna ska inträffa."),
    )
    effective_words = models.CharField(_("källans ord om verkan"), max_length=200, blank=True)
    effective_earliest = models.DateField(_("verkan tidigast"), null=True, editable=False)
    effective_latest = models.DateField(_("verkan senast"), null=True, editable=False)
    reference_number = models.CharField(
        _("diarienummer"), max_length=60, blank=True, help_text=_("Som det är skrivet.")
    )
    url = models.URLField(_("länk"), blank=True)
    outcome = models.CharField(
        _("utfall"), max_length=300, blank=True, help_text=_("Tomt betyder att uppgift saknas.")
    )
    outcome_dated = EDTFField(
        _("utfallet daterat"),
        bounds=("outcome_earliest", "outcome_latest"),
        help_text=_("Före den dagen visas utfallet som okänt."),
    )
    outcome_earliest = models.DateField(_("utfallet tidigast"), null=True, editable=False)
    outcome_latest = models.DateField(_("utfallet senast"), null=True, editable=False)

    objects = DecisionManager()

    class Meta:
        ordering = ["-dated_earliest", "pk"]
        verbose_name = _("beslut")
        verbose_name_plural = _("beslut och förslag")

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    def outcome_on(self, day):
        """What had come of it by the day, "" when that was not known."""
        is_later = self.outcome_earliest and self.outcome_earliest > day
        return "" if is_later else self.outcome


class Commitment(SourcedRecord):
    """What a membership obliges the city to, and how far it is done."""

    class Progress(models.TextChoices):
        UNKNOWN = "unknown", _("uppgift saknas")
        NOT_STARTED = "not_started", _("inte påbörjat")
        UNDER_WAY = "under_way", _("pågår")
        DONE = "done", _("genomfört")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="commitments",
        verbose_name=_("organisation"),
    )
    text = models.CharField(_("åtagande"), max_length=300)
    progress = models.CharField(
        _("genomförande"), max_length=20, choices=Progress, default=Progress.UNKNOWN
    )
    note = models.TextField(_("anmärkning"), blank=True)

    class Meta:
        ordering = ["organisation", "pk"]
        verbose_name = _("åtagande")
        verbose_name_plural = _("åtaganden")

    def __str__(self):
        return self.text
