"""What fails for a moment is tried again, what fails for good is told in a sentence, and no job runs for ever."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections import deque
from contextlib import closing

import pytest

from stitcher_lab.errors import (
    BudgetSpent,
    DiskFull,
    EnvironmentFault,
    LimitExceeded,
    ModelRefused,
    ModelUnavailable,
    OptionError,
    SceneError,
    VoiceError,
    WorkerDied,
)
from stitcher_lab.jobs import faults
from stitcher_lab.model import Event, EventKind, JobState, Stage
from stitcher_lab.store import Store, database
from tests.jobs.conftest import ended, said, wait_for
from tests.replies.conversation import Conversation, Reply
from tests.replies.server import serve


class Failing:
    """Stands in for the pipeline: fails as it is told, one error after the other, then succeeds."""

    def __init__(self, stand, *errors):
        self.stand = stand
        self.errors = list(errors)
        self.times = 0

    def __call__(self, request, settings, *, on_event, **more):
        self.times += 1
        on_event(Event(Stage.THINKING, EventKind.STARTED))
        on_event(Event(Stage.THINKING, EventKind.FINISHED))
        if self.errors:
            raise self.errors.pop(0)
        return self.stand(request, settings, on_event=on_event, **more)


@pytest.fixture
def hurried(monkeypatch):
    monkeypatch.setattr(faults, "WAITS", (0.05, 0.1, 0.2))


@pytest.mark.usefixtures("hurried")
def test_what_passes_is_tried_again_and_nothing_is_said_twice(opened, request_for, stand):
    stand.open.set()
    busy = ModelUnavailable("The model's service is busy.", remedy="Wait.")
    jobs = opened(run=Failing(stand, busy, busy))
    view, _ = jobs.submit(request_for("dots"))
    done = ended(jobs, view.id)
    assert (done.state, done.attempts) == (JobState.DONE, 1)
    events = said(jobs, view.id)
    retried = [message for kind, _, message in events if kind == "retrying"]
    assert len(retried) == 2
    assert retried[0].startswith("The model's service is busy. Tried again in")
    assert [kind for kind, stage, _ in events if stage == "thinking"] == ["started", "finished"]


@pytest.mark.usefixtures("hurried")
def test_what_does_not_pass_is_told_after_the_last_try(opened, request_for, stand):
    run = Failing(stand, *[ModelUnavailable("The service is away.", remedy="Wait.")] * 9)
    jobs = opened(run=run)
    failed = ended(jobs, jobs.submit(request_for("dots"))[0].id)
    assert failed.state is JobState.FAILED
    assert failed.error["type"] == "ModelUnavailable"
    assert (failed.error["message"], failed.error["remedy"]) == ("The service is away.", "Wait.")
    assert run.times == 1 + len(faults.WAITS)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    "error",
    [
        SceneError("Line 3 divides by zero.", scene="A", line=3, details="Traceback"),
        OptionError("No."),
        ModelRefused("Bad key."),
        BudgetSpent("Too dear."),
        EnvironmentFault("No."),
        DiskFull("Full."),
        LimitExceeded("Too long.", limit="time"),
        VoiceError("No voice could speak."),
        WorkerDied("Killed."),
        ValueError("a bug of ours"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(opened, request_for, stand, error):
    run = Failing(stand, error)
    jobs = opened(run=run)
    failed = ended(jobs, jobs.submit(request_for("dots"))[0].id)
    assert (failed.state, run.times) == (JobState.FAILED, 1)
    assert failed.error["type"] == type(error).__name__
    assert str(error) in failed.error["message"]
    assert failed.error["line"] == getattr(error, "line", None)
    assert said(jobs, failed.id)[-1] == ("failed", None, failed.error["message"])


def test_a_voice_that_a_service_speaks_is_asked_again(request_for):
    from stitcher_lab.config import Settings  # noqa: PLC0415

    error = VoiceError("No voice could speak.")
    online, offline = Settings(online_voice=True), Settings()
    assert faults.passing(error, request_for("dots", voice="edge:en-US-AvaNeural"), online)
    assert not faults.passing(error, request_for("dots", voice="edge:en-US-AvaNeural"), offline)
    assert not faults.passing(error, request_for("dots", voice="kokoro"), online)


def test_stopped_while_it_waits_for_the_next_try_and_others_use_its_slot(opened, request_for, stand):
    jobs = opened(running=1, run=Failing(stand, ModelUnavailable("Away.")))
    first, _ = jobs.submit(request_for("one"))
    wait_for(lambda: "retrying" in [kind for kind, *_ in said(jobs, first.id)])
    second, _ = jobs.submit(request_for("two", name="another"))
    wait_for(lambda: stand.begun == ["two"])
    assert jobs.get(first.id, owner="").state is JobState.RUNNING
    assert jobs.cancel(first.id, owner="").state is JobState.CANCELLED
    stand.open.set()
    assert ended(jobs, second.id).state is JobState.DONE


@pytest.mark.usefixtures("hurried")
def test_a_service_that_answers_503_and_then_refuses(opened, request_for, known, data):
    known(data)
    refused = '{"error": {"message": "no such thing"}}'
    replies = [Reply("rewrite", status=503)] * 6 + [Reply("plan", status=400, body=refused, repeat=True)]
    key = "sk-very-secret-key-0123456789"
    with serve(Conversation(replies=tuple(replies))) as server:
        jobs = opened(settings={"model": "openai/replies", "api_base": server.url, "api_key": key})
        failed = ended(jobs, jobs.submit(request_for("two shapes, told"))[0].id)
    assert failed.state is JobState.FAILED
    assert failed.error["type"] == "ModelRefused"
    events = said(jobs, failed.id)
    assert len([kind for kind, *_ in events if kind == "retrying"]) == 1
    assert key not in str(failed.as_json()) + str(events)
    jobs.stop()
    for path in data.rglob("*"):
        assert not path.is_file() or key.encode() not in path.read_bytes()


def test_a_key_in_an_error_is_taken_out(opened, request_for, stand, monkeypatch):
    monkeypatch.setenv("SOME_API_KEY", "abcdefgh-12345")
    error = SceneError("It says key-of-settings and abcdefgh-12345.", details="key-of-settings")
    jobs = opened(run=Failing(stand, error), settings={"api_key": "key-of-settings"})
    failed = ended(jobs, jobs.submit(request_for("dots"))[0].id)
    assert failed.error["message"] == "It says … and …."
    assert failed.error["details"] == "…"


def test_a_full_disk_is_told_and_the_row_follows_when_there_is_room(opened, request_for, stand, small_disk):
    jobs = opened(run=stand, settings={"data_dir": str(small_disk / "data")})
    view, _ = jobs.submit(request_for("dots"))
    wait_for(lambda: stand.begun)
    filler = os.open(small_disk / "filler", os.O_CREAT | os.O_WRONLY)
    with pytest.raises(OSError, match="space"):
        deque(iter(lambda: os.write(filler, b"x" * 512), 0))
    stand.open.set()
    done = ended(jobs, view.id)
    with pytest.raises(DiskFull):
        jobs.submit(request_for("more dots"))
    assert done.state is JobState.DONE
    os.ftruncate(filler, 0)
    os.close(filler)
    wait_for(lambda: Store(small_disk / "data").job(view.id).outcome == "done")
    wait_for(lambda: said(jobs, view.id)[-1][0] == "done")


def test_a_database_that_is_locked_delays_and_loses_nothing(opened, request_for, stand, data, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    jobs = opened(run=stand)
    view, _ = jobs.submit(request_for("dots"))
    wait_for(lambda: stand.begun)
    with closing(sqlite3.connect(data / "history.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentFault, match="locked"):
            jobs.submit(request_for("more dots"))
        stand.open.set()
        wait_for(lambda: stand.ended)
        time.sleep(0.5)
        other.execute("ROLLBACK")
    assert ended(jobs, view.id).state is JobState.DONE
    wait_for(lambda: said(jobs, view.id)[-1][0] == "done")


def test_without_its_engines_file_jobs_are_run_all_the_same(opened, request_for, stand, data):
    data.mkdir()
    (data / "dbos.sqlite").write_bytes(b"no database" * 1000)
    stand.open.set()
    jobs = opened("dbos", run=stand)
    assert ended(jobs, jobs.submit(request_for("dots"))[0].id).state is JobState.DONE


def test_two_data_folders_in_one_process(opened, request_for, stand, tmp_path):
    stand.open.set()
    both = opened("dbos", run=stand), opened("dbos", run=stand, settings={"data_dir": str(tmp_path / "other")})
    views = [jobs.submit(request_for("dots"))[0] for jobs in both]
    for jobs, view in zip(both, views, strict=True):
        assert ended(jobs, view.id).state is JobState.DONE


def test_a_folder_that_cannot_be_written_is_told(opened, request_for, tmp_path):
    (tmp_path / "file").write_text("")
    jobs = opened(settings={"data_dir": str(tmp_path / "file")})
    with pytest.raises(EnvironmentFault, match="cannot be the data folder"):
        jobs.submit(request_for("dots"))


def test_a_history_that_was_lost_while_a_job_ran(opened, request_for, stand, data):
    """Whoever removes the data folder loses its jobs, and not the process."""
    jobs = opened(run=stand)
    jobs.submit(request_for("dots"))
    wait_for(lambda: stand.begun)
    jobs._shop.database.close()
    shutil.rmtree(data)
    stand.open.set()
    wait_for(lambda: not jobs._shop.errands.all())
    view, _ = jobs.submit(request_for("more dots"))
    assert ended(jobs, view.id).state is JobState.DONE
    assert os.path.isdir(data)  # noqa: PTH112 - what is asked is just that
