"""What the portal needs of the machine before its own code can run; standard library only.

The system's Python starts it and may be too old for the rest, so it keeps to Python 3.6.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)
# What WeasyPrint opens, and the Debian package of each.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def say(sentence, stream=sys.stdout):
    # Old Pythons cannot print å, ä and ö when the machine has no language set.
    stream.buffer.write(f"{sentence}\n".encode())
    stream.flush()


def stop(sentence):
    say(sentence, sys.stderr)
    sys.exit(1)


def check_version():
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        stop(
            f"Portalen behöver Python 3.11 eller senare men fick Python {found}; "
            "ange en nyare, till exempel make run PYTHON=python3.12."
        )


def check_port(text):
    if not text.isdecimal() or not 0 < int(text) < 65536:
        stop(f"PORT ska vara ett tal från 1 till 65535, men är ”{text}”.")
    with socket.socket() as listener:
        # As Django's server does, or a port that somebody just left would look taken.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", int(text)))
        except PermissionError:
            stop(f"Port {text} får bara root använda; välj en högre, till exempel PORT=8001.")
        except OSError:
            stop(f"Port {text} är upptagen; välj en ledig, till exempel PORT={free_port()}.")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def can_load(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(lock):
    """Debian's names of what the machine lacks; on other systems the packages themselves tell."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in LIBRARIES.items() if not can_load(library)]
    if is_installed(lock):
        return packages
    python = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    if not importlib.util.find_spec("ensurepip"):
        packages.append(f"{python}-venv")
    return packages


def install_packages(packages):
    """Ask apt-get for Debian packages, if this user may; the caller looks if they came."""
    if not packages or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say(f"Installerar systempaket: {', '.join(packages)}.")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["install", "-qq", "-y", "--no-install-recommends"]
    for arguments in (["update", "-qq"], install + packages):
        nothing = subprocess.DEVNULL
        subprocess.call(["apt-get", *arguments], env=environment, stdin=nothing, stdout=nothing)


def provide_packages(lock):
    install_packages(missing_packages(lock))
    missing = missing_packages(lock)
    if missing:
        who = "" if os.geteuid() == 0 else "sudo "
        command = f"{who}apt-get install {' '.join(missing)}"
        stop(f"Datorn saknar något som portalen behöver; skriv ”{command}” och försök igen.")


def venv_works():
    code = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        return subprocess.call([str(VENV_PYTHON), "-c", code], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def digest(lock):
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def stamp(lock):
    """Remembers which lock file the environment was last filled from."""
    return VENV / f"{lock}.sha256"


def is_installed(lock):
    return stamp(lock).exists() and stamp(lock).read_text() == digest(lock) and venv_works()


def install_lock(lock):
    if is_installed(lock):
        return
    if not venv_works():
        say("Skapar den virtuella miljön .venv.")
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
            stop("Den virtuella miljön .venv gick inte att skapa; felet står ovanför.")
    say(f"Installerar paketen i {lock}; det kan ta några minuter.")
    pip = [str(VENV_PYTHON), "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input"]
    options = ["install", "--require-hashes", "-r", str(ROOT / lock)]
    if subprocess.call(pip + options, stdin=subprocess.DEVNULL) != 0:
        stop(f"Paketen i {lock} gick inte att installera; felet står ovanför.")
    stamp(lock).write_text(digest(lock))


def provide(lock):
    provide_packages(lock)
    install_lock(lock)


def provide_for_tests():
    provide("requirements-dev.txt")
    # It holds all that the portal runs with, in the same versions.
    stamp("requirements.txt").write_text(digest("requirements.txt"))


def provide_servers():
    """What only the tests use; without it they are skipped, so nothing stops here."""
    here = {
        "postgresql": any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        "chromium": os.environ.get("CHROMIUM") or shutil.which("chromium"),
    }
    install_packages([package for package, is_there in here.items() if not is_there])


if __name__ == "__main__":
    check_version()
    if sys.argv[1] == "port":
        check_port(sys.argv[2])
    elif sys.argv[1] == "run":
        provide("requirements.txt")
    elif sys.argv[1] == "develop":
        provide_for_tests()
    elif sys.argv[1] == "servers":
        provide_servers()
