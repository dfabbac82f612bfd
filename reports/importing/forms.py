"""The form by which an older report is sent in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from . import UnreadableFile, read_document


class ManuscriptForm(forms.Form):
    """The file, and what the report is called where the file does not say."""

    file = forms.FileField(
        label=_("Fil"),
        help_text=_("Word-dokument (.docx), Markdown (.md) eller text (.txt), högst 20 MB."),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom.")},
        widget=forms.FileInput(attrs={"accept": ".docx,.md,.markdown,.txt"}),
    )
    title = forms.CharField(
        label=_("Rapportens rubrik"),
        max_length=300,
        required=False,
        help_text=_("Lämnas fältet tomt tas filens egen rubrik. Den går att ändra i nästa steg."),
    )

    def clean(self):
        """Read now, so that what is wrong with the file is told before anything is kept."""
        cleaned = super().clean()
        if upload := cleaned.get("file"):
            try:
                self.document = read_document(
                    upload.file, upload.name, title=cleaned.get("title", "")
                )
            except UnreadableFile as error:
                self.add_error("file", str(error))
        return cleaned
