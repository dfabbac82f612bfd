"""Rows for tests: each function makes one row, and the rows it cannot do without."""

from datetime import date
from itertools import count

from django.contrib.auth import get_user_model

from evaluations.models import Coverage, Dimension, Finding, Recommendation, Round, Strategy
from organisations import models
from reports.build import build
from reports.checks import findings
from reports.document import digest, to_json
from reports.issuing.issue import issue
from reports.models import Approval, Comment, Edition, Proof, Report, Section
from reports.reviewing.links import make_link
from reports.reviewing.proofs import send_for_review
from stadsnat import changes

_numbers = count(1)


def change():
    """The door, for a test that changes a row itself."""
    return changes.open(by=None, reason="Prov")


def store(model, **fields):
    with change():
        return model.objects.create(**fields)


def version(row):
    """What a form carries to say which state of the row it was made from."""
    return row.history.latest("history_id").history_id


def make_organisation(**fields):
    number = next(_numbers)
    defaults = {"slug": f"natverk-{number}", "name": f"Nätverk {number}", "kind": "network"}
    return store(models.Organisation, **defaults | fields)


def make_source(**fields):
    number = next(_numbers)
    defaults = {
        "slug": f"kalla-{number}",
        "kind": "document",
        "title": f"Källa {number}",
        "short_title": f"Källa {number}",
        "dated": "2011-03-24",
    }
    return store(models.Source, **defaults | fields)


def cite(row, source=None, **fields):
    """State where the row comes from; without a source, one of 24 March 2011."""
    return store(models.Citation, target=row, source=source or make_source(), **fields)


def dispute(row, **fields):
    defaults = {"question": "Vilket gäller?", "value": "något annat"}
    if "source" not in fields:
        defaults["source"] = make_source()
    return store(models.Disagreement, target=row, **defaults | fields)


def make_membership(**fields):
    defaults = {"starts": "2003", "ends": ".."}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return store(models.Membership, **defaults | fields)


def make_fee(**fields):
    defaults = {"year": 2011, "amount": 12500, "currency": "SEK"}
    if "membership" not in fields:
        defaults["membership"] = make_membership()
    return store(models.Fee, **defaults | fields)


