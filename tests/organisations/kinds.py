"""For each kind of row that has a form: what is typed to add one, and to change one."""

from django.urls import reverse

from organisations import models as m
from tests.factories import (
    make_administration,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_topic,
)

REASON = {"varfor-reason": "Enligt protokollet"}
IN_PLACE = {"HX-Request": "true", "HX-Current-URL": "http://testserver/organisationer/prov/"}

# Values may be functions of the organisation that the row is added to.
NEW = {
    m.Organisation: {"name": "Nätverket för broar", "kind": "network"},
    m.OtherName: {"name": "Storstäderna", "starts": "oktober 2008", "ends": "pågår"},
    m.Relation: {"kind": "part_of", "other": lambda organisation: make_organisation().pk},
    m.Membership: {"path": "direct", "starts": "2003", "ends": "pågår"},
    m.Fee: {
        "membership": lambda organisation: make_membership(organisation=organisation).pk,
        "year": "2011",
        "amount": "12500",
        "currency": "SEK",
        "payment": "unpaid",
    },
    m.MembershipCategory: {"name": "fullvärdig medlem"},
    m.Body: {"name": "styrelsen", "kind": "board"},
    m.Mandate: {"role": "member", "starts": "2009", "after_term": "lapses"},
    m.Participation: {"level": "active"},
    m.Claim: {"kind": "members", "number": "130", "bound": "more_than", "unit": "städer"},
    m.Event: {"name": "världskongressen", "kind": "congress", "held": "23 november 2011"},
    m.Decision: {
        "stage": "proposed",
        "matter": "leave",
        "title": "Lämna organisationen.",
        "dated": "24 mars 2011",
    },
    m.Commitment: {"text": "En plan.", "progress": "unknown"},
    m.Administration: {"name": "brokontoret", "kind": "administration"},
    m.Person: {"name": "Exempel Exempelsson"},
    m.Office: {"name": "broborgarrådet", "title": "broborgarråd"},
    m.OfficeHolding: {
        "office": lambda organisation: make_office().pk,
        "person": lambda organisation: make_person().pk,
        "starts": "2010",
    },
    m.ContactPerson: {
        "administration": lambda organisation: make_administration().pk,
        "person": lambda organisation: make_person().pk,
        "topic": lambda organisation: make_topic().pk,
    },
    m.Source: {"kind": "document", "title": "Årsmötets protokoll", "short_title": "Protokollet"},
    m.Topic: {"name": "Broar"},
}

# A field, what is typed in it, and what is stored.
CHANGES = {
    m.Organisation: ("seat", "Bryssel", "Bryssel"),
    m.OtherName: ("starts", "mars 2001", "2001-03"),
    m.Relation: ("kind", "partner_of", "partner_of"),
    m.Membership: ("ends", "24 mars 2011", "2011-03-24"),
    m.Fee: ("amount", "0", 0),
    m.MembershipCategory: ("minimum_population", "250000", 250000),
    m.Body: ("task", "Leder.", "Leder."),
    m.Mandate: ("role", "chair", "chair"),
    m.Participation: ("level", "declined", "declined"),
    m.Claim: ("number", "131", 131),
    m.Event: ("held", "våren 2018", "2018-21"),
    m.Decision: ("stage", "decided", "decided"),
    m.Commitment: ("progress", "done", "done"),
    m.Administration: ("kind", "company", "company"),
    m.Person: ("note", "Avgick.", "Avgick."),
    m.Office: ("title", "vice borgarråd", "vice borgarråd"),
    m.OfficeHolding: ("ends", "2014", "2014"),
    m.ContactPerson: ("email", "exempel@example.org", "exempel@example.org"),
    m.Source: ("pages", "12", 12),
    m.Topic: ("name_en", "Bridges", "Bridges"),
}


def typed(model, organisation):
    """What is typed to add a row of the kind, the rows that it needs made."""
    return {
        name: value(organisation) if callable(value) else value
        for name, value in NEW[model].items()
    }


def page_of(row):
    return reverse("organisations:record-update", args=[type(row), row.pk])


def stored(row):
    """What the database has of a row with a period."""
    row.refresh_from_db()
    return row.starts, row.ends, row.note
