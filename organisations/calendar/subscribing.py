"""Where a calendar program finds the calendar."""

from django.conf import settings
from django.urls import reverse


def feeds_are_public():
    """Where readers sign in, only a private address is open to a program, which cannot."""
    return not getattr(settings, "READERS_SIGN_IN", False)


def feed_address(filters):
    """The public address of what the filters choose."""
    organisation = filters.only_organisation
    if organisation:
        return reverse("organisations:organisation-calendar", args=[organisation.slug])
    return reverse("organisations:calendar-feed") + filters.query
