from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisations.models import Fee
from tests.factories import change, cite, make_fee, make_membership, make_organisation, make_source

pytestmark = pytest.mark.django_db

DUE = date(2011, 3, 31)


@pytest.mark.parametrize(("year", "expected"), [(2010, 0), (2011, 1), (2012, 0)])
def test_a_fee_holds_in_its_year(year, expected):
    make_fee(year=2011)

    assert Fee.objects.at(date(year, 6, 30)).count() == expected
    assert Fee.objects.of_year(year).count() == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2011-03-23", 1), ("2011-03-24", 2), ("2012-01-01", 3)]
)
def test_a_fee_of_a_year_to_come_is_known_from_its_first_source(day, expected):
    make_fee(year=2011)
    make_fee(year=2012)
    cite(make_fee(year=2012), make_source(dated="2011-03-24"))

    assert Fee.objects.by(date.fromisoformat(day)).count() == expected


def test_what_another_member_pays_is_not_the_citys():
    fee = make_fee()
    make_fee(membership=make_membership(member=make_organisation()))

    assert list(Fee.objects.of_the_city()) == [fee]


@pytest.mark.parametrize(
    ("fields", "day", "is_overdue"),
    [
        ({}, "2011-03-31", False),
        ({}, "2011-04-01", True),
        ({"payment": "unpaid"}, "2011-04-01", True),
        ({"payment": "paid"}, "2011-04-01", False),
        ({"payment": "paid", "paid": "2011-05-02"}, "2011-05-01", True),
        ({"payment": "paid", "paid": "2011-05-02"}, "2011-05-02", False),
        ({"payment": "paid", "paid": "2011"}, "2011-04-01", False),
        ({"amount": None}, "2011-04-01", True),
        ({"amount": 0}, "2011-04-01", False),
        ({"due": ""}, "2026-01-01", False),
        ({"due": "2011-03"}, "2011-03-31", False),
        ({"due": "2011-03"}, "2011-04-01", True),
    ],
)
def test_a_fee_is_overdue_from_the_day_after_until_it_is_known_to_be_paid(fields, day, is_overdue):
    make_fee(**{"due": "2011-03-31"} | fields)

    assert Fee.objects.overdue(date.fromisoformat(day)).exists() == is_overdue


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        ({}, "2011-04-01", "unknown"),
        ({"payment": "unpaid"}, "2011-04-01", "unpaid"),
        ({"payment": "paid"}, "2011-04-01", "paid"),
        ({"payment": "paid", "paid": "2011-05-02"}, "2011-05-01", "unpaid"),
        ({"payment": "paid", "paid": "2011-05-02"}, "2011-05-02", "paid"),
    ],
)
def test_an_unknown_payment_is_not_an_unpaid_fee(fields, day, state):
    assert make_fee(**fields).payment_on(date.fromisoformat(day)) == state


def test_a_fee_is_given_once_for_a_year_and_a_currency():
    fee = make_fee()
    make_fee(membership=fee.membership, year=2012)
    make_fee(membership=fee.membership, currency="EUR")

    with pytest.raises(ValidationError) as caught:
        Fee(membership=fee.membership, year=2011, currency="SEK").full_clean()

    assert caught.value.messages == ["Medlemskapet har redan en avgift för det året i den valutan."]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"amount": Decimal("-1")}, "En avgift kan inte vara mindre än noll."),
        ({"currency": ""}, "Ange vilken valuta beloppet är i."),
        ({"paid": "2011-05"}, "En betalningsdag är angiven. Välj då att avgiften är betald."),
    ],
)
def test_the_database_itself_refuses_what_cannot_be_and_says_why(fields, message):
    membership = make_membership()
    values = {"membership": membership, "year": 2011, "amount": Decimal(1)} | fields

    with pytest.raises(ValidationError) as caught:
        Fee(**values).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_fee(**values)

    assert caught.value.messages == [message]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (
            "currency",
            "sek",
            "”sek” är ingen valuta. Skriv valutans tre bokstäver, till exempel EUR.",
        ),
        (
            "due",
            "i mars",
            "”i mars” är inte ett datum. Skriv till exempel 2003, 2008-10 eller 2011-03-24.",
        ),
        ("due", "..", "En dag kan inte vara pågående. Lämna fältet tomt om dagen är okänd."),
    ],
)
def test_what_is_written_wrongly_is_told_in_words(field, value, message):
    fee = Fee(membership=make_membership(), year=2011, **{field: value})

    with pytest.raises(ValidationError) as caught:
        fee.full_clean()

    assert caught.value.message_dict == {field: [message]}


def test_a_new_fee_is_in_the_citys_currency_and_nothing_is_known_of_it(settings):
    settings.CURRENCY = "NOK"

    fee = Fee()

    assert (fee.currency, fee.amount, fee.payment) == ("NOK", None, "unknown")


def test_every_change_leaves_a_row_in_the_history():
    fee = make_fee(amount=None)

    fee.amount = 12500
    with change():
        fee.save()

    assert [row.amount for row in fee.history.all()] == [Decimal(12500), None]
