"""Drafts of a network's background, in Swedish, from the register as of a day."""

from .collecting import collect
from .draft import draft

__all__ = ["draft_section"]


def draft_section(organisation, day):
    """The text of a section about the organisation, "" when nothing is known of it on the day."""
    network = collect(organisation, day)
    return draft(network) if network else ""
