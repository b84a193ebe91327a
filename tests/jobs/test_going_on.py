"""A process is killed in the middle of a job: the next one goes on with it, and does nothing twice."""

from __future__ import annotations

import signal
import sqlite3
import time

import pytest

from stitcher_lab.model import JobState
from tests.jobs.conftest import descendants, ended, said, script, there, wait_for

# The longest scene is drawn first.
THREE = script(("One", 8.0), ("Two", 7.0), ("Three", 0.4))

SUBMIT = """
view, _ = jobs.submit(request(SOURCE))
print(view.id, flush=True)
time.sleep(600)
"""


def kill_when(jobs, process, message):
    """Kill a process, and nothing else, when its job says ``message``; return the job."""
    job = process.stdout.readline().strip()
    wait_for(lambda: any(message in event[2] for event in said(jobs, job)))
    time.sleep(0.3)
    below = descendants(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert below
    wait_for(lambda: not any(there(pid) for pid in below), 5)  # what it had started does not outlive it
    return job


def test_killed_while_drawing_it_goes_on_at_the_scene_where_it_was(opened, another_process):
    jobs = opened("dbos")
    job = kill_when(jobs, another_process(SUBMIT.replace("SOURCE", repr(THREE))), "drawing Two")
    last = jobs.get(job, owner="").last_event
    assert jobs.get(job, owner="").state is JobState.RUNNING or jobs.get(job, owner="").state is JobState.QUEUED
    jobs.start()
    view = ended(jobs, job)
    assert (view.state, view.attempts) == (JobState.DONE, 2)
    assert view.paths["video.mp4"].is_file()
    after = said(jobs, job, after=last)
    # Two scenes are drawn side by side; which of them were finished when it was killed is a matter of moments.
    assert any(kind == "resumed" and message.startswith("Goes on at scene") for kind, _, message in after)
    assert any("of 3 scenes were drawn before" in message for _, _, message in after)
    drawn = [message for kind, _, message in after if kind == "step" and message.startswith("drawing")]
    assert "drawing One" not in drawn
    for stage in ("rehearsing", "speaking"):
        everything = [(kind, where) for kind, where, _ in said(jobs, job)]
        assert everything.count(("started", stage)) == everything.count(("finished", stage)) == 1
    assert [kind for kind, *_ in after].count("done") == 1
    numbers = [event.seq for event in jobs.events(job, owner="")]
    assert numbers == sorted(set(numbers))


@pytest.mark.slow
def test_what_waited_behind_a_killed_process_is_made_as_well(opened, another_process, request_for):
    process = another_process(
        """
for place in range(4):
    view, _ = jobs.submit(request(script((f"Scene{place}", 8.0 if place < 2 else 0.3)), f"v{place}"))
    print(view.id, flush=True)
time.sleep(600)
"""
    )
    ids = [process.stdout.readline().strip() for _ in range(4)]
    jobs = opened("dbos")
    wait_for(lambda: any("drawing" in message for _, _, message in said(jobs, ids[1])))
    process.kill()
    process.wait()
    jobs.start()
    assert [ended(jobs, job).state for job in ids] == [JobState.DONE] * 4
    assert [jobs.get(job, owner="").attempts for job in ids] == [2, 2, 1, 1]


def test_a_job_that_kills_its_process_each_time_is_given_up(opened, another_process, request_for, data):
    deadly = """
import os
from stitcher_lab.config import Settings
from stitcher_lab.model import Event, EventKind, Stage
def run(request, settings, *, job, going_on, cancellation, on_event, show):
    on_event(Event(Stage.RENDERING, EventKind.STARTED))
    os.kill(os.getpid(), 9)
jobs = Jobs(Settings(data_dir=DATA), run=run)
BEGIN
time.sleep(600)
""".replace("DATA", repr(str(data)))
    first = another_process(
        deadly.replace("BEGIN", "view, _ = jobs.submit(request(SHORT)); print(view.id, flush=True)")
    )
    job = first.stdout.readline().strip()
    first.wait()
    for _ in range(2):
        another_process(deadly.replace("BEGIN", "jobs.start()")).wait()
    jobs = opened("dbos")
    jobs.start()
    view = ended(jobs, job)
    assert (view.state, view.attempts) == (JobState.FAILED, 3)
    assert "died 3 times" in view.error["message"]
    assert view.error["remedy"]
    assert said(jobs, job)[-1][0] == "failed"


def test_a_process_that_ends_well_leaves_its_jobs_to_the_next(opened, request_for, stand):
    first = opened("dbos", run=stand)
    job = first.submit(request_for("explain dots"))[0].id
    waiting = [first.submit(request_for(f"explain dots {n}", name=f"v{n}"))[0].id for n in range(3)]
    wait_for(lambda: len(stand.begun) == 2)
    first.stop()
    stand.open.set()
    second = opened("dbos", run=stand)
    second.start()
    for one in (job, *waiting):
        assert ended(second, one).state is JobState.DONE
    assert "resumed" in [kind for kind, *_ in said(second, job)]
    assert "cancelled" not in [kind for kind, *_ in said(second, job)]


def test_jobs_of_the_command_line_and_of_a_notebook_without_a_server_are_not_taken_over(
    opened, another_process, request_for
):
    process = another_process(SUBMIT.replace("SOURCE", "script(('One', 20.0))"), engine="threads")
    jobs = opened("dbos")
    job = kill_when(jobs, process, "drawing")
    jobs.start()
    jobs.submit(request_for())  # so that this process looks after jobs
    view = ended(jobs, job)
    assert (view.state, view.attempts) == (JobState.FAILED, 1)
    assert view.error["message"] == "The process ended before the job did."


def test_a_server_with_nothing_to_go_on_with_loads_and_makes_nothing(another_process, data):
    process = another_process(
        """
jobs.start()
time.sleep(1)
print(*(name for name in ("dbos", "sqlalchemy", "manim", "numpy") if name in sys.modules), flush=True)
jobs.stop()
"""
    )
    assert process.stdout.readline().strip() == ""
    assert process.wait(10) == 0
    assert not data.exists()


@pytest.mark.slow
def test_dbos_keeps_nothing_of_what_is_done_and_says_nothing(opened, another_process, data):
    process = another_process(
        """
import subprocess
for place in range(3):
    jobs.submit(request(SHORT, f"v{place}"))
views = [ended(jobs, view.id) for view in jobs.list(owner="")]
print([str(view.state) for view in views], flush=True)
jobs.stop()
"""
    )
    assert process.stdout.readline().strip() == str(["done"] * 3)
    assert process.wait(20) == 0
    with sqlite3.connect(data / "dbos.sqlite") as connection:
        (count,) = connection.execute("SELECT count(*) FROM workflow_status").fetchone()
    assert count <= 2  # those that ended after the last one was begun
    assert (data / "dbos.sqlite").stat().st_size < 1 << 20
