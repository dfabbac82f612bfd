"""Numbers as a careful writer sets them: "250 000", "fler än 130", "sju"."""

from decimal import Decimal

from babel.numbers import format_decimal

_LETTERS = {
    "sv": (
        *("noll", "en", "två", "tre", "fyra", "fem", "sex"),
        *("sju", "åtta", "nio", "tio", "elva", "tolv"),
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
}


def say_number(number: Decimal | int, language: str = "sv") -> str:
    """Digits in groups of three with a no-break space, decimals only where there are any."""
    return format_decimal(number, format="#,##0.##", locale=language)


def in_letters(number: int, language: str = "sv") -> str:
    """The number in letters up to twelve, in digits above, as the rules of writing say."""
    letters = _LETTERS[language]
    return letters[number] if 0 <= number < len(letters) else say_number(number, language)
