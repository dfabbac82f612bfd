from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stadsnat.day import written_day
from stadsnat.templatetags.ui import day as say

from . import pages
from .models import SavedView

FOLLOWS, STANDS = "foljer", "star"


class SavedViewForm(forms.ModelForm):
    """A name, and who sees it."""

    class Meta:
        model = SavedView
        fields = ["name", "is_shared"]
        labels = {
            "name": gettext_lazy("Namn på urvalet"),
            "is_shared": gettext_lazy("Dela med alla som är inloggade"),
        }
        widgets = {"name": forms.TextInput(attrs={"class": "input", "autocomplete": "off"})}

    def clean_name(self):
        """The owner and the page are not asked for, so that Django does not look at them here."""
        name, view = self.cleaned_data["name"], self.instance
        same = SavedView.objects.filter(owner=view.owner, page=view.page, name=name)
        if same.exclude(pk=view.pk).exists():
            raise ValidationError(_("Det finns redan ett sparat urval med det namnet."))
        return name


class NewSavedViewForm(SavedViewForm):
    """The choice that a list page shows, for that page's day or for the day it is opened."""

    page = forms.CharField(widget=forms.HiddenInput)
    query = forms.CharField(widget=forms.HiddenInput, required=False)
    day = forms.ChoiceField(label=gettext_lazy("Dag"), widget=forms.RadioSelect)

    field_order = ["page", "query", "name", "day", "is_shared"]

    def __init__(self, *args, owner, page, query, **kwargs):
        view = SavedView(owner=owner, page=page, query=query)
        kwargs["initial"] = {"page": page, "query": query}
        super().__init__(*args, instance=view, auto_id="urval-%s", **kwargs)
        self.shown = written_day(dict(pages.pairs(query)).get(pages.DAY, ""))
        self.fields["day"].choices = [
            (FOLLOWS, _("Den dag då urvalet öppnas")),
            (STANDS, _("Alltid %(day)s") % {"day": say(self.shown.date)}),
        ]
        self.fields["day"].initial = FOLLOWS if self.shown.is_today else STANDS

    def clean(self):
        found = super().clean()
        page = pages.find(self.instance.page)
        if page is None:
            raise ValidationError(_("Urvalet på den sidan går inte att spara."))
        day = self.shown.date.isoformat() if found.get("day") == STANDS else ""
        self.instance.query = page.clean(self.instance.query, day=day)
        if len(self.instance.query) > pages.LONGEST:
            raise ValidationError(_("Urvalet är för långt för att sparas."))
        return found
