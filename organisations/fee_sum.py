"""Fees added up and said in words. No database.

Two currencies are never made one, and an unknown fee is never counted as nothing: what is known is
then the least that the membership costs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from babel.numbers import format_currency, get_currency_symbol

from stadsnat.numbers import in_letters

_SPACE = "\N{NO-BREAK SPACE}"
_WORDS = {
    "sv": {
        "and": " och ",
        "at_least": "minst {0}",
        "one": "en avgift okänd",
        "many": "{0} avgifter okända",
    },
    "en": {
        "and": " and ",
        "at_least": "at least {0}",
        "one": "one fee unknown",
        "many": "{0} fees unknown",
    },
}


class Amount(Protocol):
    """A fee, as far as adding up goes; an amount of None is unknown."""

    amount: Decimal | None
    currency: str


@dataclass(frozen=True)
class FeeSum:
    """What is known in each currency, in the order of their codes, and how many are not known."""

    known: tuple[tuple[str, Decimal], ...]
    unknown: int


def add_up(fees: Iterable[Amount]) -> FeeSum:
    """The sum of the fees, currency by currency."""
    known: dict[str, Decimal] = {}
    unknown = 0
    for fee in fees:
        if fee.amount is None:
            unknown += 1
        else:
            known[fee.currency] = known.get(fee.currency, Decimal(0)) + fee.amount
    return FeeSum(tuple(sorted(known.items())), unknown)


def say_money(amount: Decimal, currency: str, language: str = "sv") -> str:
    """An amount in the language's own way, decimals only where there are any: "12 500 kr"."""
    decimals = "" if amount == amount.to_integral_value() else ".00"
    pattern = f"#,##0{decimals}{_SPACE}¤"
    if language == "en":
        # A code is kept apart from the number, a sign such as € is not.
        code = get_currency_symbol(currency, locale=language)[-1].isalpha()
        pattern = f"¤{_SPACE if code else ''}#,##0{decimals}"
    return format_currency(amount, currency, format=pattern, locale=language, currency_digits=False)


def say_sum(total: FeeSum, language: str = "sv") -> str:
    """The sum in words: "minst 12 000 kr, två avgifter okända"; "" when there are no fees."""
    words = _WORDS[language]
    amounts = words["and"].join(
        say_money(amount, currency, language) for currency, amount in total.known
    )
    if not total.unknown:
        return amounts
    how_many = "one" if total.unknown == 1 else "many"
    unknown = words[how_many].format(in_letters(total.unknown, language))
    return f"{words['at_least'].format(amounts)}, {unknown}" if amounts else unknown
