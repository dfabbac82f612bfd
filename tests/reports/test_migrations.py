"""What migrations make of rows that were there before them."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from reports.models import Edition
from stadsnat.search import rebuild
from stadsnat.search.models import SearchEntry
from tests.factories import edit, make_report, make_section
from tests.reports.issued import make_issued

BEFORE = [("reports", "0008_editions_in_the_background")]


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)


@pytest.mark.django_db(transaction=True)
def test_older_editions_get_the_heads_of_their_documents_and_drafts_are_hidden():
    report = make_report(title="Utgiven", annex="7")
    make_section(report=report)
    before = make_issued(report)
    edit(report, title="Ändrad", annex="8")
    rebuild()
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("reports")
    try:
        migrate(BEFORE)
        SearchEntry.objects.update(is_public=True)
    finally:
        migrate(latest)

    edition = Edition.objects.get()
    assert (edition.title, edition.annex, edition.dated) == ("Utgiven", "7", before.dated)
    shown = dict(SearchEntry.objects.values_list("kind", "is_public"))
    assert shown == {"rapport": False, "avsnitt": False, "utgåva": True}
