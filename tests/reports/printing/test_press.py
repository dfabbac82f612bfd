"""What authors can do to the printing, and what it does to them."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reports.printing.jobs import Job
from reports.printing.press import PrintProblem, print_html

from .samples import ENDLESS, rich, simple

GOOD = Job(simple("<p>Bra.</p>"))

HOSTILE = {
    "a cell over 100,000 columns": '<table><tr><td colspan="100000">x</td></tr></table>',
    "14 flex boxes in each other": '<div style="display:flex">' * 14 + "x" + "</div>" * 14,
    "100,000 empty paragraphs": "<p></p>" * 100_000,
}


def is_running(pid):
    """A process that has ended but is not waited for counts: it is a zombie."""
    return Path(f"/proc/{pid}").exists()


@pytest.mark.slow
@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_what_never_ends_is_stopped_and_the_next_page_is_printed(own_press, settings, markup):
    own_press.run(GOOD)
    settings.PRINT_SECONDS = 2
    [worker] = [own_press._worker.pid]
    started = time.monotonic()

    with pytest.raises(PrintProblem, match=r"^Utskriften tog mer än 2 sekunder och avbröts\."):
        own_press.run(Job(simple(markup)))

    assert time.monotonic() - started < 3
    assert not is_running(worker)
    settings.PRINT_SECONDS = 30
    assert own_press.run(GOOD).pages == 1


@pytest.mark.slow
def test_what_takes_too_much_memory_is_stopped_and_the_next_page_is_printed(own_press, settings):
    settings.PRINT_MEGABYTES = 450

    with pytest.raises(PrintProblem, match=r"^Utskriften tog för mycket minne och avbröts"):
        own_press.run(Job(simple("<p>ord</p>" * 30_000)))

    assert own_press.run(GOOD).pages == 1


@pytest.mark.slow
def test_what_is_nested_too_deep_is_told(own_press):
    with pytest.raises(PrintProblem, match=r"^Texten är nästlad i för många nivåer"):
        own_press.run(Job(simple("<blockquote>" * 400)))

    assert own_press.run(GOOD).pages == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "markup",
    [
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="data:image/png;base64,AAAA" alt="x">',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        "<style>@import url(file:///etc/hostname);</style>",
        '<p style="background: url(http://127.0.0.1:9/x.png)">x</p>',
        "<style>@font-face { font-family: x; src: url(file:///x.ttf) } p { font: 1em x }</style>",
        '<object data="file:///etc/hostname">x</object>',
        '<link rel="attachment" href="file:///etc/hostname">',
    ],
)
def test_nothing_is_fetched_from_net_or_disk(markup):
    with pytest.raises(PrintProblem, match="bild eller fil utanför portalen"):
        print_html(simple(markup))


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{ENDLESS * 20}</p>",
        f"<table><tbody><tr><td>{ENDLESS}</td><td>{ENDLESS}</td></tr></tbody></table>",
        "<p>ירושלים القاهرة 漢字 😀</p>",
        "<table><tr><td rowspan=20>x<tr></table><table><td>y</table>",
        "<p>öppet <em>och aldrig <strong>stängt",
        "<ul><ul><li>x</ul></ul>",
        "",
    ],
)
def test_what_is_odd_is_printed(markup):
    assert print_html(simple(markup)).pages >= 1


ROW = "<tr><td>ett</td><td>två</td></tr>"
LARGE = {
    "a million characters": "".join(f"<p>{'staden ' * 140}</p>" for _ in range(1000)),
    "a paragraph without end": f"<p>{'staden ' * 40_000}</p>",
    "two thousand rows": f"<table><tbody>{ROW * 2000}</tbody></table>",
}


@pytest.mark.slow
@pytest.mark.parametrize("markup", LARGE.values(), ids=LARGE)
def test_what_is_large_is_printed(markup):
    assert print_html(simple(markup)).pages > 30


def test_the_worker_stays_for_the_next_page(own_press):
    own_press.run(GOOD)
    first = own_press._worker.pid
    own_press.run(GOOD)

    assert own_press._worker.pid == first


@pytest.mark.slow
def test_a_worker_is_replaced_when_it_has_grown(own_press, monkeypatch):
    monkeypatch.setattr("reports.printing.press.MEGABYTES", 1)
    own_press.run(GOOD)
    first = own_press._worker.pid
    own_press.run(GOOD)

    assert own_press._worker.pid != first
    assert not is_running(first)


@pytest.mark.slow
def test_a_worker_that_is_killed_is_told_and_replaced(own_press):
    own_press.run(GOOD)
    os.kill(own_press._worker.pid, signal.SIGKILL)

    with pytest.raises(PrintProblem):
        own_press.run(GOOD)

    assert own_press.run(GOOD).pages == 1


@pytest.mark.slow
def test_threads_take_turns(own_press):
    printed = []
    threads = [
        threading.Thread(target=lambda: printed.append(own_press.run(GOOD).pages)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert printed == [1, 1, 1, 1]
    assert own_press._worker.jobs == 4


def test_who_waits_too_long_for_a_turn_is_told(own_press, settings):
    settings.PRINT_SECONDS = 0.1

    with (
        own_press._turn,
        pytest.raises(PrintProblem, match=r"^Många utskrifter pågår just nu"),
    ):
        own_press.run(GOOD)


@pytest.mark.slow
def test_nothing_is_left_when_it_is_closed(own_press):
    own_press.run(GOOD)
    worker = own_press._worker.pid
    own_press.close()

    assert not is_running(worker)


PARENT = """
import os, sys, time
from django.conf import settings
settings.configure(PRINT_SECONDS=60, PRINT_MEGABYTES=2048, PDF_VARIANT="3a")
from reports.printing.press import press, print_html
html = '<html lang="sv"><title>x</title><p>x</p></html>'
print_html(html)
print(press._worker.pid, flush=True)
{then}
"""


def run_parent(then):
    """The worker's id, from a parent that prints and then does this."""
    code = PARENT.format(then=then)
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert found.stderr == ""
    return [int(word) for word in found.stdout.split()]


def ends(pid):
    deadline = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


@pytest.mark.slow
@pytest.mark.parametrize("then", ["", "os.kill(os.getpid(), 9)"], ids=["ends", "is killed"])
def test_the_worker_dies_with_its_parent(then):
    [worker] = run_parent(then)

    assert ends(worker)


@pytest.mark.slow
def test_a_fork_of_the_parent_has_a_worker_of_its_own():
    fork = """
if os.fork():
    os.wait()
else:
    assert press._worker is None
print(print_html(html).pages, press._worker.pid, flush=True)
"""
    worker, *answers = run_parent(fork)
    (pages, others), (also_pages, own) = answers[:2], answers[2:]

    assert (pages, also_pages) == (1, 1)
    assert own == worker
    assert others != worker


@pytest.mark.slow
def test_no_secret_of_the_portal_is_in_the_workers_environment(own_press, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hemligt")
    own_press.run(GOOD)

    environment = Path(f"/proc/{own_press._worker.pid}/environ").read_text()
    assert "hemligt" not in environment
    assert "DATABASE_URL" not in environment


@pytest.mark.slow
def test_the_same_page_gives_the_same_bytes_in_another_worker(own_press, rich_print):
    assert own_press.run(Job(rich())).pdf == rich_print.pdf
