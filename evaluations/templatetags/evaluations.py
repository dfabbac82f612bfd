"""How evaluations show themselves on the pages of the register."""

from django import template

from evaluations.profile import assess

register = template.Library()


@register.inclusion_tag("evaluations/_assessment.html", takes_context=True)
def evaluations_of(context, organisation):
    """On an organisation's page: what rounds found of it by the day, and what was recommended."""
    day, user = context["day"], context["user"]
    assessment = assess(organisation, day.date)
    return {
        "assessment": assessment,
        "day": day,
        # The list of sources at the foot of the page holds those of the register's own rows.
        "linked": assessment.sources <= set(context["profile"].sources),
        "may_change": user.has_perm("evaluations.change_recommendation"),
    }
