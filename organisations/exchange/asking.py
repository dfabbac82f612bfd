"""Asking what the columns of a file mean, and keeping the answer for it and for the next one."""

from dataclasses import dataclass
from typing import Any

from stadsnat.records import address_word, model_of

from .cells import resource_called, unpack
from .column_forms import SheetForm
from .foreign import given_of, recalled, remember, remembered, understands
from .names import Names
from .resources import RESOURCE_OF
from .suggestions import likely_kind


@dataclass(frozen=True)
class Asked:
    """One sheet with its form; ``table`` is where the answer was kept before, if it was."""

    sheet: Any
    form: SheetForm
    table: Any


def ask(file, data=None):
    """What is to be asked of a file, sheet by sheet; with ``data`` what has been answered."""
    cells, names = unpack(file.cells), Names(RESOURCE_OF)
    sheets = _to_ask_about(file, cells)
    return [
        _asked(file, sheet, names, data, prefix=f"ark{place}", must=len(cells.sheets) == 1)
        for place, sheet in enumerate(cells.sheets)
        if sheet in sheets
    ]


def _to_ask_about(file, cells):
    """The sheets that the portal did not write itself; all of them when there is none."""
    found = [
        sheet
        for sheet in cells.sheets
        if sheet.name in file.meanings
        or not (own := _own_kind(file, sheet))
        or not understands(own, sheet)
    ]
    return found or cells.sheets


def _own_kind(file, sheet):
    return resource_called(sheet.name) or _kind(file.kind)


def _kind(word):
    return RESOURCE_OF[model_of(word)] if word else None


def _asked(file, sheet, names, data, *, prefix, must):
    table = remembered(sheet)
    given = given_of(file).get(sheet.name) or (recalled(sheet, table) if table else None)
    resource = given.resource if given else _own_kind(file, sheet) or likely_kind(sheet)
    options = {"prefix": prefix, "must": must}
    if data is None:
        return Asked(
            sheet, SheetForm(sheet, names, resource=resource, given=given, **options), table
        )
    chosen, shown = (data.get(f"{prefix}-{name}", "") for name in ("kind", "shown"))
    if chosen == shown:
        options["data"] = data
    form = SheetForm(sheet, names, resource=_kind(_known(chosen)), **options)
    return Asked(sheet, form, table)


def _known(word):
    return word if word in {address_word(model) for model in RESOURCE_OF} else ""


def is_answered(asked):
    """Whether every sheet has been answered for, and rightly."""
    answered = [each.form.is_bound and each.form.is_valid() for each in asked]  # all are told
    return all(answered)


def keep_answers(file, asked, *, by):
    """Let the answers hold for the file, and be remembered for others with the same headings."""
    for each in asked:
        given = each.form.said()
        file.meanings[each.sheet.name] = given.stored()
        if given.resource:
            remember(each.sheet, given, by=by)
    file.save(update_fields=["meanings"])
