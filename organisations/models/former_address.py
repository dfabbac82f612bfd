from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stadsnat.records import Record, RecordQuerySet

from .city import Person
from .organisation import Organisation


class FormerAddressManager(models.Manager.from_queryset(RecordQuerySet)):
    """Finds a row by what it led to and its short name, so that fixtures can name it."""

    def get_by_natural_key(self, kind, slug):
        return self.get(slug=slug, **{f"{kind}__isnull": False})

    def short_names(self):
        """The short names that organisations had before → those of today."""
        found = self.filter(organisation__isnull=False)
        return dict(found.values_list("slug", "organisation__slug"))


class FormerAddress(Record):
    """An address that an organisation or a person had before a merge or a new short name."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="former_addresses",
        verbose_name=_("leder till organisationen"),
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="former_addresses",
        verbose_name=_("leder till personen"),
    )
    slug = models.SlugField(_("tidigare kortnamn"))
    number = models.PositiveBigIntegerField(
        _("tidigare nummer"),
        null=True,
        blank=True,
        help_text=_("Numret på raden som slogs samman. Tomt när bara kortnamnet är nytt."),
    )

    objects = FormerAddressManager()

    class Meta:
        ordering = ["slug", "pk"]
        verbose_name = _("tidigare adress")
        verbose_name_plural = _("tidigare adresser")
        constraints = [
            models.CheckConstraint(
                name="former_address_leads_to_one_row",
                condition=Q(organisation__isnull=False, person__isnull=True)
                | Q(organisation__isnull=True, person__isnull=False),
                violation_error_message=_("Ange antingen en organisation eller en person."),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(organisation__isnull=False),
                name="former_address_of_an_organisation_is_unique",
                violation_error_message=_("Adressen leder redan till en organisation."),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(person__isnull=False),
                name="former_address_of_a_person_is_unique",
                violation_error_message=_("Adressen leder redan till en person."),
            ),
        ]

    def __str__(self):
        return self.slug

    def natural_key(self):
        return ("organisation" if self.organisation_id else "person", self.slug)

    natural_key.dependencies = ["organisations.organisation", "organisations.person"]

    @property
    def target(self):
        """The organisation or the person that the address leads to now."""
        return self.organisation or self.person
