"""The editing pages: a form for one row, on a page of its own or in place."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stadsnat.keys import key_in
from stadsnat.wording import name_row

from .editing import changed_meanwhile, organisation_of, place_of, save_row, typed_in
from .forms import FORMS, needs_organisation
from .models import Organisation
from .reasons import ReasonForm

# The form's own check saw no other row: it came in between. The next check sees it.
MET_ANOTHER = gettext_lazy(
    "Någon annan sparade i samma stund något som detta inte går ihop med. "
    "Spara igen, så visas vad det är."
)

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


def may(user, verb, model):
    """Raise PermissionDenied unless the account may add, change or delete rows of the kind."""
    if not user.has_perm(f"{model._meta.app_label}.{verb}_{model._meta.model_name}"):
        raise PermissionDenied


def form_of(model):
    """The form of a kind of row; 404 for kinds that are not edited by themselves."""
    if model not in FORMS:
        raise Http404
    return FORMS[model]


@login_required
@read_or_write
def record_create(request, model, slug=None):
    may(request.user, "add", model)
    organisation = get_object_or_404(Organisation, slug=slug) if slug else _named(request)
    if organisation is None and needs_organisation(model):
        raise Http404
    known = request.GET.dict()  # what the page that leads here knows of the new row
    form = form_of(model)(request.POST or None, organisation=organisation, initial=known)
    why = ReasonForm(request.POST or None, question=_("Varför läggs det till?"))
    return _answer(request, form, why, title=_("Lägg till %(kind)s"), organisation=organisation)


def _named(request):
    """The organisation that the address names by its key, if any."""
    pk = key_in(request.GET.get("organisation", ""))
    return Organisation.objects.filter(pk=pk).first()


@login_required
@read_or_write
@transaction.atomic
def record_update(request, model, pk):
    may(request.user, "change", model)
    rows = model.objects.all()
    if request.method == "POST":
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=pk).first()
    if row is None:
        return gone(request, model, pk, form_of(model))
    form = form_of(model)(request.POST or None, instance=row)
    why = ReasonForm(request.POST or None)
    return _answer(request, form, why, title=_("Ändra %(kind)s"), organisation=organisation_of(row))


def _answer(request, form, why, *, title, organisation):
    is_valid = request.method == "POST" and all([form.is_valid(), why.is_valid()])
    if is_valid and _saved(request, form, why):
        return done(request, place_of(form.instance))
    kind = form.instance._meta.verbose_name
    context = {
        "form": form,
        "why": why,
        "title": title % {"kind": kind},
        "row": form.instance if form.instance.pk else None,
        "organisation": organisation,
        "back": _back(form.instance, organisation),
        "meanwhile": changed_meanwhile(form) if form.differences else None,
    }
    return show_form(request, context)


def _saved(request, form, why):
    """Save the row; False, with the reason in the form, when the database refuses it."""
    pk = form.instance.pk
    try:
        change_set = save_row(form, why, by=request.user)
    except IntegrityError:
        form.instance.pk = pk
        form.add_error(None, MET_ANOTHER)
        return False
    _tell(request, form, change_set)
    return True


def _back(row, organisation):
    """Where one goes who does not save after all."""
    if row.pk:
        return place_of(row)
    return place_of(organisation) if organisation else reverse("organisations:organisation-list")


def show_form(request, context):
    """The whole page, or only the form for one who edits in place."""
    in_place = _page_behind(request)
    name = "_record_form" if in_place else "record_form"
    return render(request, f"organisations/{name}.html", context | {"in_place": in_place})


def _page_behind(request):
    """The address of the page that the form is shown in; "" for a form with a page of its own."""
    address = request.headers.get("HX-Current-URL", "")
    hosts = {request.get_host()}
    return address if url_has_allowed_host_and_scheme(address, hosts, request.is_secure()) else ""


def done(request, address):
    """Back to where the row is read."""
    if _page_behind(request):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect(address)


def _tell(request, form, change_set):
    if change_set.pk is None:
        messages.info(request, _("Inget var ändrat, så inget sparades."))
    elif form.differences:
        messages.success(
            request,
            _("Sparat. Det som någon annan ändrade under tiden står kvar där inte båda ändrade."),
        )
    else:
        messages.success(request, _("Sparat: %(row)s.") % {"row": name_row(form.instance)})


def gone(request, model, pk, form_class):
    """The row has been deleted: what was typed is shown, and how the row comes back."""
    last = model.history.filter(id=pk).select_related("change_set__by").first()
    if last is None:
        raise Http404
    forms = [form_class(request.POST), ReasonForm(request.POST)]
    typed = [pair for form in forms for pair in typed_in(form)]
    context = {"last": last, "typed": typed, "kind": model._meta.verbose_name}
    response = render(request, "organisations/record_gone.html", context, status=410)
    if _page_behind(request):  # htmx shows no error; this is to be read in place of the page
        response.status_code = 200
        response.headers["HX-Retarget"] = "body"
        response.headers["HX-Reswap"] = "innerHTML show:top"
    return response
