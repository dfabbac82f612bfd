"""The rows of a file that could not be read in, as a file to correct and send in again."""

from django.utils.translation import gettext as _

from stadsnat.sheets import Column, Table

from .cells import Cells, CellSheet, resource_called
from .columns import TAKE_AWAY
from .headings import ID, VERSION, understand
from .tables import as_column


def remainder(cells, sorted_out):
    """The cells of the other rows, with what is wrong with each in a last column."""
    first, _good, others = sorted_out
    planned = {sheet.name: sheet for sheet in first.sheets}
    found = []
    for sheet in cells.sheets:
        plan = planned.get(sheet.name)
        rows = [row for (name, _number), row in sorted(others.items()) if name == sheet.name]
        if plan and rows:
            found.append(_sheet(plan, rows, first.names))
    return Cells(cells.kind, cells.about, [], found)


def _sheet(plan, rows, names):
    headings = plan.headings
    kept = [
        place
        for place, heading in enumerate(plan.header)
        if heading not in headings.for_reading and plan.letters[heading]
    ]
    header = [plan.header[place] for place in kept]
    corrected = [
        (
            row.number,
            (*(_texts(plan, row, names)[place] for place in kept), _explain(plan, row, names)),
        )
        for row in rows
    ]
    return CellSheet(_name_of(plan), [*header, f"({_('fel')})"], {}, corrected)


def _name_of(plan):
    is_known = resource_called(plan.name) is plan.resource
    return plan.name[:31] if is_known else plan.resource.name


def renamed(given, sorted_out):
    """What somebody has said of the sheets, by the names that they have in the remainder."""
    planned = {sheet.name: sheet for sheet in sorted_out[0].sheets}
    return {_name_of(planned[name]): each for name, each in given.items() if name in planned}


def _texts(plan, row, names):
    """The row's texts; of a row that somebody else has changed, together with that change.

    It then counts as made from the row as it is now: what stands in the file is what is meant.
    """
    texts = list(row.texts)
    if not row.clashes:
        return texts
    texts[plan.headings.version] = str(row.version)
    now = row.now(plan.resource)
    for name in row.kept:
        if (place := plan.headings.fields.get(name)) is not None:
            column = plan.resource.by_name[name]
            texts[place] = column.text(column.raw(now), names) or TAKE_AWAY
    return texts


def _explain(plan, row, names):
    said = [
        f"{problem.column}: {problem.right}" if problem.column else problem.right
        for problem in row.problems
    ]
    for clash in row.clashes:
        column = plan.resource.by_name[clash.name]
        words = {
            key: column.say(getattr(clash, key), names) or _("tomt")
            for key in ("was", "now", "yours")
        }
        text = _("%(field)s: var %(was)s, är nu %(now)s, i filen %(yours)s. Skriv det som gäller.")
        said.append(text % ({"field": column.label} | words))
    return " ".join(said)


def tables_of(cells, given, names):
    """The tables to write of cells that were kept; with the dropdowns that their columns have."""
    for sheet in cells.sheets:
        resource = resource_called(sheet.name)
        meaning = given[sheet.name].meaning if sheet.name in given else None
        known = understand(resource, sheet.header, dict.fromkeys(sheet.header, ""), meaning).names
        columns = {heading: _column(resource, name, names) for name, heading in known.items()}
        heads = [_headed(columns.get(heading), heading) for heading in sheet.header]
        yield Table(resource.name, heads, [texts for _number, texts in sheet.rows])


def _column(resource, name, names):
    if name in (ID, VERSION):
        return Column(name, name, hidden=name == VERSION, numeric=True)
    return as_column(resource, resource.readable[name], names)


def _headed(column, heading):
    if column is None:
        return Column(heading, heading)
    parts = {name: getattr(column, name) for name in ("choices", "hint", "hidden", "required")}
    # What is wrong is still there to be seen, so a dropdown does not refuse it.
    return Column(column.key, heading, is_open=True, numeric=column.numeric, **parts)
