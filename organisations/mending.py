"""Where a row of the register is mended: the one place that says which page that is."""

from urllib.parse import urlencode

from django.urls import reverse

# What hangs on a row has its part of the row's page.
_PARTS = {
    "citations": "organisations-citation-content_type-object_id-group",
    "disagreements": "organisations-disagreement-content_type-object_id-group",
}


def mend_url(row, field=""):
    """The page where the row is changed, at the field."""
    place = _PARTS.get(field) or (f"id_{field}" if field else "")
    return reverse(_page(row, "change"), args=[row.pk]) + (f"#{place}" if place else "")


def add_url(model, **values):
    """The page where such a row is added, with what is already known filled in."""
    known = {name: value for name, value in values.items() if value not in (None, "")}
    return reverse(_page(model, "add")) + (f"?{urlencode(known)}" if known else "")


def _page(model, role):
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{role}"
