"""The text that calendar programs read: written, and read back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from organisations.calendar import ics
from organisations.calendar.entries import Entry, Kind, of_event, of_membership
from organisations.models import Citation, Disagreement, Event, Membership, Organisation, Source
from stadsnat.dates import Bounds
from stadsnat.precision import Precision, precision

# A busy machine may take its time over the first reading of a date.
PATIENT = settings(deadline=None)
ORGANISATION = Organisation(slug="metropolis", name="Metropolis")
LONG = "Världskongressen för storstäder; åtgärder, ”på väg” mot \\ Åbo " * 4


def absolute(address):
    return f"https://stadsnat.example{address}"


def entry(**fields):
    defaults = {
        "key": "event-3-held",
        "kind": Kind.EVENT,
        "label": "kongress",
        "title": "kongressen 2011",
        "organisation": ORGANISATION,
        "edtf": "2011-11-23/2011-11-26",
        "days": Bounds(date(2011, 11, 23), date(2011, 11, 26)),
    }
    return Entry(**defaults | fields)


def events(*entries):
    """The entries, written and read back."""
    return Calendar.from_ical(ics.write(entries, "Stadsnät", absolute)).walk("VEVENT")


def test_the_calendar_says_its_name_and_how_often_to_look():
    text = ics.write([], "Stadsnät: Åbo, Turku", absolute)
    calendar = Calendar.from_ical(text)

    named = [line for line in text.decode().splitlines() if "Åbo" in line]
    assert named == ["NAME:Stadsnät: Åbo\\, Turku", "X-WR-CALNAME:Stadsnät: Åbo\\, Turku"]
    assert (calendar["version"], calendar["calscale"]) == ("2.0", "GREGORIAN")
    assert calendar["refresh-interval"].dt == timedelta(hours=12)
    assert calendar.errors == []


def test_an_entry_is_whole_days_with_an_exclusive_end_that_blocks_nobodys_time():
    [event] = events(entry(place="Porto Alegre, Brasilien", note="Löper ut."))

    assert event["dtstart"].to_ical() == b"20111123"
    assert event["dtend"].to_ical() == b"20111127"
    assert (event["dtstart"].VALUE, event["dtend"].VALUE) == ("DATE", "DATE")
    assert event["transp"] == "TRANSPARENT"
    assert event["status"] == "CONFIRMED"
    assert event["summary"] == "Metropolis: kongressen 2011"
    assert event["location"] == "Porto Alegre, Brasilien"
    assert event["description"] == "Löper ut."
    assert event["url"] == "https://stadsnat.example/organisationer/metropolis/"
    assert event.categories == ["Händelser"]


def test_the_name_of_an_entry_holds_the_domain_of_the_settings(settings):
    settings.CALENDAR_UID_DOMAIN = "natverk.example"

    assert events(entry())[0]["uid"] == "event-3-held@natverk.example"


def test_what_ends_says_so_and_of_what():
    end = entry(kind=Kind.MANDATE_END, label="uppdrag löper ut", title="Ledamot, styrelsen")
    of_all = entry(kind=Kind.MEMBERSHIP_END, label="medlemskap upphör", title="")

    assert [event["summary"] for event in events(end, of_all)] == [
        "Metropolis: uppdrag löper ut – Ledamot, styrelsen",
        "Metropolis: medlemskap upphör",
    ]


def test_the_description_names_sources_numbers_and_open_contradictions():
    row = Event()
    source = Source(short_title="Bilaga 1")
    row.cited = [Citation(source=source, where="s. 2"), Citation(source=source)]
    row.disputed = [question("Var?", ""), question("När?", "Avgjort.")]

    [event] = events(entry(rows=[row], reference_number="006-1348/2010"))

    assert event["description"] == ("Dnr 006-1348/2010\nMotstridig uppgift: Var?\nKälla: Bilaga 1")


def question(text, reason):
    return Disagreement(pk=len(text), question=text, reason=reason)


def test_when_it_changed_is_told_three_times():
    changed = datetime(2026, 11, 22, 6, 50, 54, tzinfo=UTC)

    [event] = events(entry(changed=changed))

    assert event["dtstamp"].dt == event["last-modified"].dt == changed
    assert event["sequence"] == ics.sequence(changed)


def test_a_later_change_has_a_higher_number_that_a_program_can_hold():
    first, later = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC)

    assert ics.sequence(later) - ics.sequence(first) == 1
    assert ics.sequence(datetime(2068, 1, 1, tzinfo=UTC)) < 2**31


def test_long_swedish_text_is_folded_and_reads_back_equal():
    text = ics.write([entry(title=LONG, note=f"{LONG}\n{LONG}")], "Stadsnät", absolute)

    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert event["summary"] == f"Metropolis: {LONG}"
    assert event["description"] == f"{LONG}\n{LONG}"


@PATIENT
@given(
    st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n"), max_size=300)
)
def test_any_text_reads_back_equal(text):
    [event] = events(entry(title=f"x{text}"))

    assert event["summary"] == f"Metropolis: x{text}"


def days(first, last):
    return st.dates(date(first, 1, 1), date(last, 12, 31)).map(str)


YEARS = st.integers(1900, 2099).map(str)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 24))
PLAIN = st.one_of(days(1900, 2099), MONTHS, YEARS, SEASONS, st.just("199X"))
EDTF = st.one_of(
    PLAIN,
    st.builds("{}{}".format, PLAIN.filter(lambda text: "X" not in text), st.sampled_from("~?%")),
    st.builds("{}/{}".format, days(1900, 1999), days(2000, 2099)),
    st.builds("{}/{}".format, MONTHS.filter(lambda text: text < "2000"), days(2000, 2099)),
    st.builds("[{}..{}]".format, days(1900, 1999), days(2000, 2099)),
    st.builds("[{}..]".format, YEARS),
    st.sampled_from(["", ".."]),
)


@PATIENT
@given(EDTF)
def test_only_named_days_are_in_the_feed_and_the_end_is_the_day_after_the_last(edtf):
    held = Event(pk=1, organisation=ORGANISATION, name="mötet", kind="meeting", held=edtf)
    ending = Membership(pk=1, organisation=ORGANISATION, ends=edtf)
    for row in (held, ending):
        row.cited, row.disputed = [], []

    found = events(*of_event(held), *of_membership(ending))

    if precision(edtf) not in (Precision.DAY, Precision.DAYS):
        assert found == []
        return
    first, last = edtf.split("/")[0], edtf.split("/")[-1]
    after = date.fromisoformat(last) + timedelta(days=1)
    assert [(event["dtstart"].dt, event["dtend"].dt) for event in found] == [
        (date.fromisoformat(first), after),
        (date.fromisoformat(last), after),
    ]


def test_what_was_removed_is_cancelled():
    removed = entry(is_cancelled=True, label="borttaget ur registret", title="", organisation=None)

    [event] = events(removed)

    assert (event["status"], event["summary"]) == ("CANCELLED", "borttaget ur registret")


@pytest.mark.parametrize("edtf", ["2011-11", "2011", ""])
def test_what_has_no_days_is_left_out(edtf):
    assert events(entry(edtf=edtf, days=None)) == []
