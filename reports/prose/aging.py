"""Words that age: right on the report's day, and wrong or empty when somebody reads it later.

Pure: the words are found by their letters alone, and what to write instead is reckoned from the
report's day where it can be. The advice is in its reader's language, the words that it gives for
the report in Swedish.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stadsnat.dates import say
from stadsnat.numbers import in_letters


@dataclass(frozen=True)
class Aging:
    """Words of a text that age: where they stand, which they are, and what to write instead."""

    start: int
    end: int
    words: str
    advice: str


def aging_words(text: str, day: date) -> list[Aging]:
    """The words of the text that age, in the order that they stand; of two that meet, the longer.

    ``day`` is the one that the report is for.
    """
    found = [
        Aging(match.start(), match.end(), match[0], advise(match, day))
        for pattern, advise in _RULES
        for match in pattern.finditer(text)
    ]
    kept: list[Aging] = []
    for aging in sorted(found, key=lambda aging: (aging.start, -aging.end)):
        if not kept or aging.start >= kept[-1].end:
            kept.append(aging)
    return kept


# --- what to write instead ---------------------------------------------------------------------

_Advise = Callable[[re.Match[str], date], str]
_NUMBERS = {in_letters(number): number for number in range(2, 13)}


def _on(day: date) -> str:
    return f"den {say(day.isoformat())}"


def _write(words: str, day: date) -> str:
    advice = _("Åldras. Skriv till exempel ”%(words)s”, räknat från rapportens dag %(day)s.")
    return str(advice % {"words": words, "day": day.isoformat()})


def _says(advice: Promise) -> _Advise:
    return lambda match, day: str(advice)


def _today(match: re.Match[str], day: date) -> str:
    advice = _("Åldras. Skriv till exempel ”%(words)s”, rapportens dag.")
    return str(advice % {"words": _on(day)})


def _current(match: re.Match[str], day: date) -> str:
    advice = _("Åldras. Stryk ordet, eller skriv till exempel ”%(words)s”, rapportens dag.")
    return str(advice % {"words": _on(day)})


def _year(shift: int, form: str = "{0}") -> _Advise:
    return lambda match, day: _write(form.format(day.year + shift), day)


def _month(shift: int) -> _Advise:
    def advise(match: re.Match[str], day: date) -> str:
        year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
        return _write(f"i {say(f'{year:04}-{month + 1:02}')}", day)

    return advise


def _many(match: re.Match[str]) -> int:
    return _NUMBERS.get(match["many"].lower()) or int(match["many"])


def _past_years(match: re.Match[str], day: date) -> str:
    """Whole years: until the summer those before the day's, after it the day's own counts too."""
    last = day.year if day.month > 6 else day.year - 1
    return _write(_years(last - _many(match) + 1, last), day)


def _years_to_come(match: re.Match[str], day: date) -> str:
    return _write(_years(day.year + 1, day.year + _many(match)), day)


def _years_ago(match: re.Match[str], day: date) -> str:
    return _write(str(day.year - _many(match)), day)


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


# Each season's name, and the last month of it.
_SEASONS = {"vår": ("våren", 5), "som": ("sommaren", 8), "hös": ("hösten", 11)}


def _season_before(match: re.Match[str], day: date) -> str:
    name, last = _SEASONS[match["season"][:3].lower()]
    return _write(f"{name} {day.year if day.month > last else day.year - 1}", day)


def _season_to_come(match: re.Match[str], day: date) -> str:
    name, last = _SEASONS[match["season"][:3].lower()]
    return _write(f"{name} {day.year if day.month <= last else day.year + 1}", day)


_SINCE = _says(gettext_lazy("Åldras. Ange sedan vilket år eller vilken dag."))
_WHEN = _says(gettext_lazy("Åldras. Ange året eller dagen."))
_NEW = _says(gettext_lazy("Åldras. Ange när det nya kom, eller stryk ordet."))
_COMING = _says(gettext_lazy("Åldras. Ange vilket år eller vilken dag det gäller."))
_TERM = _says(gettext_lazy("Åldras. Ange mandatperiodens år."))


def _not_yet(match: re.Match[str], day: date) -> str:
    words = f"{_on(day)} hade … inte"
    return str(_("Åldras. Ange dagen, till exempel ”%(words)s”.") % {"words": words})


# --- which words -------------------------------------------------------------------------------

_N = rf"(?P<many>{'|'.join(_NUMBERS)}|\d{{1,2}})"
_LATEST = r"(?:senaste|sista|gångna)"
_NEXT = r"(?:närmaste|kommande|nästa)"

_ANY_CASE: dict[str, _Advise] = {
    r"nuvarande": _current,
    r"nu\s+gällande": _current,
    r"nu": _today,
    r"just\s+nu": _today,
    r"i\s+dagsläget": _today,
    r"i\s+nuläget": _today,
    r"i\s?dag": _today,
    r"för\s+närvarande": _today,
    r"för\s+tillfället": _today,
    r"f\.\s?n\.": _today,
    r"dagens\s+läge": _today,
    r"i\s?går": _WHEN,
    r"i\s?morgon": _WHEN,
    r"i\s+år(?!\s+\d)": _year(0),
    r"årets": _year(0, "{0} års"),
    r"innevarande\s+år": _year(0),
    r"i\s?fjol": _year(-1),
    r"(?:förra|föregående)\s+året": _year(-1),
    r"(?:förra|föregående)\s+årets": _year(-1, "{0} års"),
    r"fjolårets": _year(-1, "{0} års"),
    r"(?:nästa|nästkommande)\s+år": _year(1),
    r"nästa\s+års": _year(1, "{0} års"),
    r"(?:denna|innevarande)\s+månad": _month(0),
    r"förra\s+månaden": _month(-1),
    r"nästa\s+månad": _month(1),
    rf"de\s+{_LATEST}\s+{_N}\s+åren": _past_years,
    rf"de\s+{_N}\s+{_LATEST}\s+åren": _past_years,
    rf"de\s+{_NEXT}\s+{_N}\s+åren": _years_to_come,
    rf"de\s+{_N}\s+{_NEXT}\s+åren": _years_to_come,
    rf"för\s+{_N}\s+år\s+sedan": _years_ago,
    r"(?:de|det)\s+senaste\s+(?:åren|året|halvåret|decenniet|månaderna|veckorna)": _WHEN,
    r"den\s+senaste\s+(?:tiden|månaden|mandatperioden)": _WHEN,
    r"(?:på|under)\s+senare\s+(?:tid|år)": _WHEN,
    r"på\s+sistone": _WHEN,
    r"nyligen": _WHEN,
    r"häromåret": _WHEN,
    r"häromdagen": _WHEN,
    r"i\s+(?P<season>våras|somras|höstas)": _season_before,
    r"i\s+(?P<season>sommar|höst)": _season_to_come,
    r"i\s+vint(?:er|ras)": _WHEN,
    r"sedan\s+(?:en\s+(?:längre\s+|kortare\s+)?tid(?:\s+tillbaka)?|länge)": _SINCE,
    r"sedan\s+några\s+år(?:\s+tillbaka)?": _SINCE,
    r"för\s+några\s+år\s+sedan": _WHEN,
    r"numera": _SINCE,
    r"nu\s?för\s?tiden": _SINCE,
    r"hittills": _current,
    r"ännu\s+(?:inte|ingen|inget|inga)": _not_yet,
    r"inte\s+ännu": _not_yet,
    r"än\s+så\s+länge": _not_yet,
    r"tills\s+vidare": _COMING,
    r"inom\s+kort": _COMING,
    r"snart": _COMING,
    r"framöver": _COMING,
    r"inom\s+en\s+snar\s+framtid": _COMING,
    r"(?:nästk|k)ommande": _COMING,
    r"förestående": _COMING,
    r"(?:innevarande|denna|nästa|förra)\s+mandatperiod(?:en)?": _TERM,
    r"ny(?:bilda|etablera|starta|inrätta)(?:d|de|t)": _NEW,
    r"ny(?:vald|valda|tillträdd|tillträdda|tillträdde)": _NEW,
}
# "Nya Zeeland" and "Nya Karolinska" are names; "på nytt" is again. With a capital the word is
# one that ages only where a sentence begins and no name follows.
_NEW_SMALL = r"(?<!på )(?<!på )(?:nya?|nytt)"
_NEW_FIRST = r"(?:(?<=^)|(?<=[.!?…] )|(?<=\n))(?:Nya?|Nytt)(?=\s+[a-zåäö])"

_RULES: list[tuple[re.Pattern[str], _Advise]] = [
    *(
        (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), advise)
        for words, advise in _ANY_CASE.items()
    ),
    (re.compile(rf"(?<!\w){_NEW_SMALL}(?!\w)"), _NEW),
    (re.compile(rf"(?<!\w){_NEW_FIRST}(?!\w)", re.MULTILINE), _NEW),
]
