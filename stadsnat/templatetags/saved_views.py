"""Below the filter of a list page: what those who are signed in have saved of it, and save."""

from django import template

from stadsnat.saved_views import pages
from stadsnat.saved_views.forms import NewSavedViewForm
from stadsnat.saved_views.models import SavedView

register = template.Library()


@register.inclusion_tag("components/saved_views.html", takes_context=True)
def saved_views(context):
    request = context["request"]
    page = pages.find(request.resolver_match.view_name)
    if page is None or not request.user.is_authenticated:
        return {"page": None}
    query = request.GET.urlencode()
    now = (page.clean(query), page.clean(query, day=request.GET.get(pages.DAY, "")))
    return {
        "page": page,
        "user": request.user,
        "views": SavedView.objects.seen_by(request.user).filter(page=page.name),
        "now": now,
        "form": NewSavedViewForm(owner=request.user, page=page.name, query=query),
    }
