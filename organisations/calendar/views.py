from django.conf import settings
from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import override
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import (
    conditional_page,
    require_http_methods,
    require_POST,
    require_safe,
)

from organisations.models import CalendarFeed, Organisation
from organisations.sourcing import attach_sources
from stadsnat import roles
from stadsnat.day import chosen_day

from . import ics
from .entries import by_month
from .filters import CalendarFilter, chosen_entries
from .forms import CalendarFeedForm
from .history import last_change, with_removed
from .reading import rows_of
from .subscribing import feed_address, feeds_are_public

ROWS_A_PAGE = 50


@require_safe
def calendar_list(request):
    day = chosen_day(request)
    filters = CalendarFilter(request.GET)
    is_past, entries = chosen_entries(request, filters, day)
    page = Paginator(entries, ROWS_A_PAGE).get_page(request.GET.get("sida"))
    attach_sources(rows_of(page))
    context = {
        "day": day,
        "filter": filters,
        "is_past": is_past,
        "page": page,
        "months": by_month(page),
        "inexact": [entry for entry in page if not entry.days],
        "feeds_are_public": feeds_are_public(),
        "feed_address": request.build_absolute_uri(feed_address(filters)),
    }
    return render(request, "organisations/calendar_list.html", context)


@conditional_page
@require_safe
def calendar_feed(request):
    return _public(request, CalendarFilter(request.GET))


@conditional_page
@require_safe
def organisation_calendar(request, slug):
    organisation = get_object_or_404(Organisation, slug=slug)
    return _public(request, CalendarFilter({"organisation": slug}), organisation.short_name)


# The token is the key: no sign-in is asked for, nor could a calendar program give one.
@login_not_required
@cache_control(private=True)
@conditional_page
@require_safe
def private_calendar(request, token):
    feeds = CalendarFeed.objects.with_token(token)
    feed = get_object_or_404(feeds.select_related("owner", "organisation", "topic"))
    if not feeds_are_public() and roles.role_of(feed.owner) is None:
        raise Http404  # who has no role any more reads a closed portal in no other way either
    feed.used()
    return _feed(request, CalendarFilter(feed.query), feed.label)


def _public(request, filters, title=""):
    if not feeds_are_public() and not request.user.is_authenticated:
        raise PermissionDenied
    return _feed(request, filters, title)


def _feed(request, filters, title):
    """The whole calendar, in Swedish: a program has no page on which to choose a language."""
    if not filters.is_valid():
        raise Http404
    with override(settings.LANGUAGE_CODE):
        entries = with_removed(filters.entries(), filters.removed())
        attach_sources(rows_of(entries))
        name = ": ".join(filter(None, ("Stadsnät", title or settings.CITY_NAME)))
        text = ics.write(entries, name, request.build_absolute_uri)
    response = HttpResponse(text, content_type=ics.CONTENT_TYPE)
    response.headers["Content-Language"] = settings.LANGUAGE_CODE
    response.headers["Content-Disposition"] = 'inline; filename="kalender.ics"'
    response.headers["Last-Modified"] = http_date(last_change().timestamp())
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def feed_list(request):
    """The reader's private addresses; a new one is told in the answer, and never again."""
    chosen = CalendarFilter(request.GET).chosen
    initial = {
        "kinds": chosen.get("slag"),
        "organisation": chosen.get("organisation"),
        "topic": chosen.get("omrade"),
    }
    form = CalendarFeedForm(request.POST or None, owner=request.user, initial=initial)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        token = form.instance.issue()
        context = {
            "form": CalendarFeedForm(owner=request.user),
            "new": form.instance,
            "address": request.build_absolute_uri(
                reverse("organisations:private-calendar", args=[token])
            ),
        }
    feeds = request.user.calendar_feeds.select_related("organisation", "topic")
    return render(request, "organisations/feed_list.html", context | {"feeds": feeds})


@require_POST
@login_required
def feed_revoke(request, pk):
    get_object_or_404(request.user.calendar_feeds, pk=pk).revoke()
    return redirect("organisations:feed-list")
