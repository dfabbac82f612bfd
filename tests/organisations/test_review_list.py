from datetime import date

import pytest
from django.utils import timezone

from organisations.review.table import RULES
from tests.factories import (
    cite,
    dispute,
    make_claim,
    make_fee,
    make_mandate,
    make_organisation,
    make_person,
    make_proposal,
)
from tests.organisations.review.broken import BROKEN, DAY, make_member

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

URL = "/granskning/"


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


def review(client, **query):
    return client.get(URL, {"datum": DAY.isoformat()} | query).context["review"]


def counts(client, **query):
    """The rules that something breaks, with how many rows do."""
    return {key: count for key, count in review(client, **query).counts.items() if count}


def shown(client, **query):
    found = review(client, **query)
    return [(s.rule.key, [f.row for f in s.findings]) for s in found.sections]


def overdue_fee(**fields):
    """A fee with nothing amiss but that it is overdue; its membership has other faults."""
    fee = make_fee(due="2011-12-31", **fields)
    cite(fee)
    return fee


def test_shows_each_finding_with_its_organisation_its_place_and_where_it_is_mended(staff):
    fee = overdue_fee()

    response = staff.get(URL, {"datum": "2012-01-01", "regel": "avgift-forfallen"})

    [section] = response.context["review"].sections
    [finding] = section.findings
    assert (finding.row, finding.organisation) == (fee, fee.membership.organisation)
    assert finding.since == date(2011, 12, 31)
    assert f'href="/organisationer/{finding.organisation.slug}/?datum=2012-01-01#avgifter"' in (
        response.text
    )
    assert f'href="/avgifter/{fee.pk}/andra/#id_payment_0"' in response.text
    assert "Förfallodag: 31 december 2011. Det framgår inte om avgiften är betald." in response.text


def test_leaves_out_what_is_in_order_and_names_it_at_the_end(staff):
    overdue_fee(payment="paid")

    found = review(staff)

    assert found.counts["avgift-forfallen"] == 0
    assert "avgift-forfallen" in [rule.key for rule in found.in_order]


def test_an_empty_register_is_in_order(staff):
    response = staff.get(URL)

    assert response.context["review"].total == 0
    assert "Allt är i sin ordning" in response.text


@pytest.mark.parametrize(("day", "expected"), [("2011-12-31", 0), ("2012-01-01", 1)])
def test_looks_at_the_register_as_it_was_on_the_day(staff, day, expected):
    overdue_fee()

    assert counts(staff, datum=day).get("avgift-forfallen", 0) == expected


def test_filters_on_the_rule(staff):
    fee = overdue_fee()

    assert shown(staff, regel="avgift-forfallen") == [("avgift-forfallen", [fee])]
    assert shown(staff, regel="uppdrag-utan-slut") == []


def test_filters_on_the_organisation_whatever_kind_of_row_it_is_about(staff):
    for make in BROKEN.values():
        make()
    fee = overdue_fee()

    found = counts(staff, organisation=fee.membership.organisation.slug)

    assert found == {
        "avgift-forfallen": 1,
        "rad-utan-kalla": 2,
        "organisation-utan-kontaktperson": 1,
        "organisation-utan-beskrivning": 1,
        "organisation-utan-webbplats": 1,
        "organisation-utan-sakomrade": 1,
    }


@pytest.mark.slow
@pytest.mark.parametrize("key", [rule.key for rule in RULES])
def test_a_finding_belongs_to_the_organisation_that_it_is_about(staff, key):
    BROKEN[key]()
    [(_, [row, *_rest])] = shown(staff, regel=key)
    [section] = review(staff, regel=key).sections

    organisation = section.findings[0].organisation

    if organisation is not None:
        assert shown(staff, regel=key, organisation=organisation.slug)[0][1][0] == row
    another = make_organisation()
    cite(another)
    assert shown(staff, regel=key, organisation=another.slug) == []


def test_a_contradiction_is_found_with_the_organisation_of_the_row_it_is_about(staff):
    fee = make_fee()
    dispute(fee, question="Vad kostar det?", value="500")

    found = shown(staff, regel="kallor-sager-olika", organisation=fee.membership.organisation.slug)

    assert [key for key, _ in found] == ["kallor-sager-olika"]


