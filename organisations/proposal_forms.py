"""The forms of proposals: why something is wrong, what is missing, and the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import ProposedValue, Source
from .reasons import ReasonForm

ACCEPTED, DECLINED = ProposedValue.Decision.ACCEPTED, ProposedValue.Decision.DECLINED


def _text(label, **options):
    widget = forms.Textarea(attrs={"rows": 3, "class": "input"})
    return forms.CharField(label=label, widget=widget, **options)


class ProposeForm(forms.Form):
    """Why a row is to be corrected, in words for the editor who is to answer."""

    reason = _text(
        _("Vad är fel?"),
        max_length=500,
        error_messages={"required": _("Skriv vad som är fel och hur det är känt.")},
    )
    source_words = forms.CharField(
        label=_("Var står det?"),
        max_length=300,
        required=False,
        help_text=_("Dokument, webbsida, mejl eller möte, med sida om det finns en."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="varfor", **kwargs)


class SourceWordsForm(ProposeForm):
    """Where it is stated, for one who says what is missing."""

    reason = None


class MissingForm(forms.Form):
    """What a page lacks."""

    text = _text(
        _("Vad saknas?"),
        max_length=2000,
        error_messages={"required": _("Skriv vad som saknas.")},
    )


class AnswerForm(forms.Form):
    """An editor's answer to each part of a proposal that waits for one.

    ``version`` is the row's; None when it is gone, and then nothing can be accepted.
    """

    def __init__(self, *args, values, version, **kwargs):
        super().__init__(*args, prefix="svar", **kwargs)
        self.values, self.version = values, version
        for value in values:
            self.fields[f"decision-{value.pk}"] = forms.ChoiceField(
                label=_("Svar"),
                choices=self._choices(value),
                required=False,
                initial="",
                widget=forms.RadioSelect,
            )
            self.fields[f"text-{value.pk}"] = forms.CharField(
                label=_("Svar i ord"),
                max_length=500,
                required=False,
                help_text=_("Läses av den som skrev förslaget. Måste fyllas i vid avslag."),
            )

    def _choices(self, value):
        accept = _("Godta och ändra registret") if value.field else _("Åtgärdat")
        choices = [(DECLINED, _("Avslå")), ("", _("Svara senare"))]
        can_be_written = self.version is not None or not value.field
        return [(ACCEPTED, accept), *choices] if can_be_written else choices

    def clean(self):
        cleaned = super().clean()
        for value in self.values:
            if cleaned.get(f"decision-{value.pk}") == DECLINED and not cleaned.get(
                f"text-{value.pk}"
            ):
                self.add_error(f"text-{value.pk}", _("Skriv varför förslaget avslås."))
        if self.data.get("version", "") != str(self.version or ""):
            raise forms.ValidationError(
                _("Raden har ändrats sedan sidan öppnades. Se igenom hur den är nu."), code="stale"
            )
        return cleaned

    def decisions(self):
        """(value, decision, answer in words) for each part that is answered now."""
        return [
            (value, decision, self.cleaned_data[f"text-{value.pk}"])
            for value in self.values
            if (decision := self.cleaned_data[f"decision-{value.pk}"])
        ]

    def of(self, value):
        """The two fields of a part, as they are drawn; none when it has its answer."""
        if value not in self.values:
            return []
        return self[f"decision-{value.pk}"], self[f"text-{value.pk}"]


class SourceForm(ReasonForm):
    """The source of what is accepted; the reason is the proposer's."""

    reason = None

    def __init__(self, *args, proposal, **kwargs):
        known = Source.objects.filter(title=proposal.source_words).first()
        words = "" if known else proposal.source_words
        initial = {"source": known, "new_source": words}
        super().__init__(*args, initial=initial, **kwargs)
