"""The values of the register that two documents quote: what differs, with its sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reports.document import Quoted
from reports.prose.expressions import name_of


@dataclass(frozen=True)
class FigureChange:
    """A quoted value that came, went or says something else.

    "sourced" is a value that is the same, but rests on something else.
    """

    kind: Literal["changed", "new", "gone", "sourced"]
    old: Quoted | None
    new: Quoted | None

    @property
    def label(self) -> str:
        told = self.new or self.old
        return told.label if told else ""


def figure_changes(old: Sequence[Quoted], new: Sequence[Quoted]) -> tuple[FigureChange, ...]:
    """What differs: in the order of the new document, then what only the old one quotes."""
    known = {quoted.expression for quoted in new}
    before = {quoted.expression: quoted for quoted in old}
    spare = {expression: one for expression, one in before.items() if expression not in known}
    by_name = {name_of(expression): expression for expression in reversed(spare)}
    found: list[FigureChange] = []
    for quoted in new:
        former = before.get(quoted.expression)
        if former is None:  # the same fact may be said in another way: in letters, in the genitive
            former = spare.pop(by_name.pop(name_of(quoted.expression), ""), None)
        if former is None:
            found.append(FigureChange("new", None, quoted))
        elif former.words != quoted.words:
            found.append(FigureChange("changed", former, quoted))
        elif _grounds(former) != _grounds(quoted):
            found.append(FigureChange("sourced", former, quoted))
    return (*found, *(FigureChange("gone", quoted, None) for quoted in spare.values()))


def _grounds(quoted: Quoted) -> tuple[object, ...]:
    return quoted.said_of, quoted.sources, quoted.disputed
