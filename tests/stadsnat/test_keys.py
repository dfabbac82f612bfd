import pytest

from stadsnat.keys import key_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", 7),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("sju", None),
    ],
)
def test_a_key_is_a_number_that_a_row_could_have(text, expected):
    assert key_in(text) == expected
