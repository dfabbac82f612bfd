"""Columns that name another row of the register."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .columns import TAKE_AWAY, FieldColumn


class KeyColumn(FieldColumn):
    """Another row by its name in files: "eurocities", "eurocities/styrelsen", or its id."""

    is_open = True  # a new row of the same file may be named

    @property
    def target(self):
        return self.field.remote_field.model

    @cached_property
    def empty(self):
        return None

    def choices(self, names):
        found = names.all(self.target)
        return [*found, TAKE_AWAY] if found and self.field.blank else found

    def write(self, raw, names):
        return None if raw is None else names.name(self.target, raw)

    def parse(self, text, names):
        return names.find(self.target, text)

    def cleaned(self, raw):
        return raw


class KeysColumn(KeyColumn):
    """Several rows by their names, with commas between."""

    def default(self):
        return ()

    @cached_property
    def empty(self):
        return ()

    def is_empty(self, raw):
        return not raw

    def choices(self, names):
        return []

    @property
    def hint(self):
        return _("Flera skrivs med komma emellan.")

    def write(self, raw, names):
        return ", ".join(sorted(names.name(self.target, pk) for pk in raw)) or None

    def parse(self, text, names):
        parts = [part.strip() for part in text.replace(";", ",").split(",")]
        return tuple(sorted({names.find(self.target, part) for part in parts if part}))


class AboutColumn(FieldColumn):
    """Which row of the register a row is about: "medlemskap/12", "organisationer/eurocities"."""

    @property
    def name(self):
        return "target"

    @property
    def label(self):
        return _("Gäller")

    @property
    def hint(self):
        return _("Slag och id, till exempel medlemskap/12 eller organisationer/eurocities.")

    def raw(self, values):
        return values["content_type"], values["object_id"]

    def store(self, values, raw):
        values["content_type"], values["object_id"] = raw

    def default(self):
        return None, None

    def is_empty(self, raw):
        return None in raw

    def write(self, raw, names):
        return names.say_target(*raw)

    def parse(self, text, names):
        return names.find_target(text)

    def cleaned(self, raw):
        return raw
