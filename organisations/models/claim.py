from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stadsnat.fields import EDTFField
from stadsnat.language import of_words
from stadsnat.numbers import say_number

from .base import SourcedQuerySet, SourcedRecord, undated_last
from .city import Administration
from .organisation import Organisation


class ClaimQuerySet(SourcedQuerySet):
    def at(self, day=None):
        """What had been stated by the given day, today unless told; undated claims count."""
        day = day or timezone.localdate()
        return self.filter(
            models.Q(as_of_earliest__lte=day) | models.Q(as_of_earliest__isnull=True)
        )


class Claim(SourcedRecord):
    """A dated, sourced statement about an organisation, or about the city when none is named."""

    class Kind(models.TextChoices):
        FOUNDED = "founded", _("grundat")
        MEMBERS = "members", _("antal medlemmar")
        COUNT = "count", _("antal")
        PURPOSE = "purpose", _("syfte")
        ACTIVITY = "activity", _("verksamhet")
        ROLE = "role", _("ställning")
        TARGET_GROUP = "target_group", _("målgrupp")
        WAY_OF_WORKING = "way_of_working", _("arbetssätt")
        BENEFIT = "benefit", _("nytta för staden")
        CITYS_VIEW = "citys_view", _("stadens syn")
        PROJECT = "project", _("anknutet projekt")
        POLICY = "policy", _("stadens hållning")
        DOCUMENT = "document", _("dokument")

    class Bound(models.TextChoices):
        EXACTLY = "exactly", _("exakt")
        MORE_THAN = "more_than", _("fler än")
        AT_LEAST = "at_least", _("minst")
        ABOUT = "about", _("omkring")
        AT_MOST = "at_most", _("högst")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("organisation"),
        help_text=_("Tomt betyder att uppgiften gäller staden."),
    )
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("förvaltning"),
    )
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    number = models.DecimalField(_("tal"), max_digits=15, decimal_places=2, null=True, blank=True)
    bound = models.CharField(_("gräns"), max_length=20, choices=Bound, blank=True)
    unit = models.CharField(
        _("enhet"), max_length=60, blank=True, help_text=_("Till exempel medlemsstäder.")
    )
    text = models.CharField(_("i ord"), max_length=400, blank=True)
    as_of = EDTFField(_("gäller"), bounds=("as_of_earliest", "as_of_latest"))
    as_of_words = models.CharField(_("källans ord om dagen"), max_length=200, blank=True)
    as_of_earliest = models.DateField(_("gäller tidigast"), null=True, editable=False)
    as_of_latest = models.DateField(_("gäller senast"), null=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "unit", undated_last("as_of_earliest"), "pk"]
        verbose_name = _("uppgift")
        verbose_name_plural = _("uppgifter")
        constraints = [
            models.CheckConstraint(
                name="claim_says_something",
                condition=models.Q(number__isnull=False) | ~models.Q(text=""),
                violation_error_message=_("Skriv ett tal eller en text."),
            ),
            models.CheckConstraint(
                name="claim_with_a_number_has_bound_and_unit",
                condition=models.Q(number__isnull=True)
                | (~models.Q(bound="") & ~models.Q(unit="")),
                violation_error_message=_("Ett tal behöver en gräns och en enhet."),
            ),
        ]

    def __str__(self):
        if self.text:
            return self.text
        return f"{self.get_bound_display()} {say_number(self.number, of_words())} {self.unit}"
