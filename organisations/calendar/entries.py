"""What the calendar holds, made of rows of the register. No database.

An entry has days only where its source names the day; any other date is kept in words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stadsnat import dates
from stadsnat.dates import Bounds
from stadsnat.precision import Precision, precision, whole_days

# When a row changed last, if its history does not tell.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
NO_DAY = (dates.UNKNOWN, dates.OPEN)


class Kind(StrEnum):
    EVENT = "event"
    MANDATE_END = "mandate_end"
    MEMBERSHIP_END = "membership_end"
    DECISION = "decision"


KIND_LABELS = {
    Kind.EVENT: gettext_lazy("Händelser"),
    Kind.MANDATE_END: gettext_lazy("Uppdrag som löper ut"),
    Kind.MEMBERSHIP_END: gettext_lazy("Medlemskap som upphör"),
    Kind.DECISION: gettext_lazy("Beslut och förslag"),
}
EXACTNESS = {
    Precision.DAY: gettext_lazy("exakt dag"),
    Precision.DAYS: gettext_lazy("exakta dagar"),
    Precision.MONTH: gettext_lazy("dagen okänd"),
    Precision.SEASON: gettext_lazy("månad och dag okända"),
    Precision.YEAR: gettext_lazy("månad och dag okända"),
    Precision.DECADE: gettext_lazy("året okänt"),
    Precision.APPROXIMATE: gettext_lazy("ungefärlig uppgift"),
    Precision.UNCERTAIN: gettext_lazy("osäker uppgift"),
    Precision.ONE_OF: gettext_lazy("dagen okänd inom den tiden"),
    Precision.SPAN: gettext_lazy("exakta dagar okända"),
    Precision.UNKNOWN: gettext_lazy("dagen okänd"),
}


@dataclass(frozen=True)
class Entry:
    """One date of the calendar.

    ``key`` names it for ever: the model, the row and which of its dates. ``label`` says what
    happens, ``title`` to what. ``rows`` are the rows that the date rests on, and ``changed`` is
    when any of them changed last.
    """

    key: str
    kind: Kind
    label: str
    title: str
    organisation: Any
    edtf: str
    days: Bounds | None
    changed: datetime = LONG_AGO
    note: str = ""
    place: str = ""
    reference_number: str = ""
    rows: list[Any] = field(default_factory=list)
    is_cancelled: bool = False

    @property
    def when(self) -> str:
        """The date as EDTF: of an end the last day, if it is exact, else as it is written."""
        is_one_day = self.days and self.days.earliest == self.days.latest
        return str(self.latest) if is_one_day else self.edtf

    @property
    def exactness(self) -> str:
        return str(EXACTNESS[precision(self.when)])

    @property
    def earliest(self) -> date | None:
        return self.days.earliest if self.days else dates.bounds(self.edtf).earliest

    @property
    def latest(self) -> date | None:
        return self.days.latest if self.days else dates.bounds(self.edtf).latest

    @property
    def address(self) -> str:
        """The page that tells more; what concerns the city as a whole stands on the start page."""
        page = (
            reverse("home") if self.organisation is None else self.organisation.get_absolute_url()
        )
        return str(page)

    @property
    def disagreements(self) -> list[Any]:
        """What other sources say against the rows, where nobody has settled it."""
        found = {d.pk: d for row in self.rows for d in row.disputed if d.is_open}
        return list(found.values())


def of_event(event: Any, changed: datetime = LONG_AGO) -> Iterator[Entry]:
    """When it is held; an event whose day nobody has stated is an entry too."""
    edtf = "" if event.held == dates.OPEN else event.held
    yield Entry(
        key=f"event-{event.pk}-held",
        kind=Kind.EVENT,
        label=event.get_kind_display(),
        title=event.name,
        organisation=event.organisation,
        edtf=edtf,
        days=whole_days(edtf),
        changed=changed,
        note=event.note,
        place=", ".join(part for part in (event.place, event.country) if part),
        rows=[event],
    )


def of_mandate(mandate: Any, changed: datetime = LONG_AGO) -> Iterator[Entry]:
    """The last day of its term, if the register says anything about it."""
    edtf, event, cause = _term_end(mandate)
    if edtf in NO_DAY and event is None:
        return
    edtf = "" if edtf == dates.OPEN else edtf
    notes = []
    if event:
        notes.append(_("Löper ut vid %(event)s.") % {"event": event.name})
    if cause is not mandate:
        notes.append(_("Upphör samtidigt som uppdraget %(mandate)s.") % {"mandate": cause})
    if holder := mandate.person or mandate.office:
        notes.append(_("Innehas av %(holder)s.") % {"holder": holder})
    yield Entry(
        key=f"mandate-{mandate.pk}-end",
        kind=Kind.MANDATE_END,
        label=_("uppdrag löper ut"),
        title=mandate.title,
        organisation=mandate.organisation,
        edtf=edtf,
        days=last_day(edtf),
        changed=changed,
        note=" ".join(notes),
        rows=[mandate, *([cause] if cause is not mandate else []), *([event] if event else [])],
    )


def of_membership(membership: Any, changed: datetime = LONG_AGO) -> Iterator[Entry]:
    """Its last day, if the register says anything about it."""
    if membership.ends in NO_DAY:
        return
    is_invitation = membership.category and membership.category.is_invitation
    yield Entry(
        key=f"membership-{membership.pk}-end",
        kind=Kind.MEMBERSHIP_END,
        label=_("inbjudan upphör") if is_invitation else _("medlemskap upphör"),
        title=membership.category.name if membership.category else "",
        organisation=membership.organisation,
        edtf=membership.ends,
        days=last_day(membership.ends),
        changed=changed,
        rows=[membership],
    )


def of_decision(decision: Any, changed: datetime = LONG_AGO) -> Iterator[Entry]:
    """When it is to take effect, and when its outcome is dated."""
    is_proposal = decision.stage == decision.Stage.PROPOSED
    effect = _("föreslagen dag") if is_proposal else _("beslutad dag")
    outcome = _("utfall av förslag") if is_proposal else _("utfall av beslut")
    unknown = _("Utfall: uppgift saknas.") if is_proposal and not decision.outcome else ""
    for what, label, edtf, note in (
        ("effective", effect, decision.effective, unknown),
        ("outcome", outcome, decision.outcome_dated, decision.outcome),
    ):
        if edtf in NO_DAY:
            continue
        yield Entry(
            key=f"decision-{decision.pk}-{what}",
            kind=Kind.DECISION,
            label=label,
            title=decision.title,
            organisation=decision.organisation,
            edtf=edtf,
            days=whole_days(edtf),
            changed=changed,
            note=note,
            reference_number=decision.reference_number,
            rows=[decision],
        )


def _term_end(mandate: Any) -> tuple[str, Any, Any]:
    """The end as EDTF, the event it hangs on, and the mandate whose end it is.

    The sooner of its own end and the end of the mandate it depends on, as with_term asks for.
    """
    edtf, event = _own_end(mandate)
    if mandate.depends_on is not None:
        others, others_event = _own_end(mandate.depends_on)
        own_latest, others_latest = dates.bounds(edtf).latest, dates.bounds(others).latest
        if others_latest and (own_latest is None or others_latest < own_latest):
            return others, others_event, mandate.depends_on
    return edtf, event, mandate


def _own_end(mandate: Any) -> tuple[str, Any]:
    event = mandate.ends_at
    if event is not None and dates.bounds(event.held).latest:
        return event.held, event
    return mandate.ends, event


def last_day(edtf: str) -> Bounds | None:
    """Of an end, the last day alone: the day to be reminded of."""
    days = whole_days(edtf)
    return Bounds(days.latest, days.latest) if days else None


def coming(entries: Iterable[Entry], day: date) -> list[Entry]:
    """What is not over on the day, soonest first; what has no exact day stands last."""
    found = [entry for entry in entries if entry.latest is None or day <= entry.latest]
    return sorted(sorted(found, key=_rank), key=_dates)


def past(entries: Iterable[Entry], day: date) -> list[Entry]:
    """What was over before the day, latest first; what has no exact day stands last."""
    found = [entry for entry in entries if entry.latest and entry.latest < day]
    newest_first = sorted(sorted(found, key=_rank), key=lambda e: _dates(e)[1:], reverse=True)
    return sorted(newest_first, key=lambda entry: entry.days is None)


def _dates(entry: Entry) -> tuple[bool, date, date]:
    first = entry.earliest or entry.latest or date.max
    return entry.days is None, first, entry.latest or date.max


def _rank(entry: Entry) -> tuple[int, str]:
    """Of one day, what happens stands before what follows from it."""
    return list(Kind).index(entry.kind), entry.key


def by_month(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries with days, in the order given, under the month (as EDTF) of their first day."""
    exact = [entry for entry in entries if entry.days]
    return [(month, list(group)) for month, group in groupby(exact, key=_month)]


def _month(entry: Entry) -> str:
    assert entry.earliest is not None  # it has days
    return entry.earliest.isoformat()[:7]
