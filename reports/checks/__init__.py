"""The checks before issue: what stops it, and what must be acknowledged by name.

A check is a function that is given the report as ``looking.look_at`` reads it, and gives findings.
A new one is an entry here, and a function in one of the modules beside.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import of_references, of_report, of_tables, of_text, of_words
from .finding import Finding, Looked
from .looking import look_at

__all__ = ["CHECKS", "Check", "Finding", "findings", "findings_in", "look_at"]


@dataclass(frozen=True)
class Check:
    """One thing that is checked: what it is called, and who looks."""

    heading: Any
    find: Callable[[Looked], Iterable[Finding]]


# The name that a finding carries → the check, in the order in which the page shows them.
CHECKS = {
    "missing-approval": Check(_("Godkännande"), of_report.missing_approval),
    "already-issued": Check(_("Utgåvor"), of_report.already_issued),
    "unknown-reference": Check(
        _("Hänvisningar till det som inte finns"), of_references.unknown_references
    ),
    "unknown-block": Check(_("Tabeller som inte kan göras"), of_tables.unknown_blocks),
    "missing-network": Check(_("Tabeller om nätverk som inte finns"), of_tables.missing_networks),
    "empty-section": Check(_("Tomma avsnitt"), of_text.empty_sections),
    "skipped-level": Check(_("Rubriknivåer som hoppas över"), of_text.skipped_levels),
    "days": Check(_("Dagar"), of_report.days),
    "stale-value": Check(
        _("Värden som har ändrats sedan texten skrevs"), of_references.stale_values
    ),
    "disputed-value": Check(_("Källorna är oense"), of_references.disputed_values),
    "unknown-value": Check(_("Uppgifter som saknas"), of_references.unknown_values),
    "narrowed-table": Check(_("Tabeller som visar några av nätverken"), of_tables.narrowed_tables),
    "empty-table": Check(_("Tomma tabeller"), of_tables.empty_tables),
    "aging-words": Check(_("Ord som åldras"), of_words.aging),
    "missing-signs": Check(_("Tecken som typsnitten saknar"), of_words.missing_signs),
    "open-comment": Check(_("Öppna kommentarer"), of_report.open_comments),
    "empty-header": Check(_("Sidhuvudet"), of_report.empty_header),
}


def findings(report):
    """Everything that the checks find in the report as it is now, those that stop it first."""
    return findings_in(look_at(report))


def findings_in(looked):
    """The same, of a report that has been read already."""
    found = {one.key: one for check in CHECKS.values() for one in check.find(looked)}
    return sorted(found.values(), key=lambda one: not one.stops)
