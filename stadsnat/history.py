"""An admin whose every write goes through the door, inlines, deletions and actions included."""

from contextlib import nullcontext

from simple_history.admin import SimpleHistoryAdmin

from . import changes


def _door(request):
    """The door for what a form sends; a page that is only looked at needs none."""
    if request.method != "POST":
        return nullcontext()
    return changes.open(by=request.user, reason=request.POST.get("change_reason", "").strip())


class HistoryAdmin(SimpleHistoryAdmin):
    def changeform_view(self, request, *args, **kwargs):
        with _door(request):
            return super().changeform_view(request, *args, **kwargs)

    def changelist_view(self, request, *args, **kwargs):
        with _door(request):
            return super().changelist_view(request, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        with _door(request):
            return super().delete_view(request, *args, **kwargs)
