"""The names by which a report refers to the register, with their values on a day.

``eurocities.medlemsstäder`` is "fler än 130" on 24 March 2011. A report is in Swedish, whatever
language its reader has chosen for the portal.
"""

from django.utils.translation import override

from organisations.models import FormerAddress
from organisations.sourcing import attach_sources
from reports.prose.expressions import name_of, references
from stadsnat.dates import say

from .fact import Fact, Where
from .of_evaluations import of_evaluations
from .of_networks import of_networks
from .of_seats import of_seats
from .of_the_city import of_the_city

__all__ = ["Fact", "Where", "facts", "facts_named_in", "values"]


def facts(day, *, only=None):
    """Every name that prose may use, and its ``Fact`` on the day.

    ``only`` names the subjects that are wanted (the words before the first point); None is all.
    """
    if only is not None and not only:
        return {}
    former = FormerAddress.objects.short_names()
    wanted = None if only is None else {former.get(subject, subject) for subject in only}
    with override("sv"):
        told = [
            *of_networks(day, wanted),
            *of_seats(day, wanted),
            *of_the_city(day, wanted),
            *of_evaluations(day, wanted),
        ]
        attach_sources({one.row for one in told if one.row is not None})
        found = {fact.name: fact for one in told for fact in _facts(one)}
    return _by_former_names(found, former) | found


def facts_named_in(blocks, day):
    """The facts of the subjects that the blocks name."""
    names = {name_of(reference.expression) for reference in references(blocks)}
    return facts(day, only={name.split(".")[0] for name in names})


def values(found):
    """The values of facts by their names, as expressions are evaluated against."""
    return {name: fact.value for name, fact in found.items()}


def _facts(told):
    row = told.row
    sources = tuple(
        Where(c.source.title, c.where, say(c.source.dated) if c.source.dated else "")
        for c in (row.cited if row is not None else ())
    )
    for word, value in told.properties.items():
        column = told.columns.get(word, "")
        disputed = tuple(
            d.value
            for d in (row.disputed if row is not None else ())
            if d.is_open and (not d.field or d.field == column)
        )
        yield Fact(
            name=f"{told.subject}.{word}",
            label=f"{told.label}: {word.replace('-', ' ')}",
            value=value,
            said_of=told.said_of,
            address=told.address,
            sources=sources,
            disputed=disputed,
        )


def _by_former_names(found, former):
    """What prose written before calls the same things."""
    return {
        f"{old}.{name.removeprefix(f'{new}.')}": fact
        for old, new in former.items()
        for name, fact in found.items()
        if name.startswith(f"{new}.")
    }
