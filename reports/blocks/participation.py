"""The matrix of which administrations take part in which networks."""

from django.utils.text import capfirst

from organisations.models import Participation
from reports.document import DataRow, DataTable

WORDS = {
    Participation.Level.ACTIVE: "aktiv",
    Participation.Level.OCCASIONAL: "ibland",
    Participation.Level.PASSIVE: "inte aktiv",
    Participation.Level.DECLINED: "avböjt",
}
STRONGEST = list(WORDS)
WIDEST = 6  # columns beside the name: more cannot be read on a page
NOTE = "Tom ruta: ingen uppgift om att förvaltningen deltar."


def make(scope, caption):
    """A row for each network and a column for each administration, or the other way about.

    What there are fewer of stands in the columns. Where both are many the matrix becomes a list.
    """
    rows = Participation.objects.at(scope.day).exclude(administration=None)
    rows = scope.among(rows).select_related("organisation", "administration")
    strongest = {}
    for row in rows.order_by("organisation__name", "administration__name"):
        place = (row.organisation, row.administration)
        if place not in strongest or _rank(row.level) < _rank(strongest[place]):
            strongest[place] = row.level
    networks = list(dict.fromkeys(network for network, _ in strongest))
    administrations = sorted({a for _, a in strongest}, key=lambda a: a.name)
    if min(len(networks), len(administrations)) > WIDEST:
        return _as_list(strongest, caption)
    if len(administrations) <= WIDEST:
        return _matrix("Nätverk", networks, administrations, strongest, caption)
    turned = {(a, n): level for (n, a), level in strongest.items()}
    return _matrix("Förvaltning", administrations, networks, turned, caption)


def _rank(level):
    return STRONGEST.index(level)


def _short(row):
    return capfirst(getattr(row, "short_name", row.name))


def _matrix(corner, down, across, levels, caption):
    return DataTable(
        kind="participation",
        caption=caption,
        columns=(corner, *map(_short, across)),
        rows=tuple(
            DataRow(
                first.slug,
                (
                    _short(first),
                    *(WORDS[levels[first, b]] if (first, b) in levels else "" for b in across),
                ),
            )
            for first in down
        ),
        note=NOTE,
    )


def _as_list(levels, caption):
    return DataTable(
        kind="participation",
        caption=caption,
        columns=("Nätverk", "Förvaltning", "Deltagande"),
        rows=tuple(
            DataRow(f"{n.slug}/{a.slug}", (_short(n), _short(a), WORDS[level]))
            for (n, a), level in levels.items()
        ),
    )
