"""What the register says in a report: each name that its prose may use, with what it says now."""

import difflib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.prose import FILTERS, UNKNOWN
from reports.references import references

MOST_OFFERED = 60


@dataclass(frozen=True)
class Fact:
    """One value of the register that prose may name."""

    name: str
    label: str
    value: str  # as it stands in a sentence
    source: str
    day: str
    address: str = ""
    is_disputed: bool = False


@dataclass(frozen=True)
class Said:
    """What an expression in a text says now; ``problem`` is a sentence when it says nothing."""

    expression: str
    words: str = ""
    problem: str = ""
    nearest: str = ""
    fact: Fact | None = None


def known_on(day):
    """Name → fact, on the day of a report."""
    return {
        name: Fact(name, name, value or UNKNOWN, "", "") for name, value in references(day).items()
    }


def say(expression, known):
    """What the expression, a name with filters after bars, says now."""
    name, *filters = (part.strip() for part in expression.split("|"))
    if name not in known:
        nearest = _nearest(name, known)
        problem = _("Uppgiften ”%(name)s” finns inte.") % {"name": name}
        return Said(
            expression, problem=problem, nearest="|".join([nearest, *filters]) if nearest else ""
        )
    fact = known[name]
    words = fact.value
    for filter_name in filters:
        if filter_name not in FILTERS:
            nearest = _nearest(filter_name, FILTERS)
            problem = _("Formen ”%(name)s” finns inte.") % {"name": filter_name}
            return Said(expression, problem=problem, nearest=nearest, fact=fact)
        words = FILTERS[filter_name](words)
    return Said(expression, words, fact=fact)


def _nearest(name, among):
    close = difflib.get_close_matches(name, among, n=1, cutoff=0.5)
    return close[0] if close else ""


def offered(known, q="", first=""):
    """The facts whose name, label or value holds every word of ``q``; ``first`` names a network
    whose facts come before the others. Gives the first of them and how many there are.
    """
    wanted = q.casefold().split()
    found = [
        fact
        for fact in known.values()
        if all(word in f"{fact.name} {fact.label} {fact.value}".casefold() for word in wanted)
    ]
    found.sort(key=lambda fact: not (first and fact.name.startswith(f"{first}.")))
    return found[:MOST_OFFERED], len(found)
