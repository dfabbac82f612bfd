from collections import defaultdict

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from stadsnat.fields import EDTFField
from stadsnat.records import Record, RecordQuerySet

from .base import SWEDISH, SlugManager


class Source(Record):
    """Where a statement comes from: a document, a web page, a mail, a meeting."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("dokument")
        WEB_PAGE = "web_page", _("webbsida")
        MAIL = "mail", _("mejl")
        MEETING = "meeting", _("möte")

    slug = models.SlugField(_("kortnamn i adressen"), unique=True)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    title = models.CharField(_("titel"), max_length=300, db_collation=SWEDISH)
    short_title = models.CharField(_("kort titel"), max_length=60)
    issuer = models.CharField(_("utgivare"), max_length=200, blank=True)
    reference_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    dated = EDTFField(_("daterad"), bounds=("dated_earliest", "dated_latest"))
    dated_words = models.CharField(_("källans ord om dagen"), max_length=200, blank=True)
    dated_earliest = models.DateField(_("tidigast daterad"), null=True, editable=False)
    dated_latest = models.DateField(_("senast daterad"), null=True, editable=False)
    url = models.URLField(_("webbadress"), blank=True)
    pages = models.PositiveIntegerField(_("antal sidor"), null=True, blank=True)
    note = models.TextField(_("anmärkning"), blank=True)

    objects = SlugManager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("källa")
        verbose_name_plural = _("källor")

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)


class AboutARow(Record):
    """What points at any row of the register, and perhaps at one field of it."""

    content_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, verbose_name=_("gäller slag av rad")
    )
    object_id = models.PositiveBigIntegerField(_("gäller rad"))
    target = GenericForeignKey()
    field = models.CharField(
        _("fält"), max_length=60, blank=True, help_text=_("Tomt betyder hela raden.")
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, verbose_name=_("källa"))
    where = models.CharField(
        _("var i källan"), max_length=200, blank=True, help_text=_("Sida eller rubrik.")
    )
    words = models.CharField(_("källans ord"), max_length=300, blank=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def clean(self):
        self.clean_alone()
        if sentence := self.clean_together([self]).get(self.pk):
            raise ValidationError({"object_id": sentence})

    @classmethod
    def clean_together(cls, rows):
        """Which of the rows are about a row that does not exist."""
        wanted = defaultdict(set)
        for row in rows:
            if (model := row._model()) and row.object_id:
                wanted[model].add(row.object_id)
        there = {
            model: set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
            for model, keys in wanted.items()
        }
        gone = [
            row.pk for row in rows if row.object_id not in there.get(row._model(), {row.object_id})
        ]
        return dict.fromkeys(gone, _("Raden finns inte."))

    def clean_alone(self):
        """The rules that need not look for the row that it is about."""
        super().clean()
        model = self._model()
        names = {field.name for field in model._meta.fields} if model else set()
        if self.field and self.field not in names:
            raise ValidationError(
                {"field": _("Raden har inget fält som heter ”%(name)s”.") % {"name": self.field}}
            )

    def _model(self):
        return self.content_type.model_class() if self.content_type_id else None


class Citation(AboutARow):
    """Where a row, or one field of it, is stated."""

    class Meta(AboutARow.Meta):
        ordering = ["pk"]
        verbose_name = _("källhänvisning")
        verbose_name_plural = _("källhänvisningar")

    def __str__(self):
        return f"{self.source.short_title}, {self.where}" if self.where else self.source.short_title


class DisagreementQuerySet(RecordQuerySet):
    def open_on(self, day):
        """Those that nobody has settled, of sources that were there by the day."""
        return self.filter(reason="", source__dated_earliest__lte=day)


class Disagreement(AboutARow):
    """Another source's value for one field of one row; open, or resolved with a reason."""

    question = models.CharField(
        _("fråga"), max_length=200, help_text=_("Till exempel: Var hölls världskongressen 2011?")
    )
    value = models.CharField(_("den andra uppgiften"), max_length=200)
    reason = models.TextField(
        _("skäl till avgörandet"), blank=True, help_text=_("Tomt betyder att frågan är öppen.")
    )

    objects = DisagreementQuerySet.as_manager()

    class Meta(AboutARow.Meta):
        ordering = ["pk"]
        verbose_name = _("motstridig uppgift")
        verbose_name_plural = _("motstridiga uppgifter")

    def __str__(self):
        return self.question

    @property
    def is_open(self):
        return not self.reason
