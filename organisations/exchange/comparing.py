"""A file held against the register: what is new, changed, unchanged, wrong or stale.

The register is read in chunks, so that memory stays steady however many rows there are; each
chunk ends with a pause, at which a ``Progress`` is given out.
"""

from django.utils.translation import gettext as _

from stadsnat import stale
from stadsnat.forms import versions
from stadsnat.snapshots import snapshots

from .cell_reading import CellReader, keep_words
from .cells import resource_called
from .checking import CHUNK, LookedAt, check, complain
from .foreign import as_given
from .headings import ID, VERSION, understand
from .names import Names
from .plan import Plan, PlannedRow, Progress, SheetPlan
from .recognising import SEVERAL, Recognising
from .resources import RESOURCE_OF, RESOURCES
from .tolerances import ROW, note


def compare(cells, *, kind=None, given=None, may=lambda model: True, leave_out=None, lock=False):
    """Tell what reading the file in would do; a generator of progress that returns a ``Plan``.

    ``kind`` is the resource of a file that does not say it, and ``given`` what somebody has said of
    its sheets, by name (``foreign.Given``). ``may`` tells of a model whether its rows may be
    written. ``leave_out`` are rows to pass over, as (name of sheet, number). With ``lock`` the
    rows stay as they are until the transaction ends.
    """
    comparison = _Comparison(cells, kind, given or {}, leave_out or {}, lock)
    comparison.look_for_obstacles(may)
    yield from comparison.run()
    return comparison.plan


def finish(generator):
    """Run a generator of progress to its end; give what it returns."""
    while True:
        try:
            next(generator)
        except StopIteration as end:
            return end.value


