"""What an approver says when a report is issued."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .issue import ANOTHER, APPROVED_ANEW, REASON_NEEDED, in_words

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

    def __init__(self, *args, ready, last=None, **kwargs):
        known = (last.archive if last else {}) or settings.ARCHIVE
        self.ready = ready
        self.seen = {"approval": ready.approval.pk, "number": ready.number}
        initial = {name: known.get(name, "") for name in ARCHIVE} | self.seen
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["acknowledged"].choices = [(one.key, in_words(one)) for one in ready.findings]
        if ready.number == 1:
            del self.fields["reason"]
        if not ready.findings:
            del self.fields["acknowledged"]

    def clean_acknowledged(self):
        ticked = self.cleaned_data["acknowledged"]
        if len(ticked) < len(self.fields["acknowledged"].choices):
            raise forms.ValidationError(_("Kryssa för varje punkt när den är godtagen."))
        return ticked

    def clean(self):
        cleaned = super().clean()
        sent = {name: cleaned.get(name) for name in self.seen}
        if sent != self.seen:
            self.data = self.data.copy()  # the next time, what is shown now has been seen
            self.data.update(self.seen)
            is_issued = sent["number"] != self.seen["number"]
            raise forms.ValidationError(ANOTHER % sent if is_issued else APPROVED_ANEW)
        return cleaned

    def archive(self):
        """What is said to the archive; what is not known is left out."""
        said = {name: self.cleaned_data[name].strip() for name in ARCHIVE}
        return {name: words for name, words in said.items() if words}

    @property
    def ticks(self):
        """Each finding with the box to tick."""
        found = self.ready.findings
        return zip(self["acknowledged"], found, strict=True) if found else ()

    @property
    def archive_fields(self):
        return [self[name] for name in ARCHIVE]
