"""The pages on which a membership or a mandate is ended, with what hangs on it shown first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from stadsnat.wording import name_row

from .edit_views import done, may, read_or_write, show_form
from .editing import changed_meanwhile, place_of
from .ending import choices, end_all, hangs_on
from .forms import EndMandateForm, EndMembershipForm, ReasonForm
from .models import Mandate, Membership


@login_required
@read_or_write
@transaction.atomic
def membership_end(request, pk):
    return _end(request, Membership, pk, EndMembershipForm, _("Avsluta medlemskap"))


@login_required
@read_or_write
@transaction.atomic
def mandate_end(request, pk):
    return _end(request, Mandate, pk, EndMandateForm, _("Avsluta uppdrag"))


def _end(request, model, pk, form_class, title):
    may(request.user, "change", model)
    row = get_object_or_404(model.objects.select_for_update(of=("self",)), pk=pk)
    form = form_class(request.POST or None, instance=row)
    why = ReasonForm(request.POST or None)
    hanging = choices(hangs_on(row))
    is_valid = request.method == "POST" and all([form.is_valid(), why.is_valid()])
    if is_valid and _ended(request, form, why, hanging):
        messages.success(request, _("%(row)s är avslutat.") % {"row": name_row(row)})
        return done(request, place_of(row))
    context = {
        "form": form,
        "why": why,
        "title": title,
        "row": row,
        "organisation": row.organisation,
        "back": place_of(row),
        "hanging": hanging,
        "chosen": request.POST.getlist("with") if request.POST else [key for key, _ in hanging],
        "meanwhile": changed_meanwhile(form) if form.differences else None,
        "submit": title,
    }
    return show_form(request, context)


def _ended(request, form, why, hanging):
    """End the row and those chosen; False, with the reasons in the form, when that cannot be."""
    offered, asked = dict(hanging), request.POST.getlist("with")
    if set(asked) - offered.keys():
        form.add_error(
            None,
            _("Något av det som hänger på raden har ändrats sedan sidan öppnades. Se listan igen."),
        )
        return False
    try:
        end_all(form, why, [offered[key] for key in asked], by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
