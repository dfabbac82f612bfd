"""Which networks a report can be about: those of the city's memberships on its day."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisations.listing import organisations_on
from organisations.models import Membership, Organisation
from organisations.status import Status, status_on
from stadsnat.templatetags.ui import edtf


@dataclass(frozen=True)
class Offered:
    """A network that a review can take up, and whether it does unless somebody says otherwise."""

    slug: str
    label: str
    is_certain: bool


def networks_to_review(day):
    """The networks of the city's memberships on the day, in the order of their names."""
    memberships = Membership.objects.counted().for_list().at(day).order_by("organisation__name")
    offered = {}
    for membership in memberships:
        offer = _offer(membership, day)
        if offer.is_certain or offer.slug not in offered:
            offered[offer.slug] = offer
    return list(offered.values())


def _offer(membership, day):
    is_invitation = bool(membership.category and membership.category.is_invitation)
    status = status_on(membership, day, is_invitation=is_invitation)
    organisation = membership.organisation
    said = _("%(name)s, %(membership)s") % {
        "name": organisation.name,
        "membership": _said(membership, status),
    }
    return Offered(organisation.slug, said, status != Status.END_UNKNOWN)


def _said(membership, status):
    if status == Status.INVITED:
        return _("inbjudan")
    if status == Status.END_UNKNOWN:
        return _("slut okänt")
    if not membership.starts:
        return _("medlem, början okänd")
    return _("medlem sedan %(when)s") % {"when": edtf(membership.starts)}


def networks_known(day):
    """Every organisation that the city belongs to by the day, or has belonged to."""
    return Organisation.objects.filter(pk__in=organisations_on(day).values("pk"))


def chosen(slugs):
    """The organisations of the slugs, in the order of their names."""
    return list(Organisation.objects.filter(slug__in=slugs).order_by("name"))


def moved_since(report):
    """Of a copied review: the names of the networks it has sections for and the city is not in on
    its day, and of those that the city is in and it has no section for."""
    about = report.sections.exclude(organisation=None).select_related("organisation")
    held = {section.organisation.slug: section.organisation.name for section in about}
    if not held:
        return [], []
    memberships = Membership.objects.counted().at(report.as_of).select_related("organisation")
    now = {row.organisation.slug: row.organisation.name for row in memberships}
    gone = [name for slug, name in held.items() if slug not in now]
    return sorted(gone), sorted(name for slug, name in now.items() if slug not in held)
