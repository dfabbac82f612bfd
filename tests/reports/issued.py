"""Editions for tests of what is shown of them: the document alone, with a PDF that is none."""

from datetime import UTC, datetime

from reports.build import build
from reports.document import to_json
from reports.issuing.text import text_of
from reports.models import Edition


def make_issued(report, document=None):
    """The next edition of the report, as it stands or with this document."""
    number = report.editions.count() + 1
    report.refresh_from_db()
    document = document or build(report)
    edition = Edition(
        report=report,
        number=number,
        data=to_json(document),
        text=text_of(document),
        pdf=b"%PDF",
        sha256="0" * 64,
        pages=1,
        variant="pdf/ua-1",
        engine="0" * 64,
        issued_by_name="Rut",
        issued_at=datetime(2026, number, 3, 12, tzinfo=UTC),
        reason="" if number == 1 else "Rättat antal.",
    )
    edition.take_head(document)
    edition.save()
    return edition
