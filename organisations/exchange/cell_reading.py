"""What the cells of a row say, where they are not as they were when the file was made."""

from django.utils.translation import gettext as _

from stadsnat.dates import OPEN
from stadsnat.fields import EDTFField

from .checking import complain, value_of
from .columns import PeriodColumn, TextColumn, Wrong
from .reading_dates import words_of, words_of_period
from .tolerances import SPACES, code_of, note


class CellReader:
    """Reads the texts of a column once each, for they are often alike; notes generous readings."""

    def __init__(self, names, *, is_workbook):
        self.names, self.is_workbook = names, is_workbook
        self._read = {}

    def typed(self, planned, row, was):
        """The values that the file gives the row, where they are not those it was written with."""
        found, generous = {}, []
        for name, place in planned.headings.fields.items():
            text = row.texts[place]
            if not text or text.isspace():
                continue
            column = planned.resource.readable[name]
            if not row.is_new and text == column.text(column.raw(was), self.names):
                continue
            try:
                raw, code, implied = self.meaning(column, text)
            except Wrong as wrong:
                complain(planned, row, name, wrong)
                continue
            found |= column.parts(raw)
            if code:
                generous.append((name, code, raw, implied))
        for name, code, raw, implied in generous:
            is_used = implied and self._imply(planned, row, was, found, name, implied)
            note(planned, row, name, code, raw, implied if is_used else None)
        return found

    def _imply(self, planned, row, was, found, name, implied):
        """Let a text that says something of another field be heard where nothing else says it.

        That something has not ended ("sedan 2003") is heard of a new row only: of one that the
        register has, an end may have become known since.
        """
        other, value = implied
        column, place = planned.resource.by_name[other], planned.headings.fields.get(other)
        is_blank = place is None or not row.texts[place].strip()
        if is_blank and (row.is_new or (other != "currency" and value != OPEN)):
            found[other] = value
            return True
        stated = found[other] if other in found else column.raw(was)
        if value != OPEN and stated != value:
            right = _("Här står också %(said)s, men raden har %(stated)s. Skriv det som gäller.")
            said, has = (column.say(raw, self.names) or _("tomt") for raw in (value, stated))
            complain(planned, row, name, right % {"said": said, "stated": has})
        return False

    def meaning(self, column, text):
        """The raw value, how generously it was read, and what the text implies."""
        if type(column) is TextColumn:  # seldom alike, and soon read
            is_padded = text[0].isspace() or text[-1].isspace()
            return column.read(text, self.names), SPACES if is_padded else "", None
        key = id(column), text
        if key not in self._read:
            try:
                raw = column.read(text, self.names)
                code = code_of(column, text, raw, self.names, is_workbook=self.is_workbook)
                self._read[key] = raw, code, column.implied(text) if code else None
            except Wrong as wrong:
                self._read[key] = wrong
        found = self._read[key]
        if isinstance(found, Wrong):
            raise found
        return found


def keep_words(planned, row, name, now, yours):
    """A date's own words follow the date: those typed, where they say more than the date.

    Words in a column of their own count before these, if they have been typed into it.
    """
    words, column = f"{name}_words", planned.resource.by_name[name]
    if words not in now or words in yours or not isinstance(column.field, EDTFField):
        return
    typed = _words(planned, row, name)
    if typed or words not in planned.headings.fields:
        typed = typed[: planned.resource.by_name[words].field.max_length]
        if typed != now[words]:
            row.changes[words] = typed


def _words(planned, row, name):
    """The words of the cell that a date was read from; of a period's, they go with its start."""
    fields = planned.headings.fields
    if name in fields and row.texts[fields[name]].strip():
        end = getattr(planned.resource.by_name[name], "end", "")
        return words_of(row.texts[fields[name]], row.changes[name], end)
    if name == "starts" and PeriodColumn.name in fields:
        ends = value_of(planned.resource, row, "ends")
        return words_of_period(row.texts[fields[PeriodColumn.name]], row.changes[name], ends)
    return ""
