"""The matrix of what each network gives along each point of the strategy, with who answered."""

from django.utils.text import capfirst

from evaluations.models import Round
from evaluations.results import Cell, Reach, matrix
from reports.document import DataRow, DataTable
from reports.prose.swedish import listed
from stadsnat.numbers import say_number

OVERALL = "Sammantaget"
COVERAGE = ("Tillfrågade", "Svarande")
NO_ROUND = "Ingen utvärderingsomgång var avslutad den dagen."


def make(scope, caption):
    """One row for each network that the latest round over on the day has something about.

    The others are named below the table: a row of nothing but unknowns says no more than that.
    """
    latest = Round.objects.over(scope.day).select_related("strategy").first()
    if latest is None:
        return DataTable("benefits", caption, ("Nätverk",), (), note=NO_ROUND)
    found = matrix(latest, scope.networks, scope.day)
    has_overall = any(row.overall != Cell() for row in found.rows)
    names = [capfirst(column.name) for column in found.columns]
    return DataTable(
        kind="benefits",
        caption=caption,
        columns=("Nätverk", *names, *([OVERALL] if has_overall else []), *COVERAGE),
        rows=tuple(_row(row, has_overall) for row in found.rows if not _is_unheard(row)),
        note=" ".join([f"Utvärderingsomgång: {found.title}.", *_silences(found.rows)]),
    )


def _row(row, has_overall):
    cells = (*row.cells, row.overall) if has_overall else row.cells
    return DataRow(row.slug, (capfirst(row.name), *map(_words, cells), *_coverage(row.reach)))


def _words(cell):
    return "; ".join(cell.words) or None


def _coverage(reach):
    if reach.was_asked is False:
        return ("inga frågor", "inga svar")
    counts = (reach.asked, reach.answered)
    return tuple(None if count is None else say_number(count) for count in counts)


def _is_unheard(row):
    """Whether nothing is known of the network, neither a result nor who was asked."""
    return row.is_empty and row.reach == Reach()


def _silences(rows):
    """A sentence for what nobody said: silence is a result, and not the same as no question."""
    not_asked = [row for row in rows if row.reach.was_asked is False]
    silent = [row for row in rows if row.reach.is_silent]
    unheard = [row for row in rows if row.is_empty and row not in [*not_asked, *silent]]
    for sentence, some in (
        ("Omgången ställde inga frågor om {}.", not_asked),
        ("Ingen svarade på frågorna om {}.", silent),
        ("Omgången har inga resultat om {}.", unheard),
    ):
        if some:
            yield sentence.format(listed(tuple(row.name for row in some)))
