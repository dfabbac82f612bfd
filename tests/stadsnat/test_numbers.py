from decimal import Decimal

import pytest

from stadsnat.numbers import in_letters, say_number


@pytest.mark.parametrize(
    ("number", "swedish", "english"),
    [
        (7, "7", "7"),
        (250000, "250\u00a0000", "250,000"),
        (Decimal("1234.50"), "1\u00a0234,5", "1,234.5"),
        (Decimal("130.00"), "130", "130"),
    ],
)
def test_a_number_is_set_as_the_language_sets_it(number, swedish, english):
    assert (say_number(number, "sv"), say_number(number, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("number", "swedish", "english"),
    [
        (0, "noll", "zero"),
        (7, "sju", "seven"),
        (12, "tolv", "twelve"),
        (13, "13", "13"),
        (1500, "1\u00a0500", "1,500"),
    ],
)
def test_numbers_up_to_twelve_are_written_in_letters(number, swedish, english):
    assert (in_letters(number), in_letters(number, "en")) == (swedish, english)
