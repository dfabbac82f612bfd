"""The administrators' desk for strategies, rounds, what they found and what was recommended."""

from django.contrib import admin

from organisations.admin import SourcedAdmin

from . import models


class EvaluationAdmin(SourcedAdmin):
    """A row with where it is stated; a dimension is chosen by its strategy and its name."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.remote_field.model is models.Dimension:
            field.queryset = field.queryset.select_related("strategy")
            field.label_from_instance = lambda row: f"{row.strategy}: {row}"
        return field


@admin.register(models.Strategy)
class StrategyAdmin(EvaluationAdmin):
    list_display = ["title", "decision", "dated", "reference_number"]
    list_select_related = ["decision"]
    search_fields = ["title", "reference_number"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(models.Dimension)
class DimensionAdmin(EvaluationAdmin):
    list_display = ["name", "strategy", "order"]
    list_filter = ["strategy"]
    list_select_related = ["strategy"]
    search_fields = ["name", "description"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(models.Round)
class RoundAdmin(EvaluationAdmin):
    list_display = ["title", "strategy", "starts", "ends"]
    list_select_related = ["strategy"]
    search_fields = ["title", "text"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(models.Finding)
class FindingAdmin(EvaluationAdmin):
    list_display = ["__str__", "organisation", "dimension", "benefit", "round"]
    list_filter = ["round", "benefit", "dimension"]
    list_select_related = ["organisation", "dimension", "round"]
    search_fields = ["summary", "text", "organisation__name"]


@admin.register(models.Coverage)
class CoverageAdmin(EvaluationAdmin):
    list_display = ["organisation", "round", "was_asked", "asked", "answered"]
    list_filter = ["round", "was_asked"]
    list_select_related = ["organisation", "round"]
    search_fields = ["organisation__name", "round__title"]


@admin.register(models.Recommendation)
class RecommendationAdmin(EvaluationAdmin):
    list_display = ["__str__", "organisation", "kind", "made", "answer", "effect"]
    list_filter = ["kind", "answer", "effect", "round"]
    list_select_related = ["organisation", "decision"]
    search_fields = ["text", "motive", "organisation__name", "decision__title"]
