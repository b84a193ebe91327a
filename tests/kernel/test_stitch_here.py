"""%%stitch in a kernel without a server."""

import html.parser
import json
import os
import re
import subprocess
import time
from pathlib import Path

import pytest

from notebooks import PLAYED, later

STACK = "%%stitch --out clip\nA stack: push A, B, then pop one"
# What JupyterLab leaves of a video in a notebook that nobody trusts: packages/apputils/src/sanitizer.ts.
LEFT_OF_VIDEO = {"autoplay", "controls", "height", "loop", "mediagroup", "muted", "poster", "preload", "src", "width"}


@pytest.fixture(scope="module")
def made(notebook):
    return notebook.run(STACK)


def test_the_video_is_there(made, notebook, folder):
    assert made.status == "ok", made
    assert made.bundle[PLAYED]["title"] == "Stack"
    video = folder / made.bundle[PLAYED]["video"]
    assert video.read_bytes()[4:8] == b"ftyp"
    assert video.parent == folder / "stitch"
    for ending in ("vtt", "chapters.vtt", "transcript.md", "poster.png", "py"):
        assert video.with_name(f"{video.stem}.{ending}").is_file()


def test_progress_moved_before_it_was_there(made):
    sentences = [re.sub(r" \d+%.*| · .*", "", update["text/plain"]) for update in made.updates]
    assert len({update["id"] for update in made.updates}) == 1  # one display, updated in place
    stages = list(dict.fromkeys(sentence.partition(",")[0] for sentence in sentences))
    assert [stage for stage in ("Rehearsing", "Drawing", "Putting it together") if stage in stages]
    assert "progress" in made.updates[0]["text/html"]


def test_the_notebook_file_stays_small(made):
    assert made.size < 900


def test_the_video_survives_the_sanitizer(made):
    tags = attributes(made.bundle["text/html"])
    video = next(found for tag, found in tags if tag == "video")
    assert video.keys() <= LEFT_OF_VIDEO
    assert video["src"] == made.bundle[PLAYED]["video"]
    assert not any(tag == "source" for tag, _ in tags)
    assert {tag for tag, _ in tags} <= {"video", "track", "p", "a"}


def test_the_result_is_a_value(made, notebook):
    told = notebook.run(
        "import json; print(json.dumps([str(clip.path), clip.code[:40], clip.transcript[:8], clip.captions[:6], "
        "[c.title for c in clip.chapters], clip.job, clip.duration, clip.title, repr(clip)]))"
    )
    path, code, transcript, captions, chapters, job, duration, title, shown = json.loads(told.printed)
    assert Path(path).is_file()
    assert code.startswith('"""Stack')
    assert transcript.startswith("# Stack")
    assert captions == "WEBVTT"
    assert len(chapters) >= 2
    assert job == made.bundle[PLAYED]["job"]
    assert duration > 5
    assert title == "Stack"
    assert shown.startswith("<Clip 'Stack', ")


def test_a_clip_shown_by_itself_is_the_video(made, notebook):
    shown = notebook.run("from IPython.display import display; display(clip)")
    assert shown.bundle["text/html"] == made.bundle["text/html"]
    assert shown.bundle["text/plain"].startswith("<Clip")


def test_embedding_puts_the_video_into_the_file(made, notebook):
    shown = notebook.run("%%stitch --embed\nA stack: push A, B, then pop one")
    tags = attributes(shown.bundle["text/html"])
    video = next(found for tag, found in tags if tag == "video")
    assert video.keys() <= LEFT_OF_VIDEO
    assert video["src"].startswith("data:video/mp4;base64,")
    assert next(found for tag, found in tags if tag == "track")["src"].startswith("data:text/vtt;base64,")
    assert "Transcript" in shown.bundle["text/html"]
    assert PLAYED not in shown.bundle


def test_a_video_too_large_to_embed_is_linked_and_that_is_said(made, notebook):
    notebook.run("import stitcher_lab.kernel.player as p; cap = p.LARGEST_EMBEDDED; p.LARGEST_EMBEDDED = 0.001")
    shown = notebook.run("%%stitch --embed\nA stack: push A, B, then pop one")
    notebook.run("p.LARGEST_EMBEDDED = cap")
    assert shown.bundle[PLAYED]["video"].startswith("stitch/")
    assert "linked instead" in shown.printed


