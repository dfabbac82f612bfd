"""Every kind of report, as a city would write it, is for the archive and for everybody."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from reports.build import build
from reports.drafting.section import draft_section
from reports.issuing.attachments import attachments
from reports.models import Report
from reports.printing.conformance import check
from reports.printing.jobs import Attachment
from reports.render import render_pdf
from reports.starting.actions import start_report
from tests.factories import edit

from .full_register import make_register

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

DAY = date(2011, 3, 24)
HEAD = {
    "title": "Översyn av stadens medlemskap, § 4, 2009–2011",
    "short_title": "Översyn",
    "office": "Stadsledningskontoret",
    "division": "Staben",
    "annex": "1",
    "reference_number": "006-1/2011",
    "dated": DAY,
    "as_of": DAY,
}
# One of everything that an author may write where the skeleton leaves a section empty.
WRITTEN = (
    "<h3>Vad som sägs</h3><p>Det är <strong>fler än 130</strong> städer<span class='footnote'>"
    "Enligt <a href='https://example.org/'>nätverket</a>.</span>, m<sup>2</sup> och CO<sub>2</sub>:"
    " 漢 och 😀 שלום.</p><h4>Under det</h4><ul><li>ett<ol><li>inuti</li></ol></li><li>två</li></ul>"
    "<blockquote><p>Någon har sagt det.</p></blockquote><table><caption>Möten.</caption><tr>"
    "<th>Ort<th>År<th>Antal<tr><td rowspan=2>Lyon<td>2009<td>250 000<tr><td colspan=2>flera"
    f"</table><p>{'Samverkansorganisationen' * 9}</p>"
)
# The tables and figures from the register that each kind is made with.
BLOCKS = {
    "review": ["memberships", "mandates", "participation", "benefits", "recommendations"],
    "memberships": ["memberships", "mandates", "fees"],
    "round": ["benefits", "recommendations"],
    "profile": ["memberships", "mandates", "participation", "timeline", "fees"],
}


@pytest.fixture(scope="module")
def documents(django_db_setup, django_db_blocker):
    """A finished report of each kind, on one register with something for every table."""
    with django_db_blocker.unblock(), transaction.atomic():
        networks = make_register().networks
        yield {kind: build(finished(kind, networks)) for kind in BLOCKS}
        transaction.set_rollback(True)


def finished(kind, networks):
    """A report as it is started, with a draft where it is about a network, or words of its own."""
    about = {"review": networks, "profile": networks[:1]}.get(kind, ())
    report = start_report(kind=kind, head=HEAD | {"slug": kind}, networks=about, by=None)
    for section in report.sections.filter(text=""):
        draft = draft_section(section.organisation, DAY) if section.organisation else ""
        edit(section, text=f"{draft}{WRITTEN}")
    return report


def test_every_kind_is_here():
    assert set(BLOCKS) == set(Report.Kind.values)


@pytest.mark.parametrize("kind", BLOCKS)
def test_each_has_its_tables_and_none_is_without_rows(documents, kind):
    tables = documents[kind].tables()

    assert [table.kind for table in tables] == [*BLOCKS[kind], "sources"]
    assert [table.kind for table in tables if not table.rows] == []


@pytest.mark.parametrize("variant", ["3a", "2a"])
@pytest.mark.parametrize("kind", BLOCKS)
def test_it_is_pdf_a_and_pdf_ua(documents, settings, kind, variant):
    settings.PDF_VARIANT = variant
    moment = datetime(2011, 3, 24, tzinfo=UTC)
    files = [Attachment(*file, moment) for file in attachments(documents[kind])]

    _html, printed = render_pdf(documents[kind], files)

    assert printed.pages > 1
    assert check(printed.pdf, variant) == []
