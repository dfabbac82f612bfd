from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stadsnat.dates import OPEN, bounds

from .base import OrganisationSlugManager, PeriodQuerySet, PeriodRecord, SourcedRecord, undated_last
from .city import Administration
from .organisation import Organisation

OVERLAPS = _("Perioden överlappar ett annat medlemskap.")


class MembershipCategory(SourcedRecord):
    """A form of membership that an organisation offers, with its admission rule."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="membership_categories",
        verbose_name=_("organisation"),
    )
    slug = models.SlugField(_("kortnamn"))
    name = models.CharField(
        _("namn"), max_length=100, help_text=_("Till exempel fullvärdig medlem.")
    )
    is_invitation = models.BooleanField(
        _("inbjudan"), default=False, help_text=_("Deltagande på inbjudan, inte ett medlemskap.")
    )
    rule = models.CharField(_("villkor"), max_length=300, blank=True)
    minimum_population = models.PositiveIntegerField(
        _("minsta antal invånare"), null=True, blank=True
    )

    objects = OrganisationSlugManager()

    class Meta:
        ordering = ["organisation", "name"]
        verbose_name = _("medlemsform")
        verbose_name_plural = _("medlemsformer")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="membership_category_slug_is_unique"
            )
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.organisation.slug, self.slug)

    natural_key.dependencies = ["organisations.organisation"]


class MembershipQuerySet(PeriodQuerySet):
    def of_the_city(self):
        """The city's own, direct and indirect; not those of other members."""
        return self.filter(member__isnull=True)

    def counted(self):
        """The city's own, without those where another member merely speaks for the city too."""
        return self.of_the_city().exclude(path=Membership.Path.REPRESENTED)

    def certain(self, day):
        """Of the rows that hold on the day, those whose end is not unknown by then."""
        return self.with_attestation().filter(
            models.Q(ends=OPEN)
            | models.Q(ends_latest__isnull=False)
            | models.Q(attested_last__gte=day)
        )

    def for_list(self):
        """Everything a membership table shows, in one query."""
        return self.with_attestation().select_related(
            "organisation", "category", "member", "via", "held_by"
        )


class Membership(PeriodRecord):
    """One party's membership of one organisation, of one category, for one unbroken period."""

    class Path(models.TextChoices):
        DIRECT = "direct", _("direkt")
        SECTION = "section", _("via en sektion")
        REPRESENTED = "represented", _("företrädd genom en annan medlem")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    member = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships_held",
        verbose_name=_("medlem"),
        help_text=_("Tomt betyder staden själv."),
    )
    category = models.ForeignKey(
        MembershipCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("medlemsform"),
    )
    path = models.CharField(_("väg in"), max_length=20, choices=Path, default=Path.DIRECT)
    via = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships_through",
        verbose_name=_("genom"),
        help_text=_("Organisationen som medlemskapet går genom."),
    )
    held_by = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("innehas av"),
    )
    note = models.TextField(_("anmärkning"), blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", undated_last("starts_earliest"), "pk"]
        verbose_name = _("medlemskap")
        verbose_name_plural = pgettext_lazy("flertal", "medlemskap")
        constraints = [
            models.CheckConstraint(
                name="membership_is_direct_or_through_someone",
                condition=models.Q(path="direct", via__isnull=True)
                | (~models.Q(path="direct") & models.Q(via__isnull=False)),
                violation_error_message=_(
                    "Ange genom vilken organisation, eller välj att medlemskapet är direkt."
                ),
            )
        ]

    def __str__(self):
        return f"{self.member or _('Staden')} – {self.organisation}"

    def certain_days(self):
        """The first and last day that the row surely holds; last is None while it goes on."""
        return certain_days(self.starts, self.ends)

    def overlapping(self):
        """Other rows of the same party and path whose certain days meet this one's."""
        days = self.certain_days()
        if days[0] is None or not self.organisation_id:
            return []
        others = Membership.objects.filter(
            organisation=self.organisation_id, member=self.member_id, via=self.via_id
        ).exclude(pk=self.pk)
        return [other for other in others if meet(days, other.certain_days())]

    def clean(self):
        self.clean_alone()
        try:
            others = self.overlapping()
        except ValueError:
            return  # the date field itself says what is wrong
        if others:
            raise ValidationError({"starts": OVERLAPS})

    def clean_alone(self):
        """The rules that other memberships have no part in."""
        super().clean()
        if self.category_id and self.category.organisation_id != self.organisation_id:
            raise ValidationError({"category": _("Medlemsformen hör till en annan organisation.")})


def certain_days(starts, ends):
    """The first and last day that a period surely holds; last is None while it goes on."""
    first = bounds(starts).latest
    if first is None or ends == OPEN:
        return first, None
    end = bounds(ends).earliest
    return first, max(first, end) if end else first


def meet(days, others):
    """Whether two pairs of certain days have a day in common."""
    (first, last), (begin, end) = days, others
    if first is None or begin is None:
        return False
    return (last is None or begin <= last) and (end is None or first <= end)
