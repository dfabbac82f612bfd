"""The calendar as RFC 5545 text: whole days with exclusive ends, and names that never change."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from .entries import KIND_LABELS, LONG_AGO, Entry

CONTENT_TYPE = "text/calendar; charset=utf-8"
# How often a program is to look for changes.
LOOK_AGAIN = timedelta(hours=12)


def write(entries: Iterable[Entry], name: str, absolute: Callable[[str], str]) -> bytes:
    """The entries that have days, as a calendar; ``absolute`` makes whole web addresses."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Stadsnat//Kalender//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for title in ("name", "x-wr-calname"):
        calendar.add(title, icalendar.vText(name))
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(LOOK_AGAIN))
    for entry in entries:
        if entry.days:
            calendar.add_component(_event(entry, absolute(entry.address)))
    return bytes(calendar.to_ical())


def _event(entry: Entry, address: str) -> icalendar.Event:
    event = icalendar.Event()
    days = entry.days
    assert days is not None  # write sees to it
    assert days.earliest is not None  # and so does whole_days
    assert days.latest is not None
    event.add("uid", f"{entry.key}@{settings.CALENDAR_UID_DOMAIN}")
    event.add("dtstart", days.earliest)
    event.add("dtend", days.latest + timedelta(days=1))
    # Without a METHOD the two are the same: when what is told was last revised.
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", sequence(entry.changed))
    event.add("summary", summary(entry))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("categories", [str(KIND_LABELS[entry.kind])])
    event.add("url", address)
    for name, text in (("location", entry.place), ("description", description(entry))):
        if text:
            event.add(name, text)
    return event


def sequence(changed: datetime) -> int:
    """Rises with every later change: the seconds since the year 2000, good until 2068.

    A count of changes could fall again, when a term comes to end at an event that has changed
    less often than the one before.
    """
    return int((changed - LONG_AGO).total_seconds())


def summary(entry: Entry) -> str:
    """One line: "Metropolis: uppdrag löper ut – Ledamot, styrelsen"."""
    what = entry.title
    if entry.kind != entry.kind.EVENT or entry.is_cancelled:
        what = " – ".join(filter(None, (entry.label, entry.title)))
    return f"{entry.organisation.short_name}: {what}" if entry.organisation else what


def description(entry: Entry) -> str:
    """A note, what is contradicted, and where it is stated."""
    lines = [entry.note, entry.reference_number and f"Dnr {entry.reference_number}"]
    lines += [_("Motstridig uppgift: %(question)s") % {"question": d} for d in entry.disagreements]
    if titles := _sources(entry.rows):
        lines.append(_("Källa: %(titles)s") % {"titles": ", ".join(titles)})
    return "\n".join(filter(None, lines))


def _sources(rows: list[Any]) -> list[str]:
    """The short titles of the sources, each once."""
    return list(dict.fromkeys(c.source.short_title for row in rows for c in row.cited))
