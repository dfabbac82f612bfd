"""Every form of EDTF that the register uses, for Hypothesis.

Each is made from days that it holds, so none need be thrown away: EDTF is slow to check.
"""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

# One date may take a busy machine long, so there are fewer of them.
UNHURRIED = settings(deadline=None, max_examples=40)

_SEASONS = {month: 21 + (month - 3) // 3 for month in range(3, 13)}


def plain(day):
    return [f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"]


def one(day):
    season = f"{day:%Y}-{_SEASONS.get(day.month, 21)}"
    return [*plain(day), f"{day:%Y}"[:3] + "X", *[season] * (day.month in _SEASONS)]


DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
IN_ORDER = st.lists(DAYS, min_size=2, max_size=2).map(sorted)
PLAIN = DAYS.flatmap(lambda day: st.sampled_from(plain(day)))
ONE = DAYS.flatmap(lambda day: st.sampled_from(one(day)))
DECADES = st.integers(100, 299)
QUALIFIED = st.builds(
    "{}{}".format, st.one_of(PLAIN, DECADES.map("{}X".format)), st.sampled_from("~?%")
)
BETWEEN = st.builds(
    lambda days, length: f"[{days[0]}"[: length + 1] + f"..{str(days[1])[:length]}]",
    IN_ORDER,
    st.sampled_from([4, 7, 10]),
)
IN_A_DECADE = st.builds(
    lambda tens, years: f"[{tens}{years[0]}..{tens}{years[1]}]",
    DECADES,
    st.lists(st.integers(0, 9), min_size=2, max_size=2).map(sorted),
)
TURNS = st.integers(1000, 2998).map(lambda year: f"[{year}-12-31..{year + 1}-01-01]")
ONE_SIDED = st.one_of(PLAIN.map("[{}..]".format), PLAIN.map("[..{}]".format))
INTERVALS = IN_ORDER.flatmap(
    lambda days: st.builds("{}/{}".format, *(st.sampled_from(one(day)) for day in days))
)
NEAR_DAYS = st.builds(
    lambda day, length: f"{day}/{day + timedelta(days=length)}",
    st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 11, 1)),
    st.integers(0, 50),
)
MOMENTS = st.one_of(ONE, QUALIFIED, BETWEEN, IN_A_DECADE, TURNS, ONE_SIDED)
DATES = st.one_of(MOMENTS, INTERVALS, NEAR_DAYS)
