"""A server keeps cells ready between its jobs, and takes them with it; a command and a kernel keep none."""

from __future__ import annotations

import os

import pytest

from stitcher_lab.config import Settings
from stitcher_lab.jobs import Jobs
from tests.jobs.conftest import descendants, ended, there, wait_for


def cells():
    """Processes in which something is imported, or drawn, or that wait to do so."""
    found = []
    for pid in filter(there, descendants(os.getpid())):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as line:  # noqa: PTH123 - it may be gone
                command = line.read()
        except OSError:
            continue
        if b"inside.py" in command:
            found.append(pid)
    return found


@pytest.mark.parametrize("minutes", [5.0, 0.0], ids=["as a server", "as a kernel"])
def test_cells_stay_between_jobs_where_they_should_and_nowhere_after_the_end(data, request_for, minutes):
    jobs = Jobs(Settings(data_dir=str(data), warm_minutes=minutes), engine="threads")
    try:
        view, _ = jobs.submit(request_for(), owner="")
        assert ended(jobs, view.id).state == "done"
        wait_for(lambda: bool(cells()) == bool(minutes), seconds=30)
    finally:
        jobs.stop()
    wait_for(lambda: not cells(), seconds=30)
