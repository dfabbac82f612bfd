"""Which rows of a file can be read in when others cannot."""

from .comparing import compare

_ROUNDS = 10  # a row that falls may take another with it, and so on; more is no table


def sort_out(cells, **options):
    """A generator of progress that returns (plan of all rows, plan of the good ones, the others).

    The others are {(name of sheet, number): row}. A row that would do only together with one that
    is wrong is among them, so the file is compared again without the wrong ones until none falls.
    The plan of the good ones is None when a part of the file cannot be told from another.
    """
    first = plan = yield from compare(cells, **options)
    others = {}
    for _round in range(_ROUNDS):
        if plan.obstacles:
            return first, None, {}
        bad = _bad(plan)
        if not bad:
            return first, plan, others
        others |= bad
        plan = yield from compare(cells, leave_out=others, **options)
    return first, None, others


def _bad(plan):
    return {
        (sheet.name, row.number): row
        for sheet in plan.sheets
        for row in sheet.rows
        if not row.is_good
    }
