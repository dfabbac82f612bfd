"""What the modules beside this one give: the facts of one row under one subject."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from reports.prose.values import Value
from stadsnat.dates import OPEN, UNKNOWN, say

NOTHING = Value("")


@dataclass(frozen=True)
class Told:
    """Facts of one row of the register: property → value, under the subject's name."""

    subject: str
    label: str
    properties: dict[str, Value]
    row: Any = None
    said_of: str = ""
    address: str = ""
    columns: dict[str, str] = field(default_factory=dict)  # property → the row's field


def word(text):
    """A unit as part of a name: "FN:s medlemsländer" is ``fn-medlemsländer``."""
    return slugify(text.lower().replace(":s ", " "), allow_unicode=True)


def dated(edtf):
    """A date as exact as its source; nothing for one that is unknown or open."""
    return NOTHING if edtf in ("", UNKNOWN, OPEN) else Value(say(edtf), edtf=edtf)


def named(row):
    """The name of a row, nothing where there is none."""
    return Value(str(row)) if row else NOTHING


def among(rows, path, wanted):
    """The rows of the wanted organisations; all of them when nobody asked for some."""
    return rows if wanted is None else rows.filter(**{f"{path}__in": wanted})
