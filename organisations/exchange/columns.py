"""How a field's value stands in a cell, and what a cell's text means for the field.

A raw value is what a snapshot holds (``stadsnat.snapshots``): a key for a foreign key, a sorted
tuple of keys for a many-to-many relation. In a file that is to be read in, a blank cell leaves the
value as it is and a hyphen takes it away; so a text of hyphens alone is written with one more.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from stadsnat import sheets
from stadsnat.templatetags.ui import Quoted, edtf, number

from .reading_dates import other_end, read_both, read_date, say_both

TAKE_AWAY = "-"
LANGUAGES = ("sv", "en")

_HYPHENS = re.compile("-+")
_CURRENCIES = {
    **dict.fromkeys(("kr", "sek", "kronor"), "SEK"),
    **dict.fromkeys(("€", "eur", "euro"), "EUR"),
    **dict.fromkeys(("$", "usd"), "USD"),
    **dict.fromkeys(("£", "gbp"), "GBP"),
    **{code.casefold(): code for code in ("CHF", "DKK", "NOK")},
}


class Wrong(Exception):
    """A cell that has no meaning; the text says what would be right."""


@dataclass(frozen=True)
class FieldColumn:
    """A column for one field. ``names`` tells what rows of the register are called in files."""

    field: models.Field

    numeric = is_open = False

    @property
    def name(self):
        return self.field.name

    @property
    def label(self):
        return capfirst(str(self.field.verbose_name))

    @property
    def labels(self):
        """The heading in every language, and the name that the code has for it."""
        found = []
        for language in LANGUAGES:
            with override(language):
                found.append(self.label)
        return [*found, self.name]

    @property
    def hint(self):
        return str(self.field.help_text)

    @property
    def is_required(self):
        """Whether a new row must have a value for the field."""
        return not self.field.blank and not self.field.has_default()

    @cached_property
    def empty(self):
        return None if self.field.null else ""

    def default(self):
        return self.field.get_default()

    def is_empty(self, raw):
        return raw is None or raw == ""

    def raw(self, values):
        """The column's value among those of a snapshot."""
        return values[self.name]

    def store(self, values, raw):
        values[self.name] = raw

    def parts(self, raw):
        """The values by the names of the columns that hold them: this one, but for two in one."""
        return {self.name: raw}

    def implied(self, text):
        """What a text says of another field, as its name and raw value; nothing mostly."""
        return None

    def choices(self, names):
        """The texts for a dropdown."""
        return []

    def write(self, raw, names):
        """What stands in the cell: a text, a number or None."""
        return raw

    def text(self, raw, names):
        """What is read back from the cell."""
        return self.write(raw, names) or ""

    def say(self, raw, names):
        """The value as a person reads it in a preview; "" when there is none."""
        return str(self.write(raw, names) or "")

    def read(self, text, names):
        """The raw value that a text means. Raises Wrong."""
        text = text.strip()
        if text == TAKE_AWAY:
            if not self.field.blank:
                raise Wrong(_("Måste fyllas i."))
            return self.empty
        raw = self.parse(text, names)
        return self.cleaned(raw)

    def parse(self, text, names):
        return text

    def cleaned(self, raw):
        try:
            return self.field.clean(raw, None)
        except ValidationError as error:
            raise Wrong(" ".join(error.messages)) from None


class TextColumn(FieldColumn):
    def write(self, raw, names):
        return f"{raw}-" if raw and _HYPHENS.fullmatch(raw) else raw

    def say(self, raw, names):
        return Quoted(raw or "")

    def parse(self, text, names):
        return text[1:] if _HYPHENS.fullmatch(text) else text


class DateColumn(FieldColumn):
    @property
    def end(self):
        """Which end of a period it is, if it is one."""
        return self.name if self.name in ("starts", "ends") else ""

    def say(self, raw, names):
        return edtf(raw)

    def parse(self, text, names):
        return _told(read_date, text, self.end)

    def implied(self, text):
        return other_end(text, self.end)


class PeriodColumn(FieldColumn):
    """Start and end in one cell, as lists from elsewhere have it: "2009–2011", "sedan 2003"."""

    name = "period"

    @property
    def label(self):
        return _("Hela perioden (från och med – till och med)")

    @property
    def hint(self):
        return _("Till exempel 2009–2011 eller sedan 2003.")

    def raw(self, values):
        return values["starts"], values["ends"]

    def parts(self, raw):
        return dict(zip(("starts", "ends"), raw, strict=True))

    def write(self, raw, names):
        return say_both(*raw)

    def parse(self, text, names):
        return _told(read_both, text)

    def cleaned(self, raw):
        return raw


def _told(read, *texts):
    """What is read; what is said when it cannot be, is wrong."""
    try:
        return read(*texts)
    except ValidationError as error:
        raise Wrong(" ".join(error.messages)) from None


class ChoiceColumn(FieldColumn):
    """Choices by their words in the language of the moment; read in every language, or as codes."""

    @cached_property
    def _codes(self):
        found = {str(code).casefold(): code for code, _label in self.field.flatchoices}
        for language in LANGUAGES:
            with override(language):
                for code, label in self.field.flatchoices:
                    found.setdefault(str(label).casefold(), code)
        return found

    def write(self, raw, names):
        return str(dict(self.field.flatchoices).get(raw, raw)) if raw else None

    def choices(self, names):
        taken_away = [TAKE_AWAY] if self.field.blank else []
        return [str(label) for code, label in self.field.flatchoices if code] + taken_away

    def parse(self, text, names):
        code = self._codes.get(text.casefold())
        if code is None:
            labels = [str(label) for code, label in self.field.flatchoices]
            raise Wrong(_("Välj ett av: %(labels)s.") % {"labels": ", ".join(labels)})
        return code


class YesNoColumn(FieldColumn):
    _meanings = {
        **dict.fromkeys(("ja", "yes", "sant", "true", "1"), True),
        **dict.fromkeys(("nej", "no", "falskt", "false", "0"), False),
    }

    def write(self, raw, names):
        return _("ja") if raw else _("nej")

    def choices(self, names):
        return [_("ja"), _("nej")]

    def parse(self, text, names):
        try:
            return self._meanings[text.casefold()]
        except KeyError:
            raise Wrong(_("Skriv ja eller nej.")) from None


class NumberColumn(FieldColumn):
    numeric = True

    def write(self, raw, names):
        return raw if raw is None else Decimal(format(Decimal(raw).normalize(), "f"))

    def text(self, raw, names):
        return "" if raw is None else format(self.write(raw, names), "f").replace(".", ",")

    def say(self, raw, names):
        return "" if raw is None else number(raw)

    def parse(self, text, names):
        try:
            found, _unit = self._read(text)
        except ValueError as error:
            raise Wrong(str(error)) from None
        if isinstance(self.field, models.IntegerField) and found != found.to_integral_value():
            raise Wrong(_("Skriv ett helt tal."))
        return found

    def implied(self, text):
        if text.strip() == TAKE_AWAY or not self._has_currency:
            return None
        unit = self._read(text)[1]
        return ("currency", _CURRENCIES[unit.casefold()]) if unit else None

    @cached_property
    def _has_currency(self):
        return any(field.name == "currency" for field in self.field.model._meta.fields)

    def _read(self, text):
        """The number, and the currency written beside it where there is a field for that."""
        if self._has_currency:
            found, unit = sheets.amount(text.strip().removesuffix(":-"))
            if unit.casefold() in _CURRENCIES or not unit:
                return found, unit
        return sheets.number(text), ""
