"""Numbers as a careful writer sets them: "250 000", "fler än 130", "sju"."""

from decimal import Decimal

from babel.numbers import format_decimal

_LETTERS = [
    *("noll", "en", "två", "tre", "fyra", "fem", "sex"),
    *("sju", "åtta", "nio", "tio", "elva", "tolv"),
]


def say_number(number: Decimal | int, language: str = "sv") -> str:
    """Digits in groups of three with a no-break space, decimals only where there are any."""
    return format_decimal(number, format="#,##0.##", locale=language)


def in_letters(number: int) -> str:
    """The number in Swedish letters up to tolv, in digits above, as the rules of writing say."""
    return _LETTERS[number] if 0 <= number < len(_LETTERS) else say_number(number)
