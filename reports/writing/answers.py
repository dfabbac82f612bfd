"""What writing is answered: that it is saved, and why it is not."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from organisations.editing import typed_in
from reports.models import Section
from stadsnat.forms import versions
from stadsnat.keys import key_in
from stadsnat.templatetags.ui import changed_by, moment

from . import script
from .forms import SectionForm
from .text import plain


def tell_saved(request, change_set):
    if change_set is None:
        messages.info(request, _("Inget var ändrat, så inget sparades."))
    else:
        messages.success(request, _("Sparat."))


def next_after(request, section):
    """Where one goes after saving: the section that the pressed button names, or the same."""
    wanted = key_in(request.POST.get("till", ""))
    section = section.report.sections.filter(pk=wanted).first() or section
    return section.get_writing_url()


def outline_at(section):
    """The page of all sections, at this one."""
    page = reverse("reports:report-write", args=[section.report.slug])
    return f"{page}#rad-{section.pk}"


def removed(told, change_set):
    """That something is removed, with the way to get it back."""
    address = change_set.get_absolute_url()
    return format_html('{} <a href="{}">{}</a>', told, address, _("Ångra …"))


def saved(form):
    """To the script: the version that the next saving starts from, and what ages in the text."""
    section = form.instance
    version = versions(Section, [section.pk])[section.pk]
    aging = script.aging(plain(section.text), section.report.as_of)
    told = _("Sparat %(time)s") % {"time": timezone.localtime().strftime("%H.%M")}
    return JsonResponse({"version": version, "told": told, "aging": aging})


def not_saved(form):
    """To the script: somebody else has changed the section (409), or what is wrong (422)."""
    if form.differences:
        last = form.instance.history.select_related("change_set__by").first().change_set
        told = _("%(who)s ändrade avsnittet den %(when)s.")
        words = {"who": changed_by(last), "when": moment(last.at)}
        return JsonResponse({"told": told % words}, status=409)
    told = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return JsonResponse({"told": told}, status=422)


def gone(request, report, pk):
    """The section has been removed: what was typed is shown, and how it comes back."""
    removals = Section.history.filter(id=pk, report=report.pk, history_type="-")
    last = removals.select_related("change_set__by").first()
    if last is None:
        raise Http404
    context = {"last": last, "typed": typed_in(SectionForm(request.POST))}
    return render(request, "organisations/record_gone.html", context, status=410)
