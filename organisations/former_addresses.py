"""Addresses that rows had before: kept when a row is merged or renamed, and followed to the new.

The middleware is the one place that follows them. It looks only at pages that were not found, so
it holds for every address below an organisation's, whichever app has it.
"""

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from .models import FormerAddress, Organisation, Person

ADDRESSED = (Organisation, Person)
OF_SLUG = "organisationer/<slug:slug>/"
OF_PERSON = "personer/<int:pk>/"


def leave_address(row, slug, *, number=None):
    """Let the short name that was another's, or the row's own until now, lead to the row."""
    name = row._meta.model_name
    former = FormerAddress.objects.filter(slug=slug, **{f"{name}__isnull": False}).first()
    former = former or FormerAddress(slug=slug)
    setattr(former, name, row)
    former.number = number or former.number
    former.save()


def stories_of_merged(model, pk):
    """(name, address of the history) of each row that was merged into the one with the key."""
    if model not in ADDRESSED:
        return []
    name = model._meta.model_name
    merged = FormerAddress.objects.filter(**{f"{name}_id": pk}, number__isnull=False)
    numbers = list(merged.values_list("number", flat=True))
    names = dict(
        model.history.filter(id__in=numbers).order_by("history_id").values_list("id", "name")
    )
    return [
        (names[number], reverse("record-history", args=[model, number]))
        for number in numbers
        if number in names
    ]


def goes_on_at(model, pk):
    """The row that the one with the key was merged into; None when it was not."""
    if model not in ADDRESSED:
        return None
    name = model._meta.model_name
    former = FormerAddress.objects.filter(number=pk, **{f"{name}__isnull": False})
    former = former.select_related(name).first()
    return former and former.target


def follow_former_addresses(get_response):
    def middleware(request):
        response = get_response(request)
        if response.status_code not in (404, 410):
            return response
        address = _present_address(request)
        if address is None:
            return response
        moved = HttpResponsePermanentRedirect(address)
        if request.method not in ("GET", "HEAD"):
            moved.status_code = 308  # what was typed goes along
        add_never_cache_headers(moved)  # a merge may be undone, and then the address is back
        return moved

    return middleware


def _present_address(request):
    """The same page of the row that the address leads to now; None when it leads nowhere."""
    match = request.resolver_match
    found = match and _present_part(match, request.method)
    if not found:
        return None
    address = reverse(match.view_name, args=match.args, kwargs=match.kwargs | found)
    query = request.META["QUERY_STRING"]
    return f"{address}?{query}" if query else address


def _present_part(match, method):
    if match.route.startswith(OF_SLUG):
        slug = match.kwargs["slug"]
        former = FormerAddress.objects.filter(slug=slug, organisation__isnull=False)
        former = former.select_related("organisation").first()
        if former and not Organisation.objects.filter(slug=slug).exists():
            return {"slug": former.organisation.slug}
        return None
    model = Person if match.route.startswith(OF_PERSON) else match.kwargs.get("model")
    if "pk" not in match.kwargs or method == "POST":
        return None  # a form about the row that went is answered by its own page, not by another's
    target = goes_on_at(model, match.kwargs["pk"])
    return {"pk": target.pk} if target else None
