"""Above a report, for those who write and approve it: where it stands and what can be done next."""

from django import template

from reports.reviewing.passages import compared
from reports.reviewing.status import status_of
from stadsnat import roles
from stadsnat.accounts.names import name_of

register = template.Library()


@register.inclusion_tag("reports/_status.html", takes_context=True)
def report_status(context, report, document=None):
    """The row of actions; nothing for readers. ``document`` is the report as it is now."""
    user = context["user"]
    if not roles.is_staff(user):
        return {"status": None}
    return {
        "status": status_of(report, document),
        "report": report,
        "may_approve": roles.has_role(user, roles.APPROVER),
        "csrf_token": context.get("csrf_token"),
        "view_name": context["request"].resolver_match.view_name,
    }


@register.filter
def account_name(user):
    """Who an account belongs to: a person's name, or what they sign in as."""
    return name_of(user)


@register.filter
def compared_with_passage(comment):
    """The passage with the words suggested for it: what stays, goes and comes."""
    return compared(comment.passage, comment.suggestion)
