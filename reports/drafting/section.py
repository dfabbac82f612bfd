"""The draft of a section's text, from the register to the prose format."""

from .collecting import collect
from .draft import draft


def draft_section(organisation, day):
    """The text of a section about the organisation, "" when nothing is known of it on the day."""
    network = collect(organisation, day)
    return draft(network) if network else ""
