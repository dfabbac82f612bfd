"""A comparison as its page shows it."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.header import DAYS
from reports.models import Report
from stadsnat.templatetags.ui import day

from .folding import Folded, folded
from .grids import TableChange
from .markup import cell_html, runs_html, text_html, words_html
from .summary import say_summary

MOST_ROWS = 200  # of one table; how many there are beyond it is said
FIRST_WORDS = 8  # of a paragraph that has moved away: all of it stands where it is now


@dataclass(frozen=True)
class ShownSection:
    """A section in which something differs: its heading, what became of it, and its parts."""

    change: Any
    heading: Any
    notes: list[str]
    parts: list[Any]


@dataclass(frozen=True)
class ShownLine:
    """A paragraph, point or heading with what differs marked."""

    kind: str
    stands_as: str  # the classes of how it stands: a point, a heading, in a quote
    depth: int  # of the lists around it
    marker: str
    label: str
    html: Any


@dataclass(frozen=True)
class ShownTable:
    """A table with the rows that differ."""

    became: str  # of a whole table that came or went; its rows are then not marked one by one
    caption: Any
    columns: list[tuple[str, str]]  # the name, and what became of it
    rows: list[tuple[str, list[Any]]]  # what became of it, and its cells with their columns
    notes: list[str]


@dataclass(frozen=True)
class ShownFold:
    """How much is folded, and what."""

    name: str
    parts: list[Any] = field(default_factory=list)


def shown(comparison, old, new):
    """What the template needs."""
    return {
        "comparison": comparison,
        "phrases": say_summary(comparison),
        "header": [_field(change, old, new) for change in comparison.header],
        "sections": [_section(one) for one in comparison.sections if one.is_touched],
        "unchanged": [one.heading for one in comparison.sections if not one.is_touched],
    }


def _field(change, old, new):
    """The name of a field of the header, and what it said and says."""
    label = Report._meta.get_field(change.name).verbose_name
    if change.name in DAYS:
        return label, day(getattr(old, change.name)), day(getattr(new, change.name))
    return label, change.old, change.new


def _section(change):
    parts = [] if change.kind == "same" else [_part(part) for part in folded(change.parts)]
    heading = runs_html(change.renamed) or change.heading
    return ShownSection(change, heading, _notes_of_section(change), parts)


def _notes_of_section(change):
    notes = [
        (change.kind == "new", _("Nytt avsnitt")),
        (change.kind == "gone", _("Borttaget avsnitt")),
        (bool(change.renamed), _("Ny rubrik")),
        (change.is_moved, _("Flyttat")),
        (0 < change.old_level < change.level, _("Flyttat en nivå ner")),
        (change.old_level > change.level, _("Flyttat en nivå upp")),
    ]
    return [words for holds, words in notes if holds]


def _part(part):
    if isinstance(part, Folded):
        n = len(part.parts)
        name = _("%(n)s oförändrade stycken")
        if any(isinstance(one, TableChange) for one in part.parts):
            name = _("%(n)s oförändrade stycken och tabeller")
        return {"fold": ShownFold(name % {"n": n}, [_part(one) for one in part.parts])}
    if isinstance(part, TableChange):
        return {"table": _table(part)}
    return {"line": _line(part)}


def _line(change):
    line = change.line
    html = runs_html(change.runs)
    if change.kind.startswith("moved"):
        html = words_html(line.tokens)
        if change.kind == "moved-away" and len(line.tokens) > FIRST_WORDS:
            html = format_html("{} …", words_html(line.tokens[:FIRST_WORDS]))
    depth = sum(container != "quote" for container in line.within)
    numbered = line.within[-1:] == ("numbered",)
    return ShownLine(
        kind=change.kind,
        stands_as=f"{line.kind} quote" if "quote" in line.within else line.kind,
        depth=min(depth, 4),
        marker=(f"{line.number}." if numbered else "•") if line.kind == "point" else "",
        label=_label(change),
        html=html,
    )


def _label(change):
    where = {"heading": change.elsewhere}
    match change.kind:
        case "moved-here" if change.elsewhere:
            return _("Flyttat hit från ”%(heading)s”") % where
        case "moved-here":
            return _("Flyttat hit")
        case "moved-away" if change.elsewhere:
            return _("Flyttat till ”%(heading)s”") % where
        case "moved-away":
            return _("Flyttat inom avsnittet")
        case "changed" if change.was:
            return _was()[change.was] if change.was != change.line.kind else _("Annan nivå")
    return ""


def _was():
    return {
        "text": _("Var ett stycke"),
        "point": _("Var en punkt i en lista"),
        "heading": _("Var en rubrik"),
        "missing": _("Var en tabell ur registret"),
    }


def _table(change):
    caption = change.caption
    if change.old_caption != caption:
        caption = text_html(change.old_caption, caption)
    rows = [] if change.kind == "same" else change.rows
    return ShownTable(
        became={"new": _("Ny tabell"), "gone": _("Borttagen tabell")}.get(change.kind, ""),
        caption=caption,
        columns=[(column.name, _columns()[column.kind]) for column in change.columns],
        rows=[(_rows()[row.kind], _cells(row, change.columns)) for row in rows[:MOST_ROWS]],
        notes=_notes_of_table(change),
    )


def _columns():
    return {"same": "", "new": _("ny kolumn"), "gone": _("borttagen kolumn")}


def _rows():
    return {"new": _("tillagd"), "gone": _("borttagen"), "changed": _("ändrad")}


def _cells(row, columns):
    """Each with the name of its column, which stands beside it on a narrow screen."""
    pairs = zip(columns, row.cells, strict=False)
    return [(column.name, cell_html(cell, row.kind)) for column, cell in pairs]


def _notes_of_table(change):
    rest = len(change.rows) - MOST_ROWS
    n = change.unchanged
    notes = [
        (change.kind == "same", _("Tabellen är oförändrad.")),
        (change.is_reordered, _("Raderna står i en annan ordning.")),
        (change.is_redrawn, _("Figuren är omritad.")),
        (
            rest > 0,
            ngettext("%(n)s rad till visas inte.", "%(n)s rader till visas inte.", rest)
            % {"n": rest},
        ),
        (
            change.kind == "changed" and n,
            ngettext("%(n)s rad är oförändrad.", "%(n)s rader är oförändrade.", n) % {"n": n},
        ),
    ]
    said = [words for holds, words in notes if holds]
    before, now = change.notes
    return said + ([text_html(before, now)] if before != now else [])
