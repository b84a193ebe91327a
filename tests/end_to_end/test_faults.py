"""Whatever strikes, one clear sentence, nothing left running, nothing broken; the next run works."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import looking
import pytest

PREVIEW = ("-q", "preview")


def wait_for(path: Path, pattern: str, process: subprocess.Popen) -> None:
    """Wait until the job's workplace holds what shows that a stage has begun."""
    deadline = time.monotonic() + 120
    while not list(path.glob(pattern)):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)


# What appears in the workplace when a stage begins.
STAGES = {
    "rehearsing": "work/*/rehearsing",
    "speaking": "work/*/speaking",
    "rendering": "work/*/rendering/scene*/drawn",
    "finalizing": "work/*/finalizing",
}


def test_what_a_killed_process_leaves_would_be_found(orphans):
    subprocess.run(["sh", "-c", "sleep 60 >/dev/null 2>&1 &"], check=True)
    assert orphans(0.2) == ["sleep 60 "]


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_stage_nothing_is_left_and_the_next_run_works(stage, stitcher, lesson, tmp_path, orphans):
    job = stitcher.start("render", lesson, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "espeak")
    wait_for(stitcher.data, STAGES[stage], job)
    time.sleep(0 if stage == "finalizing" else 0.15)  # that one is over in a moment
    os.kill(job.pid, signal.SIGKILL)
    job.wait()
    assert orphans() == []
    assert not (tmp_path / "a.mp4").exists()
    died = stitcher("history", "--json").stdout
    assert '"outcome": "died"' in died

    answer = stitcher.json("render", lesson, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "espeak")
    assert looking.facts(tmp_path / "a.mp4").duration == pytest.approx(answer["duration"], abs=0.1)
    assert not list((stitcher.data / "work").iterdir())


@pytest.mark.parametrize(
    "stage", [pytest.param(stage, marks=() if stage == "rendering" else pytest.mark.slow) for stage in STAGES]
)
def test_an_interrupt_stops_everything_at_once(stage, stitcher, lesson, tmp_path, orphans):
    job = stitcher.start("render", lesson, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "espeak")
    wait_for(stitcher.data, STAGES[stage], job)
    os.kill(job.pid, signal.SIGINT)
    _, said = job.communicate(timeout=20)
    assert job.returncode == 130
    assert "Stopped." in said
    assert "Traceback" not in said
    assert orphans(0.5) == []
    assert not list(tmp_path.glob("a.*"))
    assert not list((stitcher.data / "work").iterdir())


def mounted(*arguments: object) -> bool:
    return subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    if not mounted("-t", "tmpfs", "-o", "size=2m", "tmpfs", folder):
        pytest.skip("needs the right to mount a file system")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=False)


def fill(folder: Path, leave: int) -> Path:
    """Fill a file system but for some bytes."""
    room = shutil.disk_usage(folder).free - leave
    ballast = folder / "ballast"
    ballast.write_bytes(b"\0" * room)
    return ballast


@pytest.mark.parametrize(
    "leave", [0, *(pytest.param(bytes_left, marks=pytest.mark.slow) for bytes_left in (40_000, 300_000, 700_000))]
)
def test_a_full_disk_under_the_store(leave, stitcher, lesson, tmp_path, small_disk):
    stitcher.data = small_disk / "data"
    stitcher.data.mkdir()
    ballast = fill(small_disk, leave)
    answer = stitcher.json("render", lesson, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "espeak", code=4)["error"]
    assert answer["kind"] == "DiskFull"
    assert "space" in answer["message"] or "room" in answer["message"]
    assert answer["remedy"]
    assert not list(tmp_path.glob("a.*"))
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    stitcher("render", lesson, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "espeak")


def test_a_full_disk_under_the_video(stitcher, lesson, small_disk):
    output = small_disk / "a.mp4"
    ballast = fill(small_disk, 20_000)
    answer = stitcher.json("render", lesson, "-o", output, *PREVIEW, "--voice", "silent", code=4)["error"]
    assert answer["kind"] == "DiskFull"
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]
    ballast.unlink()
    stitcher("render", lesson, "-o", output, *PREVIEW, "--voice", "silent")


