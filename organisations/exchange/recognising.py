"""Which row of the register a row of a table from elsewhere is about, when it has no id.

Rows with a name are recognised by it; a membership by its organisation, its member and its way,
unless the two periods cannot be of one. Where several rows may be meant, none is taken.
"""

from collections import defaultdict

from stadsnat.dates import bounds

from .columns import PeriodColumn, Wrong
from .names import same

SEVERAL = object()  # in place of a key


class Recognising:
    """The rows of a kind are read when the first of them is looked for."""

    def __init__(self, names, reader):
        self.names, self.reader = names, reader
        self._rows, self._new = {}, {}

    def key(self, planned, texts):
        """The key of the row, "" for a new one, or ``SEVERAL``."""
        resource = planned.resource
        if resource.named_by:
            text = texts[planned.headings.fields[planned.known_by]].strip()
            found = self.names.called(resource.model, text)
        else:
            found = self._alike(planned, texts)
        return SEVERAL if len(found) > 1 else next(iter(found), "")

    def namesake(self, planned, row):
        """The number of an earlier row of the file with the same new name, if there is one."""
        if not planned.known_by or not planned.resource.named_by:
            return None
        name = same(row.texts[planned.headings.fields[planned.known_by]])
        first = self._new.setdefault((planned.resource, name), row.number) if name else row.number
        return first if first != row.number else None

    def _alike(self, planned, texts):
        try:
            known_by = tuple(self._raw(planned, texts, name) for name in planned.resource.known_by)
            days = _days(*self._period(planned, texts))
        except Wrong:
            return []  # what is wrong with it is told where it is read
        rows = self._of(planned.resource).get(known_by, ())
        return [pk for pk, theirs in rows if _may_be_one(days, theirs)]

    def _raw(self, planned, texts, name):
        """What the cell of a column means; its default when it is blank or there is none."""
        column, place = planned.resource.readable[name], planned.headings.fields.get(name)
        if place is None or not texts[place].strip():
            return column.default()
        return self.reader.meaning(column, texts[place])[0]

    def _period(self, planned, texts):
        place = planned.headings.fields.get(PeriodColumn.name)
        if place is not None and texts[place].strip():
            column = planned.resource.readable[PeriodColumn.name]
            return self.reader.meaning(column, texts[place])[0]
        return [self._raw(planned, texts, name) for name in ("starts", "ends")]

    def _of(self, resource):
        if resource not in self._rows:
            found = self._rows[resource] = defaultdict(list)
            rows = resource.model._base_manager.order_by("pk")
            for pk, starts, ends, *key in rows.values_list(
                "pk", "starts", "ends", *resource.known_by
            ):
                found[tuple(key)].append((pk, _days(starts, ends)))
        return self._rows[resource]


def _days(starts, ends):
    """The first and the last day that a period may have; None where nothing is known."""
    return bounds(starts).earliest, bounds(ends).latest


def _may_be_one(one, other):
    """Whether two periods may have a day in common."""
    return all(
        first is None or last is None or first <= last
        for first, last in ((one[0], other[1]), (other[0], one[1]))
    )
