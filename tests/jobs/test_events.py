"""Events are numbered without a gap while they are written, told at once, and not too many."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import pytest

from stitcher_lab.jobs.log import Log, Report
from stitcher_lab.jobs.reporting import INTERVAL, Earlier, Reporter
from stitcher_lab.model import Event, EventKind, JobState, Stage
from stitcher_lab.store import Store
from tests.jobs.conftest import ended, said, wait_for


@pytest.fixture
def log(data):
    store = Store(data)
    store.open_job("dots")
    return Log(lambda: store.database)


@pytest.fixture
def job(log, data):
    return Store(data).history()[0].id


def progress(fraction, stage=Stage.RENDERING, scene=None):
    return Event(stage, EventKind.PROGRESS, fraction=fraction, scene=scene, scenes=9 if scene else None)


def test_listeners_hear_everything_in_order_and_what_they_break_breaks_nothing(log, job):
    heard, other = [], []

    def broken(_event):
        raise ValueError

    for listener in (broken, heard.append, other.append):
        leave = log.subscribe(job, listener)
    threads = [
        threading.Thread(target=lambda: [log.append(job, Report("note"), Report("step")) for _ in range(20)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [event.seq for event in heard] == list(range(1, 161))
    assert [event.seq for event in log.after(job)] == [event.seq for event in other]
    leave()
    log.append(job, Report("note"))
    assert (len(heard), len(other)) == (161, 160)


def test_progress_is_written_five_times_a_second_and_the_last_always(log, job):
    reporter = Reporter(log, job, Earlier())
    reporter.hear(Event(Stage.RENDERING, EventKind.STARTED))
    since = time.monotonic()
    for step in range(1000):
        reporter.hear(progress(step / 1000))
        time.sleep(0.001)
    spent = time.monotonic() - since
    reporter.hear(progress(0.9999))
    wait_for(lambda: log.after(job)[-1].fraction == 0.9999, 5)  # also when nothing more comes
    events = log.after(job)
    assert len(events) <= spent / INTERVAL + 3
    assert len(events) >= 2
    reporter.hear(progress(1.0))
    reporter.hear(Event(Stage.RENDERING, EventKind.FINISHED))
    assert [event.kind for event in log.after(job)][-2:] == ["progress", "finished"]
    assert log.after(job)[-2].fraction == 1.0
    reporter.close()
    reporter.hear(progress(0.1))
    assert log.after(job)[-1].kind == "finished"


def test_of_a_finished_stage_the_last_progress_of_each_scene_is_kept(log, job):
    for stage in ("speaking", "rendering"):
        log.append(job, *(Report("progress", stage=stage, scene=place // 100, fraction=0.5) for place in range(300)))
    log.thin(job, "rendering")
    left = log.after(job)
    assert [event.scene for event in left if event.stage == "rendering"] == [0, 1, 2]
    assert len([event for event in left if event.stage == "speaking"]) == 300
    assert log.append(job, Report("done"))[0].seq == 601
    assert all(a.seq < b.seq for a, b in pairwise(log.after(job)))


def test_a_message_without_end_is_cut(log, job):
    assert len(log.append(job, Report("note", message="x" * 100_000))[0].message) <= 500


def test_nothing_is_written_of_a_job_that_was_deleted(log, job):
    assert log.append("20250101-000000-abcdef", Report("note")) == []
    log.append_each({"20250101-000000-abcdef": Report("queued"), job: Report("queued")})
    assert [event.kind for event in log.after(job)] == ["queued"]


def test_what_is_told_of_a_run_that_broke_off(log, job):
    reporter = Reporter(log, job, Earlier())
    note = Event(Stage.REHEARSING, EventKind.NOTE, "No voice.")
    for event in (
        Event(Stage.REHEARSING, EventKind.STARTED),
        note,
        Event(Stage.REHEARSING, EventKind.FINISHED, elapsed=2.0),
        Event(Stage.RENDERING, EventKind.STARTED, elapsed=3.0),
        Event(Stage.RENDERING, EventKind.PROGRESS, fraction=0.3, scene=2, scenes=3, elapsed=9.0),
    ):
        reporter.hear(event)
    reporter.close()
    earlier = Earlier(log.after(job))
    assert earlier.where() == "Goes on at scene 2 of 3."
    last = log.after(job)[-1].seq
    again = Reporter(log, job, earlier)
    for event in (
        Event(Stage.REHEARSING, EventKind.STARTED),
        Event(Stage.REHEARSING, EventKind.PROGRESS, fraction=0.5),
        note,
        Event(Stage.REHEARSING, EventKind.FINISHED),
        Event(Stage.RENDERING, EventKind.STARTED),
        Event(Stage.RENDERING, EventKind.STEP, "1 of 3 scenes were drawn before", elapsed=1.0),
    ):
        again.hear(event)
    (only,) = log.after(job, last)
    assert (only.kind, only.elapsed) == ("step", 10.0)  # the clock goes on where it was


def test_a_job_is_followed_to_its_end_also_in_another_process(opened, another_process):
    process = another_process("print(jobs.submit(request(script(('One', 6.0))))[0].id, flush=True); time.sleep(600)")
    job = process.stdout.readline().strip()
    jobs = opened("dbos")
    wait_for(lambda: jobs.get(job, owner="").last_event > 1)
    first = jobs.get(job, owner="").last_event
    heard = []
    leave = jobs.subscribe(job, heard.append, owner="")
    ended(jobs, job)
    wait_for(lambda: heard and heard[-1].last)
    assert heard[0].seq > first
    assert [event.seq for event in heard] == sorted({event.seq for event in heard})
    leave()


@pytest.mark.slow
def test_two_processes_run_each_its_own(opened, another_process, request_for):
    code = """
print(jobs.submit(request(script(("A", 3.0)), "a"))[0].id, flush=True)
[view] = [view for view in jobs.list(owner="") if view.prompt == "Dots" and view.place == "out/a.mp4"]
ended(jobs, view.id)
print(jobs.load(), flush=True)
time.sleep(600)
"""
    process = another_process(code)
    theirs = process.stdout.readline().strip()
    jobs = opened("dbos")
    jobs.start()
    mine, _ = jobs.submit(request_for(name="b"))
    assert ended(jobs, mine.id).state is ended(jobs, theirs).state is JobState.DONE
    assert "resumed" not in [kind for kind, *_ in said(jobs, theirs)]
    assert [view.attempts for view in jobs.list(owner="")] == [1, 1]
    assert process.stdout.readline().strip() == "{'running': 0, 'waiting': 0, 'limit': 2}"


def test_a_listener_in_this_process_hears_at_once(opened, request_for, stand):
    jobs = opened(run=stand)
    view, _ = jobs.submit(request_for("dots"))
    wait_for(lambda: stand.begun)
    heard = []
    jobs.subscribe(view.id, heard.append, owner="")
    stand.open.set()
    ended(jobs, view.id)
    wait_for(lambda: heard)
    assert heard[-1].kind == "done"
    assert heard[-1].seq == jobs.get(view.id, owner="").last_event
