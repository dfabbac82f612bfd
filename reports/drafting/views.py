"""Writing a draft into a section: into an empty one at once, else where the author chooses."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reports.models import Section
from stadsnat import changes
from stadsnat.dates import say
from stadsnat.roles import editor_required

from .placing import PlaceForm, placed
from .section import draft_section
from .showing import shown


@editor_required
@require_POST
@transaction.atomic
def section_draft(request, slug, pk):
    Section.lock_owners([pk])
    sections = Section.objects.filter(report__slug=slug, organisation__isnull=False)
    sections = sections.select_related("report", "organisation").select_for_update(of=("self",))
    section = get_object_or_404(sections, pk=pk)
    draft = draft_section(section.organisation, section.report.as_of)
    form = PlaceForm(request.POST, section=section)
    if not draft:
        messages.info(
            request, _("Registret har inga uppgifter för den dagen att göra ett utkast av.")
        )
    elif not section.text.strip():
        _save(request, section, draft)
    elif form.is_valid():
        _save(request, section, placed(section.text, draft, form.cleaned_data["place"]))
    else:
        return _ask(request, form, section, draft)
    return redirect(section.get_writing_url())


def _save(request, section, text):
    section.text = text
    day = say(section.report.as_of.isoformat())  # the history is Swedish, whoever reads the page
    with changes.open(by=request.user, reason=f"Utkast ur registret den {day}"):
        section.save()
    messages.success(
        request,
        _("Utkastet står i avsnittet ”%(heading)s”. Det går att ångra i historiken.")
        % {"heading": section.heading},
    )


def _ask(request, form, section, draft):
    day = section.report.as_of
    context = {
        "form": form,
        "section": section,
        "draft": shown(draft, day),
        "present": shown(section.text, day),
    }
    return render(
        request, "reports/section_draft.html", context, status=409 if form.errors else 200
    )
