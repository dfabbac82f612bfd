"""What both writers ask of a value before it goes into a file."""

import re
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from stadsnat.numbers import say_number

from .shapes import MOST_CHARACTERS, MOST_ROWS, CannotWrite, Column, Table, Value

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")  # NUL, and halves of characters
_TOO_LONG = _(
    "Tabellen %(sheet)s, rad %(row)s, kolumnen %(column)s: "
    "texten är längre än de %(limit)s tecken som en cell rymmer."
)
_BAD_CHARACTER = _(
    "Tabellen %(sheet)s, rad %(row)s, kolumnen %(column)s: "
    "texten har ett tecken som inte kan skrivas i en fil."
)
_TOO_MANY_ROWS = _("Tabellen %(sheet)s har fler rader än de %(limit)s som ett kalkylark rymmer.")
_DIGITS = 15  # that a spreadsheet keeps of a number


def labels(table: Table) -> list[str]:
    """The headings as they are read back; two alike would be one column on the way home."""
    found = [as_heading(column.label) for column in table.columns]
    if not all(found) or len(set(found)) < len(found):
        raise ValueError(f"headings of {table.name} are empty or alike: {found}")
    return found


def as_heading(text: str) -> str:
    """A heading without what does not tell it from another: line breaks and doubled spaces."""
    return " ".join(text.split())


def check_row(table: Table, number: int, row: Sequence[object]) -> None:
    if len(row) != len(table.columns):
        raise ValueError(f"row {number} of {table.name} has not one value a column: {row!r}")
    if number > MOST_ROWS:
        raise CannotWrite(_TOO_MANY_ROWS, sheet=table.name, limit=say_number(MOST_ROWS))


def as_number(value: Value) -> Value:
    """A number too long for a spreadsheet as its digits in text; everything else as it is."""
    if isinstance(value, str) or value is None:
        return value
    if type(value) is int and abs(value) < 10**_DIGITS:  # nearly all; and not a bool
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"{value!r} is neither text, number nor nothing")
    exact = Decimal(value)
    if not exact.is_finite():
        raise TypeError(f"{value!r} is no number")
    _sign, digits, exponent = exact.normalize().as_tuple()
    assert isinstance(exponent, int)
    if len(digits) > _DIGITS or abs(exponent) > 100:
        return number_text(exact)
    return value


def number_text(value: int | Decimal) -> str:
    """Digits with a decimal comma and no grouping: "-1234,5"."""
    return format(Decimal(value), "f").replace(".", ",")


def check_text(text: str, table: Table, number: int, column: Column) -> str:
    """The text, if it can stand in a cell."""
    if len(text) * 2 > MOST_CHARACTERS and _units(text) > MOST_CHARACTERS:
        problem = _TOO_LONG
    elif _UNWRITABLE.search(text):
        problem = _BAD_CHARACTER
    else:
        return text
    place = {"sheet": table.name, "row": number, "column": column.label}
    raise CannotWrite(problem, limit=say_number(MOST_CHARACTERS), **place)


def _units(text: str) -> int:
    """Characters as Excel counts them: most emoji are two."""
    return len(text) + sum(character > "\uffff" for character in text)
