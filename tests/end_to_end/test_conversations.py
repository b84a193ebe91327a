"""Whole conversations with a model, through the command line and over real HTTP: a finished video, or an honest part.

The conversations are files (``tests/replies/conversations``), each with the mistakes of one kind that models make.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conversing import Played, everything_holds, narration_is_the_storyboards, play, surroundings, the_video_is_whole

from stitcher_lab import plugins
from tests.replies.conversation import Conversation, Reply, read
from tests.replies.server import serve

FOLDER = Path(__file__).parents[1] / "replies" / "conversations"
# The others run with the slow tests.
ALWAYS = {
    "dropped_beats",
    "german_lesson",
    "mended_slips",
    "reworded_line",
}
SEESAW = '''
```python
from manim import *
from stitcher_lab.scene import *


class Seesaw(Lesson):
    """The seesaw"""

    def construct(self):
        self.show_heading("The seesaw")
        pivot = Triangle(color=MUTED, fill_opacity=0.4).scale(0.7).move_to(DOWN * 1.2)
        beam = Line(LEFT * 4, RIGHT * 4, color=INK, stroke_width=6).next_to(pivot, UP, buff=0)
        child = VGroup(Square(0.8, color=SKY, fill_opacity=0.4), words("30", SMALL_SIZE))
        child.next_to(beam.get_start(), UP, buff=0.05)
        adult = VGroup(Square(1.2, color=AMBER, fill_opacity=0.4), words("60", BODY_SIZE))
        adult.next_to(beam.point_from_proportion(0.75), UP, buff=0.05)
        tilted = VGroup(beam, child)
        self.play(Create(beam), FadeIn(pivot), run_time=0.7)
        with self.voiceover(text="A child of 30 kilograms sits far out on the left.") as tracker:
            self.play(FadeIn(child, shift=DOWN), run_time=0.4 * tracker.duration)
            self.play(Rotate(tilted, 8 * DEGREES, about_point=pivot.get_top()), run_time=0.4 * tracker.duration)
        with self.voiceover(text="A grown-up of 60 kilograms sits half as far out on the right.") as tracker:
            self.play(FadeIn(adult, shift=DOWN), run_time=0.7 * tracker.duration)
        with self.voiceover(text="The seesaw is in balance.") as tracker:
            self.play(Rotate(tilted, -8 * DEGREES, about_point=pivot.get_top()), run_time=0.8 * tracker.duration)
        self.wait(0.4)
```'''


def cases() -> list[Any]:
    return [
        pytest.param(path, id=path.stem, marks=() if path.stem in ALWAYS else pytest.mark.slow)
        for path in sorted(FOLDER.glob("*.toml"))
        if path.stem != "stays_broken"  # played in a test of its own
    ]


@pytest.mark.parametrize("path", cases())
def test_a_conversation_becomes_a_video(path, shared, tmp_path):
    conversation = read(path)
    _skip_where_it_cannot_be_played(conversation)
    with serve(conversation) as server:
        everything_holds(play(conversation, server, shared, tmp_path))


@pytest.mark.slow
def test_a_scene_that_was_given_up_is_made_with_a_hint(shared, tmp_path):
    """All others stay as they are: the model is asked for this scene only, and shown the hint."""
    conversation = read(FOLDER / "stays_broken.toml")
    with serve(conversation) as server:
        before = play(conversation, server, shared, tmp_path)
        everything_holds(before)
        port = server.port
    clips = {scene["name"]: scene["sha256"] for scene in json.loads(before.beside("manifest.json"))["scenes"]}
    hint = "Draw the beam as a line that turns about the pivot, with Rotate."
    with serve(Conversation(replies=(Reply("code", "Seesaw", text=SEESAW, contains=(hint,)),)), port=port) as server:
        answer = shared.json(
            "resume",
            before.answer["job"],
            "--scene",
            "Seesaw",
            "--hint",
            hint,
            env=surroundings(tmp_path, conversation),
        )
        assert [(asked.task, asked.scene) for asked in server.requests] == [("code", "Seesaw")]
    after = Played(conversation, server, answer, [], before.output)
    assert answer["gaps"] == []
    assert json.loads(after.beside("manifest.json"))["gaps"] == []
    narration_is_the_storyboards(after)
    the_video_is_whole(after)
    now = {scene["name"]: scene["sha256"] for scene in json.loads(after.beside("manifest.json"))["scenes"]}
    assert now["LeverRule"] == clips["LeverRule"]
    assert now["Seesaw"] != clips["Seesaw"]


def _skip_where_it_cannot_be_played(conversation: Conversation) -> None:
    if (plugin := conversation.expect.get("plugin")) and plugin not in plugins.available():
        pytest.skip(f"the plugin {plugin} is not installed")
    if absent := conversation.expect.get("absent"):
        found = subprocess.run(["kpsewhich", absent], capture_output=True, check=False).returncode == 0
        if found:
            pytest.skip(f"{absent} is installed here")
