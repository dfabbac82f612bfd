"""The editing forms: one for each kind of row, small enough to fill without a manual."""

from django import forms
from django.db.models import URLField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from stadsnat.dates import OPEN
from stadsnat.forms import RecordForm

from . import models
from .editing import organisation_of

# A row of these is named together with its organisation wherever it is chosen.
OF_AN_ORGANISATION = (
    models.Body,
    models.Event,
    models.Mandate,
    models.Membership,
    models.MembershipCategory,
)

NAMED_WITH = {
    models.Mandate: ("organisation", "body"),
    models.Membership: ("organisation", "member"),
}


class RegisterForm(RecordForm):
    """A row's form; ``organisation`` is the one it is reached from, and limits what is offered."""

    def __init__(self, *args, organisation=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation or organisation_of(self.instance)
        if self.instance.pk is None and self.organisation and "organisation" in self._own():
            self.instance.organisation = self.organisation
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                self._offer(field)
            elif isinstance(field, forms.TypedChoiceField):
                field.choices = _words(field)

    def _own(self):
        return {field.name for field in self._meta.model._meta.fields}

    def _offer(self, field):
        """Bodies, events and the like: those of the organisation only."""
        model = field.queryset.model
        if model in OF_AN_ORGANISATION and self.organisation:
            field.queryset = field.queryset.filter(organisation=self.organisation)
        if model in NAMED_WITH:
            field.queryset = field.queryset.select_related(*NAMED_WITH[model])
        if not isinstance(field, forms.ModelMultipleChoiceField):
            field.empty_label = _empty_label(field)

    def _get_validation_exclusions(self):
        """Rules that name the organisation are checked, though it is not among the fields."""
        excluded = super()._get_validation_exclusions()
        return excluded - {"organisation"} if self.organisation else excluded


def _empty_label(field):
    return _("Välj …") if field.required else _("Inget valt")


def _words(field):
    """The choices, each with a capital; radio buttons have none that means nothing chosen."""
    named = [(value, capfirst(label)) for value, label in field.choices if value]
    needs_none = not field.required or not isinstance(field.widget, forms.RadioSelect)
    has_none = len(named) < len(list(field.choices))
    return [("", _empty_label(field)), *named] if has_none and needs_none else named


def _form(model, fields, **options):
    widgets = {
        name: forms.Textarea(attrs={"rows": 3, "class": "input"})
        for name in fields
        if model._meta.get_field(name).get_internal_type() == "TextField"
    } | options.pop("widgets", {})
    return forms.modelform_factory(
        model,
        form=RegisterForm,
        fields=fields,
        widgets=widgets,
        formfield_callback=_form_field,
        **options,
    )


def _form_field(field, **kwargs):
    """An address written without https:// is taken to have it."""
    if isinstance(field, URLField):
        kwargs["assume_scheme"] = "https"
    return field.formfield(**kwargs)


def _radios(*names):
    return dict.fromkeys(names, forms.RadioSelect)


FORMS = {
    models.Organisation: _form(
        models.Organisation,
        ["name", "abbreviation", "kind", "summary", "seat", "website", "topics", "note"],
        widgets={"topics": forms.CheckboxSelectMultiple, "summary": forms.Textarea({"rows": 2})},
    ),
    models.OtherName: _form(models.OtherName, ["name", "starts", "ends", "note"]),
    models.Relation: _form(models.Relation, ["kind", "other", "starts", "ends", "note"]),
    models.Membership: _form(
        models.Membership,
        ["category", "starts", "ends", "path", "via", "held_by", "note"],
        widgets=_radios("path"),
    ),
    models.Fee: _form(
        models.Fee,
        ["membership", "year", "amount", "currency", "due", "payment", "paid", "note"],
        widgets=_radios("payment"),
    ),
    models.MembershipCategory: _form(
        models.MembershipCategory,
        ["name", "is_invitation", "rule", "minimum_population"],
    ),
    models.Body: _form(models.Body, ["name", "kind", "task", "note"]),
    models.Mandate: _form(
        models.Mandate,
        [
            "role",
            "body",
            "office",
            "person",
            "starts",
            "ends",
            "ends_at",
            "elected_at",
            "depends_on",
            "after_term",
            "warning_days",
            "note",
        ],
        widgets=_radios("role", "after_term"),
    ),
    models.Participation: _form(
        models.Participation,
        ["administration", "body", "level", "extent", "starts", "ends", "note"],
        widgets=_radios("level"),
    ),
    models.Claim: _form(
        models.Claim, ["kind", "number", "bound", "unit", "text", "administration", "as_of"]
    ),
    models.Event: _form(models.Event, ["name", "kind", "held", "place", "country", "note"]),
    models.Decision: _form(
        models.Decision,
        [
            "stage",
            "matter",
            "title",
            "organ",
            "dated",
            "effective",
            "reference_number",
            "url",
            "outcome",
            "outcome_dated",
        ],
        widgets=_radios("stage"),
    ),
    models.Commitment: _form(
        models.Commitment, ["text", "progress", "note"], widgets=_radios("progress")
    ),
    models.Administration: _form(models.Administration, ["name", "kind", "parent", "note"]),
    models.Person: _form(models.Person, ["name", "note"]),
    models.Office: _form(models.Office, ["name", "title", "organisation"]),
    models.OfficeHolding: _form(models.OfficeHolding, ["office", "person", "starts", "ends"]),
    models.ContactPerson: _form(
        models.ContactPerson,
        ["administration", "person", "organisation", "topic", "email", "starts", "ends"],
    ),
    models.Source: _form(
        models.Source,
        [
            "kind",
            "title",
            "short_title",
            "issuer",
            "reference_number",
            "dated",
            "url",
            "pages",
            "note",
        ],
    ),
    models.Topic: _form(models.Topic, ["name", "name_en"]),
}


def needs_organisation(model):
    """Whether the form of a new row must be reached from an organisation: it does not ask which."""
    if "organisation" in FORMS.get(model, RegisterForm).base_fields:
        return False
    return any(f.name == "organisation" and not f.null for f in model._meta.concrete_fields)


class EndForm(RegisterForm):
    """When a membership or a mandate ended, or is to end."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = True
        self.fields["ends"].open_allowed = False
        if self.instance.ends == OPEN:
            self.initial["ends"] = ""
        self.fields["ends"].help_text = _(
            "Den sista dagen räknas med. Skriv så exakt som källan: 2011-12-31, juni 2023, 2020."
        )
        self.fields["ends"].error_messages["required"] = _("Skriv när det slutar.")


EndMembershipForm = forms.modelform_factory(models.Membership, form=EndForm, fields=["ends"])
EndMandateForm = forms.modelform_factory(models.Mandate, form=EndForm, fields=["ends"])
