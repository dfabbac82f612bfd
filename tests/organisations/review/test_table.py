"""Each rule of the review: what breaks it, from which day, and what mends it."""

from datetime import date, timedelta

import pytest

from organisations.models import Claim, Participation
from organisations.review import limits
from organisations.review.table import RULES
from tests.factories import (
    change,
    cite,
    dispute,
    make_body,
    make_category,
    make_claim,
    make_contact,
    make_decision,
    make_event,
    make_fee,
    make_mandate,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_source,
    make_topic,
)

from .broken import BROKEN, DAY, cited, make_member

pytestmark = pytest.mark.django_db

BY_KEY = {rule.key: rule for rule in RULES}
ONE_DAY = timedelta(days=1)


def found(key, day=DAY):
    """The rows that break the rule on the day."""
    return [row for rows in BY_KEY[key].rows(day) for row in rows]


def test_there_is_an_example_of_each_rule():
    assert list(BROKEN) == list(BY_KEY)


@pytest.mark.slow
@pytest.mark.parametrize("key", BROKEN)
class TestRule:
    def test_finds_the_row_that_breaks_it_and_no_other(self, key):
        row = BROKEN[key]()

        rows = [found for found in found(key) if isinstance(found, type(row))]

        assert rows == [row]

    def test_says_what_is_wrong_and_leads_to_the_place_where_it_is_mended(
        self, key, client, editor
    ):
        client.force_login(editor)
        make_topic()  # one to choose
        BROKEN[key]()
        [row, *_] = found(key)
        row.latest_source = "2011-03-24"

        assert str(BY_KEY[key].say(row)).endswith(".")
        path, _, place = BY_KEY[key].mend(row).partition("#")
        page = client.get(path)
        assert page.status_code == 200
        assert f'id="{place}"' in page.text or not place

    def test_finds_nothing_in_an_empty_register(self, key):
        assert found(key) == []


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("uppdrag-utan-eftertradare", date(2012, 1, 1)),
        ("avgift-forfallen", date(2012, 1, 1)),
        ("beslut-utan-utfall", date(2012, 1, 1)),
        ("forslag-utan-beslut", date(2012, 1, 1)),
        ("uppdrag-gar-ut", date(2012, 1, 1)),
        ("medlemskap-gar-ut", date(2012, 1, 1)),
        ("medlemskap-slut-okant", date(2012, 1, 1)),
        ("medlemskap-inte-bekraftat", date(2012, 1, 1)),
        ("deltagande-inte-bekraftat", date(2012, 1, 1)),
        ("uppgift-for-gammal", date(2012, 1, 1)),
        ("webbsida-for-gammal", date(2012, 1, 1)),
        ("kallor-sager-olika", date(2011, 3, 24)),
    ],
)
def test_a_rule_is_broken_from_its_first_day_and_not_the_day_before(key, first):
    BROKEN[key]()

    assert found(key, first - ONE_DAY) == []
    assert len(found(key, first)) == 1


@pytest.mark.parametrize(
    ("key", "last"),
    [
        ("uppdrag-gar-ut", date(2012, 6, 30)),
        ("medlemskap-gar-ut", date(2012, 6, 29)),
        ("avgift-forfaller", date(2012, 1, 1)),
    ],
)
def test_what_is_to_come_is_listed_to_its_last_day(key, last):
    BROKEN[key]()

    assert len(found(key, last)) == 1
    assert found(key, last + ONE_DAY) == []


def with_successor():
    seat = make_mandate(ends="2011", after_term="stands_empty")
    make_mandate(organisation=seat.organisation, starts="2012", ends="2013")


def ended_at_an_event():
    make_mandate(ends="2011", ends_at=make_event(held="2012-01"), after_term="carries_over")


def replaced_claim():
    old = make_claim(organisation=make_member(), as_of="2009")
    make_claim(organisation=old.organisation, as_of="2011-06")


def disputed_claim():
    row = BROKEN["uppgifter-skiljer-sig"]()
    dispute(row, field="number")


def forum_where_all_is_answered_for():
    organisation = make_member()
    make_body(organisation=organisation, kind="forum")
    make_participation(organisation=organisation, starts="2009", ends="..")


def forum_with_declined_part():
    body = make_body(organisation=make_member(), kind="forum")
    make_participation(
        organisation=body.organisation, body=body, level="declined", starts="2009", ends=".."
    )


def member_with_a_topic():
    with change():
        make_member().topics.add(make_topic())


def forum_with_a_seat():
    body = make_body(organisation=make_member(), kind="forum")
    make_mandate(organisation=body.organisation, body=body, ends="..")


