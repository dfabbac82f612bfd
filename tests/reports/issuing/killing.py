"""Kills what issues an edition at random moments, and looks at what is left: an edition, or none.

    python -m tests.reports.issuing.killing --times 50 --what portal
    DATABASE_URL=postgresql://… python -m tests.reports.issuing.killing --times 50 --what worker

``--what`` is who is killed: ``portal``, the process that issues; ``worker``, the one that does the
background work; ``printer``, the process that prints for it. Everything happens in a database of
its own: an SQLite file, or a new database on the server that DATABASE_URL names.
"""

import argparse
import contextlib
import hashlib
import os
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parents[3]
WHO = ("portal", "worker", "printer")


@contextlib.contextmanager
def own_database():
    """The address of an empty database, which is then thrown away."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/killing.sqlite3"
        return
    name = f"killing_{secrets.token_hex(4)}"
    connection = psycopg2.connect(server)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    connection.close()


def set_up():
    import django  # the address of the database must be known first

    django.setup()


def prepare():
    """A report that is approved; give its key."""
    from django.core.management import call_command

    from tests.factories import approve, make_section

    call_command("migrate", verbosity=0)
    report = make_section(text="<p>Texten.</p>" * 100).report
    return approve(report).proof.report_id


def issue_once(pk):
    """What a child does: it says when it is ready, waits for the word, and issues."""
    from reports.issuing.issue import IssueProblem, issue
    from reports.models import Report
    from reports.printing.press import fingerprint, press

    report = Report.objects.get(pk=pk)
    fingerprint()  # the printer is there now
    print(press._worker.pid, flush=True)
    sys.stdin.readline()
    try:
        edition = issue(report, by=by_whom(), acknowledged=keys(report), reason="Igen.")
    except IssueProblem as problem:
        print(f"refused: {problem}", flush=True)
    else:
        print(f"issued: {edition.number}", flush=True)


def renew(pk):
    """Change a word and have it approved, if all is issued: the same text is not issued twice."""
    from reports.models import Edition, Report
    from tests.factories import approve, edit

    report = Report.objects.get(pk=pk)
    if report.state == "issued":
        edit(report.sections.get(), text=f"<p>Texten {Edition.objects.count()}.</p>" * 100)
        approve(report)


def keys(report):
    """Whatever there is to accept is accepted."""
    from reports.checks import findings

    return [finding.key for finding in findings(report)]


def by_whom():
    from django.contrib.auth import get_user_model

    return get_user_model().objects.first()


def kill_portal(pk, what, span):
    """Let a child issue, and kill it or its printer; give what it managed to say.

    Without a span nobody is killed.
    """
    command = [sys.executable, "-m", __spec__.name, "--child", str(pk)]
    child = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    printer = int(child.stdout.readline())
    child.stdin.write("now\n")
    child.stdin.flush()
    if span:
        time.sleep(random.uniform(0, span))
        with contextlib.suppress(ProcessLookupError):
            os.kill(printer if what == "printer" else child.pid, signal.SIGKILL)
    said, _ = child.communicate(timeout=120)
    return said.strip()


def kill_worker(pk, span):
    """Ask for an edition, and kill the worker that issues it; give the state of the job."""
    from django.utils import timezone

    from reports.issuing.issue import next_number
    from reports.issuing.jobs import live_issue_of, start_issue
    from reports.models import Approval, PrintJob, Report
    from reports.models.print_job import SILENCE

    report = Report.objects.get(pk=pk)
    job = live_issue_of(report) or start_issue(
        report,
        by=by_whom(),
        approval=Approval.objects.first(),
        number=next_number(report),
        acknowledged=keys(report),
        reason="Igen.",
    )
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]
    worker = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        worker.wait(random.uniform(0, span) if span else None)
    worker.kill()
    worker.wait()
    job.refresh_from_db()
    if (job.stage == "done") != (job.edition is not None):
        raise AssertionError(f"The job says {job.stage} and has {job.edition}.")
    # Otherwise each round would take as long as it takes to see that the worker is gone.
    PrintJob.objects.update(seen_at=timezone.now() - SILENCE)
    return job.state


def look(pk, said):
    """Every edition is whole, and nothing is left of what did not become one."""
    from reports.document import from_json
    from reports.models import Approval, Edition, Report
    from stadsnat.models import ChangeSet

    editions = list(Edition.objects.order_by("number"))
    assert [edition.number for edition in editions] == list(range(1, len(editions) + 1))
    for edition in editions:
        assert hashlib.sha256(edition.pdf).hexdigest() == edition.sha256
        assert from_json(edition.data).chapters
    reasons = ChangeSet.objects.filter(reason__startswith="Utgåva").values_list("reason", flat=True)
    assert sorted(reasons) == sorted(f"Utgåva {e.number} utgiven" for e in editions)
    is_issued = bool(editions) and editions[-1].approval == Approval.objects.first()
    assert (Report.objects.get(pk=pk).state == "issued") == is_issued
    if said.startswith("issued: "):
        assert said == f"issued: {len(editions)}"
    return len(editions)


def one_round(pk, what, span):
    from django.db import connections

    renew(pk)
    connections.close_all()  # nobody who is killed shares a line with this process
    said = kill_worker(pk, span) if what == "worker" else kill_portal(pk, what, span)
    return said, look(pk, said)


def main(times, what):
    from django.core.management import call_command

    pk, whole = prepare(), 0
    started = time.monotonic()
    _, before = one_round(pk, what, None)
    span = time.monotonic() - started  # somebody is killed within the time that it takes
    for number in range(times):
        said, now = one_round(pk, what, span)
        whole += now > before
        print(f"{number + 1}: {'an edition' if now > before else 'none'} ({said or 'silence'})")
        before = now
    one_round(pk, what, None)  # afterwards it works; a job that was left may come first
    _, left = one_round(pk, what, None)
    assert left > before, "Nothing can be issued any more."
    call_command("verify_editions")
    print(f"{times} times killed: {whole} editions, {times - whole} times none; each is whole.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--what", choices=WHO, default="portal")
    parser.add_argument("--child", type=int)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadsnat.settings")
    if asked.child:
        set_up()
        issue_once(asked.child)
    else:
        with own_database() as address, tempfile.TemporaryDirectory() as folder:
            in_worker = "1" if asked.what == "worker" else "0"
            os.environ |= {"DATABASE_URL": address, "STADSNAT_VAR": folder}
            os.environ["TASKS_IN_WORKER"] = in_worker
            set_up()
            main(asked.times, asked.what)
