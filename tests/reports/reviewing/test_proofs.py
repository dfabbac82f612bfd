import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from reports.document import digest, from_json
from reports.models import Proof, Report, Voiding
from reports.prose.expressions import ReferenceProblems
from reports.reviewing.approvals import approve, valid_approval
from reports.reviewing.links import Standing, approve_by_link, standing
from reports.reviewing.proofs import built, document_of, send_for_review, withdraw
from tests.factories import (
    edit,
    make_approval_link,
    make_claim,
    make_edition,
    make_organisation,
    make_proof,
    make_section,
)

pytestmark = pytest.mark.django_db


def state_of(report):
    return Report.objects.get(pk=report.pk).state


def test_what_is_sent_is_frozen_with_its_figures(editor):
    claim = make_claim(organisation=make_organisation(slug="c40"), number=40, unit="städer")
    section = make_section(text="<p>{{ c40.städer }}</p>")

    proof = send_for_review(report=section.report, by=editor)
    edit(claim, number=41)

    assert proof.made_by == editor
    [quoted] = from_json(proof.data).quoted
    assert quoted.words == "fler än 40"
    assert proof.digest == digest(document_of(proof)) != digest(built(section.report))
    assert state_of(section.report) == "in_review"


def test_the_history_says_who_sent_it_and_who_took_it_back(editor):
    section = make_section()

    send_for_review(report=section.report, by=editor)
    withdraw(report=section.report, by=editor)

    stories = [(row.change_set.by, row.change_set.reason) for row in section.report.history.all()]
    assert stories[:2] == [
        (editor, "Återtagen från granskning"),
        (editor, "Skickad för granskning"),
    ]
    assert state_of(section.report) == "draft"


def test_the_same_text_is_not_frozen_twice(editor):
    proof = make_proof()

    assert send_for_review(report=proof.report, by=editor) == proof
    assert Proof.objects.count() == 1


def test_the_same_text_sent_again_keeps_its_approval(approver):
    section = make_section(text="<p>Ett.</p>")
    proof = make_proof(section.report)
    approve(proof=proof, by=approver)
    edit(section, text="<p>Två.</p>")
    edit(section, text="<p>Ett.</p>")

    assert send_for_review(report=section.report, by=approver) == proof

    assert state_of(section.report) == "approved"


def test_taking_it_back_voids_what_was_approved(approver, editor):
    proof = make_proof()
    approval = approve(proof=proof, by=approver)
    withdraw(report=proof.report, by=editor)

    assert send_for_review(report=proof.report, by=approver) == proof

    assert state_of(proof.report) == "in_review"
    assert valid_approval(proof.report) is None
    assert [(row.approval, row.by) for row in Voiding.objects.all()] == [(approval, editor)]
    anew = approve(proof=proof, by=approver)
    assert valid_approval(proof.report) == anew


def test_an_approval_that_has_led_to_an_edition_is_not_voided(approver):
    edition = make_edition()

    withdraw(report=edition.report, by=approver)

    assert not Voiding.objects.exists()
    assert state_of(edition.report) == "issued"


def test_what_is_issued_is_not_sent_again(approver):
    edition = make_edition()

    with pytest.raises(ValidationError) as raised:
        send_for_review(report=edition.report, by=approver)

    assert raised.value.messages == ["Texten är redan utgiven, som utgåva 1."]


def test_a_text_changed_back_keeps_the_approval_that_it_had(approver):
    section = make_section(text="<p>Ett.</p>")
    first = make_proof(section.report)
    approval = approve(proof=first, by=approver)
    edit(section, text="<p>Två.</p>")
    make_proof(section.report)
    edit(section, text="<p>Ett.</p>")

    third = make_proof(section.report)

    assert (third.digest, third.pk) == (first.digest, third.pk) != (first.digest, first.pk)
    assert state_of(section.report) == "approved"
    assert valid_approval(section.report) == approval


def test_what_refers_to_something_unknown_is_not_sent(editor):
    section = make_section(text="<p>{{ c40.städer }}</p>")

    with pytest.raises(ReferenceProblems):
        send_for_review(report=section.report, by=editor)

    assert state_of(section.report) == "draft"
    assert Proof.objects.count() == 0
    assert built(section.report) is None


def test_taking_it_back_ends_the_links_that_wait_and_no_others(editor):
    proof = make_proof()
    used, _token = make_approval_link(proof)
    approve_by_link(link=used, name="Karin Exempel")
    waiting, _token = make_approval_link(proof)
    other, _token = make_approval_link()

    withdraw(report=proof.report, by=editor)

    for link in (used, waiting, other):
        link.refresh_from_db()
    found = [standing(link) for link in (used, waiting, other)]
    assert found == [Standing.USED, Standing.REVOKED, Standing.WAITING]


def test_an_issued_report_is_not_made_a_draft_by_taking_back(editor):
    report = make_section().report
    edit(report, state="issued")

    withdraw(report=report, by=editor)

    assert state_of(report) == "issued"


def test_a_proof_belongs_to_who_sent_it_and_cannot_outlive_the_account(editor):
    proof = make_proof(by=editor)

    assert get_user_model().objects.get(pk=proof.made_by_id) == editor
    assert str(proof).startswith("Rapport om nätverken, ")
