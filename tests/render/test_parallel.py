"""Several processes draw one scene: the same frames, the same report, one error, nothing left behind."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stitcher_lab import encoding
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import LimitExceeded, ScriptError
from stitcher_lab.model import QUALITIES
from stitcher_lab.render import DrawOrder, draw
from stitcher_lab.sandbox import Limits, open_sandbox
from tests.render.pixels import Shot, difference, film

SOURCE = (Path(__file__).parent / "shared_scenes.py").read_text(encoding="utf-8")
SCENES = [name for name in re.findall(r"^class (\w+)", SOURCE, re.MULTILINE) if name != "Unseeded"]


def compare(names: list[str], folder: Path) -> None:
    shots = [
        shot
        for name in names
        for shot in (
            Shot(SOURCE, name),
            Shot(SOURCE, name, ours=True, processes=2, chunk_frames=4),
            Shot(SOURCE, name, ours=True, speed=["encoding", "parallel"], processes=3, chunk_frames=7),
        )
    ]
    films = film(shots, folder)
    for number, name in enumerate(names):
        plain, *shared = films[3 * number : 3 * number + 3]
        assert plain.error == ""
        for one in shared:
            assert one.error == ""
            assert difference(plain.frames, one.frames) == "", name


def test_frames_are_what_one_process_draws(tmp_path):
    compare(["Redrawn", "Rolled", "Conditions", "Globals", "Turned"], tmp_path)


@pytest.mark.slow
def test_every_frame_is_what_one_process_draws(tmp_path):
    compare(SCENES, tmp_path)


def test_every_kind_of_animation_that_may_be_passed_over_is_among_them():
    from stitcher_lab.render.parallel import passing  # noqa: PLC0415 - loads Manim

    for kind in passing.PASSABLE - {passing.transform._MethodAnimation}:
        assert f"{kind.__name__}(" in SOURCE, kind


def test_what_rolls_dice_of_its_own_rolls_them_once(tmp_path):
    shots = [Shot(SOURCE, "Unseeded", ours=True, processes=2, chunk_frames=4)]
    (one,) = film(shots, tmp_path)
    assert one.error == ""
    # The dots turn by so little that no frame may differ by more than a shimmer from the first.
    assert len(one.frames) > 20
    changes = np.abs(one.frames.astype(np.int16) - one.frames[0]).reshape(len(one.frames), -1)
    assert np.count_nonzero(changes > 40, axis=1).max() == 0


def order_of(source: str, scene: str, expected_frames: int = 100, **how: object) -> DrawOrder:
    quality = replace(QUALITIES["preview"], width=256, height=144, fps=10)
    options = encoding.encoder_options(quality)
    return DrawOrder(source, scene, quality, [], {}, options, expected_frames, **how)


def drawn(source, scene, tmp_path, *, processes=1, limits=None, heard=None, pieces=None, **more):
    outbox = tmp_path / f"{scene}{processes}"
    outbox.mkdir()
    how = {} if pieces is None else {"on_piece": lambda _number, content: pieces.append(content)}
    return draw(
        order_of(source, scene, processes=processes, **more),
        sandbox=open_sandbox(), outbox=outbox, cancellation=Cancellation(), limits=limits,
        on_frames=(heard if heard is not None else []).append, **how,
    )  # fmt: skip


def decoded(path: Path) -> tuple[np.ndarray, list[int], list[bool]]:
    import av  # noqa: PLC0415 - only here

    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
    pictures = np.stack([frame.to_ndarray(format="gray") for frame in frames])
    step = frames[1].pts - frames[0].pts
    return pictures, [frame.pts // step for frame in frames], [frame.key_frame for frame in frames]


def test_the_clip_is_one_stream_of_all_chunks(tmp_path):
    heard: list[int] = []
    alone = drawn(SOURCE, "Groups", tmp_path)
    shared = drawn(SOURCE, "Groups", tmp_path, processes=2, chunk_frames=15, heard=heard)
    assert shared.frames == alone.frames
    assert heard == sorted(heard)
    assert set(heard) <= {15, 30, 45, 60, 75, 76}
    (one, _, _), (other, times, keys) = decoded(alone.path), decoded(shared.path)
    assert times == list(range(shared.frames))
    assert [number for number, key in enumerate(keys) if key][:5] == [0, 10, 15, 25, 30]
    assert np.abs(one.astype(np.int16) - other).mean() < 1


def test_pieces_come_in_playing_order_and_play(tmp_path):
    pieces: list[bytes] = []
    shared = drawn(SOURCE, "Groups", tmp_path, processes=2, chunk_frames=15, pieces=pieces)
    (tmp_path / "early.mp4").write_bytes(b"".join(pieces))
    whole, early = decoded(shared.path)[0], decoded(tmp_path / "early.mp4")[0]
    assert np.array_equal(whole, early)


HEAVY = """\
from manim import *