def invitation_without_fee():
    category = make_category(is_invitation=True)
    make_membership(organisation=category.organisation, category=category)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "make"),
    [
        ("uppdrag-utan-eftertradare", with_successor),
        ("uppdrag-utan-eftertradare", ended_at_an_event),
        ("uppdrag-utan-eftertradare", lambda: make_mandate(ends="2011", after_term="lapses")),
        ("avgift-forfallen", lambda: make_fee(due="2011-12-31", payment="paid")),
        (
            "avgift-forfallen",
            lambda: make_fee(
                membership=make_membership(member=make_organisation()), due="2011-12-31"
            ),
        ),
        (
            "beslut-utan-utfall",
            lambda: make_decision(stage="decided", effective="2011", outcome="Genomfört."),
        ),
        ("forslag-utan-beslut", lambda: make_decision(dated="2011-03", outcome="Avslaget.")),
        ("avgift-forfaller", lambda: make_fee(year=2012, due="2012-01-31", payment="paid")),
        ("kallor-sager-olika", lambda: dispute(make_organisation(), reason="Avgjort.")),
        ("uppgifter-skiljer-sig", disputed_claim),
        ("rad-utan-kalla", lambda: cite(cited(make_organisation()))),
        ("medlemskap-utan-avgift", lambda: make_fee(amount=None)),
        ("medlemskap-utan-avgift", invitation_without_fee),
        ("medlemskap-slut-okant", lambda: cited(make_membership(ends=""), "2011-01-01")),
        ("avgift-utan-forfallodag", lambda: make_fee(payment="paid")),
        ("avgift-utan-forfallodag", lambda: make_fee(amount=0)),
        ("avgift-utan-belopp", lambda: make_fee(amount=0)),
        ("uppdrag-utan-innehavare", lambda: make_mandate(office=make_office(), ends="..")),
        ("uppdrag-utan-slut", lambda: make_mandate(ends="", ends_at=make_event(held=""))),
        ("uppdrag-utan-slut", lambda: make_mandate(ends="..")),
        ("forum-utan-kontakt", lambda: make_body(organisation=make_member(), kind="board")),
        ("forum-utan-kontakt", lambda: make_body(kind="forum")),
        ("forum-utan-kontakt", forum_where_all_is_answered_for),
        ("forum-utan-kontakt", forum_with_declined_part),
        ("forum-utan-kontakt", forum_with_a_seat),
        ("organisation-utan-beskrivning", lambda: make_member(summary="Ett nätverk.")),
        ("organisation-utan-webbplats", lambda: make_member(website="https://exempel.se")),
        ("organisation-utan-sakomrade", member_with_a_topic),
        (
            "organisation-utan-kontaktperson",
            lambda: make_contact(organisation=make_member(), starts="2009", ends=".."),
        ),
        ("uppgift-for-gammal", replaced_claim),
        ("uppgift-for-gammal", lambda: make_claim(as_of="1990")),
        (
            "uppgift-for-gammal",
            lambda: make_claim(organisation=make_member(), kind="founded", as_of="1986"),
        ),
        ("webbsida-for-gammal", lambda: make_source(kind="web_page", dated="2009")),
    ],
)
def test_leaves_out_what_is_in_order(key, make):
    make()

    assert found(key) == []


@pytest.mark.parametrize(("day", "expected"), [("2011-03-23", 0), ("2011-03-24", 1)])
def test_a_forum_that_a_source_names_later_was_not_known_before(day, expected):
    cited(make_body(organisation=make_member(), kind="forum"))

    assert len(found("forum-utan-kontakt", date.fromisoformat(day))) == expected


def test_a_claim_about_the_city_itself_grows_old_too():
    old = make_claim(organisation=None, kind="policy", as_of="2005")

    assert found("uppgift-for-gammal") == [old]


def test_of_two_claims_of_a_kind_the_latest_alone_is_to_be_renewed():
    organisation = make_member()
    make_claim(organisation=organisation, as_of="2005")
    latest = make_claim(organisation=organisation, as_of="2009")

    assert found("uppgift-for-gammal") == [latest]


def test_two_foundings_at_different_times_contradict_each_other():
    year = make_claim(kind="founded", number=None, text="1986", as_of="1986", bound="", unit="")
    same = {"organisation": year.organisation, "kind": "founded", "number": None, "bound": ""}
    make_claim(**same, unit="", text="maj 1986", as_of="1986-05")

    assert found("uppgifter-skiljer-sig") == []
    later = make_claim(**same, unit="", text="1990", as_of="1990")
    assert found("uppgifter-skiljer-sig") == [later]


def test_a_part_that_the_city_declined_needs_no_new_source():
    row = BROKEN["deltagande-inte-bekraftat"]()
    row.level = Participation.Level.DECLINED
    with change():
        row.save()

    assert found("deltagande-inte-bekraftat") == []


@pytest.mark.parametrize(("warning_days", "expected"), [(0, 0), (29, 0), (30, 1), (3650, 1)])
def test_each_mandate_is_warned_of_by_its_own_days(warning_days, expected):
    make_mandate(ends="2012-01-31", warning_days=warning_days)

    assert len(found("uppdrag-gar-ut")) == expected


def test_every_kind_of_claim_has_a_limit_or_happened_once():
    assert set(Claim.Kind) - set(limits.CLAIM_MONTHS) == {Claim.Kind.FOUNDED, Claim.Kind.DOCUMENT}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2012, 1, 1), 6, date(2011, 7, 1)),
        (date(2012, 3, 31), 1, date(2012, 2, 29)),
        (date(2012, 1, 31), 12, date(2011, 1, 31)),
        (date(2012, 2, 29), 24, date(2010, 2, 28)),
    ],
)
def test_months_are_counted_back_to_the_same_day_or_the_last_of_the_month(day, months, expected):
    assert limits.months_before(day, months) == expected
