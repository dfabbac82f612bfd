"""How a file was read, in words: its encoding, what its columns mean, and each generous reading."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stadsnat.date_explanations import tell
from stadsnat.dates import OPEN, UNKNOWN
from stadsnat.templatetags.ui import edtf

from .columns import DateColumn
from .headings import ID, VERSION
from .headings import meanings as own_meanings
from .key_columns import KeyColumn
from .telling import A_PAGE
from .tolerances import ROW, SPACES, YEAR

READINGS = "tolkningar"  # what asks for all of them
A_FEW = 20  # that are shown before one asks for all


@dataclass(frozen=True)
class ToldMeaning:
    """A column of a table from elsewhere, and the field that it is read as; "" for none."""

    heading: str
    letter: str
    field: str


@dataclass(frozen=True)
class ToldReading:
    """A text, or all texts of one kind, of a column: what it was read as, and where it stands."""

    column: str
    stands: str
    read_as: str
    places: str
    count: int
    is_cut: bool  # whether there are more places than are told


def how_it_was_read(plan, cells, query):
    """For the page: notes on the file, the meaning of its columns, and the generous readings."""
    told = [
        (sheet, reading) for sheet in plan.sheets for reading in _in_order(sheet.readings.values())
    ]
    is_all = query.get("visa") == READINGS
    page = Paginator(told, A_PAGE if is_all else A_FEW)
    page = page.get_page(query.get("sida", 1) if is_all else 1)
    return {
        "notes": [_note(cells, name, text) for name, text in cells.notes],
        "meanings": [(sheet, *_meanings(sheet)) for sheet in plan.sheets if sheet.given],
        "readings": [_told(sheet, reading, plan.names) for sheet, reading in page],
        "reading_count": len(told),
        "reading_page": page,
        "is_all_readings": is_all,
    }


def _note(cells, sheet, text):
    """A sentence; it names the sheet where there are several."""
    return f"{sheet}: {text}." if sheet and len(cells.sheets) > 1 else f"{text}."


def _in_order(readings):
    """Column by column; of one, what is told together comes first."""
    return sorted(readings, key=lambda each: (each.heading, each.code not in (YEAR, SPACES)))


def _meanings(sheet):
    """What was said of the columns, and how many have headings of the portal's own."""
    own = own_meanings(sheet.resource)
    names = sheet.headings.names.items()
    foreign = [(name, heading) for name, heading in names if own.get(heading.casefold()) != name]
    found = [
        ToldMeaning(heading, sheet.letters[heading], _field(sheet, name))
        for name, heading in foreign
        if sheet.letters[heading]
    ]
    found += [ToldMeaning(heading, letter, "") for heading, letter in sheet.headings.left]
    place = {heading: number for number, heading in enumerate(sheet.header)}
    found.sort(key=lambda each: place[each.heading])
    same = [
        ToldMeaning(sheet.given.same[name], "", sheet.resource.by_name[name].label)
        for name in sheet.given.same
    ]
    return found + same, len(names) - len(foreign)


def _field(sheet, name):
    own = {ID: _("Id i portalen"), VERSION: _("Version i portalen")}
    return own.get(name) or sheet.resource.readable[name].label


def _told(sheet, reading, names):
    places = ", ".join(reading.places) + (" …" if reading.count > len(reading.places) else "")
    return ToldReading(
        reading.heading,
        _stands(reading),
        _read_as(sheet, reading, names),
        places,
        reading.count,
        reading.count > len(reading.places),
    )


def _stands(reading):
    if reading.code == YEAR:
        text = ngettext("%d årtal utan månad och dag", "%d årtal utan månad och dag", reading.count)
        return text % reading.count
    if reading.code == SPACES:
        text = ngettext(
            "%d text med mellanslag runt om", "%d texter med mellanslag runt om", reading.count
        )
        return text % reading.count
    return f"”{reading.stands}”"


def _read_as(sheet, reading, names):
    if reading.code == YEAR:
        return _("hela året; månad och dag är okända")
    if reading.code == SPACES:
        return _("samma text utan dem")
    if reading.code == ROW:
        name = names.name(sheet.resource.model, reading.raw)
        if not names.has_names(sheet.resource.model):
            return _("raden med id %(id)s, som redan finns") % {"id": name}
        return _("raden %(name)s, som redan finns") % {"name": name}
    said = _say(reading.column, reading.raw, names)
    if not reading.implied:
        return said
    other, value = reading.implied
    also = sheet.resource.by_name[other]
    return f"{said}; {also.label.lower()}: {_say(also, value, names)}"


def _say(column, raw, names):
    if isinstance(column, KeyColumn) and not names.has_names(column.target):
        return f"{column.target._meta.verbose_name} {raw}"
    if not isinstance(column, DateColumn):
        return column.say(raw, names) or _("tomt")
    if raw == UNKNOWN:
        return _("uppgift saknas")
    return edtf(raw) if raw == OPEN else tell(raw)
