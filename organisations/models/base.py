"""What the rows of the register have in common: sources, names as addresses, and periods."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stadsnat import dates
from stadsnat.fields import EDTFField
from stadsnat.records import Record, RecordQuerySet

SWEDISH = "sv_se"  # the collation that puts å, ä and ö last, on PostgreSQL and SQLite alike


def undated_last(column):
    """Sort by a day column, rows without a day last on PostgreSQL and SQLite alike."""
    return F(column).asc(nulls_last=True)


class SourcedQuerySet(RecordQuerySet):
    def with_attestation(self):
        """Adds attested_first and attested_last: the days of its earliest and latest source."""
        if "attested_first" in self.query.annotations:
            return self
        day = "citations__source__dated_earliest"
        own = self.model._base_manager.filter(pk=models.OuterRef("pk")).order_by()
        return self.annotate(
            attested_first=models.Subquery(
                own.order_by(F(day).asc(nulls_last=True)).values(day)[:1]
            ),
            attested_last=models.Subquery(
                own.order_by(F(day).desc(nulls_last=True)).values(day)[:1]
            ),
        )


class SourcedRecord(Record):
    """A row of the register, with where each part of it is stated."""

    citations = GenericRelation("organisations.Citation")
    disagreements = GenericRelation("organisations.Disagreement")

    objects = SourcedQuerySet.as_manager()

    class Meta:
        abstract = True


class SlugManager(models.Manager.from_queryset(SourcedQuerySet)):
    """Finds a row by its slug, so that fixtures can name it."""

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class OrganisationSlugManager(models.Manager.from_queryset(SourcedQuerySet)):
    """Finds a row by its organisation's slug and its own, so that fixtures can name it."""

    def get_by_natural_key(self, organisation, slug):
        return self.get(organisation__slug=organisation, slug=slug)


class PeriodQuerySet(SourcedQuerySet):
    def at(self, day=None):
        """The rows that hold on the given day, today unless told; the last day is counted in.

        A row whose start is unknown holds from the first day that a source attests it; a row
        whose end is unknown goes on holding, and is to be shown as such.
        """
        day = day or timezone.localdate()
        not_ended = Q(ends_latest__isnull=True) | Q(ends_latest__gte=day)
        return self.begun(day).filter(not_ended)

    def later(self, day):
        """The rows that surely begin after the day."""
        return self.filter(starts_earliest__gt=day)

    def begun(self, day):
        """The rows that had begun by the day, over or not."""
        unsure = Q(starts_latest__lte=day) | Q(attested_first__lte=day)
        started = Q(starts_earliest__lte=day) | Q(starts_earliest__isnull=True) & unsure
        return self.with_attestation().filter(started)


class PeriodRecord(SourcedRecord):
    """A row that holds from one date to another, each as exact as its source."""

    starts = EDTFField(
        _("från och med"),
        bounds=("starts_earliest", "starts_latest"),
        help_text=_("Tomt betyder att uppgift saknas."),
    )
    starts_words = models.CharField(_("källans ord om början"), max_length=200, blank=True)
    starts_earliest = models.DateField(_("tidigaste början"), null=True, editable=False)
    starts_latest = models.DateField(_("senaste början"), null=True, editable=False)
    ends = EDTFField(
        _("till och med"),
        bounds=("ends_earliest", "ends_latest"),
        open_allowed=True,
        help_text=_("Skriv ”pågår” om det pågår. Tomt betyder att slutet är okänt."),
    )
    ends_words = models.CharField(_("källans ord om slutet"), max_length=200, blank=True)
    ends_earliest = models.DateField(_("tidigaste slut"), null=True, editable=False)
    ends_latest = models.DateField(_("senaste slut"), null=True, editable=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.starts == dates.OPEN:
            raise ValidationError({"starts": _("En början kan inte vara öppen. Lämna tomt.")})
        try:
            first, last = dates.bounds(self.starts).earliest, dates.bounds(self.ends).latest
        except ValueError:
            return  # the field itself says what is wrong
        if first and last and last < first:
            raise ValidationError({"ends": _("Slutet ligger före början.")})
