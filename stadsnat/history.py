"""An admin that writes through the door and overwrites nobody's change, inlines included."""

from contextlib import nullcontext
from functools import partial

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from . import changes
from .bulk_admin import correct_selected, correct_view
from .forms import RecordForm, know_versions
from .wording import name_row


def _door(request):
    """The door for what a form sends; a page that is only looked at needs none."""
    if request.method != "POST":
        return nullcontext()
    return changes.open(by=request.user, reason=request.POST.get("change_reason", "").strip())


class HistoryAdmin(admin.ModelAdmin):
    form = RecordForm
    actions = [correct_selected]

    def get_urls(self):
        opts = self.model._meta
        correct = path(
            "ratta/<str:token>/",
            self.admin_site.admin_view(partial(correct_view, self)),
            name=f"{opts.app_label}_{opts.model_name}_correct",
        )
        return [correct, *super().get_urls()]

    def changeform_view(self, request, *args, **kwargs):
        with _door(request):
            return super().changeform_view(request, *args, **kwargs)

    def changelist_view(self, request, *args, **kwargs):
        with _door(request):
            return super().changelist_view(request, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        with _door(request):
            return super().delete_view(request, *args, **kwargs)

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST":  # nobody else changes the row while the form is weighed
            self.model.lock_owners([unquote(object_id)])
            list(self.model._base_manager.select_for_update().filter(pk=unquote(object_id)))
        return super().get_object(request, object_id, from_field)

    def save_model(self, request, obj, form, change):
        if not change or form.differs():
            super().save_model(request, obj, form, change)

    def history_view(self, request, object_id, extra_context=None):
        """The portal's own page tells more than Django's."""
        return redirect("record-history", self.model, unquote(object_id))


def _refuse_unseen_deletion(formset):
    """A row that somebody has changed since it was shown is not deleted before that is seen."""
    for form in formset.initial_forms:
        if formset._should_delete_form(form) and form.is_stale:
            raise ValidationError(
                _("%(row)s har ändrats sedan sidan öppnades. Se ändringen innan raden tas bort.")
                % {"row": name_row(form.instance)}
            )


def _as_they_are(formset, rows):
    """The rows with their versions; nobody else changes them while what was sent is weighed."""
    if formset.is_bound and rows._result_cache is None:
        list(rows.select_related(None).select_for_update())
    return know_versions(rows)


class RecordFormSet(BaseInlineFormSet):
    def get_queryset(self):
        return _as_they_are(self, super().get_queryset())

    def clean(self):
        super().clean()
        _refuse_unseen_deletion(self)


class GenericRecordFormSet(BaseGenericInlineFormSet):
    def get_queryset(self):
        return _as_they_are(self, super().get_queryset())

    def clean(self):
        super().clean()
        _refuse_unseen_deletion(self)
