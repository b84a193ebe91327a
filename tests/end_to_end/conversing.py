"""Plays a conversation with a model through the command line, and says what must hold of what comes of it."""

from __future__ import annotations

import ast
import html
import json
import os
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import looking
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.replies.conversation import Conversation
    from tests.replies.server import Server

STORY = ["retrieving", "planning", "writing", "rehearsing", "speaking", "rendering", "finalizing"]


@dataclass
class Played:
    """What came of a conversation: the command's answer, its events, and everything beside the video."""

    conversation: Conversation
    server: Server
    answer: dict[str, Any]
    events: list[dict[str, Any]]
    output: Path

    @property
    def expect(self) -> dict[str, Any]:
        return self.conversation.expect

    @property
    def mended(self) -> set[str]:
        """Scenes in which something was put right without asking the model."""
        return {scene["scene"] for scene in self.answer["making"]["scenes"] if scene["mended"]}

    def beside(self, ending: str) -> str:
        return self.output.with_suffix(f".{ending}").read_text(encoding="utf-8")

    def steps(self, scene: str) -> list[str]:
        """What was told about a scene, in order."""
        told = [event["message"] for event in self.events if event["kind"] == "step"]
        return [message.removeprefix(f"{scene}: ") for message in told if message.startswith(f"{scene}: ")]


def play(conversation: Conversation, server: Server, stitcher: Any, folder: Path) -> Played:
    output, events = folder / "lesson.mp4", folder / "events.jsonl"
    answer = stitcher.json(
        "make", conversation.prompt, *conversation.options, "-o", output, "--events", events,
        "--model", "openai/replies", "--api-base", server.url,
        code=conversation.expect["exit"], env=surroundings(folder, conversation),
    )  # fmt: skip
    told = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]
    return Played(conversation, server, answer, told, output)


def surroundings(folder: Path, conversation: Conversation) -> dict[str, str]:
    """The environment of a command: the settings that the conversation asks for, and no others."""
    config = folder / "stitcher.json"
    config.write_text(json.dumps({"Settings": conversation.expect.get("settings", {})}))
    return {**os.environ, "STITCHER_CONFIG": str(config)}


def planned(conversation: Conversation) -> dict[str, Any]:
    """The plan as it stands in the conversation: the last one, without what is wrong with its form."""
    text = [reply.content for reply in conversation.replies if reply.task == "plan" and reply.content][-1]
    inner = text[text.index("{") : text.rindex("}") + 1]
    plan: dict[str, Any] = json.loads(re.sub(r",(\s*[}\]])", r"\1", inner))
    return plan


