"""Every test: on SQLite, in Chromium and on PostgreSQL. The last lines say how it went."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build" / "tests"
IN_CI = os.environ.get("CI") == "true"
SQLITE = "sqlite://"
# A test database is thrown away, so nothing of it need survive a power cut.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]


class Unavailable(Exception):
    """Why there is no PostgreSQL, in a Swedish sentence."""


@dataclass
class Result:
    """What one run of the tests counted."""

    title: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: set[str] = field(default_factory=set)

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def run_tests(title, marked, database):
    print(f"\n{title}", flush=True)
    report = RESULTS / f"{title}.xml"
    report.unlink(missing_ok=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "auto",
        "-m",
        marked,
        f"--junitxml={report}",
    ]
    environment = os.environ | {"DATABASE_URL": database}
    code = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL).returncode
    result = read_result(title, report) if report.exists() else Result(title)
    if code and not result.failed:
        result.failed = 1
        result.reasons.add(f"pytest avslutades med felkod {code}.")
    return result


def read_result(title, report):
    cases = ElementTree.parse(report).getroot().findall(".//testcase")
    result = Result(title)
    for case in cases:
        if case.find("failure") is not None or case.find("error") is not None:
            result.failed += 1
        elif (skipped := case.find("skipped")) is not None:
            result.skipped += 1
            result.reasons.add(skipped.get("message", ""))
        else:
            result.passed += 1
    return result


def server_programs():
    """The folder of the newest installed PostgreSQL."""
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(folders, key=lambda path: float(path.parent.parent.name))
    if not found and (initdb := shutil.which("initdb")):
        found = [Path(initdb).resolve()]
    if not found:
        raise Unavailable("PostgreSQL saknas: installera paketet postgresql.")
    return found[-1].parent


def unprivileged():
    """PostgreSQL refuses to run as root; then its server is somebody's who may do nothing else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            person = pwd.getpwnam(name)
            return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    raise Unavailable("PostgreSQL kan inte köras som root, och det finns ingen annan användare.")


@contextlib.contextmanager
def postgresql():
    """A server of the tests' own, reached through a socket in a folder that is then removed."""
    programs, person = server_programs(), unprivileged()
    # Not TMPDIR: a socket's path may have 107 characters, and everybody may pass /tmp.
    folder = Path(tempfile.mkdtemp(prefix="stadsnat-", dir="/tmp"))
    try:
        if person:
            os.chown(folder, person["user"], person["group"])
        # The C locale knows no Swedish order, so a test of it shows that ICU gives it.
        options = ["-U", "stadsnat", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        initialise = [programs / "initdb", "-D", folder / "data", *options]
        made = subprocess.run(initialise, cwd=folder, capture_output=True, text=True, **person)
        if made.returncode:
            raise Unavailable(f"PostgreSQL gick inte att starta: {made.stderr.strip()}")
        with server(programs, folder, person):
            address = str(folder).replace("/", "%2F")
            yield f"postgresql://stadsnat@{address}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def server(programs, folder, person):
    settings = [word for setting in FAST for word in ("-c", setting)]
    command = [programs / "postgres", "-D", folder / "data", "-k", folder, *settings]
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, **person)
    try:
        is_ready = [programs / "pg_isready", "--quiet", "-h", folder]
        for _ in range(300):
            if subprocess.run(is_ready).returncode == 0:
                break
            time.sleep(0.1)
        else:
            raise Unavailable(f"PostgreSQL gick inte att starta: {log.read_text().strip()}")
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's word for: stop now, in good order
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def run_all():
    results = [
        run_tests("SQLite", "not browser", SQLITE),
        run_tests("Chromium", "browser", SQLITE),
    ]
    try:
        with postgresql() as address:
            results.append(run_tests("PostgreSQL", "not browser", address))
    except Unavailable as reason:
        first = results[0]
        skipped = first.passed + first.failed + first.skipped
        missing = Result("PostgreSQL", skipped=skipped, reasons={str(reason)})
        missing.failed = int(IN_CI)
        results.append(missing)
    return results


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped too
    RESULTS.mkdir(parents=True, exist_ok=True)
    results = run_all()
    print()
    for result in results:
        print(f"{result.title + ':':<12} {result}")
        for reason in sorted(result.reasons):
            print(f"             {reason}")
    total = Result("Alla")
    for name in ("passed", "failed", "skipped"):
        setattr(total, name, sum(getattr(result, name) for result in results))
    print(f"\n{total}", flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
