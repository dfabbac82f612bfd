"""What needs transactions of its own: two who issue at once, and a database that is emptied."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from reports.checks import findings
from reports.issuing.issue import IssueProblem, Quiet, issue
from reports.models import Edition, PrintJob, Report
from tests.factories import approve, make_section

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

TIMES = 3


class Together(Quiet):
    """Both have printed before either stores."""

    def __init__(self, barrier):
        self.barrier = barrier

    def reach(self, stage):
        if stage == PrintJob.Stage.STORING:
            self.barrier.wait()


@pytest.mark.parametrize("number", [None, 1])
def test_one_is_stored_and_the_other_is_told(approver, administrator, number):
    for _ in range(TIMES):
        report = make_section().report
        approve(report, by=approver)
        given = {"progress": Together(Barrier(2)), "reason": "Rättad.", "number": number}
        given["acknowledged"] = [finding.key for finding in findings(report)]

        def try_it(by, report=report, given=given):
            try:
                return issue(report, by=by, **given).number
            except IssueProblem as problem:
                return str(problem)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as threads:
            said = list(threads.map(try_it, [approver, administrator]))

        assert sorted(map(str, said)) == [
            "1",
            "Utgåva 1 är redan utgiven. Härifrån gavs inget ut. "
            "Läs den utgåvan innan en ny ges ut.",
        ]
        assert list(report.editions.values_list("number", flat=True)) == [1]
    assert Edition.objects.count() == TIMES


def test_the_command_that_empties_a_database_leaves_editions(report, approval, approver):
    issue(report, by=approver, acknowledged=[])
    with connection.cursor() as cursor:
        cursor.execute("SET stadsnat.may_empty_editions = ''")

    try:
        with pytest.raises(CommandError):
            call_command("flush", interactive=False, verbosity=0)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET stadsnat.may_empty_editions = 'on'")

    assert Edition.objects.count() == Report.objects.count() == 1
