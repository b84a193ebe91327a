"""Each command as the README shows it: help, words for people, JSON for machines."""

import json
import shutil
import subprocess

import looking
import pytest
from click.testing import CliRunner

from stitcher_lab.cli.app import app

SILENT = ("-q", "preview", "--voice", "silent")

COMMANDS = [
    ("make",), ("render",), ("rehearse",), ("templates",), ("templates", "list"), ("templates", "show"),
    ("templates", "match"), ("voices",), ("doctor",), ("history",), ("cache",), ("cache", "size"), ("cache", "prune"),
]  # fmt: skip


def helped(*command):
    done = CliRunner().invoke(app, [*command, "--help"], prog_name="stitcher")
    assert done.exit_code == 0
    return done.output


def test_the_help_documents_every_command_and_exit_code():
    told = helped()
    for name in {command[0] for command in COMMANDS}:
        assert f"\n  {name} " in told
    for code in ("0", "2", "3", "4", "5", "6", "130"):
        assert f"\n    {code} " in told


@pytest.mark.parametrize("command", [command for command in COMMANDS if len(command) == 1])
def test_help_texts_have_examples(command):
    assert f"  stitcher {command[0]}" in helped(*command)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in {("templates",), ("cache",)}])
def test_every_command_speaks_json(command):
    assert "--json" in helped(*command)


def test_the_lessons_are_listed_with_parameters_and_examples(stitcher):
    found = {lesson["id"]: lesson for lesson in stitcher.json("templates", "list")}
    assert len(found) >= 20
    numbers = next(parameter for parameter in found["merge_sort"]["parameters"] if parameter["name"] == "NUMBERS")
    assert numbers["default"]
    assert numbers["description"]
    assert found["merge_sort"]["examples"]
    assert "class " in stitcher("templates", "show", "merge_sort", "--code").stdout


def test_a_match_tells_lesson_parameters_and_confidence(stitcher):
    answer = stitcher.json("templates", "match", "binary search for 42 in 3, 9, 17, 25, 42, 60, 77")["match"]
    assert answer["template"] == "binary_search"
    assert answer["parameters"]["TARGET"] == 42
    assert 0 < answer["confidence"] <= 1


def test_voices_say_who_can_speak_and_what_installs_the_rest(stitcher):
    found = stitcher.json("voices")
    assert {"id", "engine", "locale", "quality", "online", "installed", "install"} == found[0].keys()
    assert all(voice["installed"] == (not voice["install"]) for voice in found)
    assert {voice["locale"][:2] for voice in stitcher.json("voices", "--language", "fr")} <= {"fr", ""}


def test_the_doctor_finds_every_part_or_names_the_cure(stitcher):
    answer = stitcher.json("doctor")
    names = {part["name"] for part in answer["parts"]}
    assert {"Python", "manim", "latex", "dvisvgm", "sandbox: bubblewrap", "voice: espeak", "data folder"} <= names
    for part in answer["parts"]:
        assert part["detail"]
        assert bool(part["remedy"]) != part["found"]
    assert not stitcher.data.exists()  # looking changes nothing


@pytest.mark.slow
def test_the_cache_is_measured_emptied_and_filled_again(stitcher, lesson, tmp_path):
    stitcher("render", lesson, "-o", tmp_path / "a.mp4", *SILENT)
    before = stitcher.json("cache", "size")
    assert (before["clips"], before["videos"], before["rehearsals"]) == (2, 1, 2)
    freed = stitcher.json("cache", "prune", "--keep", 0)["freed_bytes"]
    assert freed == before["blob_bytes"] + before["recording_bytes"]
    after = stitcher.json("cache", "size")
    assert (after["clips"], after["videos"], after["blob_bytes"]) == (0, 0, 0)
    assert len(json.loads(stitcher("history", "--json").stdout)) == 1
    assert not stitcher.json("render", lesson, "-o", tmp_path / "a.mp4", *SILENT)["reused"]


def test_the_history_shows_one_job_in_full(stitcher, lesson, tmp_path):
    stitcher("render", lesson, "-o", tmp_path / "a.mp4", *SILENT)
    (job,) = json.loads(stitcher("history", "--json").stdout)
    shown = stitcher("history", job["id"][-6:]).stdout
    for words in (job["id"], "done", "rendering", str(tmp_path / "a.mp4")):
        assert words in shown
    assert stitcher("history", job["id"], "--code").stdout == lesson.read_text()


def test_a_video_longer_than_allowed_is_refused_with_its_length(stitcher, tmp_path):
    source = tmp_path / "long.py"
    source.write_text("from manim import *\n\n\nclass Long(Scene):\n    def construct(self):\n        self.wait(50)\n")
    answer = stitcher.json("render", source, "-o", tmp_path / "a.mp4", *SILENT, "--max-duration", 10, code=2)["error"]
    assert "50 seconds" in answer["message"]
    assert "--max-duration" in answer["remedy"]


def test_a_scene_knows_its_words_and_what_is_left_of_its_line(stitcher, tmp_path):
    source = tmp_path / "words.py"
    source.write_text(
        "from manim import *\nfrom manim_voiceover import VoiceoverScene\n\n\n"
        "class Words(VoiceoverScene):\n    def construct(self):\n"
        '        with self.voiceover(text="First red, and then blue, and so on.") as tracker:\n'
        '            assert 0 < tracker.time_of("red") < tracker.time_of("blue") < tracker.duration\n'
        '            self.wait(tracker.time_of("blue"))\n'
        '            assert tracker.get_remaining_duration() < tracker.duration - tracker.time_of("red")\n'
    )
    answer = stitcher.json("render", source, "-o", tmp_path / "a.mp4", "-q", "preview", "--voice", "espeak")
    assert answer["gaps"] == []


def test_nothing_is_fetched_while_a_video_is_made(stitcher, lesson, tmp_path):
    alone = ["unshare", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs the right to leave the network")
    for command in (
        stitcher.command("templates", "match", "explain binary search"),
        stitcher.command("render", lesson, "-o", tmp_path / "a.mp4", "-q", "preview"),
    ):
        done = subprocess.run([*alone, *command], capture_output=True, text=True, check=False, timeout=280)
        assert done.returncode == 0, done.stderr
    assert looking.facts(tmp_path / "a.mp4").subtitles == 1
