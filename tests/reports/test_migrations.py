"""What migrations make of rows that were there before them."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from reports.models import Edition
from stadsnat.search import rebuild
from stadsnat.search.models import SearchEntry
from tests.factories import edit, make_report, make_section
from tests.reports.issued import make_issued

pytestmark = pytest.mark.slow

BEFORE = [("reports", "0008_editions_in_the_background")]


@pytest.fixture
def migrated(transactional_db):
    """A report whose draft has another head than its edition, from before editions had any."""
    report = make_report(title="Utgiven", annex="7")
    make_section(report=report)
    make_issued(report)
    edit(report, title="Ändrad", annex="8")
    rebuild()
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("reports")
    try:
        MigrationExecutor(connection).migrate(BEFORE)
        SearchEntry.objects.update(is_public=True)
    finally:
        MigrationExecutor(connection).migrate(latest)
    return report


def test_older_editions_get_the_heads_of_their_documents(migrated):
    edition = Edition.objects.get()

    assert (edition.title, edition.annex, edition.dated) == ("Utgiven", "7", migrated.dated)


def test_drafts_are_no_longer_found_by_all(migrated):
    shown = dict(SearchEntry.objects.values_list("kind", "is_public"))

    assert shown == {"rapport": False, "avsnitt": False, "utgåva": True}


def test_editions_are_refused_to_change_afterwards_too(migrated):
    with (
        pytest.raises(DatabaseError, match="A row of reports_edition is never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE reports_edition SET title = ''")
