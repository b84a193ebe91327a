"""Every job can be read back, whatever became of it; a history that is damaged or full stops nobody for long."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from stitcher_lab.errors import Cancelled, DiskFull, EnvironmentFault, SceneError
from stitcher_lab.store import Store
from stitcher_lab.store.schema import VERSION

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def run(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    code = f"import sys; from pathlib import Path; from stitcher_lab.store import Store\n{code}"
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE)


def test_a_finished_job_tells_everything(tmp_path: Path, store: Store) -> None:
    job = store.open_job("explain binary search", options={"quality": "720p"})
    assert store.job(job.id).outcome == "running"
    with job.stage("thinking"):
        job.note(template="binary_search", parameters={"numbers": [3, 9], "target": 9}, code="class A: ...", cost=0.25)
    with job.stage("rendering", note="2 of 4 from the cache"):
        pass
    job.finish(output=tmp_path / "a.mp4")
    (found,) = Store(store.path).history()
    assert (found.id, found.trace_id, found.prompt) == (job.id, job.trace_id, "explain binary search")
    assert (found.template, found.parameters) == ("binary_search", {"numbers": [3, 9], "target": 9})
    assert (found.options, found.code, found.cost) == ({"quality": "720p"}, "class A: ...", 0.25)
    assert (found.outcome, found.sentence, found.output) == ("done", "", tmp_path / "a.mp4")
    assert [(stage.name, stage.note) for stage in found.stages] == [
        ("thinking", ""),
        ("rendering", "2 of 4 from the cache"),
    ]
    assert all(stage.seconds >= 0 for stage in found.stages)
    assert found.created <= found.stages[0].started <= found.finished


def test_a_failed_job_tells_its_sentence_and_how_far_it_came(store: Store) -> None:
    job = store.open_job("x")

    def work() -> None:
        with job.stage("rehearsing"):
            raise SceneError("Line 3 divides by zero.", remedy="Divide by something else.")

    with pytest.raises(SceneError) as failure:
        work()
    job.finish(error=failure.value)
    job.finish()  # too late to count
    found = store.job(job.id)
    assert (found.outcome, found.sentence, found.remedy) == (
        "failed",
        "Line 3 divides by zero.",
        "Divide by something else.",
    )
    assert found.stages[0].seconds is not None


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt()])
def test_a_stopped_job_is_no_failure(store: Store, error: BaseException) -> None:
    job = store.open_job("x")
    job.finish(error=error)
    assert (store.job(job.id).outcome, store.job(job.id).sentence) == ("cancelled", "Stopped.")


def test_jobs_are_found_by_a_part_of_their_id_and_listed_newest_first(store: Store) -> None:
    jobs = [store.open_job(f"prompt {number}") for number in range(5)]
    assert [found.prompt for found in store.history(3)] == ["prompt 4", "prompt 3", "prompt 2"]
    assert store.job(jobs[2].id[-6:]).prompt == "prompt 2"
    assert store.job("%") is None
    assert store.job(jobs[0].id[:4]) is None  # which one?
    assert store.job("no such job") is None


def test_a_job_whose_process_was_killed_shows_as_died(store: Store) -> None:
    worker = run(
        "job = Store(Path(sys.argv[1])).open_job('x')\n"
        "with job.stage('rendering'): print(job.id, flush=True); import time; time.sleep(60)",
        store.path,
    )
    job_id = worker.stdout.readline().decode().strip()
    assert store.job(job_id).outcome == "running"
    worker.send_signal(signal.SIGKILL)
    os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)  # dead, but its number is still taken
    assert store.job(job_id).outcome == "died"
    worker.communicate()
    found = store.job(job_id)
    assert (found.outcome, found.sentence) == ("died", "The process ended before the job did.")
    assert found.stages[0].seconds is None
    store.open_job("the next one").finish()
    assert [found.outcome for found in store.history()] == ["done", "died"]


def test_another_process_with_the_same_number_is_not_the_job(store: Store) -> None:
    job = store.open_job("x")
    with sqlite3.connect(store.path / "history.sqlite") as file:
        file.execute("UPDATE jobs SET process_started = '12345'")
    assert store.job(job.id).outcome == "died"
    with sqlite3.connect(store.path / "history.sqlite") as file:
        file.execute("UPDATE jobs SET process_started = '', boot = 'before the last start'")
    assert store.job(job.id).outcome == "died"


def test_jobs_of_another_machine_are_not_declared_dead(store: Store) -> None:
    job = store.open_job("x")
    with sqlite3.connect(store.path / "history.sqlite") as file:
        file.execute("UPDATE jobs SET host = 'elsewhere', pid = 999999999")
    assert store.job(job.id).outcome == "running"


def test_many_processes_write_at_once_from_the_first_moment(store: Store) -> None:
    code = (
        "store = Store(Path(sys.argv[1]))\n"
        "for number in range(10):\n"
        "    job = store.open_job(f'{sys.argv[2]} {number}')\n"
        "    with job.stage('a'): pass\n"
        "    job.finish()"
    )
    workers = [run(code, store.path, letter) for letter in "abcd"]
    assert [worker.wait() for worker in workers] == [0] * 4
    jobs = store.history(100)
    assert sorted(job.prompt for job in jobs) == sorted(f"{letter} {n}" for letter in "abcd" for n in range(10))
    assert {job.outcome for job in jobs} == {"done"}
    assert len({job.id for job in jobs}) == 40


def test_killed_in_the_middle_of_writing_the_history_stays_sound(store: Store) -> None:
    code = (
        "store = Store(Path(sys.argv[1])); store.open_job('first').finish(); print('ready', flush=True)\n"
        "while True:\n"
        "    job = store.open_job('x' * 5000)\n"
        "    with job.stage('a'): job.note(code='y' * 5000)\n"
        "    job.finish()"
    )
    for attempt in range(5):
        worker = run(code, store.path)
        worker.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(0.1 + 0.013 * attempt)
        worker.kill()
        worker.communicate()
        store.open_job("between").finish()
    with sqlite3.connect(store.path / "history.sqlite") as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    jobs = store.history(100_000)
    assert len(jobs) > 10  # more than the first ones and those between
    assert [job.prompt for job in jobs].count("between") == 5
    assert {job.outcome for job in jobs} <= {"done", "died"}


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\x00" + bytes(5000)])
def test_a_damaged_history_is_put_aside_and_work_goes_on(store: Store, content: bytes) -> None:
    store.path.mkdir()
    (store.path / "history.sqlite").write_bytes(content)
    store.open_job("x").finish()
    assert [job.outcome for job in store.history()] == ["done"]
    (aside,) = store.path.glob("history.sqlite.damaged-*")
    assert aside.read_bytes() == content


def test_damage_in_the_middle_of_the_history_costs_one_job_at_most(store: Store) -> None:
    for number in range(200):
        store.open_job(f"{number} " + "x" * 500).finish()
    store._history._database.close()
    file = store.path / "history.sqlite"
    content = bytearray(file.read_bytes())
    content[8192:-4096] = b"\xa5" * (len(content) - 12288)
    file.write_bytes(content)
    reader = Store(store.path)
    with pytest.raises(EnvironmentFault, match="was damaged, and was put aside"):
        reader.history(1000)
    reader.open_job("after").finish()
    assert [job.prompt for job in reader.history()] == ["after"]


def test_a_history_from_a_newer_version_is_left_alone(store: Store) -> None:
    store.open_job("x").finish()
    with sqlite3.connect(store.path / "history.sqlite") as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(EnvironmentFault, match="newer version"):
        Store(store.path).open_job("y")


def test_the_tables_are_those_the_code_speaks_of(store: Store) -> None:
    """The migration steps are written by hand; they must end where the table definitions are."""
    from stitcher_lab.store.schema import METADATA  # noqa: PLC0415

    store.open_job("x")
    with sqlite3.connect(store.path / "history.sqlite") as file:
        for table in METADATA.sorted_tables:
            found = {(row[1], bool(row[3]) or bool(row[5])) for row in file.execute(f"PRAGMA table_info({table.name})")}
            assert found == {(column.name, not column.nullable) for column in table.columns}


def fill(filler: Path) -> None:
    """Leave no room at all."""
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(bytes(1024))


def test_a_full_disk_is_told_in_a_sentence_and_mended_by_room(small_disk: Path) -> None:
    store = Store(small_disk / "data")
    store.open_job("before").finish()
    filler = small_disk / "filler"
    fill(filler)
    with pytest.raises(DiskFull, match="no space left") as told:
        store.open_job("x" * 100_000)
    assert told.value.remedy
    with pytest.raises(DiskFull):
        Store(small_disk / "other").open_job("y")
    filler.unlink()
    store.open_job("after").finish()
    assert [job.prompt for job in store.history()] == ["after", "before"]


def test_a_full_disk_does_not_hide_why_a_job_failed(small_disk: Path) -> None:
    store = Store(small_disk / "data")
    job = store.open_job("x")
    fill(small_disk / "filler")
    job.finish(error=SceneError("y" * 100_000))
    assert store.path.exists()


def test_importing_the_store_is_quick() -> None:
    """SQLAlchemy is loaded when the history is first used."""
    code = "import stitcher_lab.store, sys; print('sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
