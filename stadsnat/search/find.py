"""Asks the table of what can be found: the same words on PostgreSQL and on SQLite.

Every word must occur. A title that is or begins with what was written comes first, then other
titles, then what is found by other words; between equals the heavier kind, then Swedish order.
"""

import difflib
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, Case, F, Q, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Collate, Concat, StrIndex
from django.db.models.lookups import GreaterThan

from .models import SearchEntry

# Nobody reads more; PostgreSQL need not sort a hundred thousand rows to show twenty.
MOST = 200
_LOOKED_THROUGH = 2000  # titles compared with a misspelt word
_SWEDISH = "sv_se"


@dataclass(frozen=True)
class Answer:
    """The keys of what was found, best first; ``is_cut`` when there is more than that."""

    keys: list[int]
    is_cut: bool


def find(question, *, user, kind=""):
    """The rows that the question finds for the person, of one kind or of all."""
    entries = SearchEntry.objects.seen_by(user)
    if kind:
        entries = entries.filter(kind=kind)
    begins = Q(title_key__startswith=question.key)
    if connection.vendor == "postgresql":
        in_title = _in_vector("title_vector", question, loose=True)
        entries = _few(entries, question)
    else:
        in_title, anywhere = _in_text("title_terms", question), _in_text("terms", question)
        entries = entries.filter(begins | anywhere)
    is_it = Q(title_key=question.key) | Q(short_key=question.key)
    place = Case(When(is_it, then=0), When(begins, then=1), When(in_title, then=2), default=3)
    ranked = entries.order_by(place, "-weight", Collate("title", _SWEDISH), "pk")
    keys = list(ranked.values_list("pk", flat=True)[: MOST + 1])
    return Answer(keys[:MOST], is_cut=len(keys) > MOST)


def _few(entries, question):
    """Some more than are shown, of each way to be found in turn; the later ways only if needed.

    PostgreSQL stops when it has enough. Half a word costs it the most, so it comes last.
    """
    ways = [
        Q(title_key__startswith=question.key),
        Q(_in_vector("title_vector", question)),
        Q(_in_vector("vector", question)),
        Q(_in_vector("vector", question, loose=True)),
    ]
    found = []
    for number, way in enumerate(ways):
        earlier = [~other for other in ways[:number]]
        found.append(entries.filter(way, *earlier).values("pk")[: MOST + 1])
    few = found[0].union(*found[1:], all=True)[: MOST + 1]
    return SearchEntry.objects.filter(pk__in=few)


def seen(keys, user):
    """The entries of the keys, in their order."""
    entries = SearchEntry.objects.seen_by(user).defer("title_key", "title_terms", "terms")
    by_key = entries.in_bulk(keys)
    return [by_key[key] for key in keys if key in by_key]


def _in_vector(column, question, *, loose=False):
    """The Swedish configuration knows other forms of verbs and adjectives than ours."""
    parts, values = [], []
    sought = question.loose() if loose else question.strict()
    for word, alternatives in zip(question.words, sought, strict=True):
        parts.append("(%s::tsquery || plainto_tsquery('swedish', %s))")
        values += [" | ".join(_lexeme(term) for term in alternatives), word]
    return RawSQL(f"{column} @@ ({' && '.join(parts)})", values, output_field=BooleanField())


def _lexeme(term):
    """A word as PostgreSQL writes it; a folded word holds no quotation mark."""
    return f"'{term[:-1]}':*" if term.endswith("*") else f"'{term}'"


def _in_text(column, question):
    space = Value(" ")
    text = Concat(space, F(column), space)
    condition = Q()
    for alternatives in question.loose():
        one = Q()
        for term in alternatives:
            sought = f" {term[:-1]}" if term.endswith("*") else f" {term} "
            one |= Q(GreaterThan(StrIndex(text, Value(sought)), 0))
        condition &= one
    return condition


def suggestion(question, *, user):
    """What may have been meant, when nothing was found; "" when no title holds anything like it."""
    heaviest = SearchEntry.objects.seen_by(user).order_by("-weight", "pk")
    titles = heaviest.values_list("title_key", flat=True)[:_LOOKED_THROUGH]
    known = {word for title in titles for word in title.split() if word.isalpha()}
    near = [_nearest(word, known) for word in question.words]
    meant = " ".join(near)
    return meant if meant != " ".join(question.words) else ""


def _nearest(word, known):
    if word in known or not word.isalpha():
        return word
    as_long = sorted(other for other in known if abs(len(other) - len(word)) <= 2)
    return next(iter(difflib.get_close_matches(word, as_long, n=1, cutoff=0.75)), word)
