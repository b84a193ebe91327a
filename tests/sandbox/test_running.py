"""``python -m stitcher_lab.sandbox run``: one scene file, one verdict, one clear sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Limits, open_sandbox
from stitcher_lab.sandbox.running import run_file

SCENE = """
from manim import *

class Hello(Scene):
    def construct(self):
        self.play(Create(Circle()), run_time=0.2)
"""


@pytest.fixture
def run(tmp_path):
    def do(content, *options, name="scene.py"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return command(str(path), "--out", str(tmp_path / "out"), *options)

    return do


def command(*arguments):
    """Run the command; its exit code and the one JSON object that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "stitcher_lab.sandbox", "run", *arguments, "--json"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("tier", ["bubblewrap", "landlock"])
def test_a_scene_is_drawn_and_looked_at(run, tier):
    code, told = run(SCENE, "--tier", tier)
    assert (code, told["verdict"], told["tier"], told["guard"]) == (0, "done", tier, "passed"), told
    assert told["scenes"] == ["Hello"]
    assert told["result"] == told["results"][0]
    assert Path(told["result"]).name == "Hello.mp4"
    assert Path(told["result"]).read_bytes()[4:8] == b"ftyp"
    assert told["message"] == "1 scene drawn."
    assert told["seconds"] > 0
    assert told["peak_memory"] > 0
    assert told["exit_code"] == 0


@pytest.mark.slow
def test_each_scene_of_a_file_has_its_own_result(run):
    code, told = run(SCENE + SCENE.replace("Hello", "Again").replace("Circle", "Square"))
    assert code == 0
    assert [Path(path).name for path in told["results"]] == ["Hello.mp4", "Again.mp4"]


FAULTS = {
    "a slip": ("class A(Scene):\n def construct(self): self.play(Creat(Dot()))", "failed", 3, 4, "NameError"),
    "no scene": ("x = 1", "failed", 3, None, "The file holds no scene."),
    "nothing to see": ("class A(Scene):\n def construct(self): self.add(Dot())", "failed", 3, None, "no animation"),
    "no python": ("class A(Scene)\n pass", "unreadable", 2, 3, "not Python"),
    "not allowed": ("import socket", "refused", 3, 3, "no network"),
    "the end": ("raise SystemExit(3)", "failed", 3, 3, "SystemExit"),
}


