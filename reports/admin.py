"""Reports and their sections, with their history."""

from django.contrib import admin

from stadsnat.forms import RecordForm
from stadsnat.history import HistoryAdmin, RecordFormSet

from .models import Report, Section


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


@admin.register(Section)
class SectionAdmin(HistoryAdmin):
    list_display = ["heading", "report", "order", "level"]
    list_filter = ["report"]
    list_select_related = ["report"]
    autocomplete_fields = ["organisation"]
    search_fields = ["heading", "text"]
