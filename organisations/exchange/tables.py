"""The register as tables that can be read in again: the columns of each kind, and its rows."""

from django.utils.translation import gettext as _

from stadsnat.forms import versions
from stadsnat.sheets import Column, Table

from .checking import CHUNK
from .comparing import links_of
from .headings import ID, VERSION

ID_COLUMN = Column(ID, "Id", numeric=True)
VERSION_COLUMN = Column(VERSION, "Version", hidden=True, numeric=True)


def table_of(resource, names, *, pks=None, more=(), hide=(), offers_rows=True):
    """The rows of a kind, those with the keys in their order, or all.

    ``more`` are columns for the reader, as pairs of heading and {key: text}: they stand in
    parentheses, by which the way back knows them. ``hide`` are fields to leave out. Unless the
    file ``offers_rows``, no dropdown names other rows than those that the table points at.
    """
    columns = [column for column in resource.columns if column.name not in hide]
    heads = [ID_COLUMN, *(as_column(resource, c, names, offers_rows) for c in columns)]
    heads += [Column(f"({heading})", f"({heading})") for heading, _texts in more]
    rows = _rows(resource, columns, names, pks, [texts for _heading, texts in more])
    return Table(resource.name, [*heads, VERSION_COLUMN], rows)


def as_column(resource, column, names, offers_rows=True):
    """A field's column as a file has it: heading, dropdown, hint."""
    is_offered = offers_rows or not hasattr(column, "target")
    return Column(
        column.name,
        column.label,
        choices=column.choices(names) if is_offered else (),
        is_open=column.is_open,
        hint=column.hint,
        required=resource.requires(column),
        numeric=column.numeric,
    )


def _rows(resource, columns, names, pks, more):
    if pks is None:
        pks = list(resource.model._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), CHUNK):
        chunk = pks[start : start + CHUNK]
        found = resource.model._base_manager.order_by().filter(pk__in=chunk)
        stored = {values[0]: values for values in found.values_list("pk", *resource.attnames)}
        related = links_of(resource, stored)
        known = versions(resource.model, chunk)
        for pk in filter(stored.__contains__, chunk):
            values = dict(zip(resource.stored, stored[pk][1:], strict=True))
            values |= {name: links[pk] for name, links in related.items()}
            cells = [column.write(column.raw(values), names) for column in columns]
            yield [pk, *cells, *(texts.get(pk) for texts in more), known[pk]]


def rules():
    """How a file is filled in, for the sheet that tells of it."""
    return [
        (_("Tom cell"), _("Värdet i registret står kvar.")),
        (_("Bindestreck (-)"), _("Värdet tas bort.")),
        (_("Tomt id"), _("Raden är ny.")),
        (_("Borttagen rad"), _("Raden i registret lämnas i fred. Inget tas bort genom en fil.")),
        (
            _("Datum"),
            _("Skrivs så exakt som källan: 2003, 2008-10, 2011-03-24. Två punkter: pågår."),
        ),
        (_("Kolumner inom parentes"), _("Är till för läsning och läses inte in.")),
    ]
