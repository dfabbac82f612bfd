"""Reports and their sections, with their history."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from stadsnat.forms import RecordForm
from stadsnat.history import HistoryAdmin, RecordFormSet

from .models import Edition, Report, Section


class SectionInline(admin.StackedInline):
    model = Section
    form = RecordForm
    formset = RecordFormSet
    autocomplete_fields = ["organisation"]
    extra = 0


@admin.register(Report)
class ReportAdmin(HistoryAdmin):
    list_display = ["title", "reference_number", "dated", "as_of"]
    search_fields = ["title", "reference_number"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [SectionInline]

    def get_readonly_fields(self, request, obj=None):
        """What is issued is known by its address, which therefore stays."""
        own = ["slug"] if obj and obj.has_editions else []
        return [*super().get_readonly_fields(request, obj), *own]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj and obj.has_editions else super().get_prepopulated_fields(request, obj)


@admin.register(Section)
class SectionAdmin(HistoryAdmin):
    list_display = ["heading", "report", "order", "level"]
    list_filter = ["report"]
    list_select_related = ["report"]
    autocomplete_fields = ["organisation"]
    search_fields = ["heading", "text"]


# What waits for a worker is shown where it was asked for; its rows say nothing to an administrator.
admin.site.unregister(DBTaskResult)


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """Editions are looked at here, and never changed."""

    list_display = ["__str__", "issued_at", "issued_by_name", "approved_by_name", "sha256"]
    search_fields = ["title", "reference_number", "sha256"]
    exclude = ["pdf", "data", "text"]
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).without_content()

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
