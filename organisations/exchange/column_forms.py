"""The form by which somebody says what the columns of a table mean: one for each sheet."""

from django import forms
from django.utils.translation import gettext as _

from stadsnat.records import address_word

from .columns import ChoiceColumn, Wrong
from .foreign import Given, asked_about
from .headings import ID, VERSION
from .key_columns import KeyColumn
from .resources import RESOURCES
from .suggestions import suggested

_EXAMPLES = 3  # texts of a column that are shown
_LOOKED_AT = 500  # rows in which they are looked for
_LONGEST = 60


class SheetForm(forms.Form):
    """What the rows of a sheet are, and which field each of its columns is for.

    It has the columns of the ``resource`` only, and says so (``shown``): when another kind is
    chosen, it has to be made anew.
    """

    def __init__(self, sheet, names, *, resource, given=None, must=False, **kwargs):
        super().__init__(**kwargs)
        self.sheet, self.names, self.resource, self.given = sheet, names, resource, given
        self.columns, self.same = [], []
        self.fields["kind"] = forms.ChoiceField(
            label=_("Vad raderna är"),
            required=must,
            choices=[("", _("Ingen vald") if must else _("Arket läses inte in")), *_kinds()],
            initial=_word(resource),
            error_messages={"required": _("Välj vad raderna är.")},
            widget=forms.Select(attrs={"class": "select"}),
        )
        self.fields["shown"] = forms.CharField(
            required=False, initial=_word(resource), widget=forms.HiddenInput
        )
        if resource:
            self._add_columns()
            self._add_same()
            self._add_recognises()

    def _add_columns(self):
        known = self.given.meaning if self.given else suggested(self.resource, self.sheet)
        choices = _choices(self.resource)
        for place, heading in enumerate(self.sheet.header):
            if heading not in asked_about(self.sheet):
                continue
            key = f"k{place}"
            self.fields[key] = forms.ChoiceField(
                label=heading,
                required=False,
                choices=choices,
                initial=known.get(heading, ""),
                widget=forms.Select(attrs={"class": "select"}),
            )
            self.columns.append(
                (heading, self.sheet.letters[heading], _examples(self.sheet, place), key)
            )

    def _add_same(self):
        """A field for each column that a new row cannot do without."""
        given = self.given.same if self.given else {}
        for column in self.resource.columns:
            if self.resource.requires(column):
                key = f"samma-{column.name}"
                self.fields[key] = _field_for(column, self.names)
                self.fields[key].initial = given.get(column.name, "")
                self.same.append((column, key))

    def _add_recognises(self):
        if self.resource.known_by:
            self.fields["recognises"] = forms.BooleanField(
                label=_recognised(self.resource),
                required=False,
                initial=self.given.recognises if self.given else True,
            )

    @property
    def rows(self):
        """For the page: heading, letter, examples and field of each column."""
        return [(heading, letter, texts, self[key]) for heading, letter, texts, key in self.columns]

    @property
    def lacks_some(self):
        """Whether a new row lacks something that no column is said to have."""
        has = {name for *_column, key in self.columns for name in _fields_of(self[key].value())}
        return ID not in has and any(
            column.name not in has or self[key].value() or self[key].errors
            for column, key in self.same
        )

    @property
    def same_fields(self):
        return [self[key] for _column, key in self.same]

    def clean(self):
        cleaned = super().clean()
        if self.resource:
            self._clean_columns(cleaned)
            self._clean_same(cleaned)
        return cleaned

    def _clean_columns(self, cleaned):
        taken = {}
        for heading, _letter, _texts, key in self.columns:
            for name in _fields_of(cleaned.get(key)):
                if name in taken:
                    twice = _("Kolumnen ”%(heading)s” betyder redan det. Välj en av dem.")
                    self.add_error(key, twice % {"heading": taken[name]})
                    break
                taken[name] = heading
        self.taken = taken
        if not taken.keys() - {ID, VERSION} and not self.errors:
            self.add_error("kind", _("Välj vad minst en av kolumnerna betyder."))

    def _clean_same(self, cleaned):
        for column, key in self.same:
            text = cleaned.get(key, "").strip()
            if text and column.name in self.taken:
                taken = _("Kolumnen ”%(heading)s” har det redan. Töm fältet.")
                self.add_error(key, taken % {"heading": self.taken[column.name]})
            elif text:
                self._try(column, key, text)
            elif ID not in self.taken and column.name not in self.taken:
                lacking = _("Välj en kolumn för %(field)s, eller skriv vad som gäller alla rader.")
                self.add_error(key, lacking % {"field": column.label.lower()})

    def _try(self, column, key, text):
        try:
            column.read(text, self.names)
        except Wrong as wrong:
            self.add_error(key, str(wrong))

    def said(self):
        """The ``Given`` of a valid form."""
        if not self.resource:
            return Given(None, {}, {}, False)
        cleaned = self.cleaned_data
        meaning = {heading: cleaned[key] for heading, _letter, _texts, key in self.columns}
        same = {column.name: cleaned[key].strip() for column, key in self.same}
        same = {name: text for name, text in same.items() if text}
        return Given(self.resource, meaning, same, cleaned.get("recognises", False))


def _recognised(resource):
    if resource.named_by:
        return _("En rad som heter som en rad i registret är den raden")
    return _("En rad om samma organisation och tid som en rad i registret är den raden")


def _kinds():
    return sorted(((_word(each), each.name) for each in RESOURCES), key=lambda choice: choice[1])


def _word(resource):
    return address_word(resource.model) if resource else ""


def _choices(resource):
    own = [(column.name, column.label) for column in resource.readable.values()]
    portal = [(ID, _("Id i portalen")), (VERSION, _("Version i portalen"))]
    return [("", _("Läses inte in")), *own, (_("Portalens egna"), portal)]


def _fields_of(name):
    """The fields that a meaning fills: one, but for a whole period."""
    return {"period": ("starts", "ends"), "": (), None: ()}.get(name, (name,))


def _field_for(column, names):
    if isinstance(column, ChoiceColumn):
        choices = [("", _("Ingen vald")), *((text, text) for text in column.choices(names))]
        widget = forms.Select(attrs={"class": "select"})
        return forms.ChoiceField(label=column.label, required=False, choices=choices, widget=widget)
    hint = _("Kortnamn eller namn.") if isinstance(column, KeyColumn) else column.hint
    widget = forms.TextInput(attrs={"class": "input"})
    return forms.CharField(label=column.label, required=False, help_text=hint, widget=widget)


def _examples(sheet, place):
    """The first texts of a column that differ."""
    texts = (row[place].strip() for _number, row in sheet.rows[:_LOOKED_AT])
    found = list(dict.fromkeys(text for text in texts if text))[:_EXAMPLES]
    return [text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in found]