class Heavy(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=1.1)
        self.add(Surface(lambda u, v: [u, v, u * v / 4], u_range=[-2, 2], v_range=[-2, 2], resolution=28))
        self.begin_ambient_camera_rotation(0.4)
        self.wait(12)
"""


def test_a_scene_is_shared_from_where_it_pays_on(tmp_path):
    pieces: list[bytes] = []
    alone = drawn(HEAVY, "Heavy", tmp_path)
    shared = drawn(HEAVY, "Heavy", tmp_path, processes=2, expected_frames=5000, pieces=pieces)
    (tmp_path / "early.mp4").write_bytes(b"".join(pieces))
    (one, _, _), (other, times, keys), (early, _, _) = map(decoded, (alone.path, shared.path, tmp_path / "early.mp4"))
    assert times == list(range(alone.frames))
    assert np.abs(one.astype(np.int16) - other).mean() < 1
    assert np.array_equal(other, early)
    # A key frame that one process would not have put there: another one began.
    assert any(number % 10 for number, key in enumerate(keys) if key)


def test_what_is_over_soon_is_drawn_by_one(tmp_path):
    shared = drawn(SOURCE, "Groups", tmp_path, processes=4, expected_frames=76)
    assert [number for number, key in enumerate(decoded(shared.path)[2]) if key] == list(range(0, 76, 10))


@pytest.mark.parametrize(
    "line",
    [
        "self.renderer.get_frame()",
        "self.camera.pixel_array[:] = 0",
        "try:\n            self.play(Create(Square()))\n        except ValueError:\n            pass",
    ],
)
def test_what_looks_at_its_own_picture_is_drawn_by_one(line):
    from stitcher_lab.render.parallel import may_share  # noqa: PLC0415 - loads Manim

    source = "from manim import *\n\nclass A(Scene):\n    def construct(self):\n        {}\n"
    assert may_share(source.format("self.wait()"))
    assert not may_share(source.format(line))


FAILING = """\
from manim import *


class Fails(Scene):
    def construct(self):
        square = Square()
        self.play(Create(square), run_time=2)
        self.play(square.animate.shift(UP), run_time=1)
        raise RuntimeError("on purpose")


class FailsMoving(Scene):
    def construct(self):
        def move(mobject, dt):
            mobject.shift(dt * RIGHT)
            if mobject.get_x() > 1:
                raise RuntimeError("too far")

        self.add(Dot().add_updater(move))
        self.wait(3)


class FailsDrawn(Scene):
    def construct(self):
        square = Square()
        self.play(Create(square), run_time=2)
        square.points = np.array(["no", "points"])
        self.play(FadeIn(Circle()), run_time=1)


class EndsItself(Scene):
    def construct(self):
        import sys

        self.play(Create(Square()), run_time=2)
        sys.exit(3)


class Hangs(Scene):
    def construct(self):
        self.play(Create(Square()), run_time=1)
        dot = Dot()

        def stay(mobject, dt):
            while self.time > 1.5:
                pass

        self.add(dot.add_updater(stay))
        self.wait(1)
"""


@pytest.mark.parametrize("scene", ["Fails", "FailsMoving", "FailsDrawn", "EndsItself"])
def test_a_failure_is_told_once_and_at_its_line(scene, tmp_path):
    said = []
    for processes, frames in ((1, None), (2, 5)):
        with pytest.raises(ScriptError) as caught:
            drawn(FAILING, scene, tmp_path, processes=processes, chunk_frames=frames)
        said.append((caught.value.message, caught.value.scene, caught.value.line))
    assert said[0] == said[1]


@pytest.mark.slow
def test_a_copy_that_hangs_is_stopped_with_all_others(tmp_path):
    with pytest.raises(LimitExceeded) as caught:
        drawn(FAILING, "Hangs", tmp_path, processes=2, chunk_frames=5, limits=Limits(wall=6))
    assert caught.value.limit == "time"
