"""What was read generously in a file's cells, so that it can be told before anything is written.

A generous reading is one whose text is not as the portal itself would have written it: a year
without month and day, a date in words, a decimal comma in a text file, a name in place of a short
name. Each is kept with what stood there, what it was read as, and where.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from stadsnat.dates import OPEN, UNKNOWN
from stadsnat.datewords import is_as_read
from stadsnat.templatetags.ui import edtf

from .columns import (
    TAKE_AWAY,
    ChoiceColumn,
    DateColumn,
    FieldColumn,
    NumberColumn,
    PeriodColumn,
    TextColumn,
    YesNoColumn,
)

# All of one kind are told together; of the others each text is told by itself.
YEAR, SPACES = "year", "spaces"
DATE, PERIOD, NUMBER, NAME, CHOICE, ROW = "date", "period", "number", "name", "choice", "row"
TOGETHER = (YEAR, SPACES)
_PLACES = 3  # that are told

_YEAR = re.compile(r"\d{4}", re.ASCII)
_NUMBER = re.compile(r"-?\d+", re.ASCII)
_NUMBER_OF_A_CELL = re.compile(r"-?\d+(,\d+)?", re.ASCII)  # a cell that holds a number has no text


@dataclass(slots=True)
class Reading:
    """A text of one column that was read generously, and where it stood."""

    code: str
    column: FieldColumn
    heading: str
    stands: str
    raw: Any
    implied: tuple | None = None  # (name of another field, its raw value)
    count: int = 0
    places: list = field(default_factory=list)


def code_of(column, text, raw, names, *, is_workbook):
    """What kind of generous reading it is; "" for none."""
    text = text.strip()
    if text == TAKE_AWAY:
        return ""
    if isinstance(column, PeriodColumn):
        return PERIOD
    if isinstance(column, DateColumn):
        return _of_date(text, raw)
    if isinstance(column, NumberColumn):
        plain = _NUMBER_OF_A_CELL if is_workbook else _NUMBER
        return "" if plain.fullmatch(text) else NUMBER
    said = column.text(raw, names)
    if isinstance(column, ChoiceColumn | YesNoColumn):
        return "" if _alike(said, text) else CHOICE
    return "" if isinstance(column, TextColumn) or _alike(said, text) else NAME


def _of_date(text, raw):
    if text == raw and (_YEAR.fullmatch(raw) or is_as_read(text, raw)):
        return YEAR if _YEAR.fullmatch(raw) else ""
    is_said_so = raw in (OPEN, UNKNOWN) and text.casefold() == edtf(raw).casefold()
    return "" if is_said_so else DATE


def _alike(one, other):
    """Whether two texts differ in capitals, and in the order and spacing of a list, only."""
    return _parts(one) == _parts(other)


def _parts(text):
    return sorted(part.strip().casefold() for part in text.replace(";", ",").split(","))


def note(planned, row, name, code, raw, implied=None):
    """Keep a generous reading of a row's cell, if it is one that the file itself has."""
    heading = planned.headings.names[name]
    letter = planned.letters.get(heading)
    if not letter:
        return
    text = "" if code in TOGETHER else row.texts[planned.header.index(heading)].strip()
    key = name, code, text, implied
    reading = planned.readings.get(key)
    if reading is None:
        column = planned.resource.readable[name]
        reading = Reading(code, column, heading, text, raw, implied)
        planned.readings[key] = reading
    reading.count += 1
    if len(reading.places) < _PLACES:
        reading.places.append(f"{letter}{row.number}")
