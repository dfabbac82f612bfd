"""What can be found of the register, and what its hits say."""

from django.db.models import Prefetch
from django.urls import reverse

from stadsnat.search import Found, Searchable

from .models import (
    Administration,
    Body,
    ContactPerson,
    Event,
    Mandate,
    Office,
    OfficeHolding,
    Organisation,
    OtherName,
    Person,
    Topic,
)


def _named(organisation):
    """The name with its abbreviation, unless they are the same."""
    name, short = organisation.name, organisation.abbreviation
    return f"{name} ({short})" if short and short != name else name


def _capital(name):
    return name[:1].upper() + name[1:]


def _on_page(organisation, place=""):
    return f"{organisation.get_absolute_url()}{place}"


def _organisation(row):
    topics = [name for topic in row.topics.all() for name in (topic.name, topic.name_en)]
    return Found(
        title=_named(row),
        short=row.abbreviation,
        address=_on_page(row),
        context=row.summary,
        words=[row.get_kind_display(), row.seat, *topics],
    )


def _other_name(row):
    return Found(
        title=row.name,
        address=_on_page(row.organisation, "#samband"),
        context=_named(row.organisation),
        words=[row.note],
        shown=(row.starts_earliest, row.ends_latest),
        ends=row.ends,
    )


def _body(row):
    organisation = row.organisation
    return Found(
        title=_capital(row.name),
        address=_on_page(organisation, "#organ"),
        context=_named(organisation),
        words=[row.get_kind_display(), row.task],
    )


def _mandate(row):
    holders = [row.office and row.office.name, row.office and row.office.title, row.person]
    parties = [row.on_behalf_of and _named(row.on_behalf_of)]
    return Found(
        title=row.title,
        address=_on_page(row.organisation, "#uppdrag"),
        context=_named(row.organisation),
        words=[*map(_text, holders), *map(_text, parties)],
        shown=(row.starts_earliest, None),
        ends=row.ends_at.held if row.ends_at else row.ends,
    )


def _text(something):
    return str(something) if something else ""


def _person(row):
    """Those whom a page names for a seat; of others only staff know that they are here."""
    seats, holdings = list(row.mandates.all()), list(row.holdings.all())
    shown = (None, None) if seats else _days(holdings)
    seats += [seat for holding in holdings for seat in holding.office.mandates.all()]
    titles = [_capital(holding.office.title) for holding in holdings]
    return Found(
        title=row.name,
        address=_where_seated(row, seats),
        context=", ".join(dict.fromkeys([*titles, *(_named(seat.organisation) for seat in seats)])),
        words=[holding.office.name for holding in holdings],
        shown=shown,
        is_public=bool(seats),
    )


def _days(holdings):
    """The first and last day that a page may name the person as a holder; None where unknown."""
    first = min((h.starts_earliest for h in holdings if h.starts_earliest), default=None)
    ends = [holding.ends_latest for holding in holdings]
    return first, max(ends) if ends and all(ends) else None


def _where_seated(person, seats):
    """The page of the organisation, or the list of seats when there are several."""
    organisations = {seat.organisation for seat in seats}
    if not organisations:
        return reverse("admin:organisations_person_change", args=[person.pk])
    if len(organisations) == 1:
        return _on_page(organisations.pop(), "#uppdrag")
    return reverse("organisations:mandate-list")


def _topic(row):
    return Found(
        title=_capital(str(row)),
        address=f"{reverse('organisations:organisation-list')}?omrade={row.slug}",
        words=[row.name, row.name_en],
    )


def _contact(row):
    return Found(
        title=str(row.person),
        address=reverse("admin:organisations_contactperson_change", args=[row.pk]),
        context=", ".join(
            map(str, filter(None, [row.administration, row.organisation, row.topic]))
        ),
        words=[row.email],
        ends=row.ends,
    )


def _persons():
    """With their seats. Joined: SQLite reads no more than a thousand rows by their keys at once."""
    seats = Mandate.objects.select_related("organisation")
    return Person.objects.prefetch_related(
        Prefetch("mandates", seats),
        Prefetch("holdings", OfficeHolding.objects.select_related("office")),
        Prefetch("holdings__office__mandates", seats),
    )


SEARCHABLES = [
    Searchable(
        model=Organisation,
        kind="organisation",
        weight=90,
        rows=lambda: Organisation.objects.prefetch_related("topics"),
        found=_organisation,
        depends={Topic: ("topics",)},
    ),
    Searchable(
        model=OtherName,
        kind="namn",
        weight=80,
        rows=lambda: OtherName.objects.select_related("organisation"),
        found=_other_name,
        depends={Organisation: ("organisation",)},
    ),
    Searchable(
        model=Person,
        kind="person",
        weight=70,
        rows=_persons,
        found=_person,
        depends={
            OfficeHolding: ("holdings",),
            Office: ("holdings__office",),
            Mandate: ("mandates", "holdings__office__mandates"),
            Organisation: ("mandates__organisation", "holdings__office__mandates__organisation"),
        },
    ),
    Searchable(
        model=Body,
        kind="organ",
        weight=60,
        rows=lambda: Body.objects.select_related("organisation"),
        found=_body,
        depends={Organisation: ("organisation",)},
    ),
    Searchable(
        model=Mandate,
        kind="uppdrag",
        weight=50,
        rows=lambda: Mandate.objects.select_related(
            "organisation", "body", "office", "person", "on_behalf_of", "ends_at"
        ),
        found=_mandate,
        depends={
            Organisation: ("organisation", "on_behalf_of"),
            Body: ("body",),
            Office: ("office",),
            Person: ("person",),
            Event: ("ends_at",),
        },
    ),
    Searchable(
        model=Topic,
        kind="omrade",
        weight=40,
        rows=lambda: Topic.objects.all(),
        found=_topic,
    ),
    Searchable(
        model=ContactPerson,
        kind="kontakt",
        weight=35,
        is_for_staff=True,
        rows=lambda: ContactPerson.objects.select_related(
            "person", "administration", "organisation", "topic"
        ),
        found=_contact,
        depends={
            Person: ("person",),
            Administration: ("administration",),
            Organisation: ("organisation",),
            Topic: ("topic",),
        },
    ),
]
