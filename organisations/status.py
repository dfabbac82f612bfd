"""What the city is to an organisation on a day, told from one membership. No database."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from stadsnat.dates import OPEN


class Status(StrEnum):
    MEMBER = "member"
    INVITED = "invited"
    END_UNKNOWN = "end_unknown"
    ENDED = "ended"
    UPCOMING = "upcoming"
    NOT_ATTESTED = "not_attested"


class Term(Protocol):
    """A period with the days of its first and last source."""

    ends: str
    starts_earliest: date | None
    starts_latest: date | None
    ends_latest: date | None
    attested_first: date | None
    attested_last: date | None


def begins(term: Term) -> date | None:
    """The first day that the period can be said to hold; None when nothing tells.

    PeriodQuerySet.begun asks the database the same question.
    """
    if term.starts_earliest:
        return term.starts_earliest
    return min(filter(None, (term.starts_latest, term.attested_first)), default=None)


def status_on(term: Term, day: date, *, is_invitation: bool = False) -> Status:
    """The status that a membership gives on the day.

    A membership whose end is unknown is certain only as long as a source attests it.
    """
    first = begins(term)
    if first is None:
        return Status.NOT_ATTESTED
    if day < first:
        return Status.UPCOMING if term.starts_earliest else Status.NOT_ATTESTED
    if term.ends_latest and term.ends_latest < day:
        return Status.ENDED
    unknown = term.ends != OPEN and term.ends_latest is None
    if unknown and (term.attested_last is None or term.attested_last < day):
        return Status.END_UNKNOWN
    return Status.INVITED if is_invitation else Status.MEMBER
