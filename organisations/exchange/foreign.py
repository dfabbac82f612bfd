"""A register from elsewhere: what somebody has said its columns mean, remembered for the next file.

What was said holds for a table with just these headings, in whatever order and capitals; it is
shared by all who may read files in, shown in the preview, and can be changed and forgotten. A
table with other headings is asked about anew, with what each heading meant last as a suggestion.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from organisations.models import ForeignTable
from stadsnat.records import address_word, model_of

from .cells import resource_called
from .headings import is_for_reading, meanings
from .resources import RESOURCE_OF


@dataclass(frozen=True)
class Given:
    """What somebody has said of a table."""

    resource: Any  # None: the table is not to be read
    meaning: dict  # heading → the name of a column, or "" for one that is not to be read
    same: dict  # the name of a column that the table lacks → the text for all its rows
    recognises: bool  # whether a row that is called as one of the register is that one

    def stored(self):
        """As JSON holds it."""
        kind = address_word(self.resource.model) if self.resource else ""
        return {
            "kind": kind,
            "meaning": self.meaning,
            "same": self.same,
            "recognises": self.recognises,
        }


def restored(values):
    """The ``Given`` of what JSON held."""
    kind = values["kind"]
    resource = RESOURCE_OF[model_of(kind)] if kind else None
    return Given(resource, values["meaning"], values["same"], values["recognises"])


def given_of(file):
    """What was said of the sheets of a file, by their names."""
    return {name: restored(values) for name, values in file.meanings.items()}


def asked_about(sheet):
    """The headings that somebody can say the meaning of."""
    return [heading for heading in sheet.header if not is_for_reading(heading)]


def key_of(headings):
    """Tells tables with other headings apart; not their order, nor capitals."""
    texts = sorted(" ".join(heading.casefold().split()) for heading in headings)
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def remembered(sheet):
    """The ``ForeignTable`` with the headings of the sheet, or None."""
    return ForeignTable.objects.filter(headings_key=key_of(asked_about(sheet))).first()


def recalled(sheet, table):
    """What was said of a table, in the headings that this sheet writes them with."""
    meaning = {heading.casefold(): name for heading, name in table.meaning.items()}
    own = {heading: meaning.get(heading.casefold(), "") for heading in asked_about(sheet)}
    values = {"kind": table.kind, "same": table.same, "recognises": table.recognises}
    return restored(values | {"meaning": own})


def remember(sheet, given, *, by):
    """Keep what was said for the next table with these headings."""
    headings = asked_about(sheet)
    ForeignTable.objects.update_or_create(
        headings_key=key_of(headings),
        defaults=given.stored() | {"headings": headings, "saved_by": by},
    )


def answer(cells, kind=None):
    """What was said before of a new file's sheets, by name; and whether somebody is to be asked.

    Asked is about headings that nothing is known of, and about a file of which no sheet is known.
    """
    found, is_unknown, is_known = {}, False, False
    for sheet in cells.sheets:
        own = resource_called(sheet.name) or (kind if len(cells.sheets) == 1 else None)
        if own and understands(own, sheet):
            is_known = True
        elif (table := remembered(sheet)) and (kind is None or table.kind == _word(kind)):
            found[sheet.name] = recalled(sheet, table)
        else:
            is_unknown |= own is not None
    return found, is_unknown or not (is_known or found)


def understands(resource, sheet):
    """Whether every heading of the sheet is one of the kind's own."""
    own = meanings(resource)
    return all(heading.casefold() in own for heading in asked_about(sheet))


def _word(resource):
    return address_word(resource.model)


def as_given(sheet, given):
    """The sheet and what its headings mean, with a column for each value that all rows have.

    These columns have no letter, by which they are known.
    """
    if not given.same or given.resource is None:
        return sheet, given.meaning
    labels = {name: _same_label(given.resource, name) for name in given.same}
    texts = tuple(given.same.values())
    rows = [(number, (*row, *texts)) for number, row in sheet.rows]
    letters = sheet.letters | dict.fromkeys(labels.values(), "")
    meaning = given.meaning | {label: name for name, label in labels.items()}
    header = [*sheet.header, *labels.values()]
    return replace(sheet, header=header, letters=letters, rows=rows), meaning


def _same_label(resource, name):
    return _("%(field)s (samma på alla rader)") % {"field": resource.by_name[name].label}
