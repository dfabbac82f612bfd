"""Where a row of the register is mended: the one place that says which page that is."""

from urllib.parse import urlencode

from django.urls import reverse

# A source is given with the reason for a change, in the form of the row.
_PLACES = {"citations": "id_varfor-source"}
# What contradicts a row is settled beside it in the admin.
_CONTRADICTIONS = "organisations-disagreement-content_type-object_id-group"


def mend_url(row, field=""):
    """The page where the row is changed, at the field."""
    if field == "disagreements":
        page = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return reverse(page, args=[row.pk]) + f"#{_CONTRADICTIONS}"
    place = _PLACES.get(field) or (f"id_{field}" if field else "")
    address = reverse("organisations:record-update", args=[type(row), row.pk])
    return address + (f"#{place}" if place else "")


def add_url(model, **values):
    """The page where such a row is added, with what is already known filled in."""
    known = {name: value for name, value in values.items() if value not in (None, "")}
    address = reverse("organisations:record-create", args=[model])
    return address + (f"?{urlencode(known)}" if known else "")
