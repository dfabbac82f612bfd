"""Form fields of the portal: a date typed as people write it, and read back before it is saved."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import dates
from .date_explanations import explain, tell
from .datewords import Unreadable, is_as_read, read
from .language import of_words


class Typed(str):
    """What was typed as a date, with the EDTF of the reading that its page had shown."""

    shown = None


def shown(edtf, source_words=""):
    """A date as a form shows it first: in the source's words if they mean the same, else ours."""
    if source_words and _reading(source_words) == edtf:
        return source_words
    if edtf == dates.OPEN:
        return _("pågår")
    try:
        return dates.say(edtf, of_words()) if edtf else ""
    except ValueError:  # words already
        return edtf


def _reading(text):
    """EDTF, or None when the text is not read."""
    try:
        return read(text)
    except Unreadable:
        return None


class DateWordsInput(forms.TextInput):
    """A text input, and a hidden one with the reading that the page shows.

    With htmx on the page the reading is shown while the date is typed. Without, the form that
    comes back shows it.
    """

    template_name = "django/forms/widgets/date_words.html"

    def __init__(self, attrs=None):
        super().__init__({"class": "input", "autocomplete": "off"} | (attrs or {}))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        reading = _reading(value or "")
        context |= {"companion": f"{name}_read", "reading": reading}
        if reading is not None and reading == getattr(value, "shown", None):
            context["told"] = "" if is_as_read(value, reading) else tell(reading)
        attrs = context["widget"]["attrs"]
        if "id" in attrs:
            context["region"] = f"{attrs['id']}_reading"
            attrs.update(_live(name, context["region"]))
            described = [attrs.get("aria-describedby"), context["region"]]
            attrs["aria-describedby"] = " ".join(filter(None, described))
        return context

    def value_from_datadict(self, data, files, name):
        text = super().value_from_datadict(data, files, name)
        if text is None:
            return None
        typed = Typed(text)
        typed.shown = data.get(f"{name}_read")
        return typed


def _live(name, region):
    """What htmx, where a page has it, is to do while the date is typed."""
    return {
        "hx-get": reverse("date-reading"),
        "hx-vals": json.dumps({"falt": name}),
        "hx-trigger": "input changed delay:400ms",
        "hx-target": f"#{region}",
        "hx-sync": "this:replace",
    }


class DateWordsField(forms.CharField):
    """A date in words; cleaned, it is EDTF.

    Words that had to be interpreted are accepted only once their reading has been shown: until
    then the form comes back with it. An unknown date ("okänt", or nothing) is allowed unless the
    field is required, "pågår" only when ``open_allowed``.
    """

    widget = DateWordsInput
    default_error_messages = {
        "required": gettext_lazy(
            "Skriv ett datum, till exempel 2003, okt 2008 eller 24 mars 2011."
        ),
        "open": gettext_lazy("Skriv ett datum. Det här kan inte vara pågående."),
        "unconfirmed": gettext_lazy(
            "Datumet lästes som: %(reading)s. Spara igen om det stämmer, rätta annars datumet."
        ),
    }

    def __init__(self, *, open_allowed=False, required=False, **kwargs):
        self.open_allowed = open_allowed
        super().__init__(required=required, **kwargs)

    def widget_attrs(self, widget):
        # The longest EDTF says nothing about how long its words may be.
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}

    def prepare_value(self, value):
        return value if isinstance(value, Typed) else shown(value or "")

    def to_python(self, value):
        try:
            return read(value or "")
        except Unreadable as error:
            raise ValidationError(explain(error), code="unreadable") from None

    def validate(self, value):
        super().validate(value)
        if value == dates.OPEN and not self.open_allowed:
            raise ValidationError(self.error_messages["open"], code="open")

    def clean(self, value):
        edtf = super().clean(value)
        if isinstance(value, Typed) and value.shown != edtf and not is_as_read(value, edtf):
            raise ValidationError(
                self.error_messages["unconfirmed"],
                code="unconfirmed",
                params={"reading": tell(edtf)},
            )
        return edtf

    def has_changed(self, initial, data):
        if self.disabled:
            return False
        before, after = _reading(initial or ""), _reading(data or "")
        return after is None or before != after
