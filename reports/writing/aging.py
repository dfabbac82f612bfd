"""Words that are true the day they are written, and not for long. No database.

The page's script points at them while one writes, with the same patterns: they hold nothing that
Python and JavaScript read differently.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

_DATE = _("Skriv ut datumet eller året.")
_SINCE = _("Skriv från och med vilket år.")
_WHO = _("Skriv ut namnet eller vilken period som avses.")

# Pattern, without regard to capitals, and what to write instead.
AGING = [
    (r"nuvarande", _WHO),
    (r"nytillträdd[ae]?", _WHO),
    (r"för närvarande", _DATE),
    (r"i dagsläget", _DATE),
    (r"i nuläget", _DATE),
    (r"just nu", _DATE),
    (r"idag|i dag", _DATE),
    (r"numera", _SINCE),
    (r"i år|i fjol|förra året|nästa år", _DATE),
    (r"nyligen|häromåret", _DATE),
    (r"de(?:n|t)? senaste (?:\w+ )?(?:åren|året|tiden|månaderna|månaden|decenniet)", _SINCE),
    (r"på senare (?:år|tid)", _SINCE),
    (r"inom kort|snart|den närmaste tiden|de närmaste åren", _DATE),
    (r"ännu inte|än så länge|tills vidare", _("Skriv vilken dag det gäller.")),
    (r"ny|nytt|nya", _("Skriv från vilket år: det som är nytt i dag är det inte nästa år.")),
    (r"aktuell|aktuellt|aktuella", _("Skriv vilken dag det gäller.")),
    (r"kommande", _DATE),
]


@dataclass(frozen=True)
class Aging:
    """Words of a text that age, where they begin, and what to write instead."""

    start: int
    words: str
    advice: str


def aging_in(text: str) -> list[Aging]:
    """The words of the text that age, in the order they stand."""
    found: dict[int, Aging] = {}
    for pattern, advice in AGING:
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
            known = found.get(match.start())
            if known is None or len(known.words) < len(match[0]):
                found[match.start()] = Aging(match.start(), match[0], str(advice))
    return [found[start] for start in sorted(found)]
