"""What a page's script is answered when one has to sign in first, or to add a second factor."""

from django.http import HttpResponse
from django.urls import reverse


def answer_in_place(get_response):
    """Say 401 instead of leading to the sign-in page, which would take the place of a form.

    The script then says how to go on, and what is typed in the form stays.
    """

    def middleware(request):
        response = get_response(request)
        if "HX-Request" in request.headers and _leads_to_the_account(response):
            return HttpResponse(status=401)
        return response

    return middleware


def _leads_to_the_account(response):
    """Whether the answer leads to a page of the account: all that one signs in with is there."""
    return response.headers.get("Location", "").startswith(reverse("account-detail"))
