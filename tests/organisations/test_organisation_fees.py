"""What an organisation's page says that it costs."""

import re

import pytest

from tests.factories import cite, dispute, make_fee, make_membership, make_organisation, make_source

pytestmark = pytest.mark.django_db


def get(client, organisation, **query):
    return client.get(f"/organisationer/{organisation.slug}/", query)


def fees(client, membership, **query):
    response = get(client, membership.organisation, **query)
    return [(fee.year, fee.amount) for fee in response.context["profile"].rows["fees"]]


def cost(client, organisation, **query):
    """The answer to what it costs, in words without marks."""
    text = get(client, organisation, **query).text
    answer = text.split("Vad kostar det?</dt>")[1].split("</dd>")[0]
    return " ".join(re.sub("<.*?>", "", answer).split())


def test_shows_the_fees_year_by_year_the_latest_first(client):
    membership = make_membership()
    make_fee(membership=membership, year=2010, amount=None)
    make_fee(membership=membership, year=2011, amount=0)
    make_fee()

    assert fees(client, membership) == [(2011, 0), (2010, None)]


def test_leaves_out_the_fees_of_later_years_and_of_other_members(client):
    membership = make_membership()
    make_fee(membership=membership, year=2012)
    other = make_membership(organisation=membership.organisation, member=make_organisation())
    make_fee(membership=other, year=2011)

    assert fees(client, membership, datum="2011-12-31") == []
    assert fees(client, membership, datum="2012-01-01") == [(2012, 12500)]


def test_without_any_fee_there_is_no_table_and_the_answer_is_that_nothing_is_known(client):
    organisation = make_membership().organisation

    assert cost(client, organisation) == "Uppgift saknas om avgift, resor och arbetstid."
    assert 'id="avgifter"' not in get(client, organisation).text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "12 500 kr, betalning okänd"),
        ({"payment": "unpaid"}, "12 500 kr, inte betald"),
        ({"payment": "paid"}, "12 500 kr, betald"),
        (
            {"payment": "paid", "paid": "2011-03-02", "due": "2011-03-31"},
            "12 500 kr, förfaller 31 mars 2011, betald 2 mars 2011",
        ),
        ({"amount": None}, "uppgift saknas"),
        ({"amount": 0}, "0 kr, inget att betala"),
        ({"amount": 3000, "currency": "EUR"}, "3 000 €, betalning okänd"),
    ],
)
def test_the_answer_says_what_is_known_of_the_latest_fee(client, fields, said):
    fee = make_fee(**fields)

    expected = f"Avgift 2011: {said}. Uppgift saknas om resor och arbetstid."
    assert cost(client, fee.membership.organisation) == expected


def test_several_fees_of_a_year_are_added_up_currency_by_currency(client):
    membership = make_membership()
    make_fee(membership=membership, amount=12000)
    make_fee(membership=membership, amount=3000, currency="EUR")
    make_fee(membership=membership, amount=None, currency="USD")
    make_fee(membership=membership, year=2010, amount=1)

    assert cost(client, membership.organisation) == (
        "Avgift 2011: minst 3 000 € och 12 000 kr, en avgift okänd. "
        "Uppgift saknas om resor och arbetstid."
    )


def test_a_fee_to_come_is_the_answer_only_when_there_is_no_earlier_one(client):
    membership = make_membership()
    cite(make_fee(membership=membership, year=2012, amount=700), make_source(dated="2010-11"))

    later = cost(client, membership.organisation, datum="2011-03-24")
    make_fee(membership=membership, year=2011, amount=500)
    earlier = cost(client, membership.organisation, datum="2011-03-24")

    assert later.startswith("Avgift 2012: 700 kr")
    assert earlier.startswith("Avgift 2011: 500 kr")


def test_the_source_of_the_fee_stands_beside_the_answer(client):
    fee = make_fee()
    cite(fee, make_source(short_title="Fakturan"))

    answer = get(client, fee.membership.organisation).text.split("Vad kostar det?")[1]

    assert "Fakturan" in answer.split("Vem sitter var")[0]


def test_a_stated_zero_that_another_source_contradicts_is_not_shown_as_unknown(client):
    fee = make_fee(amount=0)
    dispute(fee, field="amount", value="500")

    text = get(client, fee.membership.organisation).text

    assert '<dd class="value" lang="sv">0</dd>' in text
    assert '<dd class="value" lang="sv">500</dd>' in text
