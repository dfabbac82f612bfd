"""What the headings of a sheet mean: which field each column is for.

A heading of the portal's own means its field. A register from elsewhere brings other headings, and
somebody has then said what each of them means (``given``): see ``foreign``.
"""

from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

ID, VERSION = "id", "version"


@dataclass(frozen=True)
class Headings:
    """The columns of a sheet: the place of each known one, and what was made of the others."""

    fields: dict  # column's name → its place in a row
    names: dict  # column's name → its heading in the file
    id: int | None
    version: int | None
    for_reading: list  # headings in parentheses, which an export adds for its reader
    unknown: list  # (heading, letter, nearest known heading or "")
    left: list  # (heading, letter) of those that somebody has chosen not to read
    problems: list  # sentences; with one of these nothing of the sheet can be read in


def is_for_reading(heading):
    return heading.startswith("(") and heading.endswith(")")


def meanings(resource):
    """Heading, in small letters → the name of the column that it stands for."""
    found = {ID: ID, VERSION: VERSION}
    for column in resource.columns:
        for label in column.labels:
            found.setdefault(label.casefold(), column.name)
    return found


def understand(resource, header, letters, given=None):
    """Tell what each heading of a sheet means; ``given`` (heading → name) before the portal's own.

    A heading that is given no name is not to be read.
    """
    own = meanings(resource)
    places, for_reading, unknown, left, problems = {}, [], [], [], []
    for place, heading in enumerate(header):
        is_given = given is not None and heading in given
        name = given[heading] if is_given else own.get(heading.casefold())
        if name in places:
            twice = _("Kolumnerna ”%(one)s” och ”%(other)s” betyder samma sak. Ta bort den ena.")
            problems.append(twice % {"one": header[places[name]], "other": heading})
        elif name:
            places[name] = place
        elif is_given:
            left.append((heading, letters[heading]))
        elif is_for_reading(heading):
            for_reading.append(heading)
        else:
            unknown.append((heading, letters[heading], nearest(resource, heading)))
    fields = {name: place for name, place in places.items() if name not in (ID, VERSION)}
    if not fields and not problems:
        problems.append(_("Ingen av kolumnerna är känd. Välj vad kolumnerna betyder."))
    return Headings(
        fields,
        {name: header[place] for name, place in places.items()},
        places.get(ID),
        places.get(VERSION),
        for_reading,
        unknown,
        left,
        problems,
    )


def nearest(resource, heading):
    """The portal's own heading that is most like the one; "" when none is like it."""
    labels = {column.label.casefold(): column.label for column in resource.columns}
    near = get_close_matches(heading.casefold(), labels, n=1)
    return labels[near[0]] if near else ""
