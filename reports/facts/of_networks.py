"""Facts of organisations: themselves, what is claimed of them, memberships, categories, fees."""

from collections import defaultdict

from django.db.models import F

from organisations import models
from organisations.fee_sum import add_up, say_sum
from organisations.listing import nearest
from reports.prose.values import Value, of_list, of_number

from .told import NOTHING, Told, among, dated, named, word


def of_networks(day, wanted):
    """What is told of organisations on the day; of all when ``wanted`` is None."""
    for part in (_organisations, _claims, _memberships, _categories, _fees, _participations):
        yield from part(day, wanted)


def _organisations(day, wanted):
    for row in among(models.Organisation.objects.all(), "slug", wanted):
        yield Told(
            row.slug,
            row.name,
            {"namn": Value(row.name), "förkortning": Value(row.abbreviation)},
            row,
            address=row.get_absolute_url(),
            columns={"namn": "name", "förkortning": "abbreviation"},
        )


def _claims(day, wanted):
    claims = models.Claim.objects.at(day).filter(organisation__isnull=False)
    claims = among(claims, "organisation__slug", wanted).select_related("organisation")
    for row in claims.order_by(F("as_of_earliest").asc(nulls_first=True), "pk"):
        organisation, said_of = row.organisation, dated(row.as_of)
        common = {
            "label": organisation.name,
            "row": row,
            "said_of": said_of.words,
            "address": f"{organisation.get_absolute_url()}#uppgifter",
        }
        if row.kind == row.Kind.FOUNDED:
            founded = {"grundat": said_of}
            yield Told(
                organisation.slug, properties=founded, columns={"grundat": "as_of"}, **common
            )
        elif row.unit:
            name = word(row.unit)
            properties = {
                name: _claimed(row),
                f"{name}.tal": NOTHING if row.number is None else of_number(row.number),
                f"{name}.gäller": said_of,
            }
            columns = {name: "number", f"{name}.tal": "number", f"{name}.gäller": "as_of"}
            yield Told(organisation.slug, properties=properties, columns=columns, **common)


def _claimed(row):
    """What the source says in words, with the number behind it where it gives one."""
    if row.number is None:
        return Value(row.text)
    is_exact = row.bound == row.Bound.EXACTLY
    value = of_number(row.number, "" if is_exact else row.get_bound_display())
    return Value(row.text, value.number, value.bound) if row.text else value


def _memberships(day, wanted):
    rows = models.Membership.objects.counted().at(day).for_list()
    by_organisation = defaultdict(list)
    for row in among(rows, "organisation__slug", wanted):
        by_organisation[row.organisation].append(row)
    for organisation, memberships in by_organisation.items():
        row = nearest(memberships, day)
        yield Told(
            organisation.slug,
            organisation.name,
            {
                "medlem-sedan": dated(row.starts),
                "medlemsform": named(row.category),
                "innehas-av": named(row.held_by),
                "genom": named(row.via),
            },
            row,
            address=f"{organisation.get_absolute_url()}#medlemskap",
            columns={
                "medlem-sedan": "starts",
                "medlemsform": "category",
                "innehas-av": "held_by",
                "genom": "via",
            },
        )


def _categories(day, wanted):
    rows = models.MembershipCategory.objects.select_related("organisation")
    for row in among(rows, "organisation__slug", wanted):
        population = row.minimum_population
        yield Told(
            f"{row.organisation.slug}.medlemsform.{row.slug}",
            f"{row.organisation.name}, medlemsformen {row.name}",
            {
                "namn": Value(row.name),
                "villkor": Value(row.rule),
                "invånare": NOTHING if population is None else of_number(population),
            },
            row,
            address=f"{row.organisation.get_absolute_url()}#medlemskap",
            columns={"namn": "name", "villkor": "rule", "invånare": "minimum_population"},
        )


def _fees(day, wanted):
    rows = models.Fee.objects.of_the_city().by(day)
    rows = among(rows, "membership__organisation__slug", wanted)
    by_year = defaultdict(list)
    for row in rows.select_related("membership__organisation"):
        by_year[row.membership.organisation, row.year].append(row)
    for (organisation, year), fees in by_year.items():
        total = add_up(fees)
        value = NOTHING if total.unknown else Value(say_sum(total))
        names = [f"avgift.{year}"] + (["avgift"] if year == day.year else [])
        yield Told(
            organisation.slug,
            organisation.name,
            dict.fromkeys(names, value),
            fees[0],
            said_of=str(year),
            address=f"{organisation.get_absolute_url()}#avgifter",
            columns=dict.fromkeys(names, "amount"),
        )


def _participations(day, wanted):
    """The administrations that take part, by how much, as lists."""
    rows = models.Participation.objects.at(day).select_related("organisation", "administration")
    by_level = defaultdict(dict)
    for row in among(rows, "organisation__slug", wanted):
        if row.administration:
            level = _LEVELS[row.level]
            by_level[row.organisation, level].setdefault(row.administration.name, row)
    for (organisation, level), by_name in by_level.items():
        yield Told(
            organisation.slug,
            organisation.name,
            {level: of_list(tuple(by_name))},
            next(iter(by_name.values())),
            address=f"{organisation.get_absolute_url()}#deltar",
        )


_LEVELS = {
    models.Participation.Level.ACTIVE: "aktiva-förvaltningar",
    models.Participation.Level.OCCASIONAL: "ibland-deltagande-förvaltningar",
    models.Participation.Level.PASSIVE: "inte-aktiva-förvaltningar",
    models.Participation.Level.DECLINED: "avböjande-förvaltningar",
}
