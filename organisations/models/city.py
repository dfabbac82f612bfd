from django.db import models
from django.utils.translation import gettext_lazy as _

from stadsnat import roles

from .base import (
    SWEDISH,
    PeriodQuerySet,
    PeriodRecord,
    SlugManager,
    SourcedRecord,
    undated_last,
)


class Administration(SourcedRecord):
    """A part of the city: an organ, an administration, a unit, a company, an internal network."""

    class Kind(models.TextChoices):
        ORGAN = "organ", _("politiskt organ")
        ADMINISTRATION = "administration", _("förvaltning")
        UNIT = "unit", _("enhet")
        COMPANY = "company", _("bolag")
        NETWORK = "network", _("internt nätverk")

    slug = models.SlugField(_("kortnamn i adressen"), unique=True)
    name = models.CharField(_("namn"), max_length=200, db_collation=SWEDISH)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("del av"),
    )
    note = models.TextField(_("anmärkning"), blank=True)

    objects = SlugManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("förvaltning")
        verbose_name_plural = _("förvaltningar och bolag")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class Person(SourcedRecord):
    """Someone named in the register for an office or a seat."""

    slug = models.SlugField(_("kortnamn i adressen"), unique=True)
    name = models.CharField(_("namn"), max_length=200, db_collation=SWEDISH)
    note = models.TextField(_("anmärkning"), blank=True)

    objects = SlugManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("personer")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class Office(SourcedRecord):
    """An office that seats are given to, such as finansborgarrådet; persons hold it in turn."""

    slug = models.SlugField(_("kortnamn i adressen"), unique=True)
    name = models.CharField(
        _("namn"), max_length=200, db_collation=SWEDISH, help_text=_("I bestämd form.")
    )
    title = models.CharField(
        _("titel före namn"), max_length=100, help_text=_("Till exempel trafikborgarråd.")
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("i organisationen"),
        help_text=_("Tomt betyder staden själv."),
    )

    objects = SlugManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("ämbete")
        verbose_name_plural = _("ämbeten")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class OfficeHolding(PeriodRecord):
    """Which person held an office, and when."""

    office = models.ForeignKey(
        Office, on_delete=models.CASCADE, related_name="holdings", verbose_name=_("ämbete")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="holdings", verbose_name=_("person")
    )

    class Meta:
        ordering = ["office", undated_last("starts_earliest"), "pk"]
        verbose_name = _("innehav av ämbete")
        verbose_name_plural = _("innehav av ämbeten")

    def __str__(self):
        return f"{self.person}, {self.office.title}"


class ContactPersonQuerySet(PeriodQuerySet):
    def visible_to(self, user):
        """All for staff, none for anybody else: every page, list and file asks here."""
        return self.all() if roles.may_see_contacts(user) else self.none()

    def for_list(self):
        return self.select_related("administration", "person")


class ContactPerson(PeriodRecord):
    """Who in an administration works with an organisation or a topic, and when."""

    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        related_name="contact_persons",
        verbose_name=_("förvaltning"),
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="contact_persons",
        verbose_name=_("organisation"),
    )
    topic = models.ForeignKey(
        "organisations.Topic",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_persons",
        verbose_name=_("sakområde"),
    )
    email = models.EmailField(_("e-postadress"), blank=True)

    objects = ContactPersonQuerySet.as_manager()

    class Meta:
        ordering = ["administration", "person"]
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        constraints = [
            models.CheckConstraint(
                name="contact_person_is_for_something",
                condition=models.Q(organisation__isnull=False) | models.Q(topic__isnull=False),
                violation_error_message=_("Ange en organisation eller ett sakområde."),
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.administration}"
