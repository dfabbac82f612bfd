"""Two people change the same row: what each meant is kept, and only what clashes is asked about.

Values are compared field by field: as it was when the form was opened, as it is now, as the form
has it. Pure: a snapshot is a dict of field name → value (see ``stadsnat.snapshots``).
"""

from dataclasses import dataclass, field
from typing import Any

NOW, YOURS = "now", "yours"

Values = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """One field that either of the two changed.

    ``kept`` says whose value is to be saved: "now", "yours", or "" while that is to be chosen.
    """

    name: str
    was: Any
    now: Any
    yours: Any
    kept: str


@dataclass(frozen=True)
class Merged:
    """What to save for the form's fields, and what both should see."""

    values: Values
    differences: list[Difference] = field(default_factory=list)

    @property
    def clashes(self) -> list[str]:
        """The fields that both changed, differently, and that nobody has chosen for."""
        return [difference.name for difference in self.differences if not difference.kept]


def merge(was: Values, now: Values, yours: Values, chosen: dict[str, str]) -> Merged:
    """Join two changes of a row; ``yours`` holds the form's fields, ``chosen`` says whose wins.

    A field that only one of the two changed keeps that change; a field that both changed to the
    same is no clash. Until a clash is chosen for, the value of ``yours`` stands in ``values``.
    """
    found = [
        Difference(name, was[name], now[name], yours[name], _kept(was, now, yours, name, chosen))
        for name in yours
        if not was[name] == now[name] == yours[name]
    ]
    theirs = {d.name: d.now for d in found if d.kept == NOW}
    return Merged(yours | theirs, found)


def _kept(was: Values, now: Values, yours: Values, name: str, chosen: dict[str, str]) -> str:
    if yours[name] in (was[name], now[name]):
        return NOW
    if now[name] == was[name]:
        return YOURS
    choice = chosen.get(name, "")
    return choice if choice in (NOW, YOURS) else ""
