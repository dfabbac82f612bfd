"""Numbers as people type them in Swedish: "1 234,5", "−12", "250 000 kr".

A comma is the decimal mark, and a point is too where it can be nothing else. "1.234" may be a
little more than one or more than a thousand: that is refused, and not guessed.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

_SPACE = "[ \u00a0\u2007\u2009\u202f]"  # also no-break, figure and thin spaces
_DIGITS = rf"(?P<whole>\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:(?P<mark>[.,])(?P<part>\d+))?"
_NUMBER = re.compile(rf"(?P<sign>[+\-−–]?){_SPACE}?{_DIGITS}", re.ASCII)
# A unit has letters or signs of its own, and none that could belong to the number.
_UNIT = r"[^\d\s.,+\-−–]*"
_AMOUNT = re.compile(rf"(?P<before>{_UNIT})\s*(?P<number>[+\-−–]?\d(?:.*\d)?)\s*(?P<after>{_UNIT})")
_MINUS = ("-", "−", "–")
_LONGEST = 40


def number(text: str) -> Decimal:
    """The number that a text says. Raises ValueError with a Swedish sentence for the user."""
    match = _NUMBER.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        raise ValueError(
            _("”%(text)s” är inget tal. Skriv det som 1\u00a0234,5.") % {"text": text[:40]}
        )
    whole = re.sub(_SPACE, "", match["whole"])
    # A whole part of one to three digits and three after the point: could group thousands.
    if match["mark"] == "." and len(match["part"]) == 3 and len(whole) <= 3 and int(whole):
        raise ValueError(
            _("”%(text)s” kan läsas på två sätt. Skriv %(large)s eller %(small)s.")
            % {
                "text": text.strip(),
                "large": whole + match["part"],
                "small": f"{whole},{match['part']}",
            }
        )
    value = Decimal(f"{whole}.{match['part'] or 0}") if match["mark"] else Decimal(whole)
    # Not "-value", which would round to the digits that calculations are done with.
    return value.copy_negate() if match["sign"] in _MINUS else value


def amount(text: str) -> tuple[Decimal, str]:
    """A number and the unit written beside it, before or after: "250 000 kr", "€ 1 200,50".

    The unit is the empty text if there is none. Raises ValueError as ``number`` does.
    """
    match = _AMOUNT.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None or (match["before"] and match["after"]):
        return number(text), ""
    return number(match["number"]), match["before"] or match["after"]
