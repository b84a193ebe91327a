"""Whatever an engine does, the rows decide: a job begins once, and it begins."""

from __future__ import annotations

import pytest

from stitcher_lab.errors import OptionError
from stitcher_lab.jobs import keeper
from stitcher_lab.jobs.engine import ThreadEngine
from stitcher_lab.model import JobState
from tests.jobs.conftest import ended, said, wait_for


class Stutters(ThreadEngine):
    def deliver(self, job, run_number):
        for _ in range(5):
            super().deliver(job, run_number)


class Forgets(ThreadEngine):
    def deliver(self, job, run_number):
        pass


class Breaks(ThreadEngine):
    def deliver(self, *_):
        raise OSError("no more")


class NeverStarts(ThreadEngine):
    def start(self, *_):
        raise RuntimeError("not here")


@pytest.mark.parametrize("engine", [Stutters, Forgets, Breaks, NeverStarts])
def test_a_job_begins_once_whatever_the_engine_does(opened, request_for, stand, monkeypatch, engine):
    monkeypatch.setattr(keeper, "LOST", 0.2)
    monkeypatch.setattr("stitcher_lab.jobs.workshop.ThreadEngine", engine)
    jobs = opened(run=stand)
    view, _ = jobs.submit(request_for("dots"))
    wait_for(lambda: stand.begun)
    stand.open.set()
    assert ended(jobs, view.id).state is JobState.DONE
    assert stand.begun == ["dots"]
    assert [kind for kind, *_ in said(jobs, view.id)].count("running") == 1


def test_an_engine_that_there_is_none_of(opened):
    with pytest.raises(OptionError, match="celery"):
        opened("celery")


@pytest.mark.parametrize("engine", ["dbos", "threads"])
def test_a_program_that_just_ends_does_not_wait_for_its_jobs(opened, another_process, engine):
    process = another_process(
        """
view, _ = jobs.submit(request(script(("One", 100.0))))
wait_for(lambda: any("drawing" in message for *_, message in said(jobs, view.id)))
print(view.id, flush=True)
""",
        engine=engine,
    )
    job = process.stdout.readline().strip()
    assert process.wait(30) == 0
    left = opened("dbos").get(job, owner="")
    assert left.state is (JobState.QUEUED if engine == "dbos" else JobState.CANCELLED)
