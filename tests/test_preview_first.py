"""A preview and its video are one course of stages to whoever follows them."""

from stitcher_lab.model import QUALITIES, Event, EventKind, Stage
from stitcher_lab.preview_first import PreviewFirst

ORDER = [Stage.REHEARSING, Stage.SPEAKING, Stage.RENDERING, Stage.FINALIZING]


def course():
    for stage in ORDER:
        yield Event(stage, EventKind.STARTED, fraction=0.0)
        if stage is Stage.SPEAKING:
            yield Event(stage, EventKind.NOTE, "A voice is missing.")
        for fraction in (0.2, 0.7):
            yield Event(stage, EventKind.PROGRESS, fraction=fraction, remaining=3.0)
        yield Event(stage, EventKind.FINISHED, fraction=1.0)


def told():
    heard = []
    first = PreviewFirst(heard.append, QUALITIES["preview"], QUALITIES["1080p"])
    for event in course():
        first.quick(event)
    between = len(heard)
    for event in course():
        first.full(event)
    return heard, between


def test_each_stage_begins_and_ends_once():
    heard, _ = told()
    for kind in (EventKind.STARTED, EventKind.FINISHED):
        assert [event.stage for event in heard if event.kind is kind] == ORDER


def test_drawing_goes_on_where_the_preview_ended():
    heard, between = told()
    drawing = [event.fraction for event in heard if event.stage is Stage.RENDERING and event.fraction is not None]
    assert drawing == sorted(drawing)
    assert max(event.fraction or 0 for event in heard[:between] if event.stage is Stage.RENDERING) < 0.15
    assert drawing[-1] == 1.0


def test_a_sentence_is_said_once():
    heard, _ = told()
    assert [event.message for event in heard if event.kind is EventKind.NOTE] == ["A voice is missing."]


def test_nothing_is_promised_before_the_video_itself_is_begun():
    heard, between = told()
    assert {event.remaining for event in heard[:between]} == {None}
