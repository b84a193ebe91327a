"""A job is stopped at any moment, and within a second nothing of it is left."""

from __future__ import annotations

import hashlib
import json
import os

import pytest

from stitcher_lab.errors import RequestError, UnknownJobError
from stitcher_lab.model import JobState, Video
from stitcher_lab.store import Store
from tests.jobs.conftest import descendants, ended, said, script, wait_for

LONG = script(("One", 100.0), ("Two", 100.0))


@pytest.fixture
def started():
    """All processes that this test has started so far. Others of this run may have left some that stay, by design."""
    before = descendants(os.getpid())
    return lambda: descendants(os.getpid()) - before


def stop_at(jobs, job, moment, started):
    """Stop a job when its last event is of that kind and stage; all processes of ours must be gone at once."""
    wait_for(lambda: moment in [(kind, stage) for kind, stage, _ in said(jobs, job)])
    view = jobs.cancel(job, owner="")
    wait_for(lambda: not started(), 5)
    return view


@pytest.mark.parametrize(
    "moment", [("started", "rehearsing"), ("step", "rendering"), ("progress", "rendering"), ("started", "finalizing")]
)
def test_stopped_in_the_middle_of_a_stage(opened, request_for, started, moment):
    jobs = opened()
    source = LONG if moment[1] == "rendering" else script(("One", 0.3), ("Two", 0.3))
    view, _ = jobs.submit(request_for(source=source))
    stopped = stop_at(jobs, view.id, moment, started)
    assert stopped.state is JobState.CANCELLED
    assert (stopped.message, stopped.error, stopped.video) == ("Stopped.", None, None)
    assert said(jobs, view.id)[-1] == ("cancelled", None, "Stopped.")
    assert not list(request_for().output.parent.iterdir())
    assert not list((Store(jobs._settings.data).path / "work").iterdir())
    jobs.cancel(view.id, owner="")  # once is enough
    assert [kind for kind, *_ in said(jobs, view.id)].count("cancelled") == 1


def test_stopped_while_it_waits(opened, request_for, stand):
    jobs = opened(running=1, run=stand)
    first, _ = jobs.submit(request_for("one"))
    second, _ = jobs.submit(request_for("two"))
    third, _ = jobs.submit(request_for("three"))
    wait_for(lambda: jobs.get(third.id, owner="").position == 2)
    assert jobs.cancel(second.id, owner="").state is JobState.CANCELLED
    assert jobs.get(third.id, owner="").position == 1
    stand.open.set()
    assert ended(jobs, first.id).state is ended(jobs, third.id).state is JobState.DONE
    assert stand.begun == ["one", "three"]


def test_a_process_that_stops_with_its_jobs_leaves_none(opened, request_for, started):
    jobs = opened()
    running, _ = jobs.submit(request_for(source=LONG))
    wait_for(lambda: ("step", "rendering", "drawing One") in said(jobs, running.id))
    jobs.stop()
    assert not started()
    later = opened()
    assert later.get(running.id, owner="").state is JobState.CANCELLED
    with pytest.raises(RequestError, match="stopping"):
        jobs.submit(request_for())


def test_stopped_from_another_process(opened, another_process):
    process = another_process(f"print(jobs.submit(request({LONG!r}))[0].id, flush=True); time.sleep(600)")
    job = process.stdout.readline().strip()
    jobs = opened("dbos")
    wait_for(lambda: any("drawing" in message for *_, message in said(jobs, job)))
    assert jobs.cancel(job, owner="").state is JobState.CANCELLED
    wait_for(lambda: not descendants(process.pid), 5)


def test_a_job_of_the_command_line_is_stopped_there(opened, another_process, data):
    process = another_process(
        """
from stitcher_lab.store import Store
print(Store(jobs._settings.data).open_job("by hand").id, flush=True)
time.sleep(600)
"""
    )
    job = process.stdout.readline().strip()
    jobs = opened()
    with pytest.raises(RequestError, match="command line") as error:
        jobs.cancel(job, owner="")
    assert "Ctrl-C" in error.value.remedy
    process.kill()
    process.wait()
    assert jobs.cancel(job, owner="").state is JobState.CANCELLED


def test_deleted_it_is_stopped_and_forgotten_with_its_files(opened, request_for, started):
    jobs = opened()
    request = request_for(name="a")
    view, _ = jobs.submit(request)
    kept, _ = jobs.submit(request_for(name="b"))
    running, _ = jobs.submit(request_for(source=LONG, name="c"))
    assert ended(jobs, view.id).state is ended(jobs, kept.id).state is JobState.DONE
    theirs = request.output.parent / "notes.txt"
    theirs.write_text("mine")
    jobs.delete(view.id, owner="", files=True)
    jobs.delete(kept.id, owner="")
    wait_for(lambda: any("drawing" in message for *_, message in said(jobs, running.id)))
    jobs.delete(running.id, owner="", files=True)
    wait_for(lambda: not started(), 5)
    assert jobs.list(owner="") == []
    with pytest.raises(UnknownJobError):
        jobs.events(view.id, owner="")
    left = sorted(path.name for path in request.output.parent.iterdir())
    assert theirs.name in left
    assert not [name for name in left if name.startswith(("a.", "c."))]
    assert "b.mp4" in left


@pytest.mark.slow
def test_a_script_that_somebody_edited_and_a_video_of_others_are_not_removed(opened, request_for):
    jobs = opened()
    edited, other = request_for(name="a"), request_for(name="b")
    first, _ = jobs.submit(edited)
    second, _ = jobs.submit(other)
    assert ended(jobs, first.id).state is ended(jobs, second.id).state is JobState.DONE
    edited.output.with_suffix(".py").write_text("# mine")
    newer, _ = jobs.submit(request_for(source=script(("Other", 0.3)), name="b"))
    assert ended(jobs, newer.id).state is JobState.DONE
    jobs.delete(first.id, owner="", files=True)
    jobs.delete(second.id, owner="", files=True)
    assert [path.name for path in edited.output.parent.glob("a.*")] == ["a.py"]
    assert other.output.is_file()


def test_a_newer_jobs_video_of_the_same_script_stays_where_it_is(opened, request_for):
    def run(request, *_, **__):
        told = {"script_sha256": hashlib.sha256(request.source.encode()).hexdigest()}
        files = {"manifest.json": request.output.with_name("video.manifest.json")}
        files["manifest.json"].write_text(json.dumps(told))
        request.output.write_bytes(b"a video")
        return Video(path=request.output, title="Dots", duration=1.0, voice="silent", files=files)

    jobs, request = opened(run=run), request_for()
    request.output.parent.mkdir()
    first, second = (ended(jobs, jobs.submit(request)[0].id) for _ in range(2))
    assert first.state is second.state is JobState.DONE
    jobs.delete(first.id, owner="", files=True)
    assert request.output.is_file()
    jobs.delete(second.id, owner="", files=True)
    assert not list(request.output.parent.iterdir())


@pytest.mark.parametrize(
    "manifest", ['{"voice": "x"}', '{"duration": NaN, "title": {"a": 1}}', '{"duration": []}', "[]"]
)
def test_a_manifest_that_somebody_spoiled_costs_nobody_the_list(opened, request_for, manifest):
    jobs, request = opened(), request_for()
    request.output.parent.mkdir()
    request.output.write_bytes(b"a video")
    request.output.with_name("video.manifest.json").write_text(manifest)
    jobs._shop.store.prepare()
    job = jobs._shop.store.open_job("Dots", options={})
    job.finish(output=request.output)
    (view,) = jobs.list(owner="")
    json.dumps(view.as_json(), allow_nan=False)
    assert view.title in (None, "Dots")
