"""Where a row of the register is mended: the one place that says which page that is."""

from urllib.parse import urlencode

from django.urls import reverse

from .forms import FORMS

# A source is given with the reason for a change, in the form of the row.
_PLACES = {"citations": "id_varfor-source"}
# What contradicts a row is settled beside it in the admin.
_CONTRADICTIONS = "organisations-disagreement-content_type-object_id-group"


def mend_url(row, field=""):
    """The page where the row is changed, at the field."""
    if field == "disagreements":
        page = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return reverse(page, args=[row.pk]) + f"#{_CONTRADICTIONS}"
    place = _PLACES.get(field) or _place_in_form(type(row), field)
    return _form_of(row) + (f"#{place}" if place else "")


def _form_of(row):
    """The form of the row; in the admin, for a kind that has none of its own."""
    if type(row) in FORMS:
        return reverse("organisations:record-update", args=[type(row), row.pk])
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def _place_in_form(model, name):
    """The id of the field; of choices that stand one by one, of the first."""
    if not name:
        return ""
    field = FORMS[model].base_fields.get(name) if model in FORMS else None
    return f"id_{name}_0" if field and field.widget.use_fieldset else f"id_{name}"


def add_url(model, **values):
    """The page where such a row is added, with what is already known filled in."""
    known = {name: value for name, value in values.items() if value not in (None, "")}
    address = reverse("organisations:record-create", args=[model])
    return address + (f"?{urlencode(known)}" if known else "")
