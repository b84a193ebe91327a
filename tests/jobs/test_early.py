"""What can be watched of a job before its video is there: one film at a time, and none that is void."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from stitcher_lab.encoding import encoder_options
from stitcher_lab.jobs.early import Projection, Show
from stitcher_lab.model import JobState, Narration, Quality
from stitcher_lab.render import DrawOrder
from stitcher_lab.render.speed.encoding import Encoder
from stitcher_lab.render.speed.pieces import Pieces
from stitcher_lab.sandbox import open_sandbox
from tests.jobs.conftest import ended, script, wait_for

TINY = Quality("tiny", 96, 64, 30)


@pytest.fixture
def pieces(tmp_path):
    """A scene's pieces, as they leave the cell that draws it."""
    sent: list[bytes] = []
    options = encoder_options(TINY)
    pieces = Pieces(sent.append)
    encoder = Encoder(tmp_path / "scene.mp4", width=96, height=64, fps=30, options=options, pieces=pieces)
    for level in range(40):
        encoder.add(np.full((64, 96, 4), level, np.uint8))
    encoder.finish()
    pieces.finish()
    return sent


def play(audience, pieces):
    """Tell an audience of a scene that is being drawn."""
    order = DrawOrder("", "One", TINY, (), {}, encoder_options(TINY), 40)
    audience.spoken(0, order, Narration("silent", "1", "", "en", {}), [], 40)
    for number, piece in enumerate(pieces):
        audience.piece(0, number, piece)


def test_a_film_of_another_voice_is_another_film_and_after_a_preview_there_is_none(tmp_path, pieces):
    told: list[str] = []
    show = Show(lambda kind, _: told.append(kind))
    audience = Projection(open_sandbox(), tmp_path / "films", show)
    (tmp_path / "films").mkdir()
    try:
        audience.planned(["One"], TINY)
        play(audience, pieces)
        first = wait_for(lambda: show.film)
        assert wait_for(show.facts) == {
            "type": first.type, "sound": False, "quality": "tiny", "version": show.facts()["version"],
        }  # fmt: skip
        version = show.facts()["version"]

        audience.begun_anew()
        assert first.ended
        assert show.facts() is None
        play(audience, pieces)
        assert wait_for(show.facts)["version"] != version

        audience.preview(tmp_path / "preview.mp4")
        assert (show.facts(), show.preview) == (None, tmp_path / "preview.mp4")
        assert told == ["early", "early", "preview"]
        audience.planned(["One"], TINY)  # the full quality: nobody looks at its pieces
        assert not audience.wants_pieces
        play(audience, pieces)
        assert show.film is None
    finally:
        audience.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "stitcher-early"]


def test_a_running_job_tells_what_can_be_watched_and_one_that_ended_does_not(opened, request_for):
    jobs = opened()
    view, _ = jobs.submit(request_for(source=script(("One", 2.0), ("Two", 20.0))))

    def first():
        assert not jobs.get(view.id, owner="").state.ended
        return jobs.get(view.id, owner="").early

    early = wait_for(first)
    assert early["type"].startswith("video/mp4")
    assert [event.kind for event in jobs.events(view.id, owner="")].count("early") == 1
    film = jobs.early(view.id, owner="")
    assert film.path.stat().st_size > 0
    done = ended(jobs, view.id)
    assert (done.state, done.early, jobs.early(view.id, owner="")) == (JobState.DONE, None, None)
    assert film.ended
    assert not film.path.exists()