@pytest.mark.parametrize(("source", "verdict", "code", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_a_verdict_with_a_sentence_and_its_line(run, source, verdict, code, line, words):
    exit_code, told = run("from manim import *\n\n" + source)
    assert (told["verdict"], exit_code, told["line"]) == (verdict, code, line), told
    assert words in told["message"]
    assert "\n" not in told["message"]
    assert told["result"] is None
    assert told["results"] == []


BYTES = {
    "binary": (b"\x7fELF\x02\x01\x01\x00\x00", "unreadable", "null character"),
    "not utf-8": (b"x = '\xe9'\n", "unreadable", "no text in UTF-8"),
    "another encoding": (b"# -*- coding: latin-1 -*-\nx = '\xe9'\n", "refused", "read as latin-1"),
    "huge": (b"x = 1\n" * 100_000, "refused", "longer than"),
    "endless brackets": (b"(" * 100_000, "unreadable", "not Python"),
}


@pytest.mark.parametrize(("content", "verdict", "words"), BYTES.values(), ids=BYTES)
@pytest.mark.parametrize("guard", [True, False])
def test_what_is_no_script_is_told_too(run, content, verdict, words, guard):
    if not guard and content.startswith(b"("):
        pytest.skip("that is for the sandbox to find out")
    _, told = run(content, *([] if guard else ["--no-guard"]))
    assert told["verdict"] == verdict
    assert words in told["message"]


@pytest.mark.parametrize("name", ["missing.py", ".", "a\nb.py", "x" * 300])
def test_a_file_that_is_not_there(tmp_path, name):
    code, told = command(str(tmp_path / name))
    assert (code, told["verdict"]) == (2, "unreadable")
    assert told["message"]
    assert "\n" not in told["message"]


@pytest.mark.slow
def test_a_pipe_that_nobody_writes_to(tmp_path):
    os.mkfifo(tmp_path / "fifo.py")
    code, told = command(str(tmp_path / "fifo.py"))
    assert (code, told["verdict"]) == (3, "failed")
    assert "no scene" in told["message"]


@pytest.mark.parametrize(
    "options", [["--tier", "docker"], ["--tier", "none"], ["--timeout", "soon"], ["--memory", "-1"],
                ["--memory", "nan"], ["--nonsense"]],
)  # fmt: skip
def test_an_option_that_makes_no_sense(run, options):
    code, told = run(SCENE, *options)
    assert code in (2, 4)
    assert told["verdict"] == "unavailable"
    assert told["message"].endswith(".")


def test_no_file_at_all():
    code, told = command()
    assert code == 2
    assert told["verdict"] == "unavailable"


LIMITS = {
    "time": ("while True: pass", ["--timeout", "3"], "timeout", 5),
    "memory": ("x = []\nwhile True: x.append(bytearray(1 << 20))", ["--memory", "400"], "memory", 5),
    "flood": ("while True: print('x' * 10000)", [], "output", 5),
    "crash": ("__import__('ctypes').string_at(0)", ["--no-guard"], "failed", 3),
    "exit as if killed": ("__import__('os')._exit(137)", ["--no-guard"], "failed", 3),
    "exit as if done": ("__import__('os')._exit(0)", ["--no-guard"], "failed", 3),
}


@pytest.mark.slow
@pytest.mark.parametrize(("source", "options", "verdict", "code"), LIMITS.values(), ids=LIMITS)
def test_limits_and_crashes(run, source, options, verdict, code):
    exit_code, told = run(source, *options)
    assert (told["verdict"], exit_code) == (verdict, code), told
    assert told["message"]
    assert told["guard"] == ("off" if "--no-guard" in options else "passed")


FORGERIES = {
    "no picture": """
        channel.file("clip0.mp4", b"not a picture")
    """,
    "one that is too short": """
        import io, av
        file = io.BytesIO()
        channel.file("clip0.mp4", bytes(10_000))
    """,
    "under another name": """
        channel.file("passwd", b"x")
    """,
}


@pytest.mark.slow
@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_picture_is_found_out_in_the_second_sandbox(run, forgery, tmp_path):
    """Whoever finds the channel can say what he likes: that a scene was drawn, and that this is it."""
    source = """
import gc, os
from stitcher_lab.sandbox.channel import Channel
(channel,) = [thing for thing in gc.get_objects() if isinstance(thing, Channel)]
channel.message({"scenes": ["Fine"]})
channel.message({"scene": "Fine", "number": 0, "frames": 3})
"""
    _, told = run(source + dedent(forgery) + "os._exit(0)\n", "--no-guard")
    assert told["verdict"] == "failed", told
    assert told["result"] is None
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


@pytest.mark.slow
def test_names_from_inside_lead_nowhere(run, tmp_path):
    """A class may be called what it likes; the results' names are ours."""
    source = SCENE + "Hello.__name__ = Hello.__qualname__ = '../../evil'\nglobals()['../../evil'] = Hello\ndel Hello\n"
    _, told = run(source, "--no-guard")
    assert all(Path(path).parent == tmp_path / "out" for path in told["results"])
    assert not list(tmp_path.parent.glob("evil*"))


@pytest.mark.slow
def test_a_log_of_hostile_signs_is_plain(run):
    _, told = run("print('\\x1b[2Jhere')\nraise ValueError('\\x1b]0;title\\x07 \\n second line')", "--no-guard")
    assert "here" in told["log"]
    assert "\x1b" not in told["log"] + told["message"]
    assert "\n" not in told["message"]


@pytest.mark.slow
def test_for_people_it_prints_the_same_in_words(tmp_path):
    (tmp_path / "scene.py").write_text(SCENE)
    done = subprocess.run(
        [sys.executable, "-m", "stitcher_lab.sandbox", "run", str(tmp_path / "scene.py")],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0
    first, *_, last = done.stdout.splitlines()
    assert first == "done (guard passed, bubblewrap): 1 scene drawn."
    assert Path(last).exists()  # in a folder of its own
    Path(last).unlink()
    Path(last).parent.rmdir()


def test_ctrl_c_is_a_verdict_too(tmp_path):
    (tmp_path / "scene.py").write_text("while True: pass")
    process = subprocess.Popen(
        [sys.executable, "-m", "stitcher_lab.sandbox", "run", str(tmp_path / "scene.py"), "--json"],
        stdout=subprocess.PIPE,
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    told = json.loads(process.communicate(timeout=60)[0])
    assert (told["verdict"], process.returncode) == ("cancelled", 130)


def test_from_python_with_a_sandbox_of_ones_own(tmp_path):
    (tmp_path / "scene.py").write_text(SCENE)
    sandbox = open_sandbox(tier="landlock")
    done = run_file(
        tmp_path / "scene.py",
        sandbox=sandbox,
        outbox=tmp_path / "out",
        cancellation=Cancellation(),
        limits=Limits(wall=60),
    )
    assert (done.verdict, done.tier, done.refused, len(done.files)) == ("done", "landlock", False, 1)


@pytest.mark.slow
def test_nothing_is_left_among_temporary_files(tmp_path):
    (tmp_path / "scene.py").write_text("x = 1")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    subprocess.run(
        [sys.executable, "-m", "stitcher_lab.sandbox", "run", str(tmp_path / "scene.py")],
        capture_output=True, check=False, env=os.environ | {"TMPDIR": str(temporary)},
    )  # fmt: skip
    assert list(temporary.iterdir()) == []


def test_the_doctor_speaks_json():
    done = subprocess.run(
        [sys.executable, "-m", "stitcher_lab.sandbox", "doctor", "--json"], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert told["tier"] == "bubblewrap"
    assert [tier["tier"] for tier in told["tiers"]] == ["bubblewrap", "landlock"]
