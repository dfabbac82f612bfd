"""The administrators' desk: every model of the register, with its history."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.contenttypes.admin import GenericStackedInline
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import ManyToManyField, URLField
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _

from stadsnat.forms import RecordForm
from stadsnat.history import GenericRecordFormSet, HistoryAdmin
from stadsnat.templatetags.ui import period

from . import models
from .exchange.export_views import chosen_rows_export
from .exchange.resources import RESOURCE_OF
from .former_addresses import leave_address

WEB_ADDRESSES = {URLField: {"assume_scheme": "https"}}
# Several organisations have a board: a list to choose from names the organisation too.
OF_AN_ORGANISATION = (models.Body, models.Event, models.MembershipCategory)
# What the name of such a row is made of.
NAMED_WITH = {
    models.Mandate: ("organisation", "body"),
    models.Membership: ("organisation", "member"),
}


class AboutThisRow(GenericRecordFormSet):
    """Tells a new row what kind of row it is about before it is checked, not only when saved."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.instance.content_type = ContentType.objects.get_for_model(self.instance)
        return form


class CitationInline(GenericStackedInline):
    model = models.Citation
    form = RecordForm
    formset = AboutThisRow
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")


class DisagreementInline(GenericStackedInline):
    model = models.Disagreement
    form = RecordForm
    formset = AboutThisRow
    extra = 0


class RegisterAdmin(HistoryAdmin):
    """A kind of row whose list can be taken home as it stands: its filter and order."""

    def get_urls(self):
        if self.model not in RESOURCE_OF:  # a row of a later app, which no file holds
            return super().get_urls()
        opts = self.model._meta
        take = path(
            "ta-med.<ending:ending>",
            self.admin_site.admin_view(partial(_take, self)),
            name=f"{opts.app_label}_{opts.model_name}_take",
        )
        return [take, *super().get_urls()]


def _take(model_admin, request, ending):
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    try:
        listed = model_admin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        raise Http404 from None
    pks = list(listed.queryset.values_list("pk", flat=True))
    return chosen_rows_export(request, model_admin.model, pks, ending, _said(listed))


def _said(listed):
    """What was searched for and chosen in a list, in words."""
    chosen = [
        f"{spec.title}: {choice['display']}"
        for spec in listed.filter_specs
        for place, choice in enumerate(spec.choices(listed))
        if choice["selected"] and place
    ]
    searched = [_("Sökt: %s") % listed.query] if listed.query else []
    return "; ".join(searched + chosen)


class SourcedAdmin(RegisterAdmin):
    """A row with where it is stated and what contradicts it."""

    inlines = [CitationInline, DisagreementInline]
    list_per_page = 50
    formfield_overrides = WEB_ADDRESSES

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Plain lists to choose from: a screen reader can name them, and they need no script."""
        if named_with := NAMED_WITH.get(db_field.remote_field.model):
            kwargs["queryset"] = db_field.remote_field.model.objects.select_related(*named_with)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.remote_field.model is models.Membership:
            field.label_from_instance = lambda row: f"{row}, {period(row)}"
        if db_field.remote_field.model in OF_AN_ORGANISATION:
            field.queryset = field.queryset.select_related("organisation")
            field.label_from_instance = lambda row: f"{row.organisation.short_name}: {row}"
        return field


class AddressedAdmin(SourcedAdmin):
    """A row with an address of its own; given a new short name, the old one leads to it."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and obj.slug != form.initial["slug"]:
            leave_address(obj, form.initial["slug"])


