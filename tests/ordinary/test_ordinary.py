"""Honest scripts pass the guard, and are drawn in every tier as they are without a sandbox, picture by picture."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import av
import pytest
from ordinary import EXAMPLES, scripts, together

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Limits, check, source, view
from stitcher_lab.sandbox.running import run_file

HERE = Path(__file__).resolve().parent
TIERS = ("bubblewrap", "landlock")
MIB = 1024 * 1024


def pictures(path):
    """The hash of each frame of a film, decoded."""
    with av.open(str(path)) as film:
        return [
            hashlib.sha256(frame.to_ndarray(format="rgb24").tobytes()).hexdigest() for frame in film.decode(video=0)
        ]


@pytest.fixture
def sandboxed(tmp_path):
    """Run a script file through guard, sandbox and probe; its films' frames."""

    def draw(script, tier, *, guard=True):
        ran = run_file(
            script,
            tier=tier,
            guard=guard,
            outbox=tmp_path / tier,
            cancellation=Cancellation(),
            limits=Limits(wall=240, memory=1500 * MIB),
        )
        assert ran.verdict == "done", (tier, ran.message, ran.log)
        assert ran.tier == tier
        return [pictures(path) for path in ran.files]

    return draw


@pytest.fixture
def plain(tmp_path):
    """Draw a script file without a sandbox; its films' frames."""

    def draw(script):
        folder = tmp_path / "plain"
        folder.mkdir()
        surroundings = view.current_view().environment | {"HOME": str(folder), "TMPDIR": str(folder)}
        command = [sys.executable, "-B", str(HERE / "plain.py"), str(script), str(folder)]
        environment = surroundings | {"PYTHONPATH": str(HERE.parents[1]), "PATH": os.environ["PATH"]}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        films = sorted(folder.glob("clip*.mp4"), key=lambda path: int(path.stem.removeprefix("clip")))
        return [pictures(path) for path in films]

    return draw


def test_there_are_sixty_of_them():
    found = scripts()
    assert len(found) >= 60
    assert set(EXAMPLES) <= found.keys()


@pytest.mark.parametrize("name", scripts())
def test_they_pass_the_guard(name, tmp_path):
    path = tmp_path / "scene.py"
    path.write_bytes(scripts()[name])
    check(source.decode(source.read(path)))


def test_a_dozen_is_drawn_alike_everywhere(sandboxed, plain, tmp_path):
    script = tmp_path / "scene.py"
    script.write_bytes(together())
    films = plain(script)
    assert len(films) >= 12
    assert all(len(film) > 1 for film in films)
    for tier in TIERS:
        assert sandboxed(script, tier) == films, tier


@pytest.mark.slow
@pytest.mark.parametrize("name", scripts())
def test_each_is_drawn_alike_everywhere(sandboxed, plain, tmp_path, name):
    script = tmp_path / "scene.py"
    script.write_bytes(scripts()[name])
    films = plain(script)
    assert films
    for tier in TIERS:
        assert sandboxed(script, tier) == films, tier
