"""The state of a mandate on a day: derived from its term, never stored. No database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stadsnat.dates import OPEN


class State(StrEnum):
    UPCOMING = "upcoming"
    FILLED = "filled"
    ENDS_SOON = "ends_soon"
    END_UNKNOWN = "end_unknown"
    CARRIED_OVER = "carried_over"
    VACANT = "vacant"
    ENDED = "ended"


@dataclass(frozen=True)
class Seat:
    """What the state of a mandate follows from.

    ``ends`` is the term's end as EDTF, ``term_latest`` its last day when it is known;
    ``after_term`` is what the seat's rules say happens when the term is over, and
    ``has_successor`` whether a later term of the same seat has begun on the day asked for.
    """

    begins: date | None
    ends: str
    term_latest: date | None
    attested_last: date | None
    after_term: str
    warning_days: int
    has_successor: bool


def state_on(seat: Seat, day: date) -> State:
    """The state on the day; the last day of a term is counted in."""
    if seat.begins is not None and day < seat.begins:
        return State.UPCOMING
    if seat.term_latest is None:
        attested = seat.attested_last is not None and day <= seat.attested_last
        return State.FILLED if seat.ends == OPEN or attested else State.END_UNKNOWN
    if day <= seat.term_latest:
        soon = (seat.term_latest - day).days <= seat.warning_days
        return State.ENDS_SOON if soon else State.FILLED
    if seat.has_successor:
        return State.ENDED
    after = {"carries_over": State.CARRIED_OVER, "stands_empty": State.VACANT}
    return after.get(seat.after_term, State.ENDED)