def without(program: str, tmp_path: Path) -> list[str]:
    """A shell that takes its arguments as a command and runs it on this machine, but for one program."""
    layer = tmp_path / "layer"
    layer.mkdir()
    place = Path(shutil.which(program)).resolve().parent
    script = (
        f'mount -t tmpfs tmpfs "{layer}" && mkdir "{layer}/up" "{layer}/work" && mount -t overlay overlay '
        f'-o "lowerdir={place},upperdir={layer}/up,workdir={layer}/work" "{place}" && rm "{place}/{program}" && "$@"'
    )
    shell = ["unshare", "--mount", "sh", "-c", script, "sh"]
    if subprocess.run([*shell, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a file system")
    return shell


FORMULA = """\
from manim import *


class Formula(Scene):
    def construct(self):
        self.play(Write(MathTex("a^2 + b^2 = c^2")))
"""


def test_without_latex_simple_formulas_are_set_in_another_way_and_the_video_says_so(stitcher, tmp_path):
    source = tmp_path / "formula.py"
    source.write_text(FORMULA)
    command = stitcher.command("render", source, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "silent", "--json")
    done = subprocess.run([*without("latex", tmp_path), *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert any("LaTeX" in note for note in json.loads(done.stdout)["notes"])


@pytest.mark.parametrize("program", ["latex", "dvisvgm"])
def test_a_missing_latex_is_the_machines_fault_not_the_codes(program, stitcher, tmp_path):
    source = tmp_path / "formula.py"
    source.write_text(FORMULA.replace('"a^2 + b^2 = c^2"', 'r"\\boxed{a}"'))
    command = stitcher.command("render", source, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "silent")
    done = subprocess.run([*without(program, tmp_path), *command], capture_output=True, text=True, check=False)
    assert done.returncode == 4, done.stderr
    assert f"Formulas need the program {program}" in done.stderr
    assert "apt-get install" in done.stderr
    assert "Traceback" not in done.stderr
    stitcher("render", source, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "silent")


def test_a_missing_bubblewrap_refuses_where_it_is_demanded_and_says_what_would_help(stitcher, lesson, tmp_path):
    elsewhere = dict(os.environ, PATH=str(tmp_path))
    settings = tmp_path / "demand.json"
    settings.write_text(json.dumps({"Settings": {"minimum_tier": "bubblewrap"}}))
    elsewhere["STITCHER_CONFIG"] = str(settings)
    answer = stitcher.json("render", lesson, "-o", tmp_path / "a.mp4", code=4, env=elsewhere)["error"]
    assert answer["kind"] == "SandboxUnavailable"
    assert "bubblewrap" in answer["message"]
    assert "apt-get install bubblewrap" in answer["remedy"]
    health = stitcher.json("doctor", code=4, env=elsewhere)
    assert not health["healthy"]


def test_an_unreachable_online_voice_costs_nothing_and_is_told(stitcher, lesson, tmp_path):
    answer = stitcher.json(
        "render", lesson, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "edge", "--online-voice",
        env=dict(os.environ, https_proxy="http://127.0.0.1:9", HTTPS_PROXY="http://127.0.0.1:9"),
    )  # fmt: skip
    assert not answer["voice"].startswith("edge")
    assert any("could not speak" in note for note in answer["notes"])


def test_an_online_voice_is_refused_where_it_was_not_allowed(stitcher, lesson, tmp_path):
    answer = stitcher.json("render", lesson, "-o", tmp_path / "a.mp4", "--voice", "edge", code=2)["error"]
    assert "not allowed" in answer["message"]


@pytest.mark.slow
def test_a_damaged_clip_in_the_cache_is_made_again(stitcher, lesson, tmp_path):
    stitcher("render", lesson, "-o", tmp_path / "a.mp4", *PREVIEW, "--voice", "silent")
    good = (tmp_path / "a.mp4").read_bytes()
    for blob in (stitcher.data / "blobs").rglob("*"):
        if blob.is_file() and blob.stat().st_size > 2000:
            blob.chmod(0o600)
            blob.write_bytes(b"damage" + blob.read_bytes()[6:])
    stitcher("render", lesson, "-o", tmp_path / "b.mp4", *PREVIEW, "--voice", "silent")
    assert looking.facts(tmp_path / "b.mp4") == looking.facts(tmp_path / "a.mp4")
    assert len((tmp_path / "b.mp4").read_bytes()) == pytest.approx(len(good), rel=0.05)