class _Comparison:
    def __init__(self, cells, kind, given, leave_out, lock):
        self.names, self.looked_at = Names(RESOURCE_OF), LookedAt()
        self.plan = Plan(self.names, [], [], [])
        self.leave_out, self.lock = leave_out, lock
        self.done, self.total = 0, cells.row_count
        self.reader = CellReader(self.names, is_workbook=cells.kind == "xlsx")
        self.recognising = Recognising(self.names, self.reader)
        self.work = []
        for sheet in cells.sheets:
            resource = resource_called(sheet.name) or (kind if len(cells.sheets) == 1 else None)
            self._take(sheet, resource, given.get(sheet.name))
        order = {resource.model: place for place, resource in enumerate(RESOURCES)}
        self.work.sort(key=lambda pair: order[pair[1].resource.model])

    def _take(self, sheet, resource, given):
        meaning = None
        if given:
            resource, (sheet, meaning) = given.resource, as_given(sheet, given)
        if resource is None:
            self.plan.unknown_sheets.append(sheet.name)
            return
        if any(planned.resource is resource for planned in self.plan.sheets):
            twice = _("Flera ark har samma slags rader: %(kind)s. Lägg raderna i ett av arken.")
            self.plan.obstacles.append(twice % {"kind": resource.name})
            return
        headings = understand(resource, sheet.header, sheet.letters, meaning)
        planned = SheetPlan(resource, sheet.name, headings, sheet.letters, sheet.header, given)
        self.plan.sheets.append(planned)
        self.work.append((sheet, planned))

    def look_for_obstacles(self, may):
        if not self.work:
            self.plan.obstacles.append(
                _("Filen har inget ark som registret känner. Välj vad kolumnerna betyder.")
            )
        for sheet in self.plan.sheets:
            problems = list(sheet.headings.problems)
            if not may(sheet.resource.model):
                problems.append(_("Behörighet saknas att ändra den sortens rader."))
            self.plan.obstacles += [f"{sheet.name}: {problem}" for problem in problems]

    def run(self):
        if self.plan.obstacles:
            return
        for sheet, planned in self.work:
            self._name_new(sheet, planned)
        for sheet, planned in self.work:
            yield from self._compare_sheet(sheet, planned)
            for _pause in check(planned, self.names, self.looked_at):
                yield Progress(self.done, self.total)

    def _name_new(self, sheet, planned):
        """Let the rows of the file be named by each other, before any of them is read."""
        resource, fields = planned.resource, planned.headings.fields
        columns = [lookup.split("__")[0] for lookup in resource.named_by]
        places = [fields.get(column) for column in columns]
        for number, texts in sheet.rows:
            own = "" if planned.headings.id is None else texts[planned.headings.id].strip()
            parts = [texts[place].strip() if place is not None else "" for place in places]
            name = "/".join(parts) if parts and all(parts) else ""
            if (sheet.name, number) in self.leave_out:
                place = _("rad %(row)s i %(sheet)s") % {"row": number, "sheet": sheet.name}
                self.names.leave_out(resource.model, name, place)
            elif not own:
                planned.new_keys[number] = self.names.add_new(resource.model, name)
            elif name and own.isascii() and own.isdigit():
                self.names.add(resource.model, int(own), name)

    def _compare_sheet(self, sheet, planned):
        seen = {}
        for start in range(0, len(sheet.rows), CHUNK):
            chunk = sheet.rows[start : start + CHUNK]
            self._compare_chunk(planned, chunk, seen)
            self.done += len(chunk)
            yield Progress(self.done, self.total)
        count = planned.resource.model._base_manager.count()
        planned.left_alone = count - len(seen)

    def _compare_chunk(self, planned, chunk, seen):
        keys = [self._key(planned, number, texts) for number, texts in chunk]
        pks = [key for key in keys if isinstance(key, int)]
        stored, related = self._stored(planned.resource, pks)
        known = versions(planned.resource.model, list(stored))
        rows, old = [], []
        for (number, texts), key in zip(chunk, keys, strict=True):
            if (planned.name, number) in self.leave_out:
                planned.left_out += 1
                if key in stored:
                    seen.setdefault(key, number)
                continue
            row = PlannedRow(number, 0, texts, {})
            if self._is_known(planned, row, key, stored, seen):
                row.pk, row.stored = key, stored[key]
                row.related = {name: links[key] for name, links in related.items()}
                row.version = known[key]
                if self._is_old(planned, row):
                    old.append(row)
            rows.append(row)
        self._compare_rows(planned, rows, self._as_they_were(planned, old))

    def _key(self, planned, number, texts):
        """The row's key; "" for a new row, the text itself when it is none, or ``SEVERAL``."""
        if planned.known_by:
            return self.recognising.key(planned, texts)
        text = "" if planned.headings.id is None else texts[planned.headings.id].strip()
        is_key = text.isascii() and text.isdigit() and len(text) < 18
        return int(text) if is_key else text

    def _stored(self, resource, pks):
        rows = resource.model._base_manager.order_by().filter(pk__in=pks)
        if self.lock:
            rows = rows.select_for_update()
        place = resource.attnames.index(resource.model._meta.pk.attname)
        stored = {values[place]: values for values in rows.values_list(*resource.attnames)}
        return stored, links_of(resource, stored)

    def _is_known(self, planned, row, key, stored, seen):
        """Whether the row is one of the register; a row that is neither that nor new is wrong."""
        if key == "":
            row.pk = planned.new_keys[row.number]
            if other := self.recognising.namesake(planned, row):
                right = _("Samma namn står på rad %(row)s.") % {"row": other}
                complain(planned, row, planned.known_by, right)
            return False
        if key is SEVERAL:
            several = _("Flera rader i registret kan vara den här. Ändra dem i portalen.")
            complain(planned, row, planned.known_by, several)
            return False
        if key not in stored:
            right = _("Raden finns inte i registret. Töm cellen för att lägga till den som ny.")
        elif seen.setdefault(key, row.number) == row.number:
            if planned.known_by:
                note(planned, row, planned.known_by, ROW, key)
            return True
        else:
            right = _("Samma id står på rad %(row)s. Töm cellen om raden är ny.")
            if planned.known_by:
                right = _("Samma rad i registret står på rad %(row)s.")
            right %= {"row": seen[key]}
        complain(planned, row, planned.known_by or ID, right)
        return False

    def _is_old(self, planned, row):
        """Whether the file was made from an older version of the row than the register has."""
        place = planned.headings.version
        text = "" if place is None else row.texts[place].strip()
        if not text:
            planned.without_version += 1
            return False
        if text == str(row.version):
            return False
        if not (text.isascii() and text.isdigit() and len(text) < 18):
            complain(planned, row, VERSION, _("Ska vara ett tal som portalen har skrivit."))
            return False
        return True

    def _as_they_were(self, planned, rows):
        """The snapshots of the versions that the file was made from, by key; in one query."""
        model, place = planned.resource.model, planned.headings.version
        if not rows:
            return {}
        wanted = {int(row.texts[place]): row for row in rows}
        found = list(model.history.filter(history_id__in=list(wanted)))
        was = {
            each.id: values
            for each, values in zip(found, snapshots(model, found), strict=True)
            if values is not None and wanted[each.history_id].pk == each.id
        }
        for row in rows:
            if row.pk not in was:
                complain(planned, row, VERSION, _("Den versionen av raden har aldrig funnits."))
        return was

    def _compare_rows(self, planned, rows, was):
        for row in rows:
            if not row.problems:
                now = self._values(planned.resource, row)
                self._compare_row(planned, row, now, was.get(row.pk, now))
            if row.changes or row.problems or row.clashes:
                planned.rows.append(row)
                self.looked_at.plan(planned.resource, row)
            else:
                planned.unchanged += 1

    def _values(self, resource, row):
        if not row.stored:
            values = {}
            for column in resource.columns:
                column.store(values, column.default())
            return values
        return row.now(resource)

    def _compare_row(self, planned, row, now, was):
        yours = self.reader.typed(planned, row, was)
        if row.problems:
            return
        columns = planned.resource.by_name
        if was is not now:
            yours = self._merge(planned.resource, row, now, was, yours)
        if row.is_new:
            row.changes = now
        for name, raw in yours.items():
            if row.is_new or raw != columns[name].raw(now):
                columns[name].store(row.changes, raw)
        for name in yours.keys() & row.changes.keys():
            keep_words(planned, row, name, now, yours)

    def _merge(self, resource, row, now, was, yours):
        """Join the file's changes with what has changed since; clashes are left to be chosen."""
        columns = resource.by_name
        before = {name: column.raw(was) for name, column in columns.items()}
        current = {name: column.raw(now) for name, column in columns.items()}
        merged = stale.merge(before, current, before | yours, {})
        row.clashes = [each for each in merged.differences if not each.kept]
        row.kept = [each.name for each in merged.differences if each.kept == stale.NOW]
        return merged.values


def links_of(resource, pks):
    """The many-to-many values of rows: field → key → sorted keys of the others."""
    found = {}
    for name in resource.related:
        field = resource.model._meta.get_field(name)
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        links = dict.fromkeys(pks, ())
        through = field.remote_field.through._base_manager.filter(**{f"{own}__in": list(pks)})
        for pk, key in through.order_by(own, other).values_list(own, other):
            links[pk] += (key,)
        found[name] = links
    return found
