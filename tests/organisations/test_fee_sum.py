from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.fee_sum import FeeSum, add_up, say_money, say_sum

SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Asked:
    amount: Decimal | None
    currency: str = "SEK"


FEES = st.builds(
    Asked,
    st.none() | st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["SEK", "EUR", "USD"]),
)


@pytest.mark.parametrize(
    ("amount", "currency", "swedish", "english"),
    [
        ("12500", "SEK", "12 500 kr", "SEK 12,500"),
        ("12500.00", "SEK", "12 500 kr", "SEK 12,500"),
        ("12500.50", "SEK", "12 500,50 kr", "SEK 12,500.50"),
        ("0", "SEK", "0 kr", "SEK 0"),
        ("3000", "EUR", "3 000 €", "€3,000"),
        ("999.99", "USD", "999,99 US$", "$999.99"),
    ],
)
def test_an_amount_is_set_as_the_language_sets_it(amount, currency, swedish, english):
    said = [say_money(Decimal(amount), currency, language) for language in ("sv", "en")]

    assert [text.replace(SPACE, " ") for text in said] == [swedish, english]
    assert " " not in "".join(said)


@pytest.mark.parametrize(
    ("fees", "swedish", "english"),
    [
        ([], "", ""),
        ([Asked(Decimal(0))], "0 kr", "SEK 0"),
        ([Asked(Decimal(7000)), Asked(Decimal(5000))], "12 000 kr", "SEK 12,000"),
        (
            [Asked(Decimal(12000)), Asked(None), Asked(None, "EUR")],
            "minst 12 000 kr, två avgifter okända",
            "at least SEK 12,000, two fees unknown",
        ),
        (
            [Asked(Decimal(12000)), Asked(Decimal(3000), "EUR"), Asked(None, "")],
            "minst 3 000 € och 12 000 kr, en avgift okänd",
            "at least €3,000 and SEK 12,000, one fee unknown",
        ),
        ([Asked(None)], "en avgift okänd", "one fee unknown"),
        ([Asked(None)] * 13, "13 avgifter okända", "13 fees unknown"),
    ],
)
def test_a_sum_says_what_is_known_and_how_many_fees_are_not(fees, swedish, english):
    total = add_up(fees)

    said = [say_sum(total, language).replace(SPACE, " ") for language in ("sv", "en")]
    assert said == [swedish, english]


@given(st.lists(FEES))
def test_no_currency_is_mixed_with_another_and_nothing_unknown_is_counted(fees):
    total = add_up(fees)

    for currency, amount in total.known:
        assert amount == sum(fee.amount for fee in fees if fee.currency == currency and fee.amount)
    assert total.unknown == [fee.amount for fee in fees].count(None)
    known = {fee.currency for fee in fees if fee.amount is not None}
    assert {currency for currency, _ in total.known} == known


@given(st.lists(FEES))
def test_the_order_of_the_fees_does_not_matter(fees):
    assert add_up(fees) == add_up(reversed(fees))


def test_a_stated_zero_is_known():
    assert add_up([Asked(Decimal(0)), Asked(None)]) == FeeSum((("SEK", Decimal(0)),), 1)
