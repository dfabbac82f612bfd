"""Pages of the portal itself."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from .date_explanations import explain, tell
from .datewords import Unreadable, read


def too_many_requests(request):
    return render(request, "429.html", status=429)


def bad_request(request, exception):
    """What was sent cannot be read: it is too large (413), or no portal's page sends such (400)."""
    if not hasattr(request, "user"):  # refused before anybody asked who it is
        request.user = AnonymousUser()
    is_too_large = isinstance(exception, RequestDataTooBig)
    context = {"is_too_large": is_too_large}
    return render(request, "400.html", context, status=413 if is_too_large else 400)


def csrf_failure(request, reason=""):
    """A form came without the portal's cookie. A script is told what is true: that nobody is signed
    in any more (401), or that the cookie is what is missing.
    """
    if "HX-Request" not in request.headers:
        return render(request, "403_csrf.html", status=403)
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return HttpResponse(status=403, headers={"X-Missing": "cookie"})


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
