"""The blocks that a report may hold: tables and drawings made from the register on its day."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from reports.document import DataTable
from reports.prose.nodes import DataBlock

from . import (
    benefits,
    fees,
    mandates,
    memberships,
    participation,
    recommendations,
    sources,
    timeline,
)
from .scope import Scope


@dataclass(frozen=True)
class Kind:
    """A kind of block: its name in the editor, the caption it has unless told, who makes it."""

    name: Any
    caption: str
    make: Any


# The word after ``data-block`` → the kind.
KINDS = {
    "memberships": Kind(_("medlemskap"), "Stadens medlemskap.", memberships.make),
    "mandates": Kind(_("uppdrag"), "Stadens uppdrag.", mandates.make),
    "participation": Kind(
        _("vilka förvaltningar som deltar"), "Förvaltningarnas deltagande.", participation.make
    ),
    "timeline": Kind(_("tidslinje"), "Medlemskap och uppdrag över tid.", timeline.make),
    "benefits": Kind(_("nytta enligt utvärderingen"), "Nytta enligt utvärderingen.", benefits.make),
    "recommendations": Kind(_("rekommendationer"), "Rekommendationer.", recommendations.make),
    "fees": Kind(_("avgifter"), "Avgifter.", fees.make),
    "sources": Kind(_("källor"), "Källor.", sources.make),
}


def make(block: DataBlock, scope: Scope) -> DataTable | DataBlock:
    """The table of the block; a block of an unknown kind stays as it is, and the checks tell."""
    kind = KINDS.get(block.kind)
    if kind is None:
        return block
    return kind.make(scope.named(block.only), block.caption or kind.caption)
