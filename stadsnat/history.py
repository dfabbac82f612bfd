"""An admin whose history says who made each change, inlines and deletions included."""

from simple_history.admin import SimpleHistoryAdmin


class HistoryAdmin(SimpleHistoryAdmin):
    """What simple-history leaves out: rows saved beside the main one, and rows deleted."""

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in [*rows, *formset.deleted_objects]:
            row._history_user = request.user
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            row.save()
        formset.save_m2m()

    def delete_model(self, request, obj):
        obj._history_user = request.user
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for row in queryset:
            self.delete_model(request, row)
