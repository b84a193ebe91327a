"""The drawing floor: who is drawn when, on how many processors, what becomes of faults. Drawing has a stand-in."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.cores import Cores
from stitcher_lab.errors import Cancelled, EnvironmentFault, ScriptError
from stitcher_lab.model import QUALITIES, Clip
from stitcher_lab.render import DrawOrder, Floor, Means, Watcher, floor
from stitcher_lab.sandbox import Limits
from stitcher_lab.store import Store


class Hand:
    """Draws when it is told to: ``finish(scene)``."""

    def __init__(self):
        self.begun = []
        self.busy = 0
        self.most = 0
        self.stopped = []
        self.faults = {}
        self._go = {}
        self._changed = threading.Condition()

    def __call__(self, order, *, outbox, cancellation, on_frames, on_piece, **_):
        with self._changed:
            self.begun.append((order.scene, order.processes))
            self.busy += order.processes
            self.most = max(self.most, self.busy)
            self._changed.notify_all()
            with cancellation.on_cancel(self._wake):
                self._changed.wait_for(lambda: self._go.get(order.scene) or cancellation.cancelled, 20)
            self.busy -= order.processes
        if cancellation.cancelled:
            self.stopped.append(order.scene)
            raise Cancelled
        if order.scene in self.faults:
            raise self.faults[order.scene]
        if on_piece is not None:
            on_piece(0, b"piece")
        on_frames(order.expected_frames)
        path = outbox / "clip.mp4"
        path.write_text(f"{order.scene} {order.manifest}")
        return Clip(order.scene, order.scene, path, order.expected_frames, 15, ())

    def _wake(self):
        with self._changed:
            self._changed.notify_all()

    def finish(self, *scenes):
        with self._changed:
            self._go |= dict.fromkeys(scenes, True)
            self._changed.notify_all()

    def until(self, count):
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.begun) >= count, 20), self.begun
            return [scene for scene, _ in self.begun]


class Heard(Watcher):
    def __init__(self):
        self.said = []
        self.done = 0.0

    def progress(self, fraction, finished):  # noqa: ARG002
        assert fraction <= 1
        self.done = fraction

    def kept(self, scenes):
        self.said.append(("kept", scenes))

    def begun(self, place, scene):  # noqa: ARG002
        self.said.append(("begun", place))

    def piece(self, place, number, content):  # noqa: ARG002
        self.said.append(("piece", place))

    def finished(self, place, clip):
        self.said.append(("finished" if clip else "missing", place))

    def failed(self):
        self.said.append(("failed",))


LENGTHS = {"A": 10, "B": 20, "C": 30, "D": 40, "E": 50}
SOURCE = "\n".join(
    f"class {name}(Scene):\n    def construct(self):\n        self.wait({length})" for name, length in LENGTHS.items()
)


def order(scene, said="1"):
    return DrawOrder(
        source=SOURCE, scene=scene, quality=QUALITIES["preview"], manifest=[{"text": said}], keys={},
        encoder_options={}, expected_frames=LENGTHS[scene],
    )  # fmt: skip


@pytest.fixture
def hand(monkeypatch):
    hand = Hand()
    monkeypatch.setattr(floor, "draw", hand)
    return hand


@pytest.fixture
def open_floor(tmp_path):
    def build(cores=2, scenes=5, watcher=None, cancellation=None, **means):
        folder = tmp_path / f"work{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        store = Store(tmp_path / "data")
        given = Means(
            cache=store.clips, sandbox=None, workdir=folder, cores=Cores(cores), limits=Limits(), **means
        )
        return Floor([1] * scenes, given, cancellation or Cancellation(), watcher or Watcher())

    return build


def test_the_first_ones_in_playing_order_then_the_longest(hand, open_floor):
    with open_floor() as drawing:
        for place, scene in enumerate("ABCDE"):
            drawing.begin(place, order(scene))
        drawing.all_given()
        assert sorted(hand.until(2)) == ["A", "B"]
        hand.finish("A")
        assert hand.until(3)[2] == "E"
        hand.finish("B")
        assert hand.until(4)[3] == "D"
        hand.finish("C", "D", "E")
        clips, gaps = drawing.conclude()
    assert [clip.scene for clip in clips] == ["A", "B", "C", "D", "E"]
    assert gaps == []
    assert hand.most <= 2


def test_while_others_speak_one_processor_is_left_to_them(hand, open_floor):
    with open_floor() as drawing:
        for place, scene in enumerate("ABC"):
            drawing.begin(place, order(scene))
        hand.until(1)
        threading.Event().wait(0.3)  # for a second one to begin, if it did
        assert len(hand.begun) == 1
        assert drawing._means.cores.take(2) == 1
        drawing._means.cores.give()
        drawing.all_given()
        hand.until(2)
        hand.finish(*"ABC")
        drawing.conclude()
    assert hand.most <= 2


@pytest.mark.parametrize(("cores", "shares"), [(1, [1]), (2, [2]), (4, [4])])
def test_a_scene_that_is_alone_gets_all_processors(hand, open_floor, cores, shares):
    hand.finish("A")
    with open_floor(cores) as drawing:
        drawing.all_given()
        drawing.begin(0, order("A"))
        drawing.conclude()
    assert [share for _, share in hand.begun] == shares


def test_what_was_drawn_before_is_taken_from_the_cache(hand, open_floor):
    hand.finish(*"AB")
    with open_floor() as drawing:
        drawing.begin(0, order("A"))
        drawing.conclude()
    heard = Heard()
    with open_floor(watcher=heard, scenes=2) as drawing:
        drawing.begin(0, order("A"))
        drawing.begin(1, order("B"))
        clips, _ = drawing.conclude()
    assert [clip.scene for clip in clips] == ["A", "B"]
    assert [scene for scene, _ in hand.begun] == ["A", "B"]
    assert ("kept", 1) in heard.said
    assert ("begun", 0) not in heard.said
    assert heard.done == 1


def test_another_voice_stops_what_is_drawn_and_nothing_of_the_old_is_left(hand, open_floor):
    heard = Heard()
    hand.finish("A")
    with open_floor(watcher=heard, scenes=2) as drawing:
        drawing.begin(0, order("A", "old"))
        drawing.begin(1, order("B", "old"))
        hand.until(2)
        drawing.begin_anew()
        assert hand.stopped == ["B"]
        hand.finish("B")
        drawing.begin(0, order("A", "new"))
        drawing.begin(1, order("B", "new"))
        clips, gaps = drawing.conclude()
    assert [clip.path.read_text() for clip in clips] == ["A [{'text': 'new'}]", "B [{'text': 'new'}]"]
    assert gaps == []


def test_a_scene_that_fails_is_a_gap_and_costs_no_other(hand, open_floor):
    heard = Heard()
    hand.faults["B"] = ScriptError("no", scene="B")
    hand.finish(*"ABC")
    with open_floor(watcher=heard, scenes=3) as drawing:
        for place, scene in enumerate("ABC"):
            drawing.begin(place, order(scene))
        clips, gaps = drawing.conclude()
    assert [clip.scene for clip in clips] == ["A", "C"]
    assert [gap.scene for gap in gaps] == ["B"]
    assert ("missing", 1) in heard.said


def test_a_clip_that_is_refused_is_a_gap_and_is_not_kept(hand, open_floor):
    def refuse(clip):
        raise ScriptError("this is no clip", scene=clip.scene)

    hand.finish("A")
    with open_floor(check=refuse, scenes=1) as drawing:
        drawing.begin(0, order("A"))
        assert [gap.reason for gap in drawing.conclude()[1]] == ["this is no clip"]
    with open_floor(scenes=1) as drawing:
        drawing.begin(0, order("A"))
        assert len(drawing.conclude()[0]) == 1
    assert len(hand.begun) == 2


def test_a_fault_of_the_machine_stops_everything_at_once(hand, open_floor):
    heard = Heard()
    hand.faults["A"] = EnvironmentFault("the disk is gone")
    with open_floor(watcher=heard, cores=3) as drawing:
        for place, scene in enumerate("ABCD"):
            drawing.begin(place, order(scene))
        hand.until(2)
        hand.finish("A")
        with pytest.raises(EnvironmentFault):
            drawing.conclude()
    assert ("failed",) in heard.said
    assert hand.busy == 0


def test_stop_stops_everything(hand, open_floor):
    stop = Cancellation()
    with open_floor(cancellation=stop) as drawing:
        for place, scene in enumerate("ABC"):
            drawing.begin(place, order(scene))
        hand.until(1)
        threading.Timer(0.05, stop.cancel).start()
        with pytest.raises(Cancelled):
            drawing.conclude()
    assert hand.busy == 0
    assert drawing._means.cores.free == 2


def test_leaving_early_leaves_nothing(hand, open_floor):
    with open_floor() as drawing:
        drawing.begin(0, order("A"))
        hand.until(1)
    assert hand.stopped == ["A"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("drawing")]


def test_pieces_are_asked_for_only_where_somebody_takes_them(hand, open_floor):
    hand.finish("A", "B")
    heard = Heard()
    with open_floor(watcher=heard, scenes=1, pieces=True) as drawing:
        drawing.begin(0, order("A"))
        drawing.conclude()
    with open_floor(watcher=heard, scenes=1) as drawing:
        drawing.begin(0, replace(order("B")))
        drawing.conclude()
    assert heard.said.count(("piece", 0)) == 1
