"""Progress is real: stages in order, fractions that never go back, an estimate that comes true."""

import pytest

from stitcher_lab.model import QUALITIES, EventKind, Stage
from stitcher_lab.progress import Progress


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_stages_begin_go_on_and_end(clock):
    events = []
    progress = Progress(events.append, clock)
    with progress.stage(Stage.REHEARSING):
        clock.now += 2
        progress.update(0.5, scene=1, scenes=2)
    assert [event.kind for event in events] == [EventKind.STARTED, EventKind.PROGRESS, EventKind.FINISHED]
    assert [event.fraction for event in events] == [0.0, 0.5, 1.0]
    assert (events[1].scene, events[1].scenes, events[1].elapsed) == (1, 2, 2.0)


def test_what_is_done_stays_done(clock):
    events = []
    progress = Progress(events.append, clock)
    with progress.stage(Stage.RENDERING):
        progress.update(0.6)
        progress.update(0.4)
        progress.update(7)
    assert [event.fraction for event in events[1:3]] == [0.6, 0.6]
    assert max(event.fraction for event in events) == 1.0


def test_the_estimate_follows_the_stages_own_speed(clock):
    progress = Progress(lambda _: None, clock)
    with progress.stage(Stage.FINALIZING):
        clock.now += 10
        progress.update(0.25)
        # A quarter in ten seconds: thirty more, and no stage comes after.
        assert progress.remaining() == pytest.approx(30)
    assert progress.remaining() == 0


def test_larger_and_longer_videos_are_expected_to_take_longer(clock):
    def expected(seconds, quality, workers):
        progress = Progress(lambda _: None, clock)
        progress.expect(seconds, QUALITIES[quality], workers)
        return progress.remaining()

    assert expected(60, "720p", 2) < expected(120, "720p", 2)
    assert expected(60, "preview", 2) < expected(60, "4k", 2)
    assert expected(60, "720p", 4) < expected(60, "720p", 1)
