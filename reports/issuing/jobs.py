"""Printing in the background: begun, followed, and begun anew if it stopped half-way."""

import logging
import threading
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django_tasks import task

from reports.build import build
from reports.document import to_json
from reports.models import PrintJob
from reports.printing.press import PrintProblem
from reports.prose.expressions import ReferenceProblems
from reports.render import render_pdf

from .issue import IssueProblem, issue

KEPT = timedelta(days=30)  # how long a job can be looked at afterwards,
KEPT_PREVIEW = timedelta(days=1)  # and a preview, which is large and soon out of date
LARGE = 200_000  # characters of a document's data, about thirty pages: printed in the background
BEAT = 5  # seconds between signs of life
BROKEN = gettext_lazy(
    "Något gick fel i portalen, och inget har getts ut. Försök igen. "
    "Händer det igen behöver den som sköter portalen läsa dess logg."
)
UNDER_WAY = gettext_lazy("Rapporten håller redan på att ges ut.")
BEGUN = gettext_lazy(
    "Rapporten håller redan på att ges ut, av %(name)s. Ingen utgåva till påbörjades."
)


def start_issue(report, *, by, approval, number, acknowledged, reason="", archive=None):
    """Begin to issue the report in the background; give the job. Raises IssueProblem."""
    if live_issue_of(report):
        raise IssueProblem(UNDER_WAY)
    job = PrintJob.objects.create(
        report=report,
        by=by,
        language=get_language(),
        approval=approval,
        number=number,
        acknowledged=sorted(acknowledged),
        reason=reason,
        archive=archive or {},
    )
    return _begin(job)


def is_large(document):
    """Whether printing the document takes longer than somebody wants to wait for a page."""
    return len(to_json(document)) > LARGE


def start_preview(report, *, by):
    """Begin to print the draft in the background; give the job."""
    return _begin(PrintJob.objects.create(report=report, by=by, language=get_language()))


def live_issue_of(report):
    """The job that issues the report just now, if any."""
    return report.print_jobs.live().without_bytes().filter(number__isnull=False).first()


def _begin(job):
    thin()
    run_print_job.enqueue(job.pk)
    job.refresh_from_db()
    return job


@task()
def run_print_job(pk):
    run(pk)


def thin():
    """Forget jobs that nobody looks at any more; the editions stay."""
    now = timezone.now()
    PrintJob.objects.filter(made_at__lt=now - KEPT).delete()
    previews = PrintJob.objects.filter(number__isnull=True, made_at__lt=now - KEPT_PREVIEW)
    previews.delete()


def run(pk):
    """Do the job, whatever comes of it; one that somebody has begun already is left alone."""
    began = PrintJob.objects.filter(pk=pk, stage=PrintJob.Stage.WAITING).update(
        stage=PrintJob.Stage.PRINTING, seen_at=timezone.now()
    )
    if not began:
        return
    job = PrintJob.objects.select_related("report", "by", "approval").get(pk=pk)
    with override(job.language), _signs_of_life(pk):
        try:
            _preview(job) if job.is_preview else _issue(job)
        except (IssueProblem, ReferenceProblems, PrintProblem) as problem:
            _fail(job, str(problem))
        except Exception:
            logging.getLogger(__name__).exception("A print job failed.")
            _fail(job, str(BROKEN))


def _issue(job):
    issue(
        job.report,
        by=job.by,
        acknowledged=job.acknowledged,
        reason=job.reason,
        archive=job.archive,
        number=job.number,
        approval=job.approval,
        progress=Followed(job.pk),
    )


def _preview(job):
    _html, printed = render_pdf(build(job.report))
    _note(job.pk, stage=PrintJob.Stage.DONE, pdf=printed.pdf)


def _fail(job, message):
    _note(job.pk, stage=PrintJob.Stage.FAILED, message=message)


def _note(pk, **fields):
    PrintJob.objects.filter(pk=pk).update(seen_at=timezone.now(), **fields)


class Followed:
    """Progress that is written down, for the page that shows it."""

    def __init__(self, pk):
        self.pk = pk

    def reach(self, stage):
        _note(self.pk, stage=stage)

    def done(self, edition):
        _note(self.pk, stage=PrintJob.Stage.DONE, edition=edition)


@contextmanager
def _signs_of_life(pk):
    """Say now and then that the job goes on: a process that is killed says nothing more."""
    is_over = threading.Event()

    def beat():
        while not is_over.wait(BEAT):
            # The database may be locked for a moment; the next sign will do.
            with suppress(DatabaseError):
                _note(pk)
        connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
