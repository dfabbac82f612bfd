"""The way in: HTML to a PDF for the archive, in a worker that is kept warm and can be killed."""

import atexit
import logging
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .fingerprint import Fingerprint
from .jobs import Attachment, Failed, Job, Printed, Reason
from .process import Worker

JOBS = 200  # a worker is replaced after so many,
MEGABYTES = 300  # or when it has grown to this: Python seldom gives memory back

SENTENCES = {
    "time": _(
        "Utskriften tog mer än {seconds} sekunder och avbröts. "
        "Dela upp långa tabeller, eller dela rapporten i flera."
    ),
    "memory": _(
        "Utskriften tog för mycket minne och avbröts. "
        "Dela upp långa tabeller, eller dela rapporten i flera."
    ),
    "depth": _(
        "Texten är nästlad i för många nivåer för att skrivas ut. "
        "Ta bort nivåer ur listor och citat."
    ),
    "fetched": _(
        "Texten hänvisar till en bild eller fil utanför portalen, och sådant skrivs inte ut. "
        "Ta bort den."
    ),
    "busy": _("Många utskrifter pågår just nu. Försök igen om en stund."),
    "broken": _(
        "Utskriften misslyckades. Försök igen. Händer det igen behöver den som sköter "
        "portalen läsa dess logg."
    ),
}


class PrintProblem(Exception):
    """A page that could not be printed: a sentence that says why, and what to do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(SENTENCES[self.reason]).format(seconds=settings.PRINT_SECONDS)


class Press:
    """One worker, which prints one page at a time for all threads of the process."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._worker: Worker | None = None

    def run(self, job: Job) -> Printed:
        """The printed page. Raises PrintProblem."""
        with self._at_work() as worker:
            answer = worker.ask(job, settings.PRINT_SECONDS)
            if isinstance(answer, Failed):
                _log(answer)
                raise PrintProblem(answer.reason)
            if worker.jobs >= JOBS or answer.megabytes >= MEGABYTES:
                self._replace()
            return answer.printed

    def fingerprint(self) -> Fingerprint:
        """Of what is running now: it is the worker that knows."""
        with self._at_work() as worker:
            answer = worker.who(settings.PRINT_SECONDS)
            if isinstance(answer, Failed):
                raise PrintProblem(answer.reason)
            return answer

    @contextmanager
    def _at_work(self) -> Iterator[Worker]:
        if not self._turn.acquire(timeout=settings.PRINT_SECONDS):
            raise PrintProblem("busy")
        try:
            self._worker = self._worker or self._new()
            yield self._worker
        except PrintProblem:
            self._replace()
            raise
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the worker; the next page starts another."""
        with self._turn:
            if self._worker:
                self._worker.let_go()
            self._worker = None

    def after_fork(self) -> None:
        """In a child of this process, which must not talk on its parent's line."""
        if self._worker:
            self._worker.forget()
        self.__init__()  # type: ignore[misc]  # its lock may be held by a thread that is not here

    def _new(self) -> Worker:
        return Worker(settings.PRINT_MEGABYTES)

    def _replace(self) -> None:
        """At once, so that the next page finds it warm."""
        old, self._worker = self._worker, self._new()
        if old:
            old.kill()


press = Press()
atexit.register(press.close)
os.register_at_fork(after_in_child=press.after_fork)


def print_html(html: str, attachments: Iterable[Attachment] = ()) -> Printed:
    """The page as PDF/A and PDF/UA-1. Raises PrintProblem."""
    return press.run(Job(html, settings.PDF_VARIANT, tuple(attachments)))


def fingerprint() -> Fingerprint:
    """What the bytes depend on besides the page. Raises PrintProblem."""
    return press.fingerprint()


def _log(answer: Failed) -> None:
    logging.getLogger(__name__).warning("Not printed (%s). %s", answer.reason, answer.detail)
