from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone, translation

from stadsnat.day import Day, chosen_day


@pytest.fixture(autouse=True)
def swedish():
    with translation.override("sv"):
        yield


def chosen(**query):
    return chosen_day(RequestFactory().get("/", query))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2011-03-24", date(2011, 3, 24)),
        ("2012-02-29", date(2012, 2, 29)),
        ("1000-01-01", date(1000, 1, 1)),
        ("2999-12-31", date(2999, 12, 31)),
    ],
)
def test_a_day_that_can_be_read_is_the_pages_day(written, day):
    assert chosen(datum=written) == Day(day, written)


@pytest.mark.parametrize(
    "written", [" 2011-03-24", "2011-03-24 ", "\t2011-03-24\n", "\u00a02011-03-24"]
)
def test_blank_space_round_a_day_does_no_harm(written):
    assert chosen(datum=written) == Day(date(2011, 3, 24), "2011-03-24")


@pytest.mark.parametrize("query", [{}, {"datum": ""}, {"datum": "   "}, {"datum": "\t\n"}])
def test_without_a_day_it_is_today(query):
    today = timezone.localdate()

    assert chosen(**query) == Day(today, today.isoformat())


@pytest.mark.parametrize(
    "written",
    [
        "i går",
        "2011",
        "2011-03",
        "2011-3-24",
        "2011-02-30",
        "2011-13-01",
        "24/3 2011",
        "2011-03-24T12:00",
        "0000-01-01",
        "0999-12-31",
        "3000-01-01",
        "9999-12-31",
        "10000-01-01",
        "-0001-01-01",
        "２０１１-０３-２４",
        "2011-03-24\x00",
        "<b>",
    ],
)
def test_a_day_that_cannot_be_read_is_told_and_shows_today(written):
    message = (
        f"Dagen ”{written}” går inte att läsa. Skriv den som 2011-03-24. Sidan visar läget i dag."
    )

    assert chosen(datum=written) == Day(timezone.localdate(), written, message)


def test_of_a_long_text_only_the_beginning_is_told():
    day = chosen(datum="9" * 80)

    assert day.written == "9" * 80
    assert day.error.startswith(f"Dagen ”{'9' * 40}” går inte att läsa.")


def test_an_english_reader_is_told_in_english():
    with translation.override("en"):
        day = chosen(datum="yesterday")

    assert day.error.startswith("The day “yesterday” cannot be read. Write it as 2011-03-24.")


@pytest.mark.parametrize(("days", "is_today"), [(-1, False), (0, True), (1, False)])
def test_knows_whether_it_is_today(days, is_today):
    day = timezone.localdate() + timedelta(days=days)

    assert chosen(datum=day.isoformat()).is_today == is_today


@pytest.mark.parametrize(
    ("written", "query"),
    [
        ("2011-03-24", "?datum=2011-03-24"),
        (" 2011-03-24 ", "?datum=2011-03-24"),
        ("1000-01-01", "?datum=1000-01-01"),
        ("2999-12-31", "?datum=2999-12-31"),
        ("", ""),
        ("i går", ""),
    ],
)
def test_a_link_keeps_the_day_unless_it_is_today(written, query):
    assert chosen(datum=written).query == query


def test_a_link_from_today_needs_no_day():
    assert chosen(datum=timezone.localdate().isoformat()).query == ""


@pytest.mark.parametrize("written", ["2011-03-24", "1000-01-01", "2999-12-31"])
def test_the_next_page_shows_the_same_day(written):
    day = chosen(datum=written)

    assert chosen_day(RequestFactory().get(f"/{day.query}")) == day
