from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadsnat.sheets import amount, number
from stadsnat.sheets.outgoing import number_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1234,50", "1234.50"),
        (" 250 000 ", "250000"),
        ("0,125", "0.125"),
        ("1,234", "1.234"),
        ("1234.5", "1234.5"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("-5", "-5"),
        ("−5,5", "-5.5"),
        ("– 5", "-5"),
        ("+5", "5"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_people_type_it(text, value):
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "x",
            "1.234,50",
            "1,234.50",
            "1.234.567",
            "1,2,3",
            "12 34",
            "1 2345",
            "1e5",
            ".5",
            "5,",
        ),
        *("NaN", "Infinity", "--5", "1_000", "٣", "250 000 kr", "25 %", "9" * 41),
    ],
)
def test_what_is_no_number_or_several_is_refused(text):
    with pytest.raises(ValueError, match="är inget tal"):
        number(text)


@pytest.mark.parametrize("text", ["1.234", "12.500", "100.000"])
def test_a_point_that_may_be_either_is_refused(text):
    with pytest.raises(ValueError, match="kan läsas på två sätt"):
        number(text)


def test_the_two_readings_are_said():
    with pytest.raises(
        ValueError, match=r"”1\.234” kan läsas på två sätt\. Skriv 1234 eller 1,234\."
    ):
        number("1.234")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_every_number_that_is_written_can_be_read(value):
    text = number_text(value)

    assert len(text) > 40 or number(text) == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("250 000 kr", "250000", "kr"),
        ("250 000\u00a0SEK", "250000", "SEK"),
        ("€ 1 200,50", "1200.50", "€"),
        ("EUR1200", "1200", "EUR"),
        ("-5 %", "-5", "%"),
        ("7", "7", ""),
    ],
)
def test_an_amount_is_a_number_and_its_unit(text, value, unit):
    assert amount(text) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["kr 5 kr", "5 kr 6", "kr", "1.234 kr", "2 tusen kr", "5–10 kr"])
def test_an_amount_that_is_not_one_number_and_one_unit_is_refused(text):
    with pytest.raises(ValueError, match=r"är inget tal|på två sätt"):
        amount(text)
