from dataclasses import replace
from datetime import date, timedelta

import pytest

from organisations.mandate_state import Seat, State, state_on

LAST_DAY = date(2011, 11, 26)
SEAT = Seat(
    begins=date(2009, 1, 1),
    ends="2011",
    term_latest=LAST_DAY,
    attested_last=date(2011, 3, 24),
    after_term="lapses",
    warning_days=180,
    has_successor=False,
)
OPEN = replace(SEAT, ends="..", term_latest=None)
END_UNKNOWN = replace(SEAT, ends="", term_latest=None)
CARRIES = replace(SEAT, after_term="carries_over")
STANDS = replace(SEAT, after_term="stands_empty")


def days(number):
    return timedelta(days=number)


@pytest.mark.parametrize(
    ("seat", "day", "state"),
    [
        (SEAT, SEAT.begins - days(1), State.UPCOMING),
        (SEAT, SEAT.begins, State.FILLED),
        (SEAT, LAST_DAY - days(181), State.FILLED),
        (SEAT, LAST_DAY - days(180), State.ENDS_SOON),
        (SEAT, LAST_DAY, State.ENDS_SOON),
        (SEAT, LAST_DAY + days(1), State.ENDED),
        (CARRIES, LAST_DAY, State.ENDS_SOON),
        (CARRIES, LAST_DAY + days(1), State.CARRIED_OVER),
        (STANDS, LAST_DAY + days(1), State.VACANT),
        (replace(CARRIES, has_successor=True), LAST_DAY + days(1), State.ENDED),
        (replace(STANDS, has_successor=True), LAST_DAY + days(1), State.ENDED),
        (OPEN, date(2026, 1, 1), State.FILLED),
        (END_UNKNOWN, date(2011, 3, 24), State.FILLED),
        (END_UNKNOWN, date(2011, 3, 25), State.END_UNKNOWN),
        (replace(END_UNKNOWN, attested_last=None), date(2011, 3, 24), State.END_UNKNOWN),
        (replace(END_UNKNOWN, begins=None), date(2026, 1, 1), State.END_UNKNOWN),
    ],
)
def test_the_state_of_a_mandate_follows_from_its_term(seat, day, state):
    assert state_on(seat, day) == state
