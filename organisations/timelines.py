"""The time lines of the pages: rows of the register made into bars."""

from django.utils.translation import gettext as _

from stadsnat.dates import OPEN
from stadsnat.templatetags.ui import period

from .models import Decision
from .timeline import Row, draw


def organisation_timeline(memberships, mandates, decisions, day):
    """The city's memberships and mandates in one organisation."""
    exits = [d for d in decisions if d.matter == Decision.Matter.LEAVE and d.effective_latest]
    proposed = exits[0].effective_latest if exits else None
    rows = [
        bar(m, membership_name(m), proposed_end=proposed)
        for m in memberships
        if m.via is None or m.path != m.Path.REPRESENTED
    ]
    rows += [bar(m, m.title) for m in mandates if m.on_behalf_of_id is None]
    return draw(rows, day)


def memberships_timeline(memberships, exits, day):
    """All the city's memberships; ``exits`` gives the proposed last day by organisation."""
    ids = [membership.organisation_id for membership in memberships]
    rows = []
    for membership in memberships:
        organisation = membership.organisation
        name = organisation.name
        if ids.count(organisation.pk) > 1 and membership.category:
            name = f"{organisation.short_name}, {membership.category}"
        rows.append(bar(membership, name, proposed_end=exits.get(organisation.pk)))
    return draw(rows, day, dense=True)


def membership_name(membership):
    """What a membership is called on a page that names its organisation beside it."""
    if membership.category:
        return _("Medlemskap: %(form)s") % {"form": membership.category.name}
    if membership.via:
        return _("Medlemskap via %(name)s") % {"name": membership.via.short_name}
    return _("Medlemskap")


def bar(row, name, proposed_end=None):
    """One line of a drawing for a membership or a mandate."""
    return Row(
        name=name,
        when=period(row),
        starts=row.starts_earliest,
        starts_latest=row.starts_latest,
        ends=getattr(row, "term_latest", row.ends_latest),
        is_open=row.ends == OPEN,
        attested_first=row.attested_first,
        attested_last=row.attested_last,
        proposed_end=proposed_end,
    )
