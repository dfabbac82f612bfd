"""Keeps the table of what can be found in step with the rows that it is made from.

``reindex`` is for the end of a change set, ``rebuild`` for a register filled by other means.
"""

from collections import defaultdict
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import override

from . import registry, words
from .models import SearchEntry

AT_A_TIME = 500
# PostgreSQL refuses a row whose words fill more than a megabyte of its index. What is kept to be
# shown is less than what can be found: a text of hundreds of pages has few words that are new.
MOST_TEXT = 100_000  # characters
MOST_TERMS = 500_000  # bytes
_KEY = ["content_type", "object_id"]
_REST = [
    field.name
    for field in SearchEntry._meta.concrete_fields
    if field.name not in _KEY and not field.primary_key
]


@transaction.atomic
def rebuild():
    """Make the whole table anew; return how many rows can be found."""
    SearchEntry.objects.all().delete()
    # Heaviest first: where too much is found, PostgreSQL takes what it comes upon first.
    for searchable in registry.searchables():
        rows = searchable.rows().order_by("pk").iterator(chunk_size=AT_A_TIME)
        for some in _portions(rows):
            SearchEntry.objects.bulk_create([_entry(searchable, row) for row in some])
    return SearchEntry.objects.count()


@transaction.atomic
def reindex(touched, added=frozenset()):
    """Make anew what is found of the rows, and of those that speak of them.

    ``touched`` are pairs of a model and a key: rows made, changed or deleted. ``added`` are those
    of them that are new: a row that points at one of these is new or changed itself. The number of
    queries does not depend on how many they are, up to some hundreds at a time.
    """
    for some in _portions(dict.fromkeys(touched)):
        keys, known = defaultdict(set), defaultdict(set)
        for model, key in some:
            keys[model].add(key)
            if (model, key) not in added:
                known[model].add(key)
        for searchable in registry.searchables():
            _refresh(searchable, keys, known)


def _portions(rows):
    rows = iter(rows)
    while some := list(islice(rows, AT_A_TIME)):
        yield some


def _refresh(searchable, keys, known):
    affected = set(keys.get(searchable.model, ()))
    for other, ways in searchable.depends.items():
        for way in ways if other in keys else ():
            points_back = _step(way.split("__"), searchable.model).one_to_many
            if looked_for := keys[other] if points_back else known[other]:
                affected.update(_on_the_way(searchable.model, way, looked_for))
    # In the order of their keys, so that two change sets never wait for each other in a ring.
    for some in _portions(sorted(affected)):
        rows = searchable.rows().filter(pk__in=some).order_by("pk")
        entries = [_entry(searchable, row) for row in rows]
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=_KEY, update_fields=_REST
        )
        if gone := set(some) - {entry.object_id for entry in entries}:
            content_type = ContentType.objects.get_for_model(searchable.model)
            SearchEntry.objects.filter(content_type=content_type, object_id__in=gone).delete()


def _on_the_way(model, way, keys):
    """The rows of the model that reach one of the keys, or did before that one was changed.

    A seat that is moved or deleted leaves its person behind, whom only its history still names.
    """
    manager = model._base_manager.order_by()
    found = set(manager.filter(**{f"{way}__in": keys}).values_list("pk", flat=True))
    *before, last = way.split("__")
    step = _step([*before, last], model)
    if step.one_to_many and hasattr(step.related_model, "history"):
        past = step.related_model.history.filter(
            **{f"{step.related_model._meta.pk.attname}__in": keys}
        )
        holders = past.order_by().values_list(step.field.attname, flat=True).distinct()
        way = "__".join(before) or "pk"
        found.update(
            manager.filter(**{f"{way}__in": set(holders) - {None}}).values_list("pk", flat=True)
        )
    return found


def _step(names, model):
    """The last of the relations that lead from the model."""
    for name in names:
        step = model._meta.get_field(name)
        model = step.related_model
    return step


def _entry(searchable, row):
    with override("sv"):
        found = searchable.found(row)
        other = "\n".join(dict.fromkeys(filter(None, map(str, found.words))))
    with override("en"):
        title_en = searchable.found(row).title
    title_en = "" if title_en == found.title else title_en
    titles = f"{found.title} {title_en}"
    first, last = found.shown
    return SearchEntry(
        content_type=ContentType.objects.get_for_model(searchable.model),
        object_id=row.pk,
        kind=searchable.kind,
        weight=searchable.weight,
        is_public=found.is_public and not searchable.is_for_staff,
        title=found.title,
        title_en=title_en,
        context=found.context,
        words=other[:MOST_TEXT],
        address=found.address,
        shown_from=first,
        shown_until=last,
        ends=found.ends,
        title_key=" ".join(words.words(found.title)),
        short_key=" ".join(words.words(found.short)),
        title_terms=words.terms(titles),
        terms=words.terms(f"{titles} {found.context} {other}", most=MOST_TERMS),
    )
