"""Whoever is killed while a report is issued leaves a whole edition, or none; a few times here.

By hand it is done fifty times: see killing.py.
"""

import os
import subprocess
import sys

import pytest

from tests.reports.issuing import killing

TIMES = 2


@pytest.mark.slow
@pytest.mark.parametrize("what", killing.WHO)
def test_a_whole_edition_or_none_is_left(what):
    told = subprocess.run(
        [sys.executable, "-m", killing.__name__, "--times", str(TIMES), "--what", what],
        cwd=killing.ROOT,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1].startswith(f"{TIMES} times killed:")
