"""What the page says of each row that was found."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from stadsnat.dates import OPEN, bounds

from . import registry
from .marking import is_covered, mark, passage


@dataclass(frozen=True)
class Hit:
    """One row that was found: what it is, where it is, and by which words."""

    label: Any
    title: str
    is_swedish: bool
    context: str
    also: str
    address: str
    ended: str


def read_hits(entries, question):
    today = timezone.localdate()
    return [_hit(entry, question, today) for entry in entries]


def _hit(entry, question, today):
    last = bounds(entry.ends).latest if entry.ends not in ("", OPEN) else None
    covered = is_covered(f"{entry.shown_title} {entry.context}", question)
    return Hit(
        label=registry.label(entry.kind),
        title=mark(entry.shown_title, question),
        is_swedish=entry.shown_title == entry.title,
        context=mark(entry.context, question),
        also="" if covered else mark(passage(entry.words, question), question),
        address=_on_a_day(entry.address, entry.shown_from, entry.shown_until, today),
        ended=entry.ends if last and last < today else "",
    )


def _on_a_day(address, first: date | None, last: date | None, today):
    """The address for a day when the page shows the row, if it does not show it today."""
    if first and first > today:
        day = first
    elif last and last < today:
        day = max(last, first) if first else last
    else:
        return address
    path, _, place = address.partition("#")
    sign = "&" if "?" in path else "?"
    return f"{path}{sign}datum={day.isoformat()}{'#' + place if place else ''}"
