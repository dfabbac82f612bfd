from datetime import date
from types import SimpleNamespace

import pytest

from organisations.status import Status, status_on


def term(ends="..", starts=None, ends_latest=None, attested=None, starts_latest=None):
    return SimpleNamespace(
        ends=ends,
        starts_earliest=starts,
        starts_latest=starts_latest,
        ends_latest=ends_latest,
        attested_first=attested,
        attested_last=attested,
    )


STARTED = date(2003, 1, 1)
STATED = date(2011, 3, 24)
DAY_BEFORE, DAY_AFTER = date(2011, 3, 23), date(2011, 3, 25)


@pytest.mark.parametrize(
    ("row", "day", "status"),
    [
        (term(starts=STARTED), date(2002, 12, 31), Status.UPCOMING),
        (term(starts=STARTED), STARTED, Status.MEMBER),
        (term(starts=STARTED), DAY_AFTER, Status.MEMBER),
        (term("2011", STARTED, STATED), DAY_BEFORE, Status.MEMBER),
        (term("2011", STARTED, STATED), STATED, Status.MEMBER),
        (term("2011", STARTED, STATED), DAY_AFTER, Status.ENDED),
        (term("", STARTED, attested=STATED), DAY_BEFORE, Status.MEMBER),
        (term("", STARTED, attested=STATED), STATED, Status.MEMBER),
        (term("", STARTED, attested=STATED), DAY_AFTER, Status.END_UNKNOWN),
        (term("", STARTED), DAY_AFTER, Status.END_UNKNOWN),
        (term("..", attested=STATED), DAY_BEFORE, Status.NOT_ATTESTED),
        (term("..", attested=STATED), STATED, Status.MEMBER),
        (term(".."), STATED, Status.NOT_ATTESTED),
        (term("..", starts_latest=STATED), DAY_BEFORE, Status.NOT_ATTESTED),
        (term("..", starts_latest=STATED), STATED, Status.MEMBER),
        (term("[2010..]", STARTED, attested=STATED), STATED, Status.MEMBER),
        (term("[2010..]", STARTED, attested=STATED), DAY_AFTER, Status.END_UNKNOWN),
    ],
)
def test_a_membership_gives_a_status_on_a_day(row, day, status):
    assert status_on(row, day) == status


def test_an_invitation_is_no_membership():
    assert status_on(term(starts=STARTED), STATED, is_invitation=True) == Status.INVITED


def test_an_invitation_that_is_over_is_over():
    row = term("2010", STARTED, date(2010, 12, 31))

    assert status_on(row, STATED, is_invitation=True) == Status.ENDED
