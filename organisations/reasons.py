"""The second half of every editing page: why something is changed, and where that is stated."""

from django import forms
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from stadsnat.templatetags.ui import edtf

from .models import Source

RECENT = 5  # sources offered first: the document at hand is mostly the one cited last


class SourceField(forms.ModelChoiceField):
    """One of the register's sources, named as the pages name it; those cited last come first."""

    def __init__(self, **kwargs):
        super().__init__(Source.objects.all(), required=False, **kwargs)

    def label_from_instance(self, source):
        title = "" if source.title == source.short_title else f" – {source.title}"
        day = source.dated_words or edtf(source.dated)
        return f"{source.short_title}, {day}{title}" if day else f"{source.short_title}{title}"

    def offer(self):
        """Read the choices: the few cited last, and then the rest by name."""
        sources = list(Source.objects.annotate(cited=Max("citation__pk")))
        cited = [source for source in sources if source.cited]
        recent = sorted(cited, key=lambda source: -source.cited)[:RECENT]
        rest = [source for source in sources if source not in recent]
        groups = [(_("Senast använda"), recent), (_("Övriga"), rest)]
        self.choices = [
            ("", self.empty_label),
            *(
                (name, [self._choice(source) for source in group])
                for name, group in groups
                if group
            ),
        ]

    def _choice(self, source):
        return self.prepare_value(source), self.label_from_instance(source)


class ReasonForm(forms.Form):
    """Why something is changed, and where that is stated: kept in the history for ever."""

    reason = forms.CharField(
        max_length=500,
        help_text=_("En kort mening, till exempel: Nytt protokoll från årsmötet."),
        error_messages={"required": _("Skriv ett skäl. Det behöver inte vara långt.")},
    )
    source = SourceField(
        label=_("Källa i registret"),
        empty_label=_("Ingen vald"),
        help_text=_("Blir källa till det som sparas."),
    )
    new_source = forms.CharField(
        label=_("Eller en ny källa"),
        max_length=300,
        required=False,
        help_text=_("Titeln räcker. Resten går att fylla i senare."),
    )
    where = forms.CharField(
        label=_("Var i källan"), max_length=200, required=False, help_text=_("Sida eller rubrik.")
    )

    def __init__(self, *args, question=None, **kwargs):
        super().__init__(*args, prefix="varfor", **kwargs)
        if "reason" in self.fields:  # an answer to a proposal has its reason from that
            self.fields["reason"].label = question or _("Varför ändras det?")
        self.fields["source"].offer()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("source") and cleaned.get("new_source"):
            self.add_error("new_source", _("Välj en källa i listan eller skriv en ny, inte båda."))
        if cleaned.get("where") and not (cleaned.get("source") or cleaned.get("new_source")):
            self.add_error("where", _("Ange vilken källa det gäller."))
        return cleaned
