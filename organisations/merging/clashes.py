"""Rows of two that are to become one which cannot both stand beside each other, or say the same.

Two boards with the same short name, two memberships of the same party at the same time, the same
claim stated twice: are they one, and which row stays, or are they two? That is asked.
"""

from collections import Counter
from dataclasses import dataclass, field

from organisations.models import Citation, Disagreement, FormerAddress, Membership, Relation
from stadsnat.rules import unique_groups
from stadsnat.snapshots import fields_of, snapshot

from .pointers import pointers_at

KEPT, DROPPED, BOTH = "kept", "dropped", "both"
# What is said about a row, and what leads to it, may be there twice.
MAY_STAND_TWICE = (Citation, Disagreement, FormerAddress)


@dataclass
class Clash:
    """Rows of one model that clash: ``kept`` hang on the row that stays, ``dropped`` on the other.

    ``pairs`` says which of them meet. ``may_keep_both`` when a new short name is all it takes.
    """

    model: type
    kept: list = field(default_factory=list)
    dropped: list = field(default_factory=list)
    pairs: list = field(default_factory=list)
    may_keep_both: bool = True
    are_equal: bool = True

    @property
    def key(self):
        pks = "-".join(str(row.pk) for row in [*self.kept, *self.dropped])
        return f"{self.model._meta.model_name}-{pks}"

    def folds(self, choice):
        """(row that stays, row that goes into it) for the side chosen."""
        stays, goes = (0, 1) if choice == KEPT else (1, 0)
        folds = {pair[goes].pk: (pair[stays], pair[goes]) for pair in reversed(self.pairs)}
        return list(folds.values())


@dataclass
class Found:
    """What points at two rows that are to become one, and what stands in the way of that.

    ``rows`` has all that point at either; ``moving`` counts those that point at the one to go.
    """

    rows: dict = field(default_factory=dict)  # model → rows
    moving: Counter = field(default_factory=Counter)  # model → number
    clashes: list = field(default_factory=list)
    loops: list = field(default_factory=list)  # relations between the two: they mean nothing then
    obstacles: list = field(default_factory=list)  # other ties between the two, to be mended first


def find(kept, dropped):
    return find_all([(kept, dropped)])[0]


def find_all(pairs):
    """Look at everything that points at either row of each pair; all are of one model."""
    found = [Found() for _pair in pairs]
    target = type(pairs[0][0])
    pks = {row.pk for pair in pairs for row in pair}
    for pointer in pointers_at(target):
        rows = pointer.rows(target, pks)
        for (kept, dropped), own in zip(pairs, found, strict=True):
            ends = {kept.pk, dropped.pk}
            mine = [row for row in rows if ends & pointer.points(row, target)]
            _sort(pointer, mine, kept, dropped, own)
    return found


def _sort(pointer, rows, kept, dropped, found):
    if rows:
        found.rows[pointer.model] = rows
    ties = [row for row in rows if {kept.pk, dropped.pk} <= pointer.points(row, type(kept))]
    (found.loops if pointer.model is Relation else found.obstacles).extend(ties)
    rest = [row for row in rows if row not in ties]
    moving = [row for row in rest if dropped.pk in pointer.points(row, type(kept))]
    found.moving[pointer.model] += len(moving)
    if pointer.model not in MAY_STAND_TWICE:
        standing = [row for row in rest if row not in moving]
        found.clashes += _clashes(pointer, moving, standing, kept, dropped)


def _clashes(pointer, moving, standing, kept, dropped):
    """The clashes of one model's rows, those that hang together as one."""
    turned = {row: _turned(row, pointer.keys, dropped.pk, kept.pk) for row in [*moving, *standing]}
    clashes = []
    for row in moving:
        for other in standing:
            if reason := _reason(pointer.model, row, other, turned):
                is_equal = _are_equal(turned[row], turned[other])
                _join(clashes, other, row, may_keep_both=reason != "excluded", is_equal=is_equal)
    return clashes


def _turned(row, names, old, new):
    """The row's snapshot as it would be afterwards."""
    values = snapshot(row)
    return values | {name: new for name in names if values[name] == old}


def _reason(model, row, other, turned):
    """What makes the two clash: "equal", "slug" or "excluded"; "" when nothing does."""
    mine, its = turned[row], turned[other]
    shared = [
        names
        for names in unique_together(model)
        if all(mine[name] is not None and mine[name] == its[name] for name in names)
    ]
    if any("slug" not in names for names in shared):
        return "excluded"
    if model is Membership and _overlap(row, other, mine, its):
        return "excluded"
    if shared:
        return "slug"
    return "equal" if _are_equal(mine, its) else ""


def _are_equal(mine, its):
    return all(mine[name] == its[name] for name in mine if name != "slug")


def unique_together(model):
    """The fields of which no two rows may have the same, as the model has it; for all rows."""
    return [
        names
        for names, constraint in unique_groups(model)
        if (constraint is None or constraint.condition is None)
        and set(names) <= fields_of(model).keys()
    ]


def _overlap(row, other, mine, its):
    if any(mine[name] != its[name] for name in ("organisation", "member", "via")):
        return False
    (begin, end), (first, last) = row.certain_days(), other.certain_days()
    if begin is None or first is None:
        return False
    return (last is None or begin <= last) and (end is None or first <= end)


def _join(clashes, kept, dropped, *, may_keep_both, is_equal):
    """Add the pair to the clash that one of its rows is part of; two clashes may become one."""
    joined = Clash(type(kept))
    for clash in [c for c in clashes if kept in c.kept or dropped in c.dropped]:
        clashes.remove(clash)
        joined.kept += clash.kept
        joined.dropped += clash.dropped
        joined.pairs += clash.pairs
        joined.may_keep_both &= clash.may_keep_both
        joined.are_equal &= clash.are_equal
    joined.kept += [row for row in [kept] if row not in joined.kept]
    joined.dropped += [row for row in [dropped] if row not in joined.dropped]
    joined.pairs.append((kept, dropped))
    joined.may_keep_both &= may_keep_both
    joined.are_equal &= is_equal
    clashes.append(joined)