def lines_of(plan: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """(scene, text, say, visual) of every beat; a line break is a space, as a sentence has none."""
    return [
        (scene["name"], *(" ".join(beat[part].split()) for part in ("text", "say", "visual")))
        for scene in plan["scenes"]
        for beat in scene["beats"]
    ]


def everything_holds(played: Played) -> None:
    the_model_was_asked_what_was_written(played)
    narration_is_the_storyboards(played)
    the_events_tell_the_story(played)
    what_failed_is_named(played)
    the_video_is_whole(played)


# ------------------------------------------------------------------------------------------------- what must hold


def the_model_was_asked_what_was_written(played: Played) -> None:
    """Nothing but what the conversation holds, and all of it, but for fixes of what was mended without asking."""
    assert [(asked.task, asked.scene) for asked in played.server.unanswered] == []
    left = [reply for reply in played.server.unused if not (reply.task == "fix" and reply.scene in played.mended)]
    assert [(reply.task, reply.scene, reply.content[:60]) for reply in left] == []
    if tier := played.expect.get("tier"):
        written = [asked for asked in played.server.requests if asked.task in ("plan", "code", "fix")]
        assert {asked.body["model"] for asked in written} == {tier}
    if "vision_model" in played.expect.get("settings", {}):
        judged = played.server.asked("judge")
        assert {asked.body["model"] for asked in judged} == {"eyes"}
        for asked in judged:
            shown = [part for message in asked.messages for part in message["content"] if isinstance(part, dict)]
            pictures = [part["image_url"]["url"] for part in shown if part["type"] == "image_url"]
            beats = [line for line in lines_of(planned(played.conversation)) if line[0] == asked.scene]
            assert len(pictures) == len(beats)
            assert all(picture.startswith("data:image/png;base64,") for picture in pictures)
    else:
        assert not played.server.asked("judge")


def narration_is_the_storyboards(played: Played) -> None:
    """Character for character: in the script, in the manifest, in the captions, in the transcript."""
    expected = lines_of(planned(played.conversation))
    assert spoken_in(played.beside("py")) == expected
    told = json.loads(played.beside("manifest.json"))["lines"]
    assert [(line["scene"], line["text"], line["visual"]) for line in told] == [
        (scene, text, visual) for scene, text, _, visual in expected
    ]
    whole = " ".join(text for _, text, _, _ in expected)
    assert captions(played.beside("vtt")) == whole
    assert captions(played.beside("srt")) == whole
    transcript = re.sub(r"\\(?=[^\w\s])", "", html.unescape(played.beside("transcript.md")))
    for _, text, _, _ in expected:
        assert text.replace("\\", "") in transcript.replace("\\", "")
    board = played.answer["making"]["storyboard"]
    kept = [
        (scene["name"], line["text"], line["say"], line["visual"])
        for scene in board["scenes"]
        for line in scene["lines"]
    ]
    assert kept == expected


def spoken_in(script: str) -> list[tuple[str, str, str, str]]:
    """Every line of a script, as its Python would evaluate it."""
    found = []
    for scene in ast.parse(script).body:
        if isinstance(scene, ast.ClassDef):
            calls = [node for node in ast.walk(scene) if isinstance(node, ast.Call)]
            spoken = [call for call in calls if getattr(call.func, "attr", "") == "voiceover"]
            for call in sorted(spoken, key=lambda call: call.lineno):
                given = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
                found.append((scene.name, given["text"], given.get("say", ""), given.get("visual", "")))
    return found


def captions(file: str) -> str:
    """The words of a caption file, as they are read one after another."""
    blocks = [block.splitlines() for block in re.split(r"\n{2,}", file.strip())]
    shown = [row for block in blocks for row in _after_times(block)]
    return " ".join(html.unescape(row) for row in shown)


def _after_times(block: list[str]) -> list[str]:
    times = [number for number, row in enumerate(block) if " --> " in row]
    return block[times[0] + 1 :] if times else []


def the_events_tell_the_story(played: Played) -> None:
    """Each stage begins and ends in its turn; what happens to a scene is told with its name and a plain reason."""
    # Stages overlap: the first scene is drawn while the lines of others are recorded.
    for kind in ("started", "finished"):
        assert [event["stage"] for event in played.events if event["kind"] == kind] == list(STORY)
    for before, after in pairwise(played.events):
        assert before["elapsed"] <= after["elapsed"] + 0.05  # scenes are written side by side
    assert all(event["fraction"] is None or 0 <= event["fraction"] <= 1 for event in played.events)
    plan = planned(played.conversation)
    assert any(plan["title"] in event["message"] for event in played.events if event["stage"] == "planning")
    rounds = {scene["scene"]: scene["rounds"] for scene in played.answer["making"]["scenes"]}
    for name, expected in played.expect["rounds"].items():
        assert rounds[name] == expected or (name in played.mended and rounds[name] < expected), name
    for scene in plan["scenes"]:
        steps = played.steps(scene["name"])
        assert steps[0] == "writing"
        fixing = [step for step in steps if step.startswith("fixing, round")]
        assert len(fixing) == rounds[scene["name"]]
        for number, step in enumerate(fixing, start=1):
            assert re.fullmatch(rf"fixing, round {number} of \d: .{{15,}}", step), step
            assert "Traceback" not in step
        assert "title card" in steps[-1] if scene["name"] in played.expect["title_cards"] else "works" in steps[-1]
    assert played.mended >= set(played.expect.get("mended", ()))
    for name, words in played.expect.get("told", {}).items():
        assert any(words in step for step in played.steps(name)), played.steps(name)


def what_failed_is_named(played: Played) -> None:
    """Nothing is hidden: each title card is named with its reason, also in the manifest; nothing else is missing."""
    gaps = played.answer["gaps"]
    assert [gap["scene"] for gap in gaps] == played.expect["title_cards"]
    for gap in gaps:
        assert gap["title_card"]
        assert played.expect["reason"] in gap["reason"]
        assert "\n" not in gap["reason"]
    kept = json.loads(played.beside("manifest.json"))["gaps"]
    assert [gap["scene"] for gap in kept] == played.expect["title_cards"]
    outcomes = {scene["scene"]: scene["outcome"] for scene in played.answer["making"]["scenes"]}
    assert [name for name, outcome in outcomes.items() if outcome == "title_card"] == played.expect["title_cards"]


def the_video_is_whole(played: Played) -> None:
    """Every scene is in it, as a chapter of its own, with pictures that show something, sound and captions."""
    plan = planned(played.conversation)
    found = looking.facts(played.output)
    assert (found.video, found.audio, found.size, found.fps) == ("h264", "aac", (854, 480), 15)
    assert found.subtitles == 1
    assert found.title == plan["title"]
    assert found.chapters == [scene["title"].rstrip(".") for scene in plan["scenes"]]
    assert found.duration == pytest.approx(played.answer["duration"], abs=0.1)
    last = json.loads(played.beside("manifest.json"))["lines"][-1]
    assert last["end"] <= found.duration + 0.1
    shots = looking.pictures(played.output, every=1.0)
    # A scene begins on an empty stage.
    assert sum(shot.std() < 2 for shot in shots) <= len(plan["scenes"])
    if "silent" not in played.conversation.options:
        assert looking.loudness(played.output)[0] == pytest.approx(-16, abs=0.7)
