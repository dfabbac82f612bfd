"""A column for a date as exact as its source."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import dates
from .formfields import DateWordsField


def validate_edtf(text):
    try:
        dates.bounds(text)
    except ValueError:
        raise ValidationError(
            _("”%(text)s” är inte ett datum. Skriv till exempel 2003, 2008-10 eller 2011-03-24."),
            code="invalid_date",
            params={"text": text},
        ) from None


class EDTFField(models.CharField):
    """EDTF text; on saving, the day columns that ``bounds`` names get its first and last day."""

    default_validators = [validate_edtf]

    def __init__(self, *args, bounds=(), open_allowed=False, **kwargs):
        self.bounds = tuple(bounds)
        self.open_allowed = open_allowed  # for forms: whether ".." may be said
        super().__init__(*args, **{"max_length": 60, "blank": True} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"bounds": self.bounds}

    def formfield(self, **kwargs):
        own = {"form_class": DateWordsField, "open_allowed": self.open_allowed}
        return super().formfield(**own | kwargs)

    def pre_save(self, model_instance, add):
        text = super().pre_save(model_instance, add)
        if self.bounds:
            found = dates.bounds(text)
            for name, day in zip(self.bounds, (found.earliest, found.latest), strict=True):
                setattr(model_instance, name, day)
        return text


def with_bounds(model, field_names):
    """The given field names, and the day columns that are saved together with them."""
    names = set(field_names)
    for field in model._meta.concrete_fields:
        if isinstance(field, EDTFField) and field.name in names:
            names.update(field.bounds)
    return names
