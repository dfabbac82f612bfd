"""The form of a merge: whose value stays, field by field, and what becomes of rows that clash."""

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stadsnat.templatetags.ui import said

from .merging.clashes import BOTH, DROPPED, KEPT
from .merging.merge import Chosen

CHOOSE = gettext_lazy("Välj vad som ska gälla.")


class MergeForm(forms.Form):
    """Made from a ``Plan``; ``chosen()`` is what was chosen."""

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, prefix="samma", **kwargs)
        self.plan = plan
        for field in plan.fields:
            self.fields[f"field-{field.name}"] = self._choose_value(field)
        for choice in plan.clashes:
            self.fields[f"clash-{choice.clash.key}"] = self._choose_row(choice)
        if plan.names_differ and hasattr(plan.kept, "other_names"):
            self.fields["keep_name"] = forms.BooleanField(
                label=_("Låt det namn som inte väljs stå kvar som annat namn"),
                required=False,
                initial=True,
            )

    def _choose_value(self, field):
        choices = [
            (KEPT, _say_value(self.plan.kept, field.kept)),
            (DROPPED, _say_value(self.plan.dropped, field.dropped)),
        ]
        if field.may_keep_both:
            choices.append((BOTH, _("Båda tillsammans")))
        return _radios(field.label, choices, field.initial)

    def _choose_row(self, choice):
        clash = choice.clash
        names = self.plan.kept.name, self.plan.dropped.name
        choices = [
            (KEPT, _("Samma: det som står hos %(name)s gäller") % {"name": names[0]}),
            (DROPPED, _("Samma: det som står hos %(name)s gäller") % {"name": names[1]}),
        ]
        if clash.may_keep_both:
            choices.append((BOTH, _("Olika: behåll båda")))
        kind = clash.model._meta.verbose_name if len(choice.rows) < 3 else None
        label = capfirst(str(kind or clash.model._meta.verbose_name_plural))
        return _radios(label, choices, choice.initial)

    def clean(self):
        cleaned = super().clean()
        if self.data.get("sigill") != self.plan.seal:
            raise forms.ValidationError(
                _("Något av det som visas har ändrats sedan sidan öppnades. Se igenom det igen."),
                code="stale",
            )
        return cleaned

    def chosen(self):
        values = self.cleaned_data
        return Chosen(
            {field.name: values[f"field-{field.name}"] for field in self.plan.fields},
            {c.clash.key: values[f"clash-{c.clash.key}"] for c in self.plan.clashes},
            values.get("keep_name", False),
        )

    def value_fields(self):
        """The fields to choose between, as they are drawn."""
        return [self[f"field-{field.name}"] for field in self.plan.fields]

    def clash_fields(self):
        """Each clash with its field, as it is drawn."""
        return [(choice, self[f"clash-{choice.clash.key}"]) for choice in self.plan.clashes]


def _radios(label, choices, initial):
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=initial,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def _say_value(row, value):
    return format_html(
        '<span class="also" lang="sv">{}</span><span class="vh">: </span>{}', row.name, said(value)
    )