def make_category(**fields):
    defaults = {"slug": f"form-{next(_numbers)}", "name": "fullvärdig medlem"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return store(models.MembershipCategory, **defaults | fields)


def make_body(**fields):
    defaults = {"slug": f"organ-{next(_numbers)}", "name": "styrelsen", "kind": "board"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return store(models.Body, **defaults | fields)


def make_mandate(**fields):
    defaults = {"slug": f"uppdrag-{next(_numbers)}", "role": "member", "starts": "2009"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return store(models.Mandate, **defaults | fields)


def make_office(**fields):
    number = next(_numbers)
    defaults = {"slug": f"ambete-{number}", "name": "finansborgarrådet", "title": "finansborgarråd"}
    return store(models.Office, **defaults | fields)


def make_person(**fields):
    number = next(_numbers)
    defaults = {"slug": f"person-{number}", "name": f"Exempel {number}"}
    return store(models.Person, **defaults | fields)


def make_event(**fields):
    defaults = {
        "slug": f"kongress-{next(_numbers)}",
        "name": "världskongressen",
        "kind": "congress",
        "held": "2011-11-23/2011-11-26",
    }
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return store(models.Event, **defaults | fields)


def make_claim(**fields):
    defaults = {"kind": "members", "number": 130, "bound": "more_than", "unit": "medlemsstäder"}
    if "organisation" not in fields:
        defaults["organisation"] = make_organisation()
    return store(models.Claim, **defaults | fields)


def make_decision(**fields):
    defaults = {
        "slug": f"beslut-{next(_numbers)}",
        "stage": "proposed",
        "matter": "leave",
        "title": "Lämna organisationen.",
        "dated": "2011-03-24",
    }
    return store(models.Decision, **defaults | fields)


def make_report(**fields):
    defaults = {
        "slug": f"rapport-{next(_numbers)}",
        "title": "Rapport om nätverken",
        "short_title": "Nätverken",
        "office": "Stadsledningskontoret",
        "dated": date(2011, 3, 24),
        "as_of": date(2011, 3, 24),
    }
    return store(Report, **defaults | fields)


def make_section(**fields):
    defaults = {"order": next(_numbers), "heading": "Bakgrund", "text": "<p>Text.</p>"}
    if "report" not in fields:
        defaults["report"] = make_report()
    return store(Section, **defaults | fields)


def approve(report, *, by=None, name="Gun Godkännare"):
    """An approval of the report as it now reads."""
    by = by or get_user_model().objects.create_user(f"konto-{next(_numbers)}")
    document = build(report)
    proof = Proof.objects.create(
        report=report, data=to_json(document), digest=digest(document), made_by=by
    )
    return Approval.objects.create(proof=proof, by=by, name=name)


def make_edition(report=None, **fields):
    """An edition of the report as it now reads, with a section if it had none."""
    report = report or make_report()
    if not report.sections.exists():
        make_section(report=report)
    by = fields.pop("by", None) or get_user_model().objects.create_user(f"konto-{next(_numbers)}")
    approve(report, by=by)
    keys = [finding.key for finding in findings(report)]
    return issue(report, by=by, **{"acknowledged": keys, "reason": "Rättad."} | fields)


def make_topic(**fields):
    number = next(_numbers)
    return store(models.Topic, **{"slug": f"omrade-{number}", "name": f"Område {number}"} | fields)


def make_administration(**fields):
    number = next(_numbers)
    defaults = {"slug": f"forvaltning-{number}", "name": f"Förvaltning {number}", "kind": "unit"}
    return store(models.Administration, **defaults | fields)


def make_other_name(**fields):
    if "organisation" not in fields:
        fields["organisation"] = make_organisation()
    return store(models.OtherName, **{"name": "Storstäderna"} | fields)


def make_relation(**fields):
    for end in {"organisation", "other"} - fields.keys():
        fields[end] = make_organisation()
    return store(models.Relation, **{"kind": "part_of"} | fields)


def make_participation(**fields):
    if "organisation" not in fields:
        fields["organisation"] = make_organisation()
    return store(models.Participation, **{"level": "active"} | fields)


def make_commitment(**fields):
    if "organisation" not in fields:
        fields["organisation"] = make_organisation()
    return store(models.Commitment, **{"text": "En plan."} | fields)


def make_holding(**fields):
    made = {"office": make_office, "person": make_person}
    missing = {name: make() for name, make in made.items() if name not in fields}
    return store(models.OfficeHolding, **missing | fields)


def make_contact(**fields):
    made = {"administration": make_administration, "person": make_person, "topic": make_topic}
    missing = {name: make() for name, make in made.items() if name not in fields}
    return store(models.ContactPerson, **missing | fields)


def make_former_address(**fields):
    if not {"organisation", "person"} & fields.keys():
        fields["organisation"] = make_organisation()
    return store(models.FormerAddress, **{"slug": f"gammal-{next(_numbers)}"} | fields)


def make_calendar_feed(**fields):
    number = next(_numbers)
    if "owner" not in fields:
        fields["owner"] = get_user_model().objects.create_user(f"konto-{number}")
    feed = models.CalendarFeed(**{"label": f"Telefon {number}"} | fields)
    feed.issue()
    return feed


def make_strategy(**fields):
    number = next(_numbers)
    return store(Strategy, **{"slug": f"strategi-{number}", "title": f"Strategi {number}"} | fields)


def make_dimension(**fields):
    number = next(_numbers)
    defaults = {"slug": f"dimension-{number}", "name": f"dimension {number}", "order": number}
    if "strategy" not in fields:
        defaults["strategy"] = make_strategy()
    return store(Dimension, **defaults | fields)


def make_round(**fields):
    number = next(_numbers)
    defaults = {"slug": f"omgang-{number}", "title": f"Omgång {number}", "ends": "2011-03-01"}
    if "strategy" not in fields:
        defaults["strategy"] = make_strategy()
    return store(Round, **defaults | fields)


def make_finding(**fields):
    defaults = {"text": "Nätverket ger nytta."}
    if "round" not in fields:
        defaults["round"] = make_round()
    return store(Finding, **defaults | fields)


def make_coverage(**fields):
    made = {"round": make_round, "organisation": make_organisation}
    missing = {name: make() for name, make in made.items() if name not in fields}
    return store(Coverage, **missing | fields)


def make_recommendation(**fields):
    defaults = {"kind": "continue", "text": "Fortsätta som förut", "made": "2011-03-24"}
    return store(Recommendation, **defaults | fields)


def edit(row, *, when=None, **fields):
    """Save the row as an editor would, at the given moment if it matters."""
    for name, value in fields.items():
        setattr(row, name, value)
    if when:
        row._history_date = when
    with change():
        row.save()


def make_proposal(row=None, *, old="", new="Bryssel", field="seat", **fields):
    """A proposal of one value; without a row, for the seat of an organisation."""
    row = row or make_organisation()
    if "by" not in fields:
        name = f"konto-{next(_numbers)}"
        fields["by"] = get_user_model().objects.create_user(name)
    made = {"target": row, "version": version(row), "reason": "Det står fel."} | fields
    proposal = models.Proposal.objects.create(**made)
    models.ProposedValue.objects.create(proposal=proposal, field=field, old=old, new=new)
    return proposal


def make_proof(report=None, *, by=None):
    """The report, of one section unless told, as it is now and sent for review."""
    report = report or make_section().report
    by = by or get_user_model().objects.create_user(f"konto-{next(_numbers)}")
    return send_for_review(report=report, by=by)


def make_comment(section=None, **fields):
    section = section or make_section()
    defaults = {"section": section, "report": section.report, "heading": section.heading}
    if "by" not in fields:
        fields["by"] = get_user_model().objects.create_user(f"konto-{next(_numbers)}")
    return Comment.objects.create(**defaults | {"text": "Är det rätt?"} | fields)


def make_approval_link(proof=None, **fields):
    """A link for approving the proof, and its token."""
    proof = proof or make_proof()
    return make_link(proof=proof, **{"name": "Karin Exempel", "by": proof.made_by} | fields)


def make_approval(proof=None, **fields):
    proof = proof or make_proof()
    defaults = {"proof": proof, "by": proof.made_by, "name": "Karin Exempel"}
    return Approval.objects.create(**defaults | fields)


# One function for every model of the portal.
MAKERS = {
    models.Administration: make_administration,
    models.Body: make_body,
    models.CalendarFeed: make_calendar_feed,
    models.Citation: lambda: cite(make_organisation()),
    models.Claim: make_claim,
    models.Commitment: make_commitment,
    models.ContactPerson: make_contact,
    models.Decision: make_decision,
    models.Disagreement: lambda: dispute(make_organisation()),
    models.Event: make_event,
    models.Fee: make_fee,
    models.FormerAddress: make_former_address,
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
    Edition: make_edition,
    Coverage: make_coverage,
    Dimension: make_dimension,
    Finding: make_finding,
    Recommendation: make_recommendation,
    Round: make_round,
    Strategy: make_strategy,
    Report: make_report,
    Section: make_section,
}
