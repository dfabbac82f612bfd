"""A report to issue, and one that has been issued twice."""

import pytest
from django.db import transaction

from tests.factories import (
    approve,
    edit,
    make_claim,
    make_edition,
    make_membership,
    make_organisation,
    make_report,
    make_section,
)


def make_review(slug):
    """A report with a figure, a table from the register and one that the author wrote.

    The checks find nothing in it.
    """
    network = make_organisation(name="Eurocities")
    make_claim(organisation=network, number=130, as_of="2011-03-24")
    make_membership(organisation=network, starts="1995")
    header = {"title": "Översyn av nätverken", "short_title": "Översyn", "annex": "1"}
    report = make_report(slug=slug, reference_number="KS 2026/7", **header)
    make_section(report=report, heading="Eurocities", text=TEXT % network.slug)
    return report


TEXT = (
    "<p>Nätverket samlar {{ %s.medlemsstäder }} städer.</p>"
    '<figure data-block="memberships"><figcaption>Stadens medlemskap.</figcaption></figure>'
    "<table><caption>Möten.</caption><thead><tr><th>Ort</th><th>År</th></tr></thead>"
    "<tbody><tr><td>Köpenhamn; Malmö</td><td>2010</td></tr></tbody></table>"
)


@pytest.fixture
def report(db):
    return make_review("utkast")


@pytest.fixture
def approval(report, approver):
    return approve(report, by=approver)


@pytest.fixture(scope="module")
def issued(django_db_setup, django_db_blocker):
    """A report with two editions, printed once for the tests of one file, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        report = make_review("oversyn")
        make_edition(report)
        section = report.sections.get()
        edit(section, text="<p>Nätverket är stort.</p>")
        make_edition(report, reason="Antalet städer var fel.")
        yield report
        transaction.set_rollback(True)
