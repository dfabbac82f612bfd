"""Which organisations, or persons, are likely to be the same one written down twice.

Everything is read in two or three queries, whichever the model and however many the rows.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from .alike import folded, folded_person, pairs_alike
from .models import Organisation, OtherName, Person, Relation


@dataclass(frozen=True)
class LikelyDuplicate:
    """Two rows that seem to be the same, and why."""

    one: Organisation | Person
    other: Organisation | Person
    reasons: list[str]

    @property
    def merge_url(self):
        """Where the two become one."""
        kind = type(self.one)._meta.model_name
        key = self.one.slug if kind == "organisation" else self.one.pk
        return f"{reverse(f'organisations:{kind}-merge', args=[key])}?med={self.other.pk}"

    def beside(self, row):
        """The other of the two."""
        return self.other if self.one == row else self.one


def likely_duplicates(model):
    """Every pair of the model that seems to be the same, in the order of the first one's name."""
    rows = {row.pk: row for row in model._base_manager.all()}
    found = defaultdict(list)
    for reason, pairs in _reasons(model, list(rows.values())):
        for pair in pairs:
            found[pair].append(reason)
    pairs = [
        LikelyDuplicate(rows[one], rows[other], reasons)
        for (one, other), reasons in sorted(found.items())
    ]
    return sorted(pairs, key=lambda pair: folded(pair.one.name))


def all_likely_duplicates():
    """Every pair that seems to be the same, of organisations and then of persons."""
    return likely_duplicates(Organisation) + likely_duplicates(Person)


def likely_duplicates_of(row):
    """The pairs that the row is one of."""
    return [pair for pair in likely_duplicates(type(row)) if row in (pair.one, pair.other)]


def _reasons(model, rows):
    """Why two rows may be the same, with the pairs of keys that it holds for."""
    if model is Person:
        same = pairs_alike((row.pk, folded_person(row.name)) for row in rows)
        return [(_("samma namn"), same)]
    own = [(row.pk, folded(row.name)) for row in rows]
    short = [(row.pk, folded(row.abbreviation)) for row in rows]
    names = OtherName.objects.values_list("organisation", "name")
    others = [(pk, folded(name)) for pk, name in names]
    by_own_name = set(pairs_alike(own))
    by_short = set(pairs_alike(short))
    crosswise = set(pairs_alike(own + others + short)) - by_own_name - by_short
    maybe, different = _stated()
    return [
        (_("samma namn"), sorted(by_own_name - different)),
        (_("samma förkortning"), sorted(by_short - different)),
        (_("den enas namn är den andras andra namn"), sorted(crosswise - different)),
        (_("registret anger att de kanske är samma"), sorted(maybe - different)),
    ]


def _stated():
    """The pairs of organisations said to be possibly the same, and those said to be different."""
    kinds = Relation.Kind.POSSIBLY_SAME_AS, Relation.Kind.DIFFERENT_FROM
    pairs = {kind: set() for kind in kinds}
    stated = Relation.objects.filter(kind__in=kinds)
    for kind, *pair in stated.values_list("kind", "organisation", "other"):
        pairs[kind].add(tuple(sorted(pair)))
    return pairs.values()


def named_like(row, text):
    """The other rows of its model whose name, abbreviation or other name holds the text."""
    wanted, model = folded(text), type(row)
    names = [(other, other.name) for other in model._base_manager.exclude(pk=row.pk)]
    if model is Organisation:
        names += [(other, other.abbreviation) for other, _name in names]
        of_others = OtherName.objects.exclude(organisation=row.pk).select_related("organisation")
        names += [(name.organisation, name.name) for name in of_others]
    found = {other for other, name in names if wanted and wanted in folded(name)}
    return sorted(found, key=lambda other: folded(other.name))
