"""An older report is sent in, looked at and made a draft of; nothing is stored of a bad file."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reports.models import Manuscript
from reports.starting.forms import HeadForm, proposed_head
from stadsnat.roles import editor_required

from .actions import import_report, keep, known_head
from .forms import ManuscriptForm
from .keeping import from_json


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def manuscript_create(request):
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ManuscriptForm(*sent)
    if request.method == "POST" and form.is_valid():
        upload, title = form.cleaned_data["file"], form.cleaned_data["title"]
        return redirect(keep(form.document, name=upload.name, title=title, owner=request.user))
    waiting = Manuscript.objects.filter(owner=request.user).defer("content")
    context = {"form": form, "waiting": waiting}
    return render(request, "reports/manuscript_create.html", context)


@editor_required
@require_http_methods(["GET", "HEAD", "POST"])
def manuscript_detail(request, pk):
    manuscript = get_object_or_404(Manuscript, pk=pk, owner=request.user)
    document = from_json(manuscript.content)
    initial = proposed_head(timezone.localdate(), **known_head(document))
    form = HeadForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():  # of two presses on the button one makes a report
            get_object_or_404(Manuscript.objects.select_for_update(), pk=pk)
            report = import_report(document, name=manuscript.name, head=form.head, by=request.user)
            manuscript.delete()
        messages.success(request, _("Rapporten är inläst som utkast. Det går att ångra."))
        return redirect(report)
    context = {"manuscript": manuscript, "document": document, "form": form}
    return render(request, "reports/manuscript_detail.html", context)


@editor_required
@require_POST
def manuscript_delete(request, pk):
    get_object_or_404(Manuscript, pk=pk, owner=request.user).delete()
    messages.info(request, _("Filen är borttagen. Inget är inläst."))
    return redirect("reports:manuscript-create")
