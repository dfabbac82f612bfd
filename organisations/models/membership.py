from collections import defaultdict
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stadsnat.dates import OPEN, bounds

from .base import OrganisationSlugManager, PeriodQuerySet, PeriodRecord, SourcedRecord, undated_last
from .city import Administration
from .organisation import Organisation

PARTIES = ("organisation", "member", "via")
MANY = 1000  # parties, above which it is quicker to read the whole table
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

    def clean(self):
        self.clean_alone()
        if sentence := self.clean_together([self]).get(self.pk):
            raise ValidationError({"starts": sentence})

    @classmethod
    def clean_together(cls, rows):
        """The rules that other memberships have part in, of rows that are or will be stored."""
        periods = [
            (row.pk, tuple(getattr(row, f"{name}_id") for name in PARTIES), row.starts, row.ends)
            for row in rows
            if row.organisation_id
        ]
        return dict.fromkeys(overlaps(periods), OVERLAPS)

    def clean_alone(self):
        """The rules that other memberships have no part in."""
        super().clean()
        if self.category_id and self.category.organisation_id != self.organisation_id:
            raise ValidationError({"category": _("Medlemsformen hör till en annan organisation.")})


def overlaps(periods):
    """Of memberships (key, parties, starts, ends), those with certain days in common with another.

    The others are the periods given, and the stored rows that are none of them. ``parties`` are the
    keys of PARTIES. Gives key → the key of the other.
    """
    groups, mine = defaultdict(list), set()
    for pk, parties, starts, ends in periods:
        mine.add(pk)
        groups[parties].append((pk, _days(starts, ends)))
    stored = Membership._base_manager.order_by()
    if len(groups) <= MANY:
        stored = stored.filter(organisation__in={parties[0] for parties in groups})
    for pk, starts, ends, *parties in stored.values_list(
        "pk", "starts", "ends", *PARTIES
    ).iterator():
        if pk not in mine and tuple(parties) in groups:
            groups[tuple(parties)].append((pk, _days(starts, ends)))
    found = {}
    for group in groups.values():
        found |= _met(group)
    return {pk: other for pk, other in found.items() if pk in mine}


def _met(group):
    """Key → the key of another whose days it meets, of pairs of a key and certain days."""
    found, longest, until = {}, None, date.min
    for pk, (first, last) in sorted(group, key=lambda pair: pair[1][0] or date.max):
        if first is None:
            break
        if first <= until and longest is not None:
            found.setdefault(pk, longest)
            found.setdefault(longest, pk)
        if longest is None or (last or date.max) > until:
            longest, until = pk, last or date.max
    return found


def _days(starts, ends):
    try:
        return certain_days(starts, ends)
    except ValueError:
        return None, None  # the date field itself says what is wrong


def certain_days(starts, ends):
    """The first and last day that a period surely holds; last is None while it goes on."""
    first = bounds(starts).latest
    if first is None or ends == OPEN:
        return first, None
    end = bounds(ends).earliest
    return first, max(first, end) if end else first
