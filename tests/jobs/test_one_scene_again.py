"""A scene that failed is written anew with a hint, under the same job; the others stay as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stitcher_lab.model import JobState
from tests.jobs.conftest import ended, said
from tests.replies.conversation import Reply, read
from tests.replies.server import serve

BROKEN = Path(__file__).parents[1] / "replies" / "conversations" / "stays_broken.toml"
WRITTEN_ANEW = '''
```python
from manim import *
from stitcher_lab.scene import *


class Seesaw(Lesson):
    """The seesaw"""

    def construct(self):
        self.show_heading("The seesaw")
        beam = Line(LEFT * 4, RIGHT * 4, color=INK)
        with self.voiceover(text="A child of 30 kilograms sits far out on the left.") as tracker:
            self.play(Create(beam), run_time=0.5 * tracker.duration)
        with self.voiceover(text="A grown-up of 60 kilograms sits half as far out on the right.") as tracker:
            self.play(FadeIn(Square(0.8, color=SKY).next_to(beam, UP)), run_time=0.5 * tracker.duration)
        with self.voiceover(text="The seesaw is in balance.") as tracker:
            self.play(FadeIn(Triangle(color=MUTED).scale(0.6).next_to(beam, DOWN)), run_time=0.5 * tracker.duration)
```
'''


@pytest.mark.slow
def test_one_scene_again_with_a_hint(opened, request_for, known, data):
    known(data)
    conversation = read(BROKEN)
    hint = "a level beam, and nothing that tips over"
    more = Reply("code", scene="Seesaw", text=WRITTEN_ANEW, contains=(hint,))
    with serve(replace(conversation, replies=(more, *conversation.replies))) as server:
        jobs = opened(settings={"model": "openai/replies", "api_base": server.url})
        view, _ = jobs.submit(request_for(conversation.prompt))
        first = ended(jobs, view.id)
        assert [(gap["scene"], gap["title_card"]) for gap in first.gaps] == [("Seesaw", True)]
        assert first.kind == "make"
        again = jobs.retry(view.id, owner="", scene="Seesaw", hint=hint)
        assert (again.id, again.options["hints"]) == (view.id, {"Seesaw": hint})
        second = ended(jobs, view.id)
        assert server.unused == ()
    assert (second.state, second.gaps) == (JobState.DONE, ())
    assert second.video["version"] != first.video["version"]
    later = said(jobs, view.id, after=first.last_event)
    assert any("1 of 2 scenes were drawn before" in message for _, _, message in later)
    assert "resumed" not in [kind for kind, *_ in later]
