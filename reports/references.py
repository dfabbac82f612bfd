"""The names by which a report's prose refers to the register, with their values on a day.

``eurocities.medlemsstäder`` is "fler än 130" on 24 March 2011. A report is in Swedish, whatever
language its reader has chosen for the portal.
"""

from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import override

from organisations import models
from organisations.listing import nearest
from stadsnat.dates import OPEN, UNKNOWN, say
from stadsnat.numbers import say_number
from stadsnat.periods import say_period


def references(day):
    """Every name that prose may use, and its value on the day ("" where it is unknown)."""
    parts = [_organisations, _claims, _memberships, _categories, _bodies]
    parts += [_mandates, _events, _decisions, _administrations]
    found = {}
    with override("sv"):
        for part in parts:
            for subject, properties in part(day):
                found.update({f"{subject}.{name}": value for name, value in properties.items()})
    return _by_former_names(found) | found


def _by_former_names(found):
    """What prose written before a merge or a renaming calls the same things."""
    former = models.FormerAddress.objects.filter(organisation__isnull=False)
    return {
        f"{old}.{name.removeprefix(f'{new}.')}": value
        for old, new in former.values_list("slug", "organisation__slug")
        for name, value in found.items()
        if name.startswith(f"{new}.")
    }


def _word(text):
    """A unit as part of a name: "FN:s medlemsländer" is ``fn-medlemsländer``."""
    return slugify(text.lower().replace(":s ", " "), allow_unicode=True)


def _say(edtf):
    return "" if edtf in (UNKNOWN, OPEN) else say(edtf)


def _organisations(day):
    for row in models.Organisation.objects.all():
        yield row.slug, {"namn": row.name, "förkortning": row.abbreviation}


def _claims(day):
    claims = models.Claim.objects.at(day).filter(organisation__isnull=False)
    for row in claims.select_related("organisation").order_by(
        F("as_of_earliest").asc(nulls_first=True), "pk"
    ):
        subject = row.organisation.slug
        if row.kind == row.Kind.FOUNDED:
            yield subject, {"grundat": _say(row.as_of)}
        elif row.unit:
            name = _word(row.unit)
            number = "" if row.number is None else say_number(row.number)
            yield subject, {name: row.text or _bounded(row, number)}
            yield f"{subject}.{name}", {"tal": number, "gäller": _say(row.as_of)}


def _bounded(claim, number):
    if claim.bound == claim.Bound.EXACTLY:
        return number
    return f"{claim.get_bound_display()} {number}"


def _memberships(day):
    rows = models.Membership.objects.counted().at(day).for_list()
    by_organisation = {}
    for row in rows:
        by_organisation.setdefault(row.organisation.slug, []).append(row)
    for subject, memberships in by_organisation.items():
        row = nearest(memberships, day)
        yield (
            subject,
            {
                "medlem-sedan": _say(row.starts),
                "medlemsform": row.category.name if row.category else "",
                "innehas-av": row.held_by.name if row.held_by else "",
                "genom": row.via.name if row.via else "",
            },
        )


def _categories(day):
    for row in models.MembershipCategory.objects.select_related("organisation"):
        population = row.minimum_population
        yield (
            f"{row.organisation.slug}.medlemsform.{row.slug}",
            {
                "namn": row.name,
                "villkor": row.rule,
                "invånare": "" if population is None else say_number(population),
            },
        )


def _bodies(day):
    counts = {}
    for row in models.Body.objects.select_related("organisation"):
        subject = row.organisation.slug
        yield f"{subject}.organ.{row.slug}", {"namn": row.name}
        kind = (subject, row.get_kind_display())
        counts[kind] = counts.get(kind, 0) + 1
    for (subject, kind), count in counts.items():
        yield subject, {f"antal-{_word(kind)}": str(count)}


def _mandates(day):
    holders = models.OfficeHolding.objects.at(day).select_related("office")
    office_of = {row.person_id: row.office.name for row in holders}
    for row in models.Mandate.objects.for_list().begun(day):
        yield (
            f"{row.organisation.slug}.uppdrag.{row.slug}",
            {
                "roll": row.get_role_display(),
                "organ": row.body.name if row.body else "",
                "period": say_period(row.starts, row.ends),
                "från": _say(row.starts),
                "till": _say(row.ends) or (row.ends_at.name if row.ends_at else ""),
                "innehavare": str(row.person or row.office or ""),
                "person": row.person.name if row.person else "",
                "ämbete": row.office.name if row.office else office_of.get(row.person_id, ""),
                "part": row.on_behalf_of.name if row.on_behalf_of else "",
            },
        )


def _events(day):
    rows = models.Event.objects.select_related("organisation")
    for row in rows.prefetch_related("disagreements"):
        others = [d.value for d in row.disagreements.all() if d.field == "place" and d.is_open]
        yield (
            f"{row.organisation.slug}.händelse.{row.slug}",
            {
                "namn": row.name,
                "tid": _say(row.held),
                "år": str(row.held_earliest.year) if row.held_earliest else "",
                "ort": row.place,
                "land": row.country,
                "ort-annan-uppgift": others[0] if others else "",
            },
        )


def _decisions(day):
    for row in models.Decision.objects.by(day).select_related("organ"):
        yield (
            f"beslut.{row.slug}",
            {
                "datum": _say(row.dated),
                "organ": row.organ.name if row.organ else "",
                "verkan": _say(row.effective),
            },
        )


def _administrations(day):
    for row in models.Administration.objects.all():
        yield f"förvaltning.{row.slug}", {"namn": row.name}
