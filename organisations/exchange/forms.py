"""The form by which a file is sent in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.reasons import ReasonForm
from stadsnat.records import address_word

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
        help_text=_("Behövs bara när filen inte är hämtad härifrån."),
        choices=lambda: [
            ("", _("Det framgår av filen")),
            *sorted(
                ((address_word(each.model), each.name) for each in RESOURCES),
                key=lambda choice: choice[1],
            ),
        ],
    )


class ImportReasonForm(ReasonForm):
    """Why, and from which source: the same for every row of the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, question=_("Varför läses filen in?"), **kwargs)
        self.fields["reason"].help_text = _(
            "En kort mening, till exempel: Genomgång av medlemskap."
        )
        self.fields["source"].help_text = _("Läggs till vid varje rad som läggs till eller ändras.")
