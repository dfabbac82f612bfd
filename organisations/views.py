from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from stadsnat.change_views import show_history
from stadsnat.day import chosen_day
from stadsnat.keys import key_in
from stadsnat.roles import editor_required

from .choosing import chosen_mandates, chosen_organisations
from .listing import count_by_status, listed, say_counts, with_rows
from .models import Organisation
from .profile import build_profile
from .sourcing import attach_sources
from .states import name_dependants

ROWS_A_PAGE = 50
MANDATES_A_PAGE = 100  # those of a large city fit on one


@require_safe
def organisation_list(request):
    day = chosen_day(request)
    filters = chosen_organisations(request, day)
    counts = count_by_status(filters.qs)
    paginator = Paginator(with_rows(filters.qs, day.date), ROWS_A_PAGE)
    paginator.count = sum(counts.values())  # known already: counting anew costs the most
    page = paginator.get_page(request.GET.get("sida"))
    context = {
        "day": day,
        "filter": filters,
        "page": page,
        "organisations": [listed(organisation, day.date) for organisation in page],
        "summary": say_counts(counts),
    }
    return render(request, "organisations/organisation_list.html", context)


@require_safe
def organisation_detail(request, slug):
    day = chosen_day(request)
    organisation = get_object_or_404(Organisation.objects.prefetch_related("topics"), slug=slug)
    context = {
        "day": day,
        "organisation": organisation,
        "profile": build_profile(organisation, day.date),
        "contacts": organisation.contact_persons.visible_to(request.user).for_list().at(day.date),
    }
    return render(request, "organisations/organisation_detail.html", context)


@editor_required
@require_safe
def organisation_history(request, slug):
    organisation = Organisation.objects.filter(slug=slug).first()
    # One that is gone has no slug, only its number.
    key = organisation.pk if organisation else key_in(slug)
    if key is None:
        raise Http404
    return show_history(request, Organisation, key)


@require_safe
def mandate_list(request):
    day = chosen_day(request)
    filters, mandates = chosen_mandates(request, day)
    page = Paginator(mandates, MANDATES_A_PAGE).get_page(request.GET.get("sida"))
    rows = [held.row for held in page]
    name_dependants(rows)
    context = {
        "day": day,
        "filter": filters,
        "sources": attach_sources(rows),
        "page": page,
        "mandates": list(page),
    }
    return render(request, "organisations/mandate_list.html", context)