@admin.register(models.Organisation)
class OrganisationAdmin(AddressedAdmin):
    formfield_overrides = WEB_ADDRESSES | {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    list_display = ["name", "abbreviation", "kind"]
    list_filter = ["kind", "topics"]
    search_fields = ["name", "abbreviation", "other_names__name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.FormerAddress)
class FormerAddressAdmin(RegisterAdmin):
    list_display = ["slug", "organisation", "person", "number"]
    list_per_page = 50
    list_select_related = ["organisation", "person"]
    search_fields = ["slug"]


@admin.register(models.OtherName)
class OtherNameAdmin(SourcedAdmin):
    list_display = ["name", "organisation", "starts", "ends"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]


@admin.register(models.Relation)
class RelationAdmin(SourcedAdmin):
    list_display = ["organisation", "kind", "other"]
    list_filter = ["kind"]
    list_select_related = ["organisation", "other"]
    search_fields = ["organisation__name", "other__name"]


@admin.register(models.Topic)
class TopicAdmin(RegisterAdmin):
    list_display = ["name", "name_en"]
    search_fields = ["name", "name_en"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.Source)
class SourceAdmin(RegisterAdmin):
    formfield_overrides = WEB_ADDRESSES
    list_display = ["short_title", "title", "kind", "dated", "reference_number"]
    list_filter = ["kind"]
    search_fields = ["title", "short_title", "reference_number"]
    prepopulated_fields = {"slug": ["short_title"]}


@admin.register(models.Citation)
class CitationAdmin(RegisterAdmin):
    list_display = ["source", "where", "content_type", "object_id", "field"]
    list_per_page = 50
    list_select_related = ["source", "content_type"]
    search_fields = ["where", "words", "source__title"]


@admin.register(models.Disagreement)
class DisagreementAdmin(RegisterAdmin):
    list_display = ["question", "content_type", "object_id", "field", "value", "source", "is_open"]
    list_select_related = ["source", "content_type"]
    search_fields = ["question", "value", "source__title"]

    @admin.display(boolean=True, description=models.Disagreement._meta.verbose_name)
    def is_open(self, row):
        return row.is_open


@admin.register(models.Claim)
class ClaimAdmin(SourcedAdmin):
    list_display = ["__str__", "organisation", "kind", "as_of"]
    list_filter = ["kind"]
    list_select_related = ["organisation"]
    search_fields = ["text", "unit", "organisation__name"]


@admin.register(models.MembershipCategory)
class MembershipCategoryAdmin(SourcedAdmin):
    list_display = ["name", "organisation", "is_invitation", "minimum_population"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.Membership)
class MembershipAdmin(SourcedAdmin):
    list_display = ["organisation", "member", "category", "path", "starts", "ends", "held_by"]
    list_filter = ["path"]
    list_select_related = ["organisation", "member", "category", "held_by"]
    search_fields = ["organisation__name", "organisation__abbreviation", "member__name"]


@admin.register(models.Fee)
class FeeAdmin(SourcedAdmin):
    list_display = ["membership", "year", "amount", "currency", "due", "payment"]
    list_filter = ["payment", "year"]
    list_select_related = ["membership__organisation", "membership__member"]
    search_fields = [
        "membership__organisation__name",
        "membership__organisation__abbreviation",
        "membership__member__name",
    ]


@admin.register(models.Body)
class BodyAdmin(SourcedAdmin):
    list_display = ["name", "organisation", "kind"]
    list_filter = ["kind"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.Participation)
class ParticipationAdmin(SourcedAdmin):
    list_display = ["organisation", "body", "administration", "level", "starts", "ends"]
    list_filter = ["level"]
    list_select_related = ["organisation", "body", "administration"]
    search_fields = ["organisation__name", "administration__name"]


@admin.register(models.Mandate)
class MandateAdmin(SourcedAdmin):
    list_display = ["title", "organisation", "on_behalf_of", "office", "person", "starts", "ends"]
    list_filter = ["role"]
    list_select_related = ["organisation", "body", "on_behalf_of", "office", "person"]
    search_fields = ["organisation__name", "body__name", "person__name", "office__name"]


@admin.register(models.Event)
class EventAdmin(SourcedAdmin):
    list_display = ["name", "organisation", "held", "place", "country"]
    list_filter = ["kind"]
    list_select_related = ["organisation"]
    search_fields = ["name", "place", "organisation__name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.Decision)
class DecisionAdmin(SourcedAdmin):
    list_display = ["title", "organisation", "stage", "matter", "dated", "reference_number"]
    list_filter = ["stage", "matter"]
    list_select_related = ["organisation"]
    search_fields = ["title", "reference_number", "organisation__name"]


@admin.register(models.Commitment)
class CommitmentAdmin(SourcedAdmin):
    list_display = ["text", "organisation", "progress"]
    list_filter = ["progress"]
    list_select_related = ["organisation"]
    search_fields = ["text", "organisation__name"]


@admin.register(models.Administration)
class AdministrationAdmin(SourcedAdmin):
    list_display = ["name", "kind", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.Person)
class PersonAdmin(AddressedAdmin):
    list_display = ["name"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.Office)
class OfficeAdmin(SourcedAdmin):
    list_display = ["name", "title", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "title"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.OfficeHolding)
class OfficeHoldingAdmin(SourcedAdmin):
    list_display = ["office", "person", "starts", "ends"]
    list_select_related = ["office", "person"]
    search_fields = ["office__name", "person__name"]


@admin.register(models.ContactPerson)
class ContactPersonAdmin(SourcedAdmin):
    list_display = ["person", "administration", "organisation", "topic", "starts", "ends"]
    list_select_related = ["person", "administration", "organisation", "topic"]
    search_fields = ["person__name", "administration__name", "organisation__name"]
