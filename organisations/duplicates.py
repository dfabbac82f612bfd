"""Which organisations, or persons, are likely to be the same one written down twice.

Everything is read in two or three queries, whichever the model and however many the rows.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .alike import folded, folded_person, pairs_alike
from .models import Organisation, OtherName, Person, Relation


@dataclass(frozen=True)
class LikelyDuplicate:
    """Two rows that seem to be the same, and why."""

    one: Organisation | Person
    other: Organisation | Person
    reasons: list[str]

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
    stated = Relation.objects.filter(kind=Relation.Kind.POSSIBLY_SAME_AS)
    maybe = {tuple(sorted(pair)) for pair in stated.values_list("organisation", "other")}
    by_own_name = set(pairs_alike(own))
    by_short = set(pairs_alike(short))
    crosswise = set(pairs_alike(own + others + short)) - by_own_name - by_short
    return [
        (_("samma namn"), sorted(by_own_name)),
        (_("samma förkortning"), sorted(by_short)),
        (_("den enas namn är den andras andra namn"), sorted(crosswise)),
        (_("registret anger att de kanske är samma"), sorted(maybe)),
    ]


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
