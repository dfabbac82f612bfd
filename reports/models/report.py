"""Reports and their sections: what an author writes; the figures come from the register."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisations.models import Organisation
from reports import states
from stadsnat import changes
from stadsnat.changed_rows import changed_rows_of
from stadsnat.records import Record, RecordQuerySet
from stadsnat.snapshots import history_model

# Words that are pages of their own below /rapporter/.
RESERVED = frozenset({"ny", "las-in"})


def is_no_page(slug):
    """Refuse the word of a page: a report of that name would have no address."""
    if slug in RESERVED:
        raise ValidationError(_("Ordet är upptaget av en sida i portalen. Välj ett annat."))


class ReportQuerySet(RecordQuerySet):
    def readable_by(self, user):
        """Those that the person may read: drafts are for the staff who write them."""
        if user.has_perm("reports.change_report"):
            return self
        return self.filter(editions__number=1)  # each that has any has a first

    def locked(self, pk):
        """The report, which nobody else changes until the transaction ends.

        It is locked before its sections and all else that belongs to it: everywhere, so that two
        changes never wait for each other.
        """
        return self.select_for_update().get(pk=pk)

    def asked_again(self, pks):
        """Those of the reports that a change makes drafts again: none that is new in it."""
        new = [pk for pk, what in changes.written()[self.model].items() if what == "+"]
        asked = self.filter(pk__in=pks, state__in=states.ASKED_AGAIN)
        return asked.exclude(pk__in=new) if new else asked

    def touch(self, pks):
        """Make drafts of those with the keys, which the open change set has changed."""
        for report in self.filter(pk__in=pks).order_by("pk").select_for_update():
            states.touched(report)


class ReportManager(models.Manager.from_queryset(ReportQuerySet)):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Report(Record):
    """A document with a header, sections and the day that its figures are for."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("översyn av flera nätverk")
        MEMBERSHIPS = "memberships", _("alla medlemskap en viss dag")
        ROUND = "round", _("resultat av en utvärderingsomgång")
        PROFILE = "profile", _("ett nätverk")

    State = states.State

    # An undo leaves these: what was reviewed, approved or issued is not undone by that.
    not_put_back = {
        "state": _("Rapportens läge ångras inte här. Det ändras på rapportens sida."),
        "slug": _("Rapportens adress ångras inte: det som är utgivet kan ha spridits med den."),
    }

    slug = models.SlugField(_("kortnamn i adressen"), unique=True, validators=[is_no_page])
    kind = models.CharField(_("slag"), max_length=20, choices=Kind, default=Kind.REVIEW)
    state = models.CharField(
        _("läge"), max_length=20, choices=State, default=State.DRAFT, editable=False
    )
    title = models.CharField(_("rubrik"), max_length=300)
    short_title = models.CharField(
        _("kort rubrik"), max_length=100, help_text=_("Står överst på sidorna efter den första.")
    )
    office = models.CharField(_("förvaltning"), max_length=100)
    division = models.CharField(_("avdelning"), max_length=100, blank=True)
    annex = models.CharField(
        _("bilaga"), max_length=10, blank=True, help_text=_("Bilagans nummer, till exempel 1.")
    )
    reference_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    dated = models.DateField(_("daterad"))
    as_of = models.DateField(
        _("läget den"), help_text=_("Registrets uppgifter hämtas som de var denna dag.")
    )

    objects = ReportManager()

    class Meta:
        ordering = ["-dated", "title"]
        verbose_name = _("rapport")
        verbose_name_plural = _("rapporter")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("reports:report-detail", args=[self.slug])

    @cached_property
    def has_editions(self):
        return self.editions.exists()

    def natural_key(self):
        return (self.slug,)

    @classmethod
    def follow_up(cls, rows):
        """Another head than the one that was reviewed makes the report a draft again."""
        asked = cls.objects.asked_again({pk for pk, what in rows.items() if what == "~"})
        if asked.exists():
            changed = changed_rows_of(cls, Q(change_set=changes.current()))
            asked.touch({row.pk for row in changed if row.to_put_back})


class Section(Record):
    """A heading of a report with its text; references to the register stand in double braces."""

    class Level(models.IntegerChoices):
        CHAPTER = 2, _("kapitel")
        PART = 3, _("avsnitt")
        SUBPART = 4, _("underavsnitt")

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="sections", verbose_name=_("rapport")
    )
    order = models.PositiveIntegerField(_("ordning"))
    level = models.PositiveSmallIntegerField(_("nivå"), choices=Level, default=Level.CHAPTER)
    heading = models.CharField(_("rubrik"), max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("handlar om"),
        help_text=_(
            "Nätverket som avsnittet handlar om. Lämnas fältet tomt är det inget särskilt."
        ),
    )
    text = models.TextField(
        _("text"),
        blank=True,
        help_text=_("HTML: stycken, listor, betoning. Uppgifter: {{ eurocities.medlemsstäder }}."),
    )

    class Meta:
        ordering = ["report", "order", "pk"]
        verbose_name = _("avsnitt")
        verbose_name_plural = pgettext_lazy("flertal", "avsnitt")

    def __str__(self):
        return self.heading

    def get_writing_url(self):
        """Where the section is written."""
        return reverse("reports:section-update", args=[self.report.slug, self.pk])

    @classmethod
    def lock_owners(cls, pks):
        """Lock the reports that the sections stand in."""
        reports = cls._base_manager.filter(pk__in=pks).values("report")
        list(Report.objects.filter(pk__in=reports).order_by("pk").select_for_update())

    @classmethod
    def follow_up(cls, rows):
        """A section that is changed, added or removed makes its report a draft again."""
        history = history_model(cls).objects
        told_of = history.filter(change_set=changes.current()).values("id")
        asked = Report.objects.asked_again(history.filter(id__in=told_of).values("report"))
        if asked.exists():
            changed = changed_rows_of(cls, Q(change_set=changes.current()))
            held = [values for row in changed for values in (row.before, row.after) if values]
            asked.touch({values["report"] for values in held})
