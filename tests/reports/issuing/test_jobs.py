"""Printing in the background: what is followed, what stops, and what is begun anew."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from reports.issuing import jobs
from reports.issuing.issue import IssueProblem
from reports.models import Edition, PrintJob
from reports.models.print_job import PATIENCE, SILENCE
from tests.factories import approve, change, edit, make_edition, make_section

pytestmark = pytest.mark.django_db

Stage = PrintJob.Stage


@pytest.fixture
def in_worker(settings):
    """What is begun waits for a worker, as in a city."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def start(report, approval, by, **fields):
    given = {"approval": approval, "number": 1, "acknowledged": []} | fields
    return jobs.start_issue(report, by=by, **given)


def work():
    """What a worker does, but for closing its connections; killing.py runs a real one."""
    named = {"queue_names": ["default"], "excluded_queue_names": [], "backend_name": "default"}
    ways = {"interval": 0, "batch": True, "startup_delay": False, "max_tasks": None}
    worker = Worker(**named, **ways, worker_id="prov")
    for row in DBTaskResult.objects.ready():
        row.claim(worker.worker_id)
        worker.run_task(row)


def aged(job, **fields):
    PrintJob.objects.filter(pk=job.pk).update(**fields)
    job.refresh_from_db()
    return job


def test_without_a_worker_it_is_done_at_once(report, approval, approver):
    job = start(report, approval, approver)

    assert (job.stage, job.edition) == (Stage.DONE, Edition.objects.get())


def test_what_was_said_when_it_was_asked_for_goes_into_the_edition(report, approver):
    make_edition(report)
    edit(report.sections.get(), text="<p>Nätverket är stort.</p>")
    approval = approve(report, by=approver)

    job = start(
        report, approval, approver, number=2, reason="Rättad.", archive={"bevarande": "Bevaras"}
    )

    edition = job.edition
    assert (edition.reason, edition.issued_by) == ("Rättad.", approver)
    assert edition.archive == {"utgivare": "Stockholms stad", "bevarande": "Bevaras"}


@pytest.mark.slow
@pytest.mark.usefixtures("in_worker")
class TestWorker:
    def test_it_waits_until_a_worker_takes_it(self, report, approval, approver):
        job = start(report, approval, approver)

        assert (job.stage, Edition.objects.count()) == (Stage.WAITING, 0)
        work()
        job.refresh_from_db()
        assert (job.stage, job.edition) == (Stage.DONE, Edition.objects.get())

    def test_a_worker_that_is_told_twice_prints_once(self, report, approval, approver):
        job = start(report, approval, approver)
        jobs.run_print_job.enqueue(job.pk)

        work()

        assert Edition.objects.count() == 1
        assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}

    def test_another_is_not_begun_meanwhile(self, report, approval, approver):
        start(report, approval, approver)

        with pytest.raises(IssueProblem, match="håller redan på att ges ut"):
            start(report, approval, approver)

    def test_what_nobody_begins_may_be_begun_anew(self, report, approval, approver):
        first = aged(start(report, approval, approver), made_at=timezone.now() - PATIENCE)

        assert (first.state, first.is_over) == ("overdue", False)
        second = start(report, approval, approver)
        work()
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.stage, second.stage) == (Stage.DONE, Stage.FAILED)
        assert second.message.startswith("Utgåva 1 är redan utgiven.")
        assert Edition.objects.count() == 1

    @pytest.mark.parametrize("stage", [Stage.PRINTING, Stage.CHECKING, Stage.STORING])
    def test_a_worker_that_died_is_seen_after_a_while_and_the_work_begun_anew(
        self, report, approval, approver, stage
    ):
        first = aged(start(report, approval, approver), stage=stage)
        assert first.state == stage

        aged(first, seen_at=timezone.now() - SILENCE)
        assert (first.state, first.is_over) == ("stopped", True)
        start(report, approval, approver)
        work()

        assert Edition.objects.count() == 1


def test_why_it_went_wrong_is_kept_in_the_language_of_who_asked(report, approval, approver):
    edit(report.sections.get(), text="<p>Annat.</p>")

    with translation.override("en"):
        job = start(report, approval, approver)

    assert job.stage == Stage.FAILED
    assert job.message.startswith("The report is not approved")


def test_an_unknown_reference_in_a_preview_is_told(approver):
    report = make_section(heading="Analys", text="<p>{{ hittepå }}</p>").report

    job = jobs.start_preview(report, by=approver)

    assert job.message.startswith("Avsnittet ”Analys”: uppgiften ”hittepå” finns inte.")


def test_what_nobody_expected_is_told_and_stands_in_the_log(
    report, approval, approver, settings, caplog
):
    settings.CITY_NAME = {1, 2}  # cannot be kept

    job = start(report, approval, approver)

    assert job.stage == Stage.FAILED
    assert job.message.startswith("Något gick fel i portalen, och inget har getts ut.")
    assert [record.message for record in caplog.records] == ["A print job failed."]
    assert not Edition.objects.exists()


def test_a_preview_is_kept_with_its_job(report, approver):
    job = jobs.start_preview(report, by=approver)

    assert (job.stage, job.is_preview) == (Stage.DONE, True)
    assert bytes(job.pdf).startswith(b"%PDF-")


def test_old_jobs_are_forgotten_and_old_previews_sooner(report, approval, approver):
    now = timezone.now()
    issue = {"report": report, "by": approver, "language": "sv", "number": 1}
    for days, number in [(29, 1), (31, 1), (2, None)]:
        made_at = now - timedelta(days=days)
        PrintJob.objects.create(**issue | {"number": number, "made_at": made_at})

    jobs.start_preview(report, by=approver)

    ages = [(now - job.made_at).days for job in PrintJob.objects.order_by("made_at")]
    assert ages[0] == 29
    assert len(ages) == 2


def test_a_draft_with_jobs_can_be_deleted(report, approver):
    jobs.start_preview(report, by=approver)

    with change():
        report.delete()

    assert not PrintJob.objects.exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_long_job_says_that_it_goes_on(report, approver, monkeypatch):
    """It says so in a connection of its own, which a database in memory does not have."""
    monkeypatch.setattr(jobs, "BEAT", 0.01)
    job = PrintJob.objects.create(report=report, by=approver, language="sv")
    long_ago = timezone.now() - timedelta(hours=1)
    aged(job, seen_at=long_ago, stage=Stage.PRINTING)

    with jobs._signs_of_life(job.pk):
        for _ in range(200):
            job.refresh_from_db()
            if job.seen_at != long_ago:
                break

    assert job.state == Stage.PRINTING