def test_shows_the_longest_lasting_first_and_the_first_three_of_each_rule(staff):
    years = [2008, 2005, 2007, 2006]
    mandates = {
        year: make_mandate(starts="2001", ends=str(year), after_term="carries_over")
        for year in years
    }

    [(_, first), *_rest] = shown(staff)
    [(_, everything)] = shown(staff, regel="uppdrag-utan-eftertradare")

    assert first == [mandates[year] for year in (2005, 2006, 2007)]
    assert everything == [mandates[year] for year in (2005, 2006, 2007, 2008)]


def test_the_findings_of_one_rule_come_fifty_a_page(staff):
    claims = [cite(make_claim(organisation=make_member(), as_of="2009")) for _ in range(51)]

    first, second = (shown(staff, regel="uppgift-for-gammal", sida=page) for page in ("1", "2"))

    assert [len(rows) for _, rows in first + second] == [50, 1]
    assert {row for _, rows in first + second for row in rows} == {c.target for c in claims}


def test_rows_without_a_source_come_from_several_tables_on_one_page(staff):
    mandate = make_mandate()

    [(_, rows)] = shown(staff, regel="rad-utan-kalla")

    assert rows == [mandate, mandate.organisation]


@pytest.mark.parametrize("query", [{"regel": "hittepa"}, {"organisation": "hittepa"}])
def test_what_cannot_be_chosen_is_told_and_nothing_is_left_out(staff, query):
    overdue_fee()

    response = staff.get(URL, {"datum": DAY.isoformat()} | query)

    assert "Välj ett giltigt alternativ" in response.text
    assert response.context["review"].counts["avgift-forfallen"] == 1


def test_a_bad_day_gives_a_kind_message_and_today(staff):
    assert "går inte att läsa" in staff.get(URL, {"datum": "nyss"}).text


def test_nobody_is_sent_to_sign_in(client):
    response = client.get(URL)

    assert response.headers["Location"] == "/konto/logga-in/?next=/granskning/"


def test_a_reader_may_not(client, reader):
    make_fee()
    client.force_login(reader)

    response = client.get(URL)

    assert response.status_code == 403
    assert "Avgift" not in response.text


def test_writing_to_the_page_is_refused(staff):
    assert staff.post(URL).status_code == 405


def test_the_menu_leads_there_for_staff_alone(client, editor, reader):
    links = []
    for user in (None, reader, editor):
        if user:
            client.force_login(user)
        links.append('href="/granskning/"' in client.get("/").text)

    assert links == [False, False, True]


def test_asks_about_rows_that_may_be_the_same_and_leads_to_where_they_become_one(staff):
    one, other = make_organisation(name="Forum"), make_organisation(name="FORUM")
    person, namesake = make_person(name="Åsa Prov"), make_person(name="Prov, Åsa")

    response = staff.get(URL)
    filtered = staff.get(URL, {"organisation": one.slug})

    assert [(pair.one, pair.other, pair.merge_url) for pair in response.context["duplicates"]] == [
        (one, other, f"/organisationer/{one.slug}/sla-samman/?med={other.pk}"),
        (person, namesake, f"/personer/{person.pk}/sla-samman/?med={namesake.pk}"),
    ]
    assert filtered.context["duplicates"] == []


def test_says_how_many_proposals_wait_for_an_answer(staff):
    make_proposal()
    answered = make_proposal()
    answered.values.update(decision="rejected", decided_at=timezone.now(), decided_by=answered.by)

    texts = [staff.get(page).text for page in (URL, "/")]

    assert ["1 förslag väntar på svar" in texts[0], 'href="/forslag/"' in texts[1]] == [True, True]


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_the_database_twenty_one_times_however_many_rows(
    staff, rows, django_assert_num_queries
):
    for make in BROKEN.values():
        for _ in range(rows):
            make()

    with django_assert_num_queries(21):
        response = staff.get(URL, {"datum": DAY.isoformat()})

    assert {s.rule.key for s in response.context["review"].sections} == set(BROKEN)


@pytest.mark.parametrize("rows", [1, 3])
def test_asks_eight_times_for_one_rule(staff, rows, django_assert_num_queries):
    for _ in range(rows):
        overdue_fee()

    with django_assert_num_queries(8):
        staff.get(URL, {"datum": DAY.isoformat(), "regel": "avgift-forfallen"})
