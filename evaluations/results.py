"""What a round found, network by network and dimension by dimension: the seam to the reports.

A cell holds words as long as a round has no answers that can be counted; whatever is None is not
known, or not to be told.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from organisations.models import Organisation

from .models import Coverage, Finding

OVERALL = None  # what a finding that belongs to no dimension is kept under


@dataclass(frozen=True)
class Column:
    """A dimension of the round's strategy."""

    slug: str
    name: str


@dataclass(frozen=True)
class Cell:
    """What was found of one network along one dimension."""

    words: tuple[str, ...] = ()
    mean: Decimal | None = None
    spread: Decimal | None = None
    n: int | None = None


@dataclass(frozen=True)
class Reach:
    """Whether a network was asked about, and how many were asked and answered."""

    was_asked: bool | None = None
    asked: int | None = None
    answered: int | None = None

    @property
    def is_silent(self):
        """Whether it is known that nobody answered."""
        return self.answered == 0


@dataclass(frozen=True)
class Row:
    """A network, with a cell for each column and one for what belongs to none of them."""

    slug: str
    name: str
    cells: tuple[Cell, ...]
    overall: Cell
    reach: Reach

    @property
    def is_empty(self):
        """Whether nothing at all was found of the network."""
        return all(cell == Cell() for cell in (*self.cells, self.overall))


@dataclass(frozen=True)
class Matrix:
    """The results of one round."""

    slug: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def matrix(round, networks, day):
    """The results of the round as they were known on the day.

    ``networks`` are short names of organisations, in no particular order; none means those that
    the round asked about or found something of. A round that was not over yet had no results.
    """
    dimensions = list(round.strategy.dimensions.all())
    words = _words(round, day)
    reaches = {
        coverage.organisation_id: Reach(coverage.was_asked, coverage.asked, coverage.answered)
        for coverage in Coverage.objects.filter(round=round)
    }
    return Matrix(
        slug=round.slug,
        title=round.title,
        columns=tuple(Column(dimension.slug, dimension.name) for dimension in dimensions),
        rows=tuple(
            Row(
                slug=organisation.slug,
                name=organisation.short_name,
                cells=tuple(Cell(tuple(words[organisation.pk, d.pk])) for d in dimensions),
                overall=Cell(tuple(words[organisation.pk, OVERALL])),
                reach=reaches.get(organisation.pk, Reach()),
            )
            for organisation in _organisations(networks, {pk for pk, _ in words} | reaches.keys())
        ),
    )


def _words(round, day):
    """(organisation, dimension) → what was found in a few words, each said once."""
    found = defaultdict(dict)
    findings = Finding.objects.by(day).filter(round=round).exclude(organisation=None)
    for finding in findings.order_by("pk"):
        place = finding.organisation_id, finding.dimension_id
        found[place] |= {finding.in_short: None} if finding.in_short else {}
    return found


def _organisations(networks, known):
    rows = Organisation.objects.order_by("name")
    return rows.filter(slug__in=networks) if networks else rows.filter(pk__in=known)
