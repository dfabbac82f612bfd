"""A value of the register as prose may say it, and the filters that choose how. No database."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from stadsnat.numbers import in_letters, say_number

from . import swedish

UNKNOWN = "uppgift saknas"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Value:
    """What the register says: in words, and as number, date or list where it is one.

    ``words`` is "" when the register does not know.
    """

    words: str
    number: Decimal | None = None
    bound: str = ""  # the words before the number, as "fler än"; "" when it is exact
    edtf: str = ""
    items: tuple[str, ...] = ()


def of_number(number: Decimal | int, bound: str = "") -> Value:
    """A number with its bound: "fler än 130"."""
    return Value(f"{bound} {say_number(number)}".lstrip(), Decimal(number), bound)


def of_list(items: tuple[str, ...]) -> Value:
    """Names in a row: "a, b och c"; none at all is unknown."""
    return Value(swedish.listed(items), items=items)


def letters(value: Value) -> Value:
    """A whole number up to tolv in letters: "sju", "fler än sju"."""
    if value.number is None or value.number != int(value.number):
        return value
    return replace(value, words=f"{value.bound} {in_letters(int(value.number))}".lstrip())


def bare_number(value: Value) -> Value:
    """The number without its bound: "130"."""
    if value.number is None:
        return value
    return of_number(value.number)


def bounded_number(value: Value) -> Value:
    """The number with its bound: "fler än 130"."""
    if value.number is None:
        return value
    return of_number(value.number, value.bound)


def short_date(value: Value) -> Value:
    """A day as figures: "2011-03-24"; what is less exact stays as it is."""
    return replace(value, words=value.edtf) if _DAY.fullmatch(value.edtf) else value


def year(value: Value) -> Value:
    """The year alone, when there is just one: "2011"."""
    years = set(_YEAR.findall(value.edtf))
    return replace(value, words=years.pop()) if len(years) == 1 else value


def genitive(value: Value) -> Value:
    """ "Eurocities", "Stockholms", "POLIS", "UCLG:s"."""
    return replace(value, words=swedish.genitive(value.words))


def capital(value: Value) -> Value:
    """With a capital first letter, for the beginning of a sentence."""
    return replace(value, words=value.words[:1].upper() + value.words[1:])


def as_list(value: Value) -> Value:
    """Names in a row: "a, b och c"."""
    return of_list(value.items) if value.items else value


def count(value: Value) -> Value:
    """How many names a list holds."""
    return of_number(len(value.items)) if value.items else value


# The words that authors type. A filter that does not suit a value leaves it as it is.
FILTERS: dict[str, Callable[[Value], Value]] = {
    "bokstäver": letters,
    "tal": bare_number,
    "gräns": bounded_number,
    "kort": short_date,
    "år": year,
    "lista": as_list,
    "antal": count,
    "genitiv": genitive,
    "versal": capital,
}
