"""A sentence becomes a finished, narrated video."""

import json
from itertools import pairwise

import looking
import numpy as np
import pytest
import webvtt

PROMPT = "binary search for 42 in 3, 9, 17, 25, 42, 60, 77"
VOICE = ("--voice", "pico", "-q", "preview")


@pytest.fixture(scope="module")
def made(shared, tmp_path_factory):
    output = tmp_path_factory.mktemp("made") / "search.mp4"
    return shared.json("make", PROMPT, "-o", output, *VOICE), output


def test_it_is_a_whole_mp4(made):
    answer, output = made
    found = looking.facts(output)
    assert (found.video, found.profile, found.audio) == ("h264", "High", "aac")
    assert (found.size, found.fps) == ((854, 480), 15)
    assert found.subtitles == 1
    assert len(found.chapters) >= 3
    assert found.title == "Binary search"
    assert found.duration == pytest.approx(answer["duration"], abs=0.1)
    assert found.duration == pytest.approx(found.frames / 15, abs=0.1)
    assert 30 < found.duration < 300


def test_the_given_numbers_are_told_and_written_into_the_script(made):
    answer, output = made
    script = output.with_suffix(".py").read_text()
    assert "NUMBERS = [3, 9, 17, 25, 42, 60, 77]" in script
    assert "TARGET = 42" in script
    spoken = " ".join(caption.text for caption in webvtt.read(str(output.with_suffix(".vtt"))))
    assert "25" in spoken
    assert "60" in spoken
    assert answer["notes"] == []


def test_every_picture_shows_something_and_the_picture_moves(made):
    _, output = made
    shots = looking.pictures(output, every=2.0)
    empty = [shot.std() < 2 for shot in shots]
    # Between two scenes the stage is cleared for a moment; two looks later something is there again.
    assert sum(empty) <= len(shots) / 10
    assert not any(first and second for first, second in pairwise(empty))
    moved = [np.abs(a.astype(int) - b.astype(int)).mean() > 0.2 for a, b in pairwise(shots)]
    assert sum(moved) > len(moved) / 2


def test_the_sound_is_as_loud_as_it_should_be(made):
    loudness, peak = looking.loudness(made[1])
    assert loudness == pytest.approx(-16, abs=0.5)
    assert peak <= -1.4  # the meter shows one decimal


def test_every_line_is_heard_when_its_picture_is_shown(made, shared):
    """Within one frame, at every beat: each recording is looked for in the finished sound."""
    _, output = made
    manifest = json.loads(output.with_suffix(".manifest.json").read_text())
    track = looking.sound(output)
    recordings = {}
    for entry in (shared.data / "recordings").glob("lines/*/*.json"):
        kept = json.loads(entry.read_text())
        recordings[kept["key"]["spoken"]] = shared.data.joinpath(
            "recordings", "sound", kept["sha256"][:2], f"{kept['sha256']}.wav"
        )
    # Lines whose caption is what is spoken can be told apart without the spelling rules.
    lines = [line for line in manifest["lines"] if line["text"] in recordings]
    assert len(lines) >= 3
    for line in lines:
        late = looking.lag(track, looking.recording(recordings[line["text"]]), line["start"])
        assert abs(late) <= 1 / 15, line["text"]


def test_captions_fit_the_video_and_can_be_read(made):
    answer, output = made
    cues = list(webvtt.read(str(output.with_suffix(".vtt"))))
    assert len(cues) >= 10
    assert cues == sorted(cues, key=lambda cue: cue.start_in_seconds)
    for cue, later in pairwise(cues):
        assert cue.end_in_seconds <= later.start_in_seconds
    for cue in cues:
        assert 0 <= cue.start_in_seconds < cue.end_in_seconds <= answer["duration"] + 0.05
        assert len(cue.lines) <= 2
        assert max(map(len, cue.lines)) <= 42


def test_what_belongs_to_it_lies_beside_it(made):
    answer, output = made
    assert set(answer["files"]) == {
        "vtt", "srt", "chapters.vtt", "transcript.md", "poster.png", "strip.jpg", "manifest.json", "py",
    }  # fmt: skip
    for path in answer["files"].values():
        assert output.parent.joinpath(path).stat().st_size > 0
    transcript = output.with_suffix(".transcript.md").read_text()
    assert transcript.startswith("# Binary search")
    assert "Shown:" in transcript


def test_the_same_again_comes_from_the_cache_and_is_the_same(made, shared, tmp_path):
    answer, output = made
    again = shared.json("make", PROMPT, "-o", tmp_path / "again.mp4", *VOICE)
    assert not answer["reused"]
    assert again["reused"]
    assert (tmp_path / "again.mp4").read_bytes() == output.read_bytes()


def test_it_is_in_the_history_with_its_stages_and_its_code(made, shared):
    jobs = json.loads(shared("history", "--json").stdout)
    (job,) = [job for job in jobs if job["prompt"] == PROMPT and job["outcome"] == "done"][-1:]
    assert [stage["name"] for stage in job["stages"]] == [
        "thinking", "rehearsing", "speaking", "rendering", "finalizing",
    ]  # fmt: skip
    assert job["template"] == "binary_search"
    assert job["parameters"]["TARGET"] == 42
    assert "NUMBERS = [3, 9, 17, 25, 42, 60, 77]" in shared("history", job["id"], "--code").stdout


def test_the_neural_voice_speaks_when_it_is_installed(shared, tmp_path):
    source = tmp_path / "short.py"
    source.write_text(
        "from manim import *\n\n\nclass Hello(Scene):\n    def construct(self):\n"
        '        with self.voiceover(text="Hello, this is a circle."):\n            self.play(Create(Circle()))\n'
    )
    answer = shared.json("render", source, "-q", "preview", "-o", tmp_path / "short.mp4")
    assert answer["voice"].startswith("kokoro:")
    assert looking.loudness(tmp_path / "short.mp4")[0] == pytest.approx(-16, abs=0.5)


def test_progress_is_told_on_the_way(shared, tmp_path):
    said = shared("make", PROMPT, "-o", tmp_path / "told.mp4", *VOICE).stderr
    assert [line.split()[0] for line in said.splitlines() if not line.startswith(" ")] == [
        "thinking", "rehearsing", "speaking", "rendering", "finalizing",
    ]  # fmt: skip
