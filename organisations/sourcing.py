"""Where the rows of a page are stated: all citations in one query, all disagreements in another."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from .models import Citation, Disagreement


def attach_sources(rows):
    """Give each row ``cited`` and ``disputed``: its citations and disagreements, with sources.

    The rows may be of any models of the register. Returns the sources cited, each once, in the
    order of their days.
    """
    rows = list(rows)
    of_rows = _about(rows)
    citations = _by_row(Citation, of_rows)
    disagreements = _by_row(Disagreement, of_rows)
    for row in rows:
        key = (ContentType.objects.get_for_model(row).pk, row.pk)
        row.cited = citations[key]
        row.disputed = disagreements[key]
    sources = {
        c.source for found in (citations, disagreements) for cs in found.values() for c in cs
    }
    return sorted(
        sources, key=lambda source: (source.dated_earliest is None, source.dated, source.pk)
    )


def _about(rows):
    keys = defaultdict(set)
    for row in rows:
        keys[ContentType.objects.get_for_model(row).pk].add(row.pk)
    condition = Q(pk__in=[])
    for content_type, pks in keys.items():
        condition |= Q(content_type=content_type, object_id__in=pks)
    return condition


def _by_row(model, condition):
    found = defaultdict(list)
    for pointer in model.objects.filter(condition).select_related("source"):
        found[pointer.content_type_id, pointer.object_id].append(pointer)
    return found
