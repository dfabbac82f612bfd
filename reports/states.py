"""The states of a report, and the ways from one to another.

Each change of what a report says makes it a draft again: ``Report.follow_up`` and
``Section.follow_up`` see to that for whoever writes, also in the admin, in bulk and in an undo.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What was last done with a report as a whole."""

    DRAFT = "draft", _("utkast")
    IN_REVIEW = "in_review", _("på granskning")
    APPROVED = "approved", _("godkänd")
    ISSUED = "issued", _("utgiven")


# In these a report waits for approval, or has it.
UNDER_REVIEW = (State.IN_REVIEW, State.APPROVED)
# What was done in these is asked for anew when the report has changed after it.
ASKED_AGAIN = (State.IN_REVIEW, State.APPROVED, State.ISSUED)


def move(report, state):
    """Give the report the state, inside an open change set."""
    if report.state != state:
        report.state = state
        report.save(update_fields=["state"])


def is_asked_again(report):
    """Whether a change makes the report a draft again."""
    return report.state in ASKED_AGAIN


def touched(report):
    """Make a report that was reviewed, approved or issued a draft: what follows is done anew."""
    if is_asked_again(report):
        move(report, State.DRAFT)
