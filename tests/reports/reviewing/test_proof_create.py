"""Sending a report for review: what is said when there is nothing to review."""

import pytest

from reports.reviewing.approvals import approve
from tests.factories import edit, make_edition, make_proof, make_report, make_section

pytestmark = pytest.mark.django_db
ADDRESS = "/rapporter/prov/granskning/"


@pytest.fixture
def section():
    return make_section(report=make_report(slug="prov"), text="<p>Staden deltar ofta.</p>")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def as_approver(client, approver):
    client.force_login(approver)
    return client


def test_a_text_that_is_approved_already_says_so(as_editor, section, approver):
    approve(proof=make_proof(section.report), by=approver)
    edit(section, text="<p>Annat.</p>")
    edit(section, text="<p>Staden deltar ofta.</p>")

    response = as_editor.post(f"{ADDRESS}skicka/", follow=True)

    assert "Texten är redan godkänd, av gun den" in response.text
    assert "skickad för granskning." not in response.text


def test_a_text_that_is_issued_already_says_so(as_editor, section):
    make_edition(section.report)

    response = as_editor.post(f"{ADDRESS}skicka/", follow=True)

    assert "Texten är redan utgiven, som utgåva 1." in response.text


def test_what_is_issued_offers_no_edition_with_the_same_text(as_approver, section, approver):
    make_edition(section.report)
    issuing = f'href="{ADDRESS.replace("granskning", "ge-ut")}"'

    assert issuing not in as_approver.get(ADDRESS).text
    edit(section, text="<p>Annat.</p>")
    approve(proof=make_proof(section.report), by=approver)
    assert issuing in as_approver.get(ADDRESS).text
