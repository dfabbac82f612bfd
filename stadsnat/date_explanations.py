"""Sentences about dates that were read, or were not: the same in a form, live and in an import."""

from django.utils import timezone
from django.utils.translation import gettext as _

from . import dates
from .datewords import Reason, said_back
from .language import of_words

_SHOWN = 40  # characters of what was typed: enough to know it again


def tell(edtf):
    """What was read, with the days it covers, in the reader's language."""
    return said_back(edtf, of_words(), timezone.localdate())


def explain(error):
    """Why a text is not read as a date, and how it can be written instead."""
    readings = [dates.say(edtf, of_words()) for edtf in error.readings]
    named = {"text": error.text.strip()[:_SHOWN].strip(), "example": _example(error)}
    if error.reason == Reason.AMBIGUOUS and len(readings) > 1:
        named |= {"first": readings[0], "second": readings[1]}
    return _sentence(error.reason) % named


def _example(error):
    if error.suggestion:
        return dates.say(error.suggestion, of_words())
    return _("2003, okt 2008 eller 24 mars 2011")


def _sentence(reason):
    return {
        Reason.WORDS: _(
            "”%(text)s” går inte att läsa som ett datum. Skriv till exempel %(example)s."
        ),
        Reason.AMBIGUOUS: _(
            "”%(text)s” kan betyda %(first)s eller %(second)s. Skriv det som menas."
        ),
        Reason.NO_SUCH_DAY: _("”%(text)s” finns inte i kalendern."),
        Reason.YEAR: _("Årtalet i ”%(text)s” ligger inte mellan 1000 och 2999."),
        Reason.NO_YEAR: _("”%(text)s” saknar årtal. Skriv årtalet med fyra siffror."),
        Reason.BACKWARDS: _("”%(text)s” slutar innan det börjar."),
        Reason.WEEKDAY: _("Veckodagen i ”%(text)s” stämmer inte med datumet."),
        Reason.PERIOD: _(
            "”%(text)s” är en period, men här behövs en enda tidpunkt. "
            "Skriv till exempel %(example)s."
        ),
        Reason.TOO_LONG: _(
            "”%(text)s …” är för långt för ett datum. Skriv till exempel %(example)s."
        ),
    }[reason]
