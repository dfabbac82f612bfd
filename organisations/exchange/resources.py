"""Every kind of row that goes out to a file and comes back: one line each.

The order is that in which rows are stored: a row comes after those that it may point at.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.fields import GenericForeignKey
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import override

from organisations import models
from organisations.models.base import PeriodRecord
from stadsnat.records import address_word
from stadsnat.snapshots import fields_of

from .column_kinds import column_for
from .columns import LANGUAGES, PeriodColumn
from .key_columns import AboutColumn

_PERIOD = {field.name for field in PeriodRecord._meta.fields}


@dataclass(frozen=True)
class Resource:
    """One model as a table.

    ``named_by`` are the look-ups that make up a row's name in files; a row without any goes by its
    id. ``called_by`` are those by which it is found too, where only one row is called so.
    ``known_by`` are the columns by which a row without id may be recognised as one that there is.
    ``looks_at`` are the rows that the model's own rules look at, besides the row itself.
    ``for_staff`` are the fields that no public page shows.
    """

    model: type
    named_by: tuple = ()
    called_by: tuple = ()
    known_by: tuple = ()
    looks_at: tuple = ()
    for_staff: tuple = ()

    @property
    def name(self):
        """The name of its sheet, in the language of the moment."""
        return capfirst(str(self.model._meta.verbose_name_plural))

    @cached_property
    def names(self):
        """Every name that its sheet may have in a file."""
        found = [address_word(self.model), self.model._meta.model_name]
        for language in LANGUAGES:
            with override(language):
                found.append(self.name)
        return found

    @cached_property
    def columns(self):
        """Its columns, in the order of the model, but the period and the note come last."""
        generic = [f for f in self.model._meta.private_fields if isinstance(f, GenericForeignKey)]
        parts = {name for field in generic for name in (field.ct_field, field.fk_field)}
        about = [AboutColumn(self.model._meta.get_field(field.ct_field)) for field in generic]
        own = [field for name, field in fields_of(self.model).items() if name not in parts]
        own.sort(key=lambda field: (field.name == "note", field.name in _PERIOD))
        return (*about, *(column_for(field) for field in own))

    def requires(self, column):
        """Whether a new row must have a value in the column: one that it does not get by itself."""
        return column.is_required and not (column.name == "slug" and self.named_by)

    @cached_property
    def by_name(self):
        return {column.name: column for column in self.columns}

    @cached_property
    def readable(self):
        """Its columns by name, and those that only a file from elsewhere may have."""
        if not issubclass(self.model, PeriodRecord):
            return self.by_name
        return self.by_name | {PeriodColumn.name: PeriodColumn(self.by_name["starts"].field)}

    @cached_property
    def stored(self):
        """The names of the fields that are columns of its table in the database, key included."""
        return [field.name for field in self.model._meta.concrete_fields]

    @cached_property
    def attnames(self):
        return [field.attname for field in self.model._meta.concrete_fields]

    @cached_property
    def related(self):
        """The names of its many-to-many fields."""
        return [column.name for column in self.columns if column.field.many_to_many]


def _of_slug(model, *looks_at, called_by=("name",), **options):
    return Resource(model, ("slug",), called_by, called_by[:1], looks_at, **options)


def _of_organisation(model, *looks_at, **options):
    return Resource(model, ("organisation__slug", "slug"), looks_at=looks_at, **options)


RESOURCES = [
    _of_slug(models.Topic, called_by=("name", "name_en")),
    _of_slug(models.Source, called_by=("title", "short_title")),
    _of_slug(
        models.Organisation,
        called_by=("name", "abbreviation", "other_names__name"),
        for_staff=("note",),
    ),
    _of_slug(models.Administration),
    _of_slug(models.Person, for_staff=("note",)),
    _of_slug(models.Office),
    Resource(models.OfficeHolding),
    Resource(models.OtherName),
    Resource(models.Relation),
    _of_organisation(models.MembershipCategory),
    _of_organisation(models.Body),
    _of_organisation(models.Event),
    Resource(models.FormerAddress),
    Resource(
        models.Membership,
        called_by=("organisation__slug", "organisation__name", "organisation__abbreviation"),
        known_by=("organisation", "member", "via"),
        looks_at=("category",),
    ),
    Resource(models.Fee),
    _of_organisation(models.Mandate, "body", "ends_at", "depends_on", for_staff=("note",)),
    Resource(models.Participation),
    Resource(models.Claim),
    _of_slug(models.Decision, "organisation", called_by=("title",)),
    Resource(models.Commitment),
    Resource(models.ContactPerson),
    Resource(models.Citation, looks_at=("content_type",)),
    Resource(models.Disagreement, looks_at=("content_type",)),
]
RESOURCE_OF = {resource.model: resource for resource in RESOURCES}
