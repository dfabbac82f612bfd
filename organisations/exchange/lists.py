"""The lists of the pages as tables: their rows in order, and what the pages derive from them."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organisations.filters import STATE_LABELS, STATUS_LABELS
from organisations.listing import listed, organisations_on, with_rows
from organisations.mandate_state import State
from organisations.models import Mandate, Membership, Organisation
from organisations.templatetags.register import holder, quantity
from stadsnat.templatetags.ui import edtf, period

from .checking import CHUNK
from .resources import RESOURCE_OF
from .tables import table_of


def organisation_tables(organisations, day, names, may_see):
    """The organisations as listed on the day, and the city's memberships of them."""
    pks = list(organisations.values_list("pk", flat=True))
    shown = dict(_organisation_texts(pks, day))
    place = {pk: number for number, pk in enumerate(pks)}
    memberships = Membership.objects.of_the_city().order_by("starts_earliest", "pk")
    rows = memberships.filter(organisation__in=pks).values_list("organisation", "pk")
    headings = [
        *(_("status"), _("utträde föreslaget till"), _("sedan")),
        *(_("form"), _("stadens uppdrag"), _("antal medlemmar")),
    ]
    return [
        _table(Organisation, names, pks, _by_heading(headings, shown), may_see),
        _table(
            Membership,
            names,
            [pk for _organisation, pk in sorted(rows, key=lambda row: place[row[0]])],
            (),
            may_see,
        ),
    ]


def mandate_tables(mandates, names, may_see):
    """The mandates as listed; each is a ``HeldMandate`` whose holder has been named."""
    shown = {
        held.row.pk: (
            str(STATE_LABELS[held.state]),
            capfirst(holder(held.row)),
            period(held.row),
        )
        for held in mandates
    }
    headings = [_("läge"), _("innehavare"), _("period")]
    return [_table(Mandate, names, list(shown), _by_heading(headings, shown), may_see)]


def _table(model, names, pks, more, may_see):
    resource = RESOURCE_OF[model]
    is_staff = may_see(model)
    hide = () if is_staff else resource.for_staff
    return table_of(resource, names, pks=pks, more=more, hide=hide, offers_rows=is_staff)


def _by_heading(headings, shown):
    return [
        (heading, {pk: texts[place] for pk, texts in shown.items()})
        for place, heading in enumerate(headings)
    ]


def _organisation_texts(pks, day):
    for start in range(0, len(pks), CHUNK):
        chunk = organisations_on(day).filter(pk__in=pks[start : start + CHUNK])
        for organisation in with_rows(chunk, day):
            row = listed(organisation, day)
            yield (
                organisation.pk,
                (
                    str(STATUS_LABELS[row.status]),
                    edtf(row.exit_proposal.effective) if row.exit_proposal else "",
                    edtf(row.since) or _("uppgift saknas"),
                    _form(row.membership) or _("uppgift saknas"),
                    "; ".join(map(_seat, row.mandates)) or _("inget känt"),
                    quantity(row.members) if row.members else _("uppgift saknas"),
                ),
            )


def _seat(held):
    """A mandate and its state, but for that somebody sits there as is usual."""
    if held.state == State.FILLED:
        return held.row.title
    return f"{held.row.title} ({str(STATE_LABELS[held.state]).lower()})"


def _form(membership):
    if membership is None:
        return ""
    if membership.category:
        return membership.category.name
    if membership.via:
        return _("via %(name)s") % {"name": membership.via.short_name}
    return ""


def say_filters(filters):
    """What was chosen in the filter, in words: "Status: Medlem, Inbjuden"."""
    form = filters.form
    if not form.is_valid():
        return ""
    said = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if not value:
            continue
        labels = {str(code): label for code, label in getattr(field, "choices", ())}
        values = value if isinstance(value, list) else [value]
        words = ", ".join(str(labels.get(str(each), each)) for each in values)
        said.append(f"{field.label}: {words}")
    return "; ".join(said)
