"""What the register says in a report: the names that its prose may use, with what they say now."""

from dataclasses import dataclass
from functools import cached_property

from reports.facts import Fact, facts, values
from reports.prose.expressions import (
    ReferenceProblem,
    UnknownFilter,
    evaluate,
    name_of,
    nearest,
)
from reports.prose.values import FILTERS, UNKNOWN

MOST_OFFERED = 60
# The forms that say something else of a value that is a number, a date or a list; and of any.
OF_NUMBERS, OF_DATES, OF_LISTS = ("bokstäver", "tal", "gräns"), ("kort", "år"), ("lista", "antal")
OF_ALL = ("genitiv", "versal")


@dataclass(frozen=True)
class Said:
    """What an expression in a text says now; ``problem`` is a sentence when it says nothing."""

    expression: str
    words: str = ""
    problem: str = ""
    nearest: str = ""  # the expression that was perhaps meant
    fact: Fact | None = None


@dataclass(frozen=True)
class Known:
    """The facts on the day of a report about the named subjects, the words before the first point.

    All names are read only when one is unknown: the nearest may be about something else.
    """

    day: object
    subjects: frozenset

    @cached_property
    def facts(self):
        return facts(self.day, only=self.subjects) if self.subjects else {}

    @cached_property
    def names(self):
        return list(facts(self.day))

    def say(self, expression):
        """What the expression, a name with filters after bars, says now."""
        fact = self.facts.get(name_of(expression))
        try:
            return Said(expression, evaluate(expression, values(self.facts)), fact=fact)
        except KeyError as error:
            return self._unknown(expression, error, fact)

    def _unknown(self, expression, error, fact):
        kind, among = (
            ("filter", FILTERS) if isinstance(error, UnknownFilter) else ("name", self.names)
        )
        [word] = error.args
        problem = ReferenceProblem(0, "", word, kind=kind).sentence
        meant = nearest(word, among)
        parts = [meant if part == word else part for part in expression.split("|")]
        return Said(
            expression, problem=problem, nearest="|".join(parts) if meant else "", fact=fact
        )


def known_for(day, expressions):
    """What the register says of all that the expressions name."""
    return Known(day, frozenset(expression.split(".")[0] for expression in expressions))


def words_of(fact):
    """The value as it stands in a sentence."""
    return fact.value.words or UNKNOWN


def forms_of(fact):
    """The names of the filters that may say the value in another way."""
    value = fact.value
    return [
        *(OF_NUMBERS if value.number is not None else ()),
        *(OF_DATES if value.edtf else ()),
        *(OF_LISTS if value.items else ()),
        *OF_ALL,
    ]


def sources_of(fact):
    """Where the value is stated, in words."""
    return "; ".join(
        ", ".join(filter(None, [source.title, source.where, source.dated]))
        for source in fact.sources
    )


def offered(day, q="", first=""):
    """The facts whose name, label or value holds every word of ``q``: those about the network
    ``first`` before the others, and what is known before what is not. Gives the first of them and
    how many there are.
    """
    wanted = q.casefold().split()
    found = [
        fact
        for fact in facts(day).values()
        if all(word in f"{fact.name} {fact.label} {words_of(fact)}".casefold() for word in wanted)
    ]
    found.sort(
        key=lambda fact: (not fact.name.startswith(f"{first or ' '}."), not fact.value.words)
    )
    return found[:MOST_OFFERED], len(found)
