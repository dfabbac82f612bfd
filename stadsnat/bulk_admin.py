"""“Rätta markerade …” in the admin: choose a value, see each row before and after, do it."""

import secrets
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import bulk

KEPT_SELECTIONS = 5  # in a session, so that some tabs can be open at once


@admin.action(description=gettext_lazy("Rätta markerade …"), permissions=["change"])
def correct_selected(model_admin, request, queryset):
    """Keep what was chosen, and lead to the page where the correction is planned."""
    token = secrets.token_urlsafe(8)
    kept = dict(list(request.session.get("bulk", {}).items())[-KEPT_SELECTIONS + 1 :])
    pks = list(queryset.order_by("pk").values_list("pk", flat=True))
    request.session["bulk"] = kept | {token: {"model": queryset.model._meta.label, "pks": pks}}
    opts = queryset.model._meta
    return redirect(f"admin:{opts.app_label}_{opts.model_name}_correct", token)


class CorrectionForm(forms.Form):
    """The new value, the old value that must still stand there, and why."""

    def __init__(self, data, *, make_field, column):
        super().__init__(data)
        self.column = column
        self.fields["value"] = make_field()
        self.fields["value"].label = _("Nytt värde")
        self.fields["guard"] = forms.BooleanField(
            label=_("Ändra bara rader där ett visst värde står nu"), required=False
        )
        self.fields["old"] = make_field()
        self.fields["old"].required = False
        self.fields["old"].label = _("Värde som raden måste ha för att ändras")
        self.fields["reason"] = forms.CharField(
            label=_("Varför ändras det?"),
            max_length=500,
            error_messages={"required": _("Skriv varför uppgiften ändras.")},
        )

    def clean_value(self):
        """The rules of the column hold too, not only those of the field that shows it."""
        self.column.run_validators(self.cleaned_data["value"])
        return self.cleaned_data["value"]

    def only_from(self):
        return self.cleaned_data["old"] if self.cleaned_data["guard"] else bulk.ANY


def correct_view(model_admin, request, token):
    """The page of one correction: its field, then its form, then its preview, then it is done."""
    model = model_admin.model
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    chosen = request.session.get("bulk", {}).get(token)
    if chosen is None or chosen["model"] != model._meta.label:
        messages.error(request, _("Urvalet finns inte kvar. Markera raderna igen."))
        return redirect(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    context = {"model_admin": model_admin, "chosen": len(chosen["pks"]), "pks": chosen["pks"]}
    fields = bulk.correctable_fields(model)
    name = request.GET.get("falt", "")
    if name not in fields:
        return _page(request, model_admin, context | {"fields": fields.values()})
    form = CorrectionForm(
        request.POST or None,
        make_field=partial(_plain_field, model_admin, request, fields[name]),
        column=fields[name],
    )
    context |= {"field": fields[name], "form": form}
    if request.method != "POST" or not form.is_valid():
        return _page(request, model_admin, context)
    return _preview_or_do(request, model_admin, context)


def _plain_field(model_admin, request, field):
    """The admin's own field for the values, without its links for adding other rows."""
    made = model_admin.formfield_for_dbfield(field, request)
    if isinstance(made.widget, RelatedFieldWidgetWrapper):
        made.widget = made.widget.widget
    return made


def _preview_or_do(request, model_admin, context):
    form, field = context["form"], context["field"]

    def plan_of(lock=False):
        return bulk.make_plan(
            model_admin.model,
            context["pks"],
            field.name,
            form.cleaned_data["value"],
            only_from=form.only_from(),
            lock=lock,
        )

    if seen := request.POST.get("seen"):
        try:
            change_set = bulk.carry_out(
                plan_of, seen, by=request.user, reason=form.cleaned_data["reason"]
            )
        except bulk.PlanChanged:
            context["has_moved"] = True
        except bulk.Clash as clash:
            context["problems"] = clash.problems
        else:
            return _done(request, change_set)
    return _page(request, model_admin, context | {"plan": plan_of()})


def _done(request, change_set):
    count = sum(sum(counts.values()) for counts in change_set.touched.values())
    text = ngettext(
        "%(count)s rad är rättad. Knappen här nedanför ångrar alltihop.",
        "%(count)s rader är rättade. Knappen här nedanför ångrar alltihop.",
        count,
    )
    messages.success(request, text % {"count": count})
    return redirect(change_set)


def _page(request, model_admin, context):
    opts = model_admin.model._meta
    context |= model_admin.admin_site.each_context(request) | {
        "opts": opts,
        "title": _("Rätta %(kind)s") % {"kind": opts.verbose_name_plural},
    }
    return TemplateResponse(request, "admin/correct_selected.html", context)
