"""A worker seen from its parent: it is started, asked, and killed when it takes too long."""

import os
import socket
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from .fingerprint import Fingerprint
from .jobs import WHO, Done, Failed, Job

ROOT = Path(__file__).resolve().parents[2]
# The worker reads what authors wrote: no secret of the portal stands in its environment.
PASSED_ON = {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"}
PATIENCE = 5  # seconds that a worker that is let go may take to end


class Worker:
    """One process, and the line to it."""

    def __init__(self, megabytes: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "reports.printing.worker"]
            command += [str(theirs.fileno()), str(megabytes), str(os.getpid())]
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={name: os.environ[name] for name in PASSED_ON & os.environ.keys()},
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self._line = Connection(ours.detach())
        self.jobs = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, job: Job, seconds: float) -> Done | Failed:
        """Print. When it fails the worker may be gone, and another one is needed."""
        self.jobs += 1
        answer: Done | Failed = self._call(job, seconds)
        return answer

    def who(self, seconds: float) -> Fingerprint | Failed:
        """What the worker prints with."""
        answer: Fingerprint | Failed = self._call(WHO, seconds)
        return answer

    def _call(self, question: object, seconds: float) -> Any:
        started = time.monotonic()
        alarm = threading.Timer(seconds, self._process.kill)
        alarm.start()
        try:
            self._line.send(question)
            return self._line.recv()
        except (EOFError, OSError):
            # Killed by the alarm; or by a library that found no memory, which ends the process.
            is_late = time.monotonic() - started >= seconds
            return Failed("time") if is_late else Failed("memory", f"ended: {self._end()}")
        finally:
            alarm.cancel()

    def let_go(self) -> None:
        """It ends by itself when nobody is on the line."""
        self._line.close()
        self._end()

    def kill(self) -> None:
        self._process.kill()
        self.let_go()

    def forget(self) -> None:
        """In a fork of the parent: the process is not the child's to end or to wait for."""
        self._line.close()
        self._process.returncode = 0

    def _end(self) -> int:
        """Wait, so that nothing is left of it."""
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
