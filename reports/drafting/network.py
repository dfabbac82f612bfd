"""What a draft needs to know of a network on a day. No database: ``collecting`` reads it.

Dates are EDTF, "" where they are unknown; ``stated`` is the date of the latest source by the day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reports.prose.values import Value
from stadsnat.dates import bounds

# What was stated longer ago than so many years is told with its day, or not at all.
FRESH = 5

# A row holds on the day, is over, or was last stated before the day and may be over.
Held = Literal["now", "over", "uncertain"]


@dataclass(frozen=True)
class Other:
    """Another organisation, and how the network belongs to it."""

    kind: str
    slug: str
    name: str
    abbreviation: str = ""
    starts: str = ""
    stated: str = ""


@dataclass(frozen=True)
class Count:
    """How many there are of something in the network: a number with its bound, or words."""

    name: str
    unit: str
    words: str
    kind: str = "count"
    number: int | None = None
    bound: str = ""
    as_of: str = ""


@dataclass(frozen=True)
class Remark:
    """What a source says in words: a purpose, an activity."""

    kind: str
    text: str
    as_of: str = ""


@dataclass(frozen=True)
class Dispute:
    """Another source's word, and which source it is."""

    value: str
    source: str
    own_source: str = ""


@dataclass(frozen=True)
class Standing:
    """A membership on the day; the city's, or another's by name."""

    held: Held
    member: str = ""
    is_invitation: bool = False
    starts: str = ""
    ends: str = ""
    stated: str = ""
    category: str = ""
    category_slug: str = ""
    minimum_population: int | None = None
    held_by: str = ""
    via: str = ""
    dispute: Dispute | None = None
    start_dispute: Dispute | None = None


@dataclass(frozen=True)
class Meeting:
    """A happening of the network, or of the one whose slug it has."""

    slug: str
    name: str
    organisation: str
    organisation_slug: str
    held: str = ""
    place: str = ""
    country: str = ""
    other_place: str = ""


@dataclass(frozen=True)
class Seat:
    """A mandate on the day, the city's own or, with ``party``, another's."""

    slug: str
    state: str
    role: str
    body: str = ""
    starts: str = ""
    ends: str = ""
    stated: str = ""
    office: str = ""
    person: str = ""
    party: str = ""
    ends_at: Meeting | None = None
    elected_at: Meeting | None = None
    chaired_by: str = ""  # another party that leads the same body
    depends_on: str = ""  # "styrelsen för Metropolis"


@dataclass(frozen=True)
class Part:
    """What an administration, or the city, takes part in."""

    held: Held
    level: str
    administration: str = ""
    administration_slug: str = ""
    body: str = ""
    extent: str = ""
    starts: str = ""
    ends: str = ""
    stated: str = ""


@dataclass(frozen=True)
class Decided:
    """A decision or a proposal about the network, known by the day."""

    slug: str
    is_proposal: bool
    matter: str
    title: str
    dated: str
    organ: str = ""
    effective: str = ""
    reference_number: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Charge:
    """What the membership costs for a year, in all and in words."""

    year: int
    words: str
    is_free: bool = False


@dataclass(frozen=True)
class Duty:
    """What the membership obliges the city to."""

    text: str
    progress: str = ""


@dataclass(frozen=True)
class Network:
    """One organisation as of a day. ``values`` holds the names that prose may use that day."""

    slug: str
    name: str
    day: date
    city: str
    kind: str = "network"
    abbreviation: str = ""
    summary: str = ""
    seat: str = ""
    founded: str = ""
    others: tuple[Other, ...] = ()
    counts: tuple[Count, ...] = ()
    remarks: tuple[Remark, ...] = ()
    committees: tuple[str, ...] = ()
    standing: Standing | None = None
    represented_by: str = ""
    fellow_members: tuple[Standing, ...] = ()
    seats: tuple[Seat, ...] = ()
    parts: tuple[Part, ...] = ()
    decisions: tuple[Decided, ...] = ()
    charge: Charge | None = None
    meetings: tuple[Meeting, ...] = ()
    duties: tuple[Duty, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    def is_fresh(self, edtf: str) -> bool:
        """Whether something dated so can be told as it stands; what is undated can."""
        found = bounds(edtf).earliest
        return found is None or found.year >= self.day.year - FRESH

    def is_current(self, edtf: str) -> bool:
        """Whether a number of that date can stand without it: a year old at the most."""
        found = bounds(edtf).latest
        return found is None or (self.day - found).days <= 366

    @property
    def is_member(self) -> bool:
        return self.standing is not None and self.standing.held == "now"
