"""A plan in words, for the page that shows it before anything is written."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

A_GROUP = 20  # rows of a group that are shown before one asks for all
A_PAGE = 200

GROUPS = ("fel", "krockar", "andrade", "nya")


@dataclass(frozen=True)
class ToldCell:
    """A field's value before and after, in words; for a clash also what the file has."""

    label: str
    before: str
    after: str
    yours: str = ""


@dataclass(frozen=True)
class ToldRow:
    """One row of the file: where it stands, what it is called, and its cells."""

    sheet: str
    number: int
    name: str
    cells: list
    problems: list
    is_merged: bool


@dataclass(frozen=True)
class Group:
    """The rows of one fate; ``page`` holds those that are shown."""

    key: str
    count: int
    page: list
    is_cut: bool

    @property
    def is_trouble(self):
        """Whether its rows cannot be read in as they are."""
        return self.key in ("fel", "krockar")


def tell(sorted_out, *, only="", number=1):
    """The groups of a plan, each with its first rows; only one of them, page by page, if asked."""
    first, _good, others = sorted_out
    sheets = {sheet.name: sheet for sheet in first.sheets}
    rows = {
        "fel": [(sheets[key[0]], row) for key, row in sorted(others.items()) if row.problems],
        "krockar": first.rows("stale"),
        "andrade": first.rows("changed"),
        "nya": first.rows("new"),
    }
    dropped = set(others)
    for key in ("andrade", "nya"):
        rows[key] = [(s, r) for s, r in rows[key] if (s.name, r.number) not in dropped]
    groups, told = [], _Words(first.names)
    for key in GROUPS:
        if not rows[key] or (only and key != only):
            continue
        page = Paginator(rows[key], A_PAGE if only else A_GROUP).get_page(number if only else 1)
        shown = told.rows(list(page))
        groups.append(Group(key, len(rows[key]), shown, not only and page.has_next()))
        if only:
            return groups, page
    return groups, None


class _Words:
    def __init__(self, names):
        self.names = names

    def rows(self, pairs):
        called = self._called(pairs)
        return [
            ToldRow(
                sheet.name,
                row.number,
                called.get((sheet.resource.model, row.pk)) or _first_texts(sheet, row),
                self._cells(sheet, row),
                row.problems,
                bool(row.kept),
            )
            for sheet, row in pairs
        ]

    def _called(self, pairs):
        """What the rows of the register are called, in one query for each kind."""
        wanted = defaultdict(set)
        for sheet, row in pairs:
            if row.pk > 0:
                wanted[sheet.resource.model].add(row.pk)
        found = {}
        for model, pks in wanted.items():
            keys = [field.name for field in model._meta.concrete_fields if field.many_to_one]
            rows = model._base_manager.select_related(*keys).in_bulk(pks)
            found |= {(model, pk): str(row) for pk, row in rows.items()}
        return found

    def _cells(self, sheet, row):
        if row.problems:
            return []
        if row.clashes:
            return [self._clash(sheet, each) for each in row.clashes]
        columns = sheet.resource.by_name.values()
        return [
            ToldCell(column.label, self._before(sheet, row, column), after)
            for column in columns
            if column.field.name in row.changes
            for after in [column.say(column.raw(row.changes), self.names)]
            if after or not row.is_new
        ]

    def _before(self, sheet, row, column):
        if row.is_new:
            return ""
        return column.say(column.raw(row.now(sheet.resource)), self.names)

    def _clash(self, sheet, clash):
        column = sheet.resource.by_name[clash.name]
        was, now, yours = (
            column.say(raw, self.names) for raw in (clash.was, clash.now, clash.yours)
        )
        return ToldCell(column.label, was, now, yours)


def _first_texts(sheet, row):
    own = sheet.headings.fields.values()
    texts = [row.texts[place].strip() for place in sorted(own) if row.texts[place].strip()]
    return ", ".join(texts[:3]) or _("utan uppgifter")


def summary(sorted_out):
    """For each sheet, how many rows would be new, changed and so on."""
    first, _good, others = sorted_out
    fallen = defaultdict(set)
    for (name, number), row in others.items():
        if row.problems:
            fallen[name].add(number)
    return [
        {
            "name": sheet.name,
            "new": sum(row.number not in fallen[sheet.name] for row in sheet.new),
            "changed": sum(row.number not in fallen[sheet.name] for row in sheet.changed),
            "unchanged": sheet.unchanged,
            "wrong": len(fallen[sheet.name]),
            "stale": len(sheet.stale),
            "left_alone": sheet.left_alone,
        }
        for sheet in first.sheets
    ]


def remarks(plan):
    """What was passed over or not known, in sentences; columns by name, never silent."""
    found = [
        _("Arket ”%s” är inget av registrets och lästes inte.") % n for n in plan.unknown_sheets
    ]

    def say(sheet, text):
        """Name the sheet where there are several."""
        found.append(f"{sheet.name}: {text}" if len(plan.sheets) > 1 else text)

    for sheet in plan.sheets:
        for heading, letter, nearest in sheet.headings.unknown:
            text = _("Kolumnen ”%(heading)s” (%(letter)s) är okänd och läses inte in.")
            text %= {"heading": heading, "letter": letter}
            say(sheet, f"{text} {_('Menades ”%s”?') % nearest}" if nearest else text)
        if sheet.headings.left:
            text = _("Kolumner som inte läses in, som valt: %s.")
            headings = (f"{heading} ({letter})" for heading, letter in sheet.headings.left)
            say(sheet, text % ", ".join(headings))
        if sheet.headings.for_reading:
            text = _("Kolumner för läsning lästes inte: %s.")
            say(sheet, text % ", ".join(sheet.headings.for_reading))
        for text in _about_keys(sheet):
            say(sheet, text)
    return found


def _about_keys(sheet):
    if sheet.known_by:
        yield _("Kolumnen Id saknas. Rader som redan finns känns igen, och de andra läses som nya.")
    elif sheet.headings.id is None:
        yield _("Kolumnen Id saknas, så alla rader lästes som nya.")
    elif sheet.without_version:
        text = ngettext(
            "%(count)s rad saknar version. Har någon ändrat den sedan filen gjordes, "
            "så skrivs det över av det som står i filen.",
            "%(count)s rader saknar version. Har någon ändrat dem sedan filen gjordes, "
            "så skrivs det över av det som står i filen.",
            sheet.without_version,
        )
        yield text % {"count": sheet.without_version}
