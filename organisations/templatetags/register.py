"""How the pages say what the register holds: statuses, sources, numbers with their bounds."""

from decimal import Decimal

from django import template
from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from organisations import models
from organisations.fee_sum import add_up, say_money, say_sum
from organisations.filters import STATE_LABELS, STATUS_LABELS
from organisations.former_addresses import goes_on_at, stories_of_merged
from organisations.proposing import may_propose
from stadsnat.language import of_words
from stadsnat.templatetags.ui import edtf, number

register = template.Library()

# In the order in which they are wanted.
ADDED_TO_AN_ORGANISATION = [
    models.Membership,
    models.Mandate,
    models.Participation,
    models.Claim,
    models.Event,
    models.Fee,
    models.Decision,
    models.Commitment,
    models.Body,
    models.MembershipCategory,
    models.OtherName,
    models.Relation,
]
# The kinds of rows that have a page of their own for being ended.
ENDED_BY = {
    models.Membership: "organisations:membership-end",
    models.Mandate: "organisations:mandate-end",
}

SHAPES = {
    "member": "circle",
    "filled": "circle",
    "invited": "square",
    "upcoming": "ring",
    "end_unknown": "dashed",
    "ends_soon": "half",
    "carried_over": "dashed",
    "vacant": "square",
    "ended": "dash",
    "decided": "diamond",
    "proposed": "triangle",
}


@register.filter
def label(status):
    """The word for a status of the city or a state of a mandate."""
    return STATUS_LABELS.get(status) or STATE_LABELS[status]


@register.filter
def shape(status):
    """The shape that stands beside the word: meaning never rests on colour alone."""
    return SHAPES[str(status)]


@register.filter
def quantity(claim):
    """A claim's number with its bound: "fler än 130"."""
    if claim.number is None:
        return claim.text
    figure = number(claim.number)
    return figure if claim.bound == claim.Bound.EXACTLY else f"{claim.get_bound_display()} {figure}"


@register.filter
def source_day(source):
    """The day of a source in its own words, or as it was found out."""
    if source.dated_words:
        return source.dated_words
    return edtf(source.dated) or _("utan datum")


@register.filter
def holder(mandate):
    """Who sits there: the person with title, the office, the part, or the city."""
    person = mandate.person_that_day
    if person and mandate.office:
        return f"{mandate.office.title} {person}"
    return str(person or mandate.office or mandate.on_behalf_of or _("staden"))


@register.filter
def term_end(mandate):
    """When the term ends, in words: a date, an event, or "" when nothing is known."""
    if mandate.ends_at:
        return mandate.ends_at.name
    return edtf(mandate.ends)


@register.filter
def money(fee):
    """The amount of a fee, "" when it is unknown: nothing and no fee are not the same."""
    return "" if fee.amount is None else say_money(fee.amount, fee.currency, of_words())


@register.filter
def in_all(fees):
    """What the fees come to: "minst 12 000 kr, två avgifter okända"."""
    return say_sum(add_up(fees), of_words())


@register.filter
def payment_on(fee, day):
    """Whether a fee was paid by the day."""
    return fee.payment_on(day)


@register.filter
def place(event):
    return ", ".join(part for part in (event.place, event.country) if part)


@register.inclusion_tag("components/sources.html")
def sources_of(rows, *, linked=True, where=False):
    """The sources of a row, or of several, each once: where a statement comes from, and its day."""
    rows = rows if isinstance(rows, list) else [rows]
    notes = {}
    for citation in (citation for row in rows for citation in row.cited):
        notes.setdefault(citation.source, []).append(citation.where)
    return {
        "notes": [
            (source, ", ".join(dict.fromkeys(filter(None, at)))) for source, at in notes.items()
        ],
        "linked": linked,
        "where": where,
    }


@register.filter
def as_value(value):
    """A value of one of two sources; a date is said in words, nothing is unknown, zero is not."""
    if isinstance(value, Decimal):
        return number(value)
    text = "" if value is None else str(value)
    try:
        return edtf(text) or _("uppgift saknas")
    except ValueError:
        return text


@register.simple_tag
def own_value(row, disagreement):
    """The row's own value of the field that another source contradicts."""
    name = disagreement.field
    if not name:
        return str(row)
    show = getattr(row, f"get_{name}_display", None)
    return as_value(show() if show else getattr(row, name, ""))


@register.filter
def outcome_on(decision, day):
    """What had come of a proposal by the day."""
    return decision.outcome_on(day)


@register.filter
def kind_of(row):
    """What kind of row it is, as addresses have it."""
    return type(row)


@register.simple_tag
def merge_address(kept, dropped):
    """Where the one row is merged into the other."""
    if isinstance(kept, models.Organisation):
        address = reverse("organisations:organisation-merge", args=[kept.slug])
    else:
        address = reverse("organisations:person-merge", args=[kept.pk])
    return f"{address}?med={dropped.pk}"


@register.inclusion_tag("components/former_stories.html")
def former_stories(kind, pk):
    """On the history of an organisation or a person: where the story goes on, after or before."""
    model = apps.get_model(kind)
    return {"stories": stories_of_merged(model, pk), "goes_on": goes_on_at(model, pk)}


@register.inclusion_tag("components/edit_links.html", takes_context=True)
def edit_links(context, row):
    """Beside a row: where those who may change it, end it, or see its history."""
    user = context["user"]
    model = type(row)
    rights = f"{model._meta.app_label}.change_{model._meta.model_name}"
    return {
        "row": row,
        "model": model,
        "may_change": user.has_perm(rights),
        "may_propose": not user.has_perm(rights) and may_propose(user, model),
        "may_see_history": user.has_perm("stadsnat.view_changeset"),
        "end": ENDED_BY.get(model) if hasattr(row, "ends") and row.ends_latest is None else None,
    }


@register.inclusion_tag("components/desk.html", takes_context=True)
def desk(context, organisation):
    """Above an organisation's page: what those who keep the register can do with it."""
    user = context["user"]
    return {
        "organisation": organisation,
        "model": type(organisation),
        "may_change": user.has_perm("organisations.change_organisation"),
        "may_propose": may_propose(user, models.Organisation),
        "may_see_history": user.has_perm("stadsnat.view_changeset"),
        "addable": [
            model
            for model in ADDED_TO_AN_ORGANISATION
            if user.has_perm(f"organisations.add_{model._meta.model_name}")
        ],
    }
