"""Times of two ways to do the same, taken turn by turn in one run."""

import ctypes
import gc
import re
import statistics
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import transaction

STATUS = Path("/proc/self/status")


class _TakenBack(Exception):
    pass


@contextmanager
def taken_back():
    """Whatever is written inside is not there afterwards."""
    try:
        with transaction.atomic():
            yield
            raise _TakenBack
    except _TakenBack:
        pass


def seconds(work):
    """How long the work takes; what it writes is taken back, outside the time."""
    gc.collect()
    with taken_back():
        started = time.perf_counter()
        work()
        return time.perf_counter() - started


def grown(work):
    """By how many MB the process is larger than before at the most; None where Linux cannot say."""
    if not STATUS.exists():
        return None
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)  # or work done before would have made the room already
    Path("/proc/self/clear_refs").write_text("5")  # the peak is the size of this moment again
    before = _megabytes("VmRSS")
    with taken_back():
        work()
    return _megabytes("VmHWM") - before


def _megabytes(name):
    return int(re.search(rf"{name}:\s+(\d+)", STATUS.read_text())[1]) // 1024


def compare(title, ours, floor, rounds, goal):
    """Print a line of the table: medians of the rounds with their spread, ratio, goal, memory."""
    memory = grown(ours)
    own, other = [], []
    for _round in range(rounds):
        own.append(seconds(ours))
        other.append(seconds(floor))
    ratio = statistics.median(own) / statistics.median(other)
    grew = "" if memory is None else f"+{memory} MB"
    print_line(title, _say(own), _say(other), f"{ratio:.3f}", f"≤ {goal}", grew)


def _say(times):
    return f"{statistics.median(times):.2f} ({min(times):.2f}–{max(times):.2f})"


def print_line(title, *texts):
    """At once: the whole table takes a while."""
    print(
        title.ljust(30), *(text.rjust(22) for text in texts[:2]), *texts[2:], sep="  ", flush=True
    )
