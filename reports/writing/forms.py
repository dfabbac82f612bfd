"""The forms of writing: a section's text, a new section, the header of a report."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reports.header import DAYS, HEADER, DayField
from reports.models import Report, Section
from reports.prose.elements import ProseProblem
from stadsnat.differences import compare, shortened
from stadsnat.forms import RecordForm, ShownDifference

from . import text as prose


@dataclass(frozen=True)
class TextDifference(ShownDifference):
    """A text that met a newer one: the words that each of the two has changed."""

    their_words: list
    your_words: list


class SectionForm(RecordForm):
    """A section's heading, the network it is about, and its text as typed or from the editor."""

    class Meta:
        model = Section
        fields = ["heading", "organisation", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 20, "lang": "sv", "spellcheck": "true"})}
        help_texts = {
            "organisation": "",
            "text": _(
                "Skriv HTML: &lt;p&gt;stycke&lt;/p&gt;, &lt;h3&gt;underrubrik&lt;/h3&gt;, "
                "&lt;ul&gt;&lt;li&gt;punkt&lt;/li&gt;&lt;/ul&gt;, &lt;em&gt;betoning&lt;/em&gt;, "
                "&lt;span class=&quot;footnote&quot;&gt;fotnot&lt;/span&gt;. "
                "En uppgift ur registret: {{ eurocities.medlemsstäder }}. "
                "Uppgifternas namn står under texten."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].empty_label = _("Inget särskilt nätverk")

    def clean_text(self):
        typed, accepted = self.cleaned_data["text"], self.data.getlist("accept")
        try:
            if not accepted and (stored := self._unchanged(prose.normal(typed))) is not None:
                return stored
            return prose.stored(typed, self.instance.report.as_of, accepted)
        except ProseProblem as problem:
            raise ValidationError(str(problem)) from None

    def _unchanged(self, typed):
        """The stored text that was not changed, only written in another way; otherwise None."""
        stored = [self.initial["text"]]
        if self.cleaned_data.get("version") != self.version_now:
            was = self._version(self.cleaned_data.get("version"))
            stored += [was["text"]] if was else []
        return next((text for text in stored if _is_normally(text, typed)), None)

    def _shown(self, merged):
        texts = {d.name: d for d in merged.differences if d.name == "text"}
        day = self.instance.report.as_of
        return [_in_words(d, texts.get(d.name), day) for d in super()._shown(merged)]


def _is_normally(text, typed):
    """Whether the text says what is typed; one that cannot be read says nothing."""
    try:
        return prose.normal(text) == typed
    except ProseProblem:
        return False


def _in_words(shown, text, day):
    """The difference with its words compared, when it is one of texts that can be read."""
    if text is None:
        return shown
    values = (text.was, text.now, text.yours)
    try:
        was, now, yours = (prose.read_aloud(value, prose.known_in(day, value)) for value in values)
    except ProseProblem:
        return shown
    return TextDifference(
        **vars(shown),
        their_words=shortened(compare(was, now)),
        your_words=shortened(compare(was, yours)),
    )


class NewSectionForm(forms.ModelForm):
    """A new section: what it is called and about; its text is written on its own page."""

    class Meta:
        model = Section
        fields = ["heading", "organisation"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].empty_label = _("Inget särskilt nätverk")


class HeaderForm(RecordForm):
    """The header of a report, and the day that its figures are for."""

    class Meta:
        model = Report
        fields = HEADER + DAYS
        field_classes = dict.fromkeys(DAYS, DayField)
