"""The register and its lists as files."""

from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organisations.calendar.filters import CalendarFilter, chosen_entries
from organisations.calendar.reading import rows_of
from organisations.choosing import chosen_mandates, chosen_organisations
from organisations.models import Organisation
from organisations.review.form import ReviewForm
from organisations.sourcing import attach_sources
from stadsnat.day import chosen_day
from stadsnat.records import address_word
from stadsnat.roles import editor_required
from stadsnat.sheets import Fact
from stadsnat.templatetags.ui import day as say_day

from .files import file_of
from .lists import mandate_tables, organisation_tables, say_filters
from .names import Names
from .plain_lists import calendar_table, review_table
from .resources import RESOURCE_OF, RESOURCES
from .tables import table_of


def may_see(user):
    """Tells of a kind of row whether the account may see all of it, and not only its pages."""
    return lambda model: user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


@require_safe
def organisation_export(request, ending):
    day = chosen_day(request)
    filters = chosen_organisations(request, day)
    tables = organisation_tables(filters.qs, day.date, Names(RESOURCE_OF), may_see(request.user))
    return _list(
        request, tables, ending, "organisationer", filters, day, _("Namn, i bokstavsordning")
    )


@require_safe
def mandate_export(request, ending):
    day = chosen_day(request)
    filters, mandates = chosen_mandates(request, day)
    tables = mandate_tables(mandates, Names(RESOURCE_OF), may_see(request.user))
    order = _("Organisation, sedan början")
    return _list(request, tables, ending, "uppdrag", filters, day, order)


@require_safe
def calendar_export(request, ending):
    day = chosen_day(request)
    filters = CalendarFilter(request.GET)
    is_past, entries = chosen_entries(request, filters, day)
    attach_sources(rows_of(entries))
    order = _("De senaste först") if is_past else _("De närmaste först")
    tables = [calendar_table(entries)]
    options = {"order": order, "can_return": False}
    return _list(request, tables, ending, "kalender", filters, day, **options)


@editor_required
@require_safe
def review_export(request, ending):
    day = chosen_day(request)
    organisations = {row.pk: row for row in Organisation.objects.all()}
    form = ReviewForm(request.GET, organisations=organisations.values())
    tables = [review_table(day.date, organisations, form, request)]
    options = {"order": _("Regel för regel, det äldsta först"), "can_return": False}
    chosen = SimpleNamespace(form=form)
    return _list(request, tables, ending, "granskning", chosen, day, **options)


def _list(request, tables, ending, word, filters, day, order, can_return=True):
    facts = [
        Fact("list", _("Lista"), tables[0].name),
        Fact("day", _("Läget den"), f"{day.date.isoformat()} ({say_day(day.date)})"),
        Fact("filter", _("Filtrerat på"), say_filters(filters) or _("inget")),
        Fact("order", _("Ordning"), order),
    ]
    name = f"{word}-{day.date.isoformat()}"
    options = {"name": name, "facts": facts, "title": tables[0].name, "can_return": can_return}
    return file_of(request, tables, ending, **options)


def chosen_rows_export(request, model, pks, ending, said):
    """The rows of a kind with these keys, in their order, as a list of the admin shows them.

    ``said`` is what was chosen there, in words.
    """
    resource = RESOURCE_OF[model]
    facts = [
        Fact("list", _("Lista"), resource.name),
        Fact("filter", _("Filtrerat på"), said or _("inget")),
        Fact("order", _("Ordning"), _("Som i listan")),
    ]
    name = f"{address_word(model)}-{timezone.localdate().isoformat()}"
    tables = [table_of(resource, Names(RESOURCE_OF), pks=pks)]
    return file_of(request, tables, ending, name=name, facts=facts, title=resource.name)


@editor_required
@require_safe
def record_export(request, model, ending):
    if model not in RESOURCE_OF:
        raise Http404
    if not may_see(request.user)(model):
        raise PermissionDenied
    resource = RESOURCE_OF[model]
    facts = [Fact("list", _("Lista"), _("Alla rader: %(kind)s") % {"kind": resource.name})]
    name = f"{address_word(model)}-{timezone.localdate().isoformat()}"
    tables = [table_of(resource, Names(RESOURCE_OF))]
    return file_of(request, tables, ending, name=name, facts=facts, title=resource.name)


@editor_required
@require_safe
def register_export(request):
    names, visible = Names(RESOURCE_OF), may_see(request.user)
    tables = [table_of(resource, names) for resource in RESOURCES if visible(resource.model)]
    facts = [Fact("list", _("Lista"), _("Hela registret"))]
    name = f"registret-{timezone.localdate().isoformat()}"
    return file_of(request, tables, "xlsx", name=name, facts=facts, title=_("Hela registret"))
