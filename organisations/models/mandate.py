from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stadsnat.dates import OPEN, bounds

from .base import PeriodQuerySet, PeriodRecord, undated_last
from .body import Body
from .city import Office, Person
from .event import Event
from .organisation import Organisation


class MandateQuerySet(PeriodQuerySet):
    def with_term(self):
        """Adds term_latest: the last day of the term, of the event it ends at, or of the mandate
        it depends on if that comes sooner.
        """
        if "term_latest" in self.query.annotations:
            return self
        own = Coalesce("ends_at__held_latest", "ends_latest")
        other = Coalesce("depends_on__ends_at__held_latest", "depends_on__ends_latest")
        sooner = models.Case(
            models.When(models.Q(own_term__isnull=True), then="other_term"),
            models.When(other_term__lt=F("own_term"), then="other_term"),
            default="own_term",
        )
        return self.alias(own_term=own, other_term=other).annotate(term_latest=sooner)

    def at(self, day=None):
        """As for any period, but a term that ends at an event ends on the event's last day."""
        day = day or timezone.localdate()
        not_ended = Q(term_latest__isnull=True) | Q(term_latest__gte=day)
        return self.begun(day).with_term().filter(not_ended)

    def of_the_city(self):
        """The seats that the city holds; not those of others in the organisation."""
        return self.filter(on_behalf_of__isnull=True)

    def with_succession(self, day):
        """Adds has_successor: whether a later term of the same seat has begun by the day."""
        later = (
            Mandate.objects.begun(day)
            .alias(first=Coalesce("starts_earliest", "attested_first"))
            .filter(
                organisation=OuterRef("organisation"),
                role=OuterRef("role"),
                first__gt=Coalesce(OuterRef("starts_earliest"), OuterRef("attested_first")),
            )
        )
        for part in ("body_id", "on_behalf_of_id"):
            # A missing part is the same as a missing part, but null = null is not true in SQL.
            later = later.alias(**{f"own_{part}": Coalesce(part, 0)}).filter(
                **{f"own_{part}": Coalesce(OuterRef(part), 0)}
            )
        return self.with_attestation().annotate(has_successor=models.Exists(later))

    def for_list(self):
        """Everything a table of mandates shows, in one query."""
        return (
            self.with_attestation()
            .with_term()
            .select_related(
                "organisation",
                "body",
                "office",
                "person",
                "on_behalf_of",
                "ends_at",
                "elected_at",
                "depends_on__organisation",
                "depends_on__body",
            )
        )


class MandateManager(models.Manager.from_queryset(MandateQuerySet)):
    def get_by_natural_key(self, organisation, slug):
        return self.get(organisation__slug=organisation, slug=slug)


class Mandate(PeriodRecord):
    """A role in a body or an organisation, held by a party for a term."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("ordförande")
        VICE_CHAIR = "vice_chair", _("vice ordförande")
        MEMBER = "member", _("ledamot")
        DEPUTY = "deputy", _("ersättare")
        INVITED = "invited", _("inbjuden")

    class AfterTerm(models.TextChoices):
        LAPSES = "lapses", _("uppdraget upphör")
        CARRIES_OVER = "carries_over", _("innehavaren sitter kvar tills nästa är vald")
        STANDS_EMPTY = "stands_empty", _("platsen är stadens och står tom tills nästa är utsedd")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="mandates",
        verbose_name=_("organisation"),
    )
    slug = models.SlugField(_("kortnamn"))
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("organ"),
        help_text=_("Tomt betyder organisationen som helhet."),
    )
    role = models.CharField(_("roll"), max_length=20, choices=Role)
    on_behalf_of = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates_held",
        verbose_name=_("part"),
        help_text=_("Den stad eller region som platsen tillhör. Tomt betyder staden själv."),
    )
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("innehas av ämbete"),
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("innehas av person"),
    )
    elected_at = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates_elected",
        verbose_name=_("vald vid"),
    )
    ends_at = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates_ending",
        verbose_name=_("löper ut vid"),
        help_text=_("Flyttas händelsen flyttas slutet."),
    )
    depends_on = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dependants",
        verbose_name=_("hänger på uppdraget"),
        help_text=_("Upphör det uppdraget så upphör också detta."),
    )
    after_term = models.CharField(
        _("efter mandattiden"), max_length=20, choices=AfterTerm, default=AfterTerm.LAPSES
    )
    warning_days = models.PositiveIntegerField(
        _("förvarning i dagar"),
        default=180,
        validators=[MaxValueValidator(3650)],
        help_text=_("När uppdraget visas som snart slut."),
    )
    note = models.TextField(_("anmärkning"), blank=True)

    objects = MandateManager()

    class Meta:
        ordering = ["organisation", undated_last("starts_earliest"), "pk"]
        verbose_name = _("uppdrag")
        verbose_name_plural = pgettext_lazy("flertal", "uppdrag")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="mandate_slug_is_unique"),
            models.CheckConstraint(
                name="mandate_does_not_depend_on_itself",
                condition=Q(depends_on__isnull=True) | ~Q(depends_on=models.F("pk")),
                violation_error_message=_("Ett uppdrag kan inte hänga på sig självt."),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.organisation}"

    def natural_key(self):
        return (self.organisation.slug, self.slug)

    natural_key.dependencies = [
        "organisations.organisation",
        "organisations.body",
        "organisations.event",
    ]

    @property
    def title(self):
        role = self.get_role_display().capitalize()
        return f"{role}, {self.body}" if self.body else role

    def clean(self):
        super().clean()
        if self.body_id and self.body.organisation_id != self.organisation_id:
            raise ValidationError({"body": _("Organet hör till en annan organisation.")})
        if self._depends_on_itself():
            raise ValidationError(
                {"depends_on": _("Ett uppdrag kan inte hänga på sig självt, inte heller på omväg.")}
            )
        if self.ends_at_id and self.ends == OPEN:
            raise ValidationError(
                {"ends": _("Ett uppdrag som löper ut vid en händelse kan inte vara öppet.")}
            )
        if self.ends_at and self._begins_after(self.ends_at):
            raise ValidationError({"ends_at": _("Händelsen ligger före början.")})

    def _begins_after(self, event):
        try:
            first = bounds(self.starts).earliest
        except ValueError:
            return False  # the field itself says what is wrong
        return bool(first and event.held_latest and event.held_latest < first)

    def _depends_on_itself(self):
        seen, mandate = {self.pk}, self.depends_on
        while mandate is not None:
            if mandate.pk in seen:
                return True
            seen.add(mandate.pk)
            mandate = mandate.depends_on
        return False
