"""What reviewers, authors and approvers fill in."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reports.models import Comment
from stadsnat.accounts.names import NAME_LENGTH

from .links import DAYS, MOST_DAYS
from .passages import stands_in, words_of

# Signs that turn the words after them, also those that are not the name's own.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
LONGEST = 5000  # characters of what one comment says


class CommentForm(forms.ModelForm):
    """A comment on one section of the frozen text, or on all of it."""

    chapter = forms.TypedChoiceField(
        label=_("Gäller"), coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = Comment
        fields = ["passage", "text", "suggestion"]
        labels = {
            "passage": _("Stället i texten"),
            "text": _("Kommentar"),
            "suggestion": _("Förslag till lydelse"),
        }
        help_texts = {
            "passage": _(
                "De ord det gäller, kopierade ur avsnittet. Lämnas fältet tomt gäller kommentaren "
                "hela avsnittet."
            ),
            "suggestion": _("Det som ska stå i stället för just de orden."),
        }
        widgets = {
            name: forms.Textarea({"rows": rows, "maxlength": LONGEST})
            for name, rows in (("passage", 2), ("text", 3), ("suggestion", 3))
        }

    field_order = ["chapter", "passage", "text", "suggestion"]

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.Meta.fields:
            self.fields[name].validators.append(MaxLengthValidator(LONGEST))
        self.chapters = {chapter.key: chapter for chapter in document.chapters}
        self.fields["chapter"].choices = [
            ("", _("Hela rapporten")),
            *((key, chapter.heading) for key, chapter in self.chapters.items()),
        ]

    def clean(self):
        cleaned = super().clean()
        chapter = self.chapters.get(cleaned.get("chapter"))
        if passage := cleaned.get("passage"):
            if chapter is None:
                self.add_error("chapter", _("Välj det avsnitt som stället står i."))
            elif not stands_in(passage, words_of(chapter.blocks)):
                self.add_error(
                    "passage",
                    _(
                        "Orden står inte i avsnittet. Kopiera dem ur texten, eller lämna fältet "
                        "tomt."
                    ),
                )
        return cleaned


class AnswerForm(forms.Form):
    """What becomes of a comment; the button that is pressed says which."""

    outcome = forms.ChoiceField(
        choices=[choice for choice in Comment.Outcome.choices if choice[0]],
        widget=forms.HiddenInput,
    )
    answer = forms.CharField(
        label=_("Svar"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Behövs för att avvisa."),
    )


class LinkForm(forms.Form):
    """For whom a link is made, and how long it holds."""

    name = forms.CharField(label=_("Namn"), max_length=NAME_LENGTH)
    email = forms.EmailField(label=_("E-postadress"), required=False)
    days = forms.IntegerField(
        label=_("Gäller i antal dagar"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        help_text=format_lazy(_("Högst {days}. Därefter måste en ny länk skapas."), days=MOST_DAYS),
    )

    def __init__(self, *args, sends_mail, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = (
            _(
                "Dit skickas länken. Lämnas fältet tomt kopieras länken här och lämnas över på "
                "annat sätt."
            )
            if sends_mail
            else _("Antecknas här. Portalen skickar ingen e-post: länken kopieras och lämnas över.")
        )


class ApprovalForm(forms.Form):
    """That somebody with a link approves the text shown."""

    is_read = forms.BooleanField(
        label=_("Texten är läst och godkänns som den står"),
        error_messages={"required": _("Kryssa för att texten är läst och godkänns.")},
    )
    name = forms.CharField(
        label=_("Namn"),
        max_length=NAME_LENGTH,
        help_text=_("För- och efternamn, som det ska stå i den utgivna rapporten."),
        error_messages={"required": _("Skriv namnet på den som godkänner.")},
    )

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].translate(TURNING).split())
        if not any(sign.isalpha() for sign in name):
            raise ValidationError(_("Skriv namnet med bokstäver."))
        return name
