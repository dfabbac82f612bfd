"""Rows for tests: each function makes one row, and the rows it cannot do without."""

from datetime import date
from itertools import count

from organisations import models
from reports.models import Report, Section

_numbers = count(1)


def make_organisation(**fields):
    number = next(_numbers)
    defaults = {"slug": f"natverk-{number}", "name": f"Nätverk {number}", "kind": "network"}
    return models.Organisation.objects.create(**defaults | fields)


def make_source(**fields):
    number = next(_numbers)
    defaults = {
        "slug": f"kalla-{number}",
        "kind": "document",
        "title": f"Källa {number}",
        "short_title": f"Källa {number}",
        "dated": "2011-03-24",
    }
    return models.Source.objects.create(**defaults | fields)


def cite(row, source=None, **fields):
    """State where the row comes from; without a source, one of 24 March 2011."""
    return models.Citation.objects.create(target=row, source=source or make_source(), **fields)


def dispute(row, **fields):
    defaults = {"question": "Vilket gäller?", "value": "något annat"}
    if "source" not in fields:
        defaults["source"] = make_source()
    return models.Disagreement.objects.create(target=row, **defaults | fields)


def make_membership(**fields):
    defaults = {"starts": "2003", "ends": ".."}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.Membership.objects.create(**defaults | fields)


def make_fee(**fields):
    defaults = {"year": 2011, "amount": 12500, "currency": "SEK"}
    if "membership" not in fields:
        defaults["membership"] = make_membership()
    return models.Fee.objects.create(**defaults | fields)


def make_category(**fields):
    defaults = {"slug": f"form-{next(_numbers)}", "name": "fullvärdig medlem"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.MembershipCategory.objects.create(**defaults | fields)


def make_body(**fields):
    defaults = {"slug": f"organ-{next(_numbers)}", "name": "styrelsen", "kind": "board"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.Body.objects.create(**defaults | fields)


def make_mandate(**fields):
    defaults = {"slug": f"uppdrag-{next(_numbers)}", "role": "member", "starts": "2009"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.Mandate.objects.create(**defaults | fields)


def make_office(**fields):
    number = next(_numbers)
    defaults = {"slug": f"ambete-{number}", "name": "finansborgarrådet", "title": "finansborgarråd"}
    return models.Office.objects.create(**defaults | fields)


def make_person(**fields):
    number = next(_numbers)
    defaults = {"slug": f"person-{number}", "name": f"Exempel {number}"}
    return models.Person.objects.create(**defaults | fields)


def make_event(**fields):
    defaults = {
        "slug": f"kongress-{next(_numbers)}",
        "name": "världskongressen",
        "kind": "congress",
        "held": "2011-11-23/2011-11-26",
    }
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.Event.objects.create(**defaults | fields)


def make_claim(**fields):
    defaults = {"kind": "members", "number": 130, "bound": "more_than", "unit": "medlemsstäder"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.Claim.objects.create(**defaults | fields)


def make_decision(**fields):
    defaults = {
        "slug": f"beslut-{next(_numbers)}",
        "stage": "proposed",
        "matter": "leave",
        "title": "Lämna organisationen.",
        "dated": "2011-03-24",
    }
    return models.Decision.objects.create(**defaults | fields)


def make_report(**fields):
    defaults = {
        "slug": f"rapport-{next(_numbers)}",
        "title": "Rapport om nätverken",
        "short_title": "Nätverken",
        "office": "Stadsledningskontoret",
        "dated": date(2011, 3, 24),
        "as_of": date(2011, 3, 24),
    }
    return Report.objects.create(**defaults | fields)


def make_section(**fields):
    defaults = {"order": next(_numbers), "heading": "Bakgrund", "text": "<p>Text.</p>"}
    if "report" not in fields:
        defaults["report"] = make_report()
    return Section.objects.create(**defaults | fields)


def make_topic(**fields):
    number = next(_numbers)
    return models.Topic.objects.create(slug=f"omrade-{number}", name=f"Område {number}", **fields)


def make_administration(**fields):
    number = next(_numbers)
    defaults = {"slug": f"forvaltning-{number}", "name": f"Förvaltning {number}", "kind": "unit"}
    return models.Administration.objects.create(**defaults | fields)


def make_other_name(**fields):
    return models.OtherName.objects.create(
        organisation=make_organisation(), name="Storstäderna", **fields
    )


def make_relation(**fields):
    return models.Relation.objects.create(
        organisation=make_organisation(), kind="part_of", other=make_organisation(), **fields
    )


def make_participation(**fields):
    defaults = {"level": "active"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.Participation.objects.create(**defaults | fields)


def make_commitment(**fields):
    defaults = {"text": "En plan."}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return models.Commitment.objects.create(**defaults | fields)


def make_holding(**fields):
    return models.OfficeHolding.objects.create(office=make_office(), person=make_person(), **fields)


def make_contact(**fields):
    return models.ContactPerson.objects.create(
        administration=make_administration(), person=make_person(), topic=make_topic(), **fields
    )


# One function for every model of the portal.
MAKERS = {
    models.Administration: make_administration,
    models.Body: make_body,
    models.Citation: lambda: cite(make_organisation()),
    models.Claim: make_claim,
    models.Commitment: make_commitment,
    models.ContactPerson: make_contact,
    models.Decision: make_decision,
    models.Disagreement: lambda: dispute(make_organisation()),
    models.Event: make_event,
    models.Fee: make_fee,
    models.Mandate: make_mandate,
    models.Membership: make_membership,
    models.MembershipCategory: make_category,
    models.Office: make_office,
    models.OfficeHolding: make_holding,
    models.Organisation: make_organisation,
    models.OtherName: make_other_name,
    models.Participation: make_participation,
    models.Person: make_person,
    models.Relation: make_relation,
    models.Source: make_source,
    models.Topic: make_topic,
    Report: make_report,
    Section: make_section,
}
