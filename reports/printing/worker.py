"""The process that prints, one page after the other, until its parent is gone.

Started by process.py. It has WeasyPrint imported and the style sheet parsed, so that a page costs
only itself; it knows neither Django nor the database, and its memory has an end.
"""

import gc
import logging
import os
import resource
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

from .fingerprint import fingerprint_of
from .jobs import WHO, Done, Failed, Job

FIRST = '<html lang="sv"><title>x</title><h1>x</h1><p>En rad att börja med.</p></html>'
_STATM = Path("/proc/self/statm")


def main(line: Connection, megabytes: int, parent: int) -> None:
    threading.Thread(target=_end_with, args=[parent], daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    # fontTools imports it when it is there, for what is never asked of it here: 4 MB.
    sys.modules["lxml"] = None  # type: ignore[assignment]  # how an import is refused
    from . import engine  # its memory counts, so only now

    engine.warm_up()
    if not line.poll():  # nobody waits: time to do what the first page would have to
        engine.render(Job(FIRST))
    gc.collect()
    gc.freeze()  # what is there by now stays
    gc.disable()  # a page makes millions of objects: what is left of them is cleared between pages
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        line.send(fingerprint_of(engine.libraries()) if job == WHO else answer(job))
        del job
        gc.collect()


def answer(job: Job) -> Done | Failed:
    """The printed page, or why there is none. What is no author's doing goes to the log."""
    from weasyprint.urls import FatalURLFetchingError  # imported by main, within its limit

    from .engine import render

    try:
        return Done(render(job), _size())
    except MemoryError:
        return Failed("memory")
    except RecursionError:
        return Failed("depth")
    except FatalURLFetchingError as error:
        return Failed("fetched", str(error))
    except Exception as error:
        logging.getLogger(__name__).exception("A page could not be printed.")
        return Failed("broken", repr(error))


def _end_with(parent: int) -> None:
    """A parent that is killed closes nothing; whoever inherits this process is another one."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _size() -> int:
    """MB in memory; 0 where the system does not tell."""
    if not _STATM.exists():
        return 0
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


if __name__ == "__main__":
    _line, _megabytes, _parent = map(int, sys.argv[1:])
    main(Connection(_line), _megabytes, _parent)
