"""What every page knows: whose portal it is, and who reads it."""

from functools import partial

from django.conf import settings

from . import roles
from .accounts.gate import must_add_second_factor


def city(request):
    return {"city_name": settings.CITY_NAME, "city_unit": settings.CITY_UNIT}


def account(request):
    """Asked for only by the pages that use it: a role costs a question to the database."""
    return {
        "readers_sign_in": settings.READERS_SIGN_IN,
        "role": partial(roles.role_of, request.user),
        "must_add_second_factor": partial(must_add_second_factor, request),
    }
