"""Which two of a report's versions are compared."""

from dataclasses import dataclass

from django import forms
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.build import build
from reports.document import from_json
from stadsnat.templatetags.ui import day

DRAFT = "utkast"


@dataclass(frozen=True)
class Version:
    """An edition, or the draft: what it is called in the address, and on the page."""

    key: str
    name: str


def versions_of(editions, *, with_draft):
    """The editions of a report, in their order, and the draft for those who write it."""
    found = [
        Version(
            str(edition.number),
            _("utgåva %(number)s, utgiven %(day)s")
            % {"number": edition.number, "day": day(localdate(edition.issued_at))},
        )
        for edition in editions
    ]
    return found + ([Version(DRAFT, _("utkastet"))] if with_draft and found else [])


class CompareForm(forms.Form):
    """The two versions; without any choice, the last two."""

    fran = forms.ChoiceField(label=gettext_lazy("Från"))
    till = forms.ChoiceField(label=gettext_lazy("Till"))

    def __init__(self, data, *, versions):
        self.versions = {version.key: version for version in versions}
        former, last = versions[-2:]
        given = {"fran": data.get("fran", former.key), "till": data.get("till", last.key)}
        super().__init__(given)
        choices = [(version.key, capfirst(version.name)) for version in versions]
        self.fields["fran"].choices = [pair for pair in choices if pair[0] != DRAFT]
        self.fields["till"].choices = choices

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("fran") and cleaned.get("fran") == cleaned.get("till"):
            raise forms.ValidationError(_("Välj två olika versioner."))
        return cleaned

    def chosen(self):
        """The two versions, when the form is valid."""
        return tuple(self.versions[self.cleaned_data[name]] for name in ("fran", "till"))


def documents(report, versions):
    """The document of each version, in order.

    Raises prose.expressions.ReferenceProblems when the draft refers to something unknown, and
    ValueError when an edition is of a format that the portal no longer reads.
    """
    numbers = [version.key for version in versions if version.key != DRAFT]
    stored = dict(report.editions.filter(number__in=numbers).values_list("number", "data"))
    return [
        build(report) if version.key == DRAFT else from_json(stored[int(version.key)])
        for version in versions
    ]
