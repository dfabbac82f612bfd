"""What an approver says when a report is issued."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .issue import APPROVED_ANEW, REASON_NEEDED, in_words

ARCHIVE = ("arkivbildare", "bevarande", "klassificering")


class IssueForm(forms.Form):
    """Each finding is ticked; a correction says why; the archive's fields may stay empty."""

    approval = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput)
    acknowledged = forms.MultipleChoiceField(
        label=_("Att godta"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Listan har ändrats sedan sidan öppnades. Gå igenom den igen.")
        },
    )
    reason = forms.CharField(
        label=_("Skäl till den nya utgåvan"),
        help_text=_("Står på utgåvans sida, i dess metadata och vid den förra utgåvan."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": REASON_NEEDED},
    )
    arkivbildare = forms.CharField(label=_("Arkivbildare"), max_length=200, required=False)
    bevarande = forms.CharField(
        label=_("Bevarande eller gallring"),
        help_text=_("Till exempel: Bevaras."),
        max_length=200,
        required=False,
    )
    klassificering = forms.CharField(
        label=_("Klassificering"),
        help_text=_("Enligt stadens klassificeringsstruktur."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, approval, number, findings, last=None, **kwargs):
        known = (last.archive if last else {}) or settings.ARCHIVE
        initial = {name: known.get(name, "") for name in ARCHIVE}
        initial |= {"approval": approval.pk, "number": number}
        super().__init__(*args, initial=initial, **kwargs)
        self.findings = findings
        self.seen = {"approval": approval.pk, "number": number}
        self.fields["acknowledged"].choices = [(one.key, in_words(one)) for one in findings]
        if number == 1:
            del self.fields["reason"]
        if not findings:
            del self.fields["acknowledged"]

    def clean_acknowledged(self):
        ticked = self.cleaned_data["acknowledged"]
        if len(ticked) < len(self.fields["acknowledged"].choices):
            raise forms.ValidationError(_("Bocka för varje punkt när den är godtagen."))
        return ticked

    def clean(self):
        cleaned = super().clean()
        if any(cleaned.get(name) != value for name, value in self.seen.items()):
            self.data = self.data.copy()  # the next time, what is shown now has been seen
            self.data.update(self.seen)
            raise forms.ValidationError(APPROVED_ANEW)
        return cleaned

    def archive(self):
        """What is said to the archive; what is not known is left out."""
        said = {name: self.cleaned_data[name].strip() for name in ARCHIVE}
        return {name: words for name, words in said.items() if words}

    @property
    def ticks(self):
        """Each finding with the box to tick."""
        return zip(self["acknowledged"], self.findings, strict=True) if self.findings else ()

    @property
    def archive_fields(self):
        return [self[name] for name in ARCHIVE]
