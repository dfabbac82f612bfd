"""What of the review is to be shown; the names in addresses are Swedish."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .rule import Group
from .table import RULES

_ALL = ("", _("Alla"))


class ReviewForm(forms.Form):
    organisation = forms.ChoiceField(
        label=_("Organisation"), required=False, widget=forms.Select(attrs={"class": "select"})
    )
    regel = forms.ChoiceField(
        label=_("Vad som brister"), required=False, widget=forms.Select(attrs={"class": "select"})
    )

    def __init__(self, chosen, *, organisations):
        super().__init__(chosen)
        self.organisations = {row.slug: row for row in organisations}
        names = [(slug, row.name) for slug, row in self.organisations.items()]
        self.fields["organisation"].choices = [_ALL, *names]
        self.fields["regel"].choices = [_ALL, *_rules_by_group()]

    @property
    def chosen_organisation(self):
        """The organisation chosen; None for all, and when there is no such organisation."""
        return self.organisations.get(self.data.get("organisation"))

    @property
    def chosen_rule(self):
        """The rule chosen; None for all, and when there is no such rule."""
        return next((rule for rule in RULES if rule.key == self.data.get("regel")), None)

    @property
    def chooses_nothing(self):
        """Whether the whole review is shown."""
        return self.chosen_organisation is None and self.chosen_rule is None


def _rules_by_group():
    return [
        (group.label, [(rule.key, rule.heading) for rule in RULES if rule.group == group])
        for group in Group
    ]
