"""Facts of what organisations consist of: bodies, the seats in them, and events."""

from collections import Counter, defaultdict

from organisations import models
from reports.prose.values import Value, of_number
from stadsnat.periods import say_period

from .told import NOTHING, Told, among, dated, named, word


def of_seats(day, wanted):
    """What is told of bodies, mandates and events on the day."""
    for part in (_bodies, _mandates, _events):
        yield from part(day, wanted)


def _bodies(day, wanted):
    counts = defaultdict(Counter)
    rows = models.Body.objects.select_related("organisation")
    for row in among(rows, "organisation__slug", wanted):
        organisation = row.organisation
        counts[organisation][row.get_kind_display()] += 1
        yield Told(
            f"{organisation.slug}.organ.{row.slug}",
            f"{organisation.name}, {row.name}",
            {"namn": Value(row.name)},
            row,
            address=f"{organisation.get_absolute_url()}#organ",
            columns={"namn": "name"},
        )
    for organisation, kinds in counts.items():
        properties = {f"antal-{word(kind)}": of_number(count) for kind, count in kinds.items()}
        address = f"{organisation.get_absolute_url()}#organ"
        yield Told(organisation.slug, organisation.name, properties, address=address)


def _mandates(day, wanted):
    holders = models.OfficeHolding.objects.at(day).select_related("office")
    office_of = {row.person_id: row.office for row in holders}
    counts = Counter()
    for row in among(models.Mandate.objects.for_list().begun(day), "organisation__slug", wanted):
        organisation = row.organisation
        yield Told(
            f"{organisation.slug}.uppdrag.{row.slug}",
            f"{organisation.name}, {row.title}",
            _of_mandate(row, office_of),
            row,
            address=f"{organisation.get_absolute_url()}#uppdrag",
            columns=_COLUMNS,
        )
        is_held = row.on_behalf_of_id is None and not (row.term_latest and row.term_latest < day)
        counts[organisation] += is_held
    for organisation, count in counts.items():
        properties = {"antal-uppdrag": of_number(count)}
        address = f"{organisation.get_absolute_url()}#uppdrag"
        yield Told(organisation.slug, organisation.name, properties, address=address)


_COLUMNS = {
    "roll": "role",
    "organ": "body",
    "från": "starts",
    "till": "ends",
    "person": "person",
    "ämbete": "office",
    "part": "on_behalf_of",
}


def _of_mandate(row, office_of):
    till = dated(row.ends)
    return {
        "roll": Value(row.get_role_display()),
        "organ": named(row.body),
        "period": Value(say_period(row.starts, row.ends)),
        "från": dated(row.starts),
        "till": till if till.words else named(row.ends_at),
        "innehavare": named(row.person or row.office),
        "person": named(row.person),
        "ämbete": named(row.office or office_of.get(row.person_id)),
        "part": named(row.on_behalf_of),
    }


def _events(day, wanted):
    rows = models.Event.objects.select_related("organisation").prefetch_related("disagreements")
    for row in among(rows, "organisation__slug", wanted):
        others = [d.value for d in row.disagreements.all() if d.field == "place" and d.is_open]
        year = row.held_earliest.year if row.held_earliest else None
        yield Told(
            f"{row.organisation.slug}.händelse.{row.slug}",
            f"{row.organisation.name}, {row.name}",
            {
                "namn": Value(row.name),
                "tid": dated(row.held),
                "år": NOTHING if year is None else Value(str(year), edtf=str(year)),
                "ort": Value(row.place),
                "land": Value(row.country),
                "ort-annan-uppgift": Value(others[0] if others else ""),
            },
            row,
            address=f"{row.organisation.get_absolute_url()}#organ",
            columns={
                "namn": "name",
                "tid": "held",
                "år": "held",
                "ort": "place",
                "land": "country",
            },
        )
