"""The form by which a file is sent in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.reasons import ReasonForm
from stadsnat.records import address_word
from stadsnat.sheets import UnreadableFile

from .cells import read_cells
from .resources import RESOURCES


class UploadForm(forms.Form):
    """The file, and what its rows are where it does not say so itself."""

    file = forms.FileField(
        label=_("Fil"),
        help_text=_("En Excel-arbetsbok (.xlsx) eller en CSV-fil, högst 20 MB."),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom.")},
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    kind = forms.ChoiceField(
        label=_("Vad raderna är"),
        required=False,
        help_text=_(
            "Behövs bara när filen inte är hämtad härifrån. "
            "Då frågar portalen sedan vad kolumnerna betyder."
        ),
        choices=lambda: [
            ("", _("Det framgår av filen")),
            *sorted(
                ((address_word(each.model), each.name) for each in RESOURCES),
                key=lambda choice: choice[1],
            ),
        ],
    )

    def clean_file(self):
        """Read now, so that what is wrong with the file is told with all else that is wrong."""
        upload = self.cleaned_data["file"]
        try:
            self.cells = read_cells(upload.file, upload.name)
        except UnreadableFile as error:
            raise forms.ValidationError(str(error)) from None
        return upload

    def ask_again(self):
        """A browser forgets the file when the page comes back with something else to mend."""
        if not self.errors.get("file"):
            self.add_error(
                "file", _("Välj filen igen. Den följer inte med när sidan visas på nytt.")
            )


class ImportReasonForm(ReasonForm):
    """Why, and from which source: the same for every row of the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, question=_("Varför läses filen in?"), **kwargs)
        self.fields["reason"].help_text = _(
            "En kort mening, till exempel: Genomgång av medlemskap."
        )
        self.fields["source"].help_text = _("Läggs till vid varje rad som läggs till eller ändras.")
