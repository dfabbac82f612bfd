"""Every form of EDTF that the register uses, for Hypothesis."""

from datetime import date

from hypothesis import strategies as st

from stadsnat import dates

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
PLAIN = st.one_of(DAYS.map(date.isoformat), DAYS.map("{:%Y-%m}".format), DAYS.map("{:%Y}".format))
SEASONS = st.builds("{:%Y}-{}".format, DAYS, st.integers(21, 24))
DECADES = st.integers(100, 299).map("{}X".format)
ONE = st.one_of(PLAIN, SEASONS, DECADES)


def holds(edtf):
    try:
        dates.bounds(edtf)
    except ValueError:
        return False
    return True


QUALIFIED = st.builds("{}{}".format, ONE, st.sampled_from("~?%")).filter(holds)
BETWEEN = st.builds("[{}..{}]".format, PLAIN, PLAIN).filter(holds)
IN_A_DECADE = st.builds(
    "[{0}{1}..{0}{2}]".format, st.integers(100, 299), st.integers(0, 9), st.integers(0, 9)
).filter(holds)
TURNS = st.integers(1000, 2998).map(lambda year: f"[{year}-12-31..{year + 1}-01-01]")
ONE_SIDED = st.one_of(PLAIN.map("[{}..]".format), PLAIN.map("[..{}]".format))
INTERVALS = st.builds("{}/{}".format, ONE, ONE).filter(holds)
NEAR_DAYS = st.builds(
    lambda day, length: f"{day}/{date.fromordinal(day.toordinal() + length)}",
    st.dates(min_value=date(1000, 1, 1), max_value=date(2998, 12, 31)),
    st.integers(0, 50),
)
MOMENTS = st.one_of(ONE, QUALIFIED, BETWEEN, IN_A_DECADE, TURNS, ONE_SIDED)
DATES = st.one_of(MOMENTS, INTERVALS, NEAR_DAYS)
