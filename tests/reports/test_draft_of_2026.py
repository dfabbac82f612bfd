"""The draft that the portal is delivered with: it builds, and its faults are those of a draft."""

import pytest
from django.core.management import call_command
from django.db import transaction

from reports.build import build
from reports.checks import findings
from reports.models import Report
from reports.printing.conformance import check
from reports.render import render_pdf

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(django_db_setup, django_db_blocker):
    """The draft with the register that it is about, read once."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_fixtures", verbosity=0)
        yield Report.objects.get(slug="oversyn-2026")
        transaction.set_rollback(True)


def test_it_has_every_network_and_every_table_with_rows(report):
    document = build(report)

    assert [chapter.heading for chapter in document.chapters if chapter.level == 2] == [
        "Sammanfattning",
        "Bakgrund",
        "Medlemskap och uppdrag",
        "Förvaltningarnas deltagande",
        "Nyttan av nätverken",
        "Sammanfattande analys",
        "Slutsatser och rekommendationer",
        "Källor",
    ]
    assert len([chapter for chapter in document.chapters if chapter.level == 3]) == 12
    assert [(table.kind, bool(table.rows)) for table in document.tables()] == [
        ("memberships", True),
        ("mandates", True),
        ("participation", True),
        ("benefits", True),
        ("recommendations", True),
        ("sources", True),
    ]


def test_the_checks_find_what_is_still_to_be_done_and_nothing_else(report):
    found = [(one.check, one.stops, one.words) for one in findings(report)]

    assert found == [
        ("missing-approval", True, ""),
        ("empty-section", True, "Sammanfattande analys"),
        ("disputed-value", False, "C40 Cities"),
        ("empty-header", False, ""),
    ]


def test_it_can_be_printed_as_it_is(report):
    _html, printed = render_pdf(build(report))

    assert check(printed.pdf) == []
