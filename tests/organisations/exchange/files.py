"""Files for the tests: taken home from the register, or made from nothing; edited and read."""

import io
from dataclasses import replace

from organisations.exchange.cells import read_cells
from organisations.exchange.comparing import finish
from organisations.exchange.names import Names
from organisations.exchange.resources import RESOURCE_OF
from organisations.exchange.sorting_out import sort_out
from organisations.exchange.tables import table_of
from stadsnat.sheets import Column, Table, write_csv, write_xlsx


def table(name, headings, *rows):
    return Table(name, [Column(heading, heading) for heading in headings], rows)


def xlsx(*tables):
    stream = io.BytesIO()
    write_xlsx(tables, stream)
    stream.seek(0)
    return stream


def csv(one):
    stream = io.BytesIO()
    write_csv(one, stream)
    stream.seek(0)
    return stream


def cells_of(*tables):
    return read_cells(xlsx(*tables), "prov.xlsx")


def taken_home(*models):
    """The cells of a workbook with all rows of the kinds."""
    names = Names(RESOURCE_OF)
    return cells_of(*(table_of(RESOURCE_OF[model], names) for model in models))


def edited(cells, *changes):
    """The cells with some texts exchanged: (number of the row in its sheet, heading, text)."""
    [sheet] = cells.sheets
    rows = {number: list(texts) for number, texts in sheet.rows}
    for number, heading, text in changes:
        rows[number][sheet.header.index(heading)] = text
    same = [(number, tuple(texts)) for number, texts in rows.items()]
    return replace(cells, sheets=[replace(sheet, rows=same)])


def sorted_out(cells, **options):
    """The plan of all rows, the plan of the good ones, the other rows."""
    return finish(sort_out(cells, **options))


def plan_for(cells, **options):
    return sorted_out(cells, **options)[0]


def counts(plan):
    """(new, changed, unchanged, wrong, stale), of all sheets together."""
    groups = [len(plan.rows(which)) for which in ("new", "changed", "wrong", "stale")]
    return (*groups[:2], sum(sheet.unchanged for sheet in plan.sheets), *groups[2:])


def problems(plan):
    """Everything that is wrong: (row, letter, column, what stands there, what would be right)."""
    return [
        (row.number, problem.letter, problem.column, problem.stands, problem.right)
        for _sheet, row in plan.rows("wrong")
        for problem in row.problems
    ]
