"""Scenes of a script are rehearsed side by side, and know nothing of each other."""

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import LimitExceeded, SceneError
from stitcher_lab.model import QUALITIES
from stitcher_lab.render import rehearse
from stitcher_lab.sandbox import Limits, open_sandbox

HEAD = "from manim import *\nimport os, random, signal, time\nshared = []\n"


def scene(name, *lines):
    body = "\n        ".join(lines)
    return f"class {name}(Scene):\n    def construct(self):\n        {body}\n        self.wait(1)\n"


@pytest.fixture(scope="module")
def sandbox():
    return open_sandbox()


@pytest.fixture
def run(sandbox, tmp_path):
    def rehearsed(*scenes, **options):
        return rehearse(
            HEAD + "\n".join(scenes),
            quality=QUALITIES["preview"],
            sandbox=sandbox,
            outbox=tmp_path,
            cancellation=Cancellation(),
            **options,
        )

    return rehearsed


def test_no_scene_sees_what_another_left_in_the_module(run):
    count = "shared.append(1); assert len(shared) == 1; random.random()"
    told = "assert random.random() == random.Random(0).random()"
    begun = []
    names = ["Zeta", "Alpha", "Mu", "Beta", "Gamma"]
    rehearsal = run(*(scene(name, told, count) for name in names), on_scene=begun.append)
    assert [entry.name for entry in rehearsal.scenes] == names
    assert rehearsal.gaps == ()
    assert sorted(begun) == sorted(names)


def test_a_stuck_scene_costs_only_itself(run):
    begun = []
    rehearsal = run(
        scene("Stuck", "while True: pass"), *(scene(f"Fine{number}") for number in range(5)),
        limits=Limits(wall=14), on_scene=begun.append,
    )  # fmt: skip
    assert [entry.name for entry in rehearsal.scenes] == [f"Fine{number}" for number in range(5)]
    (gap,) = rehearsal.gaps
    assert (gap.scene, "still running" in gap.reason) == ("Stuck", True)
    assert len(begun) == len(set(begun)) == 6


@pytest.mark.slow
def test_several_stuck_scenes_are_told_one_by_one(run):
    stuck = [scene(f"Stuck{number}", "while True: pass") for number in range(4)]
    rehearsal = run(*stuck, scene("Fine"), limits=Limits(wall=12))
    assert [entry.name for entry in rehearsal.scenes] == ["Fine"]
    assert [gap.scene for gap in rehearsal.gaps] == [f"Stuck{number}" for number in range(4)]


@pytest.mark.parametrize(("deed", "told"), [
    ("os.kill(os.getpid(), signal.SIGKILL)", "signal 9"),
    ("os._exit(3)", "exit code 3"),
    ("os._exit(0)", "without a word"),
    ("raise SystemExit(0)", "SystemExit"),
])  # fmt: skip
def test_a_scene_that_goes_without_a_word_is_named(run, deed, told):
    rehearsal = run(scene("Before"), scene("Gone", deed), scene("After"))
    assert [entry.name for entry in rehearsal.scenes] == ["Before", "After"]
    (gap,) = rehearsal.gaps
    assert gap.scene == "Gone"
    assert told in gap.reason


def test_a_scene_that_takes_too_much_memory_is_named_and_the_others_are_there(run):
    large = scene("Large", "keep = [bytearray(1 << 20) for _ in range(1200)]", "time.sleep(9)")
    rehearsal = run(scene("Before"), large, scene("After"), limits=Limits(memory=900 * 1024 * 1024))
    assert [entry.name for entry in rehearsal.scenes] == ["Before", "After"]
    (gap,) = rehearsal.gaps
    assert (gap.scene, "memory" in gap.reason) == ("Large", True)


@pytest.mark.slow
def test_all_that_fails_is_an_error(run):
    with pytest.raises(LimitExceeded):
        run(scene("Stuck", "while True: pass"), limits=Limits(wall=10))


def test_the_only_scene_that_goes_without_a_word_is_named(run):
    with pytest.raises(SceneError, match="Gone ended unexpectedly, without a word"):
        run(scene("Gone", "os._exit(0)"))


def test_scenes_that_need_not_be_run_are_not(run):
    begun = []
    rehearsal = run(scene("One"), scene("Two"), scene("Three"), without=("One", "Three"), on_scene=begun.append)
    assert [entry.name for entry in rehearsal.scenes] == begun == ["Two"]
