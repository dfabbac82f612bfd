"""Pages of the portal itself."""

from django.conf import settings
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from .date_explanations import explain, tell
from .datewords import Unreadable, read


def too_many_requests(request):
    return render(request, "429.html", status=429)


@require_safe
def date_reading(request):
    """What a date in words is read as, for a form to show while it is typed.

    ``?text=okt 2008``, or from a form's field: ``?falt=starts&starts=okt 2008``.
    """
    field = request.GET.get("falt", "")
    text = request.GET.get(field or "text", "")
    language = request.GET.get("sprak")
    if language not in dict(settings.LANGUAGES):
        language = request.LANGUAGE_CODE
    with translation.override(language):
        context = {"companion": f"{field}_read" if field else "", "reading": None}
        try:
            context["reading"] = read(text)
            context["told"] = tell(context["reading"]) if text.strip() else ""
        except Unreadable as error:
            context["problem"] = explain(error)
        response = render(request, "stadsnat/_date_reading.html", context)
    response.headers["Content-Language"] = language
    return response
