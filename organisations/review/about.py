"""Which organisation a row of the register is about, told by the database."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast

from organisations.models import Disagreement, Fee, Organisation, Source

from .missing import SOURCED

# Where a row says so, unless it has an organisation of its own; a source is about many.
_PATHS = {Organisation: "pk", Fee: "membership__organisation_id", Source: None}


def about(model):
    """The organisation's key; null for what concerns the whole city or many organisations."""
    if model is Disagreement:
        return _about_the_target()
    path = _PATHS.get(model, "organisation_id")
    return Cast(F(path) if path else Value(None), BigIntegerField())


def _about_the_target():
    """A contradiction is about what its row is about, whatever kind of row that is."""
    cases = []
    for model in SOURCED:
        kind = ContentType.objects.get_for_model(model).pk
        row = model._base_manager.filter(pk=OuterRef("object_id")).order_by()
        path = _PATHS.get(model, "organisation_id")
        cases.append(When(content_type=kind, then=Subquery(row.values(path)[:1])))
    return Case(*cases, output_field=BigIntegerField())
