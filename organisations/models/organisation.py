from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from stadsnat.records import Record

from .base import SWEDISH, PeriodRecord, SlugManager, SourcedQuerySet, SourcedRecord


class Topic(Record):
    """A field of work that networks and the city share, such as climate or mobility."""

    slug = models.SlugField(_("kortnamn i adressen"), unique=True)
    name = models.CharField(_("namn"), max_length=100, db_collation=SWEDISH)
    name_en = models.CharField(_("namn på engelska"), max_length=100, blank=True)

    objects = SlugManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("sakområde")
        verbose_name_plural = _("sakområden")

    def __str__(self):
        return self.name_en if get_language() == "en" and self.name_en else self.name

    def natural_key(self):
        return (self.slug,)


class OrganisationQuerySet(SourcedQuerySet):
    def named_like(self, text):
        """Those whose name, abbreviation or another name holds the text, whatever its case."""
        names = OtherName.objects.filter(organisation=models.OuterRef("pk"), name__icontains=text)
        return self.filter(
            models.Q(name__icontains=text)
            | models.Q(abbreviation__icontains=text)
            | models.Exists(names)
        )


class OrganisationManager(SlugManager.from_queryset(OrganisationQuerySet)):
    pass


class Organisation(SourcedRecord):
    """Any outside organisation: a network, a UN programme, an EU body, another city."""

    class Kind(models.TextChoices):
        NETWORK = "network", _("nätverk")
        ASSOCIATION = "association", _("kommunförbund")
        INTERGOVERNMENTAL = "intergovernmental", _("mellanstatlig organisation")
        EU_BODY = "eu_body", _("EU-organ")
        FOUNDATION = "foundation", _("stiftelse")
        INSTITUTE = "institute", _("institut")
        CITY = "city", _("stad")
        REGION = "region", _("region")

    slug = models.SlugField(_("kortnamn i adressen"), unique=True)
    name = models.CharField(_("namn"), max_length=200, db_collation=SWEDISH)
    abbreviation = models.CharField(
        _("förkortning"), max_length=40, blank=True, db_collation=SWEDISH
    )
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    summary = models.CharField(
        _("vad det är"),
        max_length=400,
        blank=True,
        help_text=_("En mening som en ledamot förstår utan förkunskaper."),
    )
    seat = models.CharField(_("säte"), max_length=100, blank=True)
    website = models.URLField(_("webbplats"), blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="+", verbose_name=_("sakområden")
    )
    note = models.TextField(_("anmärkning"), blank=True)

    _history_m2m_fields = ["topics"]

    objects = OrganisationManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:organisation-detail", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @property
    def short_name(self):
        return self.abbreviation or self.name


class OtherName(PeriodRecord):
    """A name that an organisation has, or has had, beside its own."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="other_names",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("namn"), max_length=200, db_collation=SWEDISH)
    note = models.CharField(_("anmärkning"), max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("annat namn")
        verbose_name_plural = _("andra namn")

    def __str__(self):
        return self.name


class Relation(PeriodRecord):
    """How one organisation belongs to another: part, initiative, coordination, partner."""

    class Kind(models.TextChoices):
        PART_OF = "part_of", _("del av")
        INITIATIVE_OF = "initiative_of", _("initiativ av")
        STARTED_WITHIN = "started_within", _("startade inom")
        COORDINATED_BY = "coordinated_by", _("samordnas av")
        PARTNER_OF = "partner_of", _("samarbetar med")
        POSSIBLY_SAME_AS = "possibly_same_as", _("är kanske samma som")
        DIFFERENT_FROM = "different_from", _("är inte samma som")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="relations",
        verbose_name=_("organisation"),
    )
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    other = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="relations_from_others",
        verbose_name=_("den andra organisationen"),
    )
    note = models.CharField(_("anmärkning"), max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("samband")
        verbose_name_plural = pgettext_lazy("flertal", "samband")

    def __str__(self):
        return f"{self.organisation} {self.get_kind_display()} {self.other}"