def test_braces_and_dollars_in_the_cell_are_left_alone(notebook):
    notebook.run("prompt = 'binary search'")
    shown = notebook.run("%%stitch\n{prompt} and $prompt")
    assert shown.status == "error"
    assert "lesson" in shown.told


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("%%stitch\nwhy is the sky blue?", "No lesson shows this"),
        ("%stitch why is the sky blue?", "No lesson shows this"),
        ("%%stitch --qualty 4k\nmerge sort", "Did you mean --quality"),
        ("%%stitch --quality 8k\nmerge sort", "Choose one of preview, 720p, 1080p, 4k"),
        ("%%stitch --voice\nmerge sort", "--voice lacks its value"),
        ("%%stitch --voice nobody\nmerge sort", "nobody"),
        ("%%stitch --duration soon\nmerge sort", "--duration 90, 90s, 2m or 1:30"),
        ('%%stitch --voice "kokoro\nmerge sort', "quotation mark"),
        ("%%stitch --template nope\nmerge sort", "%stitch"),
        ("%%stitch --out 3x\nmerge sort", "cannot be a variable's name"),
        ("%%stitch --data nothing\nmerge sort", "There is no variable nothing"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(notebook, cell, said):
    shown = notebook.run(cell)
    assert shown.status == "error"  # "Run all" stops here
    assert said in shown.told
    assert "Traceback" not in shown.told
    assert ".py" not in shown.told
    assert len(shown.error["traceback"]) <= 3


def test_help_shows_examples_and_what_is_ready(notebook):
    shown = notebook.run("%stitch")
    for words in ("%%stitch", "Model: none", "Voices:", "Formulas:", "binary_search"):
        assert words in shown.bundle["text/plain"]
    assert shown.bundle["text/plain"].count("    %%stitch") == 3


def test_the_options_read_well(notebook):
    asked = notebook.client.session.msg("inspect_request", {"code": "%%stitch", "cursor_pos": 8, "detail_level": 0})
    notebook.client.shell_channel.send(asked)
    while (reply := notebook.client.get_shell_msg(timeout=20))["parent_header"]["msg_id"] != asked["header"]["msg_id"]:
        pass
    text = reply["content"]["data"]["text/plain"]
    for option in ["quality", "voice", "lang", "duration", "template", "model", "out", "data", "embed", "no-voice"]:
        assert f"--{option}" in text
    assert "Examples" in text


def test_stopping_is_calm_and_leaves_no_process(notebook):
    begun = []

    def stop_once(bundle):
        if not begun and "Drawing" in bundle["text/plain"]:
            begun.append(later(0.5, notebook.interrupt))

    shown = notebook.run("%%stitch --quality 1080p\nmerge sort of 5, 2, 9, 1, 7, 3", on_update=stop_once)
    assert begun
    assert shown.status == "error"
    assert shown.told.strip() == "Stopped."
    assert "Stopped after" in shown.bundle["text/plain"]
    deadline = time.monotonic() + 10
    while (left := children(notebook.pid)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not left
    # And the kernel goes on as if nothing had been.
    assert notebook.run("1 + 1").result == "2"


def test_magics_load_in_milliseconds_and_bring_nothing_heavy(notebook, surroundings):
    code = (
        "import sys; from IPython.core.interactiveshell import InteractiveShell; ip = InteractiveShell.instance(); "
        "ip.run_line_magic('load_ext', 'stitcher_lab'); "
        "print(*(n for n in ('httpx', 'numpy', 'manim', 'sqlalchemy', 'rich', 'onnxruntime', 'tornado.web', "
        "'stitcher_lab.server', 'dbos') if n in sys.modules))"
    )
    done = subprocess.run([os.sys.executable, "-c", code], capture_output=True, text=True, check=True, env=surroundings)
    assert done.stdout.split() == []


def attributes(text):
    """Tags and their attributes."""
    found = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

    Reader().feed(text)
    return found


def children(pid):
    """Command lines of everything that descends from a process."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid:
                found.append((entry / "cmdline").read_text().replace("\0", " "))
                found += children(int(entry.name))
        except (OSError, ValueError):
            continue
    return found
