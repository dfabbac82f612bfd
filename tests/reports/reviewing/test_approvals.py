import pytest
from django.core.exceptions import ValidationError

from organisations.models import Claim, Organisation
from reports.models import Approval, Report
from reports.reviewing.approvals import approve, valid_approval
from reports.reviewing.proofs import withdraw
from tests.factories import (
    dispute,
    edit,
    make_approval,
    make_claim,
    make_organisation,
    make_proof,
    make_section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    make_claim(organisation=make_organisation(slug="c40"), number=40, unit="städer")
    return make_section(text="<p>Har {{ c40.städer }} städer.</p>")


@pytest.fixture
def proof(section):
    return make_proof(section.report)


def test_an_approver_approves_the_proof_by_name(proof, approver):
    approver.first_name, approver.last_name = "Gun", "Exempel"

    approval = approve(proof=proof, by=approver)

    assert (approval.proof, approval.by, approval.name) == (proof, approver, "Gun Exempel")
    report = Report.objects.get()
    assert report.state == "approved"
    assert report.history.latest("history_id").change_set.reason == "Godkänd"
    assert valid_approval(report) == approval


def test_without_an_approval_none_is_valid(proof):
    assert valid_approval(proof.report) is None


def test_the_newest_of_several_is_told(proof):
    make_approval(proof)
    newest = make_approval(proof)

    assert valid_approval(proof.report) == newest


def change_text(section):
    edit(section, text="<p>Annat.</p>")


def change_heading(section):
    edit(section, heading="Annat")


def change_header(section):
    edit(section.report, annex="7")


def add_section(section):
    make_section(report=section.report)


def change_register(_section):
    edit(Claim.objects.get(), number=41)


def contradict(_section):
    dispute(Claim.objects.get(), field="number", value="39")


def remove_the_fact(_section):
    edit(Organisation.objects.get(), slug="c-fyrtio")


@pytest.mark.parametrize(
    "happens",
    [
        change_text,
        change_heading,
        change_header,
        add_section,
        change_register,
        contradict,
        remove_the_fact,
    ],
)
def test_whatever_changes_after_the_approval_asks_for_it_again(proof, section, happens):
    make_approval(proof)

    happens(section)

    assert valid_approval(Report.objects.get(pk=section.report.pk)) is None


def test_what_the_report_does_not_say_may_change(proof, section):
    approval = make_approval(proof)

    make_claim(organisation=make_organisation(slug="metropolis"))

    assert valid_approval(section.report) == approval


def test_the_approval_of_another_report_is_not_taken(proof):
    make_approval()

    assert valid_approval(proof.report) is None


def test_a_text_that_has_changed_is_not_approved(proof, section, approver):
    change_text(section)

    with pytest.raises(ValidationError) as raised:
        approve(proof=proof, by=approver)

    assert raised.value.code == "changed"
    assert Approval.objects.count() == 0
    assert Report.objects.get().state == "draft"


def test_a_report_taken_back_is_not_approved(proof, approver):
    withdraw(report=proof.report, by=approver)

    with pytest.raises(ValidationError) as raised:
        approve(proof=proof, by=approver)

    assert raised.value.code == "closed"
    assert Approval.objects.count() == 0


def test_an_older_proof_is_approved_as_long_as_the_words_are_the_same(proof, section, approver):
    change_text(section)
    make_proof(section.report)
    edit(section, text="<p>Har {{ c40.städer }} städer.</p>")
    make_proof(section.report)

    approval = approve(proof=proof, by=approver)

    assert valid_approval(section.report) == approval
