"""The pages on which a membership or a mandate is ended, with what hangs on it shown first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from stadsnat.wording import name_row

from .edit_views import done, gone, may, read_or_write, show_form
from .editing import changed_meanwhile, place_of
from .ending import Proposals, begin_later, end_all, hangs_on, lock
from .forms import EndMandateForm, EndMembershipForm
from .models import Mandate, Membership
from .reasons import ReasonForm


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
    row = model.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        return gone(request, model, pk, form_class)
    form = form_class(request.POST or None, instance=row)
    why = ReasonForm(request.POST or None, question=_("Varför slutar det?"))
    hanging = _proposals(request, row)
    is_valid = request.method == "POST" and all([form.is_valid(), why.is_valid()])
    if is_valid and _ended(request, form, why, hanging):
        messages.success(request, _("Slutet är sparat: %(row)s.") % {"row": name_row(row)})
        return done(request, place_of(row))
    if is_valid:  # the rows shown are to be as they stand, not as they were to end
        hanging = _proposals(request, row)
    context = {"form": form, "why": why, "title": title, "submit": title, "hanging": hanging}
    return show_form(request, context | _about(row, form))


def _about(row, form):
    """What the page says of the row, and of what has become of it meanwhile."""
    return {
        "row": row,
        "organisation": row.organisation,
        "back": place_of(row),
        "begin_later": begin_later(row),
        "meanwhile": changed_meanwhile(form) if form.differences else None,
    }


def _proposals(request, row):
    """What hangs on the row; when a form is weighed, as nobody else can change it any more."""
    if request.method != "POST":
        return Proposals(hangs_on(row))
    lock(hangs_on(row))
    return Proposals(
        hangs_on(row), shown=request.POST.getlist("shown"), asked=request.POST.getlist("with")
    )


def _ended(request, form, why, hanging):
    """End the row and those chosen; False, with the reasons in the form, when that cannot be."""
    if not hanging.are_as_shown:
        form.add_error(
            None,
            _("Det som hänger på raden har ändrats sedan sidan öppnades. Se igenom listan igen."),
        )
        return False
    try:
        end_all(form, why, hanging.asked, by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
