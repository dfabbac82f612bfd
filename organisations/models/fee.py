from babel.numbers import is_currency
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stadsnat.dates import OPEN
from stadsnat.fields import EDTFField

from .base import SourcedQuerySet, SourcedRecord
from .membership import Membership


# The migrations name these two: they are to stay where they are.
def own_currency():
    """The currency that the city itself counts in."""
    return settings.CURRENCY


def validate_currency(code):
    if not is_currency(code):
        raise ValidationError(
            _("”%(code)s” är ingen valuta. Skriv valutans tre bokstäver, till exempel EUR."),
            code="unknown_currency",
            params={"code": code},
        )


class FeeQuerySet(SourcedQuerySet):
    def of_the_city(self):
        """Those of the city's own memberships; not of other members'."""
        return self.filter(membership__member__isnull=True)

    def of_year(self, year):
        return self.filter(year=year)

    def at(self, day=None):
        """Those of the day's year, today's unless told."""
        return self.of_year((day or timezone.localdate()).year)

    def by(self, day=None):
        """Those of the years begun by the day, and of years to come that a source had stated."""
        day = day or timezone.localdate()
        return self.with_attestation().filter(Q(year__lte=day.year) | Q(attested_first__lte=day))

    def not_known_paid(self, day):
        """Those that nobody has said were paid by the day; no fee at all needs no payment."""
        paid_by_then = Q(paid_earliest__isnull=True) | Q(paid_earliest__lte=day)
        paid = self.filter(paid_by_then, payment=Fee.Payment.PAID)
        free = Q(amount__isnull=False, amount=0)
        return self.exclude(free).exclude(pk__in=paid.order_by().values("pk"))

    def overdue(self, day=None):
        """Those whose last day of payment had passed, and that are not known to be paid."""
        day = day or timezone.localdate()
        return self.not_known_paid(day).filter(due_latest__lt=day)


class Fee(SourcedRecord):
    """What one membership costs for one year: how much, when it is due, and whether it is paid."""

    class Payment(models.TextChoices):
        UNKNOWN = "unknown", _("uppgift saknas")
        UNPAID = "unpaid", _("inte betald")
        PAID = "paid", _("betald")

    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="fees", verbose_name=_("medlemskap")
    )
    year = models.PositiveSmallIntegerField(
        _("år"),
        validators=[MinValueValidator(1900), MaxValueValidator(2200)],
        help_text=_("Året som avgiften gäller. Ett brutet år skrivs i anmärkningen."),
    )
    amount = models.DecimalField(
        _("belopp"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_(
            "Tomt betyder att uppgift saknas. Noll betyder att medlemskapet är avgiftsfritt."
        ),
    )
    currency = models.CharField(
        _("valuta"),
        max_length=3,
        blank=True,
        default=own_currency,
        validators=[validate_currency],
        help_text=_("Tre bokstäver enligt ISO 4217, till exempel SEK eller EUR."),
    )
    due = EDTFField(
        _("förfaller"),
        bounds=("due_earliest", "due_latest"),
        help_text=_("Sista dag att betala. Tomt betyder att uppgift saknas."),
    )
    due_words = models.CharField(_("källans ord om förfallodagen"), max_length=200, blank=True)
    due_earliest = models.DateField(_("förfaller tidigast"), null=True, editable=False)
    due_latest = models.DateField(_("förfaller senast"), null=True, editable=False)
    payment = models.CharField(
        _("betalning"), max_length=20, choices=Payment, default=Payment.UNKNOWN
    )
    paid = EDTFField(
        _("betald den"),
        bounds=("paid_earliest", "paid_latest"),
        help_text=_("Tomt betyder att dagen inte är känd."),
    )
    paid_words = models.CharField(_("källans ord om betalningen"), max_length=200, blank=True)
    paid_earliest = models.DateField(_("betald tidigast"), null=True, editable=False)
    paid_latest = models.DateField(_("betald senast"), null=True, editable=False)
    note = models.TextField(_("anmärkning"), blank=True)

    objects = FeeQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "membership__organisation", "currency", "pk"]
        verbose_name = _("avgift")
        verbose_name_plural = _("avgifter")
        indexes = [models.Index(fields=["due_latest"])]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "year", "currency"],
                name="fee_is_given_once_for_a_year_and_currency",
                violation_error_message=_(
                    "Medlemskapet har redan en avgift för det året i den valutan."
                ),
            ),
            models.CheckConstraint(
                name="fee_is_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                violation_error_message=_("En avgift kan inte vara mindre än noll."),
            ),
            models.CheckConstraint(
                name="fee_with_an_amount_has_a_currency",
                condition=Q(amount__isnull=True) | ~Q(currency=""),
                violation_error_message=_("Ange vilken valuta beloppet är i."),
            ),
            models.CheckConstraint(
                name="fee_has_a_day_of_payment_only_when_paid",
                condition=Q(paid="") | Q(payment="paid"),
                violation_error_message=_(
                    "En betalningsdag är angiven. Välj då att avgiften är betald."
                ),
            ),
        ]

    def __str__(self):
        return _("Avgift %(year)s, %(membership)s") % {
            "year": self.year,
            "membership": self.membership,
        }

    def payment_on(self, day):
        """Whether it was paid by the day: a payment of a later day had not been made."""
        is_later = self.paid_earliest and self.paid_earliest > day
        return self.Payment.UNPAID if is_later else self.Payment(self.payment)

    def clean(self):
        super().clean()
        for name in ("due", "paid"):
            if getattr(self, name) == OPEN:
                raise ValidationError(
                    {name: _("En dag kan inte vara pågående. Lämna fältet tomt om dagen är okänd.")}
                )
