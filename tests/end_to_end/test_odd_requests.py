"""What a hurried, clumsy or curious person does: a video, or one clear sentence, never a traceback."""

import json
import os
import pty
import select
import stat
import subprocess
import time

import looking
import pytest

SILENT = ("-q", "preview", "--voice", "silent")
PLAIN = "from manim import *\n\n\nclass Plain(Scene):\n    def construct(self):\n        self.wait(0.2)\n"


@pytest.fixture
def plain(tmp_path):
    path = tmp_path / "plain.py"
    path.write_text(PLAIN)
    return path


# ------------------------------------------------------------------------------------------------------- the places


@pytest.mark.parametrize("command", [("render", "{file}"), ("rehearse", "{file}"), ("history",)])
def test_a_data_folder_that_cannot_be_one_is_refused(command, stitcher, plain, tmp_path):
    stitcher.data = tmp_path / "occupied"
    stitcher.data.write_text("a file")
    answer = stitcher.json(*(part.format(file=plain) for part in command), code=4)["error"]
    assert answer["kind"] == "EnvironmentFault"
    assert "data folder" in answer["message"]
    assert "--data" in answer["remedy"]


def test_the_data_folder_is_its_owners_alone(stitcher):
    stitcher("history")
    assert stat.S_IMODE(stitcher.data.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["x" * 300 + ".mp4", "x" * 245 + ".mp4", "x.avi", "/etc/hosts", "none/such/x.mp4"])
def test_an_output_that_cannot_be_written_is_refused_before_any_work(name, stitcher, plain, tmp_path):
    answer = stitcher.json("render", plain, "-o", tmp_path / name, *SILENT, code=2)["error"]
    assert answer["kind"] == "OptionError"
    assert not list(tmp_path.glob("x*"))


def test_names_with_spaces_accents_and_leading_dashes(stitcher, tmp_path):
    (tmp_path / "-mein Bild ü.py").write_text(PLAIN)
    stitcher("render", *SILENT, "-o", "ein Bild ü.mp4", "./-mein Bild ü.py", cwd=tmp_path)
    assert looking.facts(tmp_path / "ein Bild ü.mp4").frames == 3


def test_a_script_that_is_not_ours_is_never_written_over(stitcher, plain, tmp_path):
    theirs = tmp_path / "lecture.py"
    theirs.write_text("# my lecture\n")
    answer = stitcher.json("render", plain, "-o", tmp_path / "lecture.mp4", *SILENT)
    assert theirs.read_text() == "# my lecture\n"
    assert (tmp_path / "lecture.made.py").read_text() == PLAIN
    assert answer["files"]["py"].endswith("lecture.made.py")
    assert any("lecture.py" in note for note in answer["notes"])


@pytest.mark.slow
def test_a_script_that_somebody_edited_is_kept_and_ours_is_replaced(stitcher, plain, tmp_path):
    ours = tmp_path / "made.py"
    stitcher("render", plain, "-o", tmp_path / "made.mp4", *SILENT)
    plain.write_text(PLAIN.replace("0.2", "0.4"))
    stitcher("render", plain, "-o", tmp_path / "made.mp4", *SILENT)
    assert ours.read_text() == plain.read_text()
    ours.write_text("# edited for hours\n" + PLAIN)
    stitcher("render", plain, "-o", tmp_path / "made.mp4", *SILENT)
    assert ours.read_text().startswith("# edited for hours")


def test_two_jobs_at_once_on_the_same_data_and_output(stitcher, lesson, tmp_path, orphans):
    jobs = [stitcher.start("render", lesson, "-o", tmp_path / "a.mp4", *SILENT) for _ in range(2)]
    for job in jobs:
        _, said = job.communicate(timeout=120)
        assert job.returncode == 0, said
    assert looking.facts(tmp_path / "a.mp4").chapters == ["A circle", "A square"]
    assert orphans() == []
    assert not list((stitcher.data / "work").iterdir())


# ------------------------------------------------------------------------------------------------------ the scripts


def test_a_file_without_end_is_no_script(stitcher):
    assert "longer than" in stitcher.json("rehearse", "/dev/zero", code=3)["error"]["message"]


def test_a_pipe_that_nobody_writes_to_is_no_script(stitcher, tmp_path):
    os.mkfifo(tmp_path / "pipe.py")
    assert "holds no scene" in stitcher.json("rehearse", tmp_path / "pipe.py", code=3)["error"]["message"]


def test_the_size_and_rate_that_a_script_sets_for_plain_manim_do_not_count(stitcher, tmp_path):
    source = tmp_path / "tall.py"
    source.write_text(
        "from manim import *\nconfig.pixel_width, config.pixel_height, config.frame_rate = 1080, 1920, 24\n"
        "config.frame_width, config.frame_height, config.format = 9, 16, 'gif'\nconfig.transparent = True\n\n\n"
        "class Tall(Scene):\n    def construct(self):\n        self.play(Create(Circle()), run_time=0.4)\n"
    )
    stitcher("render", source, "-o", tmp_path / "tall.mp4", *SILENT)
    found = looking.facts(tmp_path / "tall.mp4")
    assert (found.size, found.fps, found.frames) == ((854, 480), 15, 6)


def test_each_kind_of_bad_scene_is_told_in_its_own_words(stitcher, tmp_path):
    source = tmp_path / "bad.py"
    source.write_text(
        "from manim import *\n\n\n"
        "class Still(Scene):\n    def construct(self):\n        self.add(Circle())\n\n\n"
        "class Seen(Scene):\n    def construct(self):\n        self.add(ImageMobject('mine.png'))\n\n\n"
        "class Sign(Scene):\n    def construct(self):\n        self.add(Tex('über ☃'))\n\n\n"
        "class Äpfel(Scene):\n    def construct(self):\n        self.wait(0.2)\n\n\n"
        "if True:\n\n    class Inner(Scene):\n        def construct(self):\n            self.wait(0.2)\n"
    )
    answer = stitcher.json("rehearse", source, code=3)
    assert [scene["name"] for scene in answer["scenes"]] == ["Äpfel", "Inner"]
    still, seen, sign = answer["errors"]
    assert "self.wait()" in still["remedy"]
    assert still["details"] == ""
    assert "mine.png" in seen["message"]
    assert "sandbox" in seen["message"]
    assert "special" not in sign["message"]
    assert "LaTeX command" in sign["remedy"]
    stitcher("render", source, "-o", tmp_path / "rest.mp4", *SILENT, code=3)
    assert looking.facts(tmp_path / "rest.mp4").frames == 6


def test_a_script_that_rolls_dice_draws_what_it_rehearsed(stitcher, tmp_path):
    source = tmp_path / "dice.py"
    source.write_text(
        "from manim import *\nimport random\nSIX = random.randint(1, 6000)\n"
        "SEVEN = np.random.rand()\n\n\n"
        "class First(Scene):\n    def construct(self):\n"
        '        with self.voiceover(text=f"{random.random()} {SIX}"):\n            self.wait(0.2)\n\n\n'
        "class Second(Scene):\n    def construct(self):\n"
        "        words = {'a', 'b', 'c', 'd', 'e', 'f', 'g'}\n"
        '        with self.voiceover(text=f"{random.random()} {SEVEN} {list(words)}"):\n            self.wait(0.2)\n'
    )
    assert stitcher.json("render", source, "-o", tmp_path / "dice.mp4", *SILENT)["gaps"] == []


def test_a_line_that_nobody_can_read_aloud_does_not_cost_the_voice(stitcher, tmp_path):
    source = tmp_path / "smile.py"
    source.write_text(
        "from manim import *\nfrom manim_voiceover import *\n\n\n"
        "class Smile(VoiceoverScene):\n    def construct(self):\n"
        '        for line in ("Größe zählt.", "😀"):\n            with self.voiceover(text=line):\n'
        "                self.play(Create(Dot()), run_time=0.2)\n"
    )
    answer = stitcher.json(
        "render", source, "-o", tmp_path / "smile.mp4", "-q", "preview", "--voice", "espeak", "--language", "de"
    )
    assert answer["voice"] == "espeak:de"
    assert answer["notes"] == []
    assert "😀" in (tmp_path / "smile.vtt").read_text()


@pytest.mark.parametrize("content", [b"no picture", b"\x89PNG\r\n\x1a\nand then nothing"])
def test_a_watermark_that_is_no_picture_is_not_the_scenes_fault(content, stitcher, plain, tmp_path):
    (tmp_path / "mark.png").write_bytes(content)
    answer = stitcher.json(
        "render", plain, "-o", tmp_path / "a.mp4", *SILENT, "--watermark", tmp_path / "mark.png", code=2
    )
    assert "watermark" in answer["error"]["message"].lower()


# ----------------------------------------------------------------------------------------------------- the terminal


def on_a_terminal(command, *, stop_at=None):
    """Run a command on a terminal of 80 columns; press Ctrl-C when ``stop_at`` is read. Give exit code and output."""
    master, slave = pty.openpty()
    job = subprocess.Popen(
        ["setsid", "--ctty", "--wait", *command], stdin=slave, stdout=slave, stderr=slave,
        env=dict(os.environ, TERM="xterm-256color", COLUMNS="80"),
    )  # fmt: skip
    os.close(slave)
    said, deadline = b"", time.monotonic() + 120
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.2)[0]:
            try:
                said += os.read(master, 65536)
            except OSError:  # the other end was closed
                break
        if stop_at and stop_at in said:
            os.write(master, b"\x03")
            stop_at = None
    os.close(master)
    return job.wait(timeout=20), said.decode(errors="replace")


def test_the_live_display_names_stages_scenes_and_times(stitcher, lesson, tmp_path):
    code, said = on_a_terminal(stitcher.command("render", lesson, "-o", tmp_path / "a.mp4", *SILENT))
    assert code == 0
    for stage in ("rehearsing", "speaking", "rendering scene 1 of 2", "finalizing"):
        assert stage in said
    assert "elapsed, about" in said
    assert "Traceback" not in said


def test_ctrl_c_on_a_terminal_brings_the_cursor_back(stitcher, lesson, tmp_path, orphans):
    command = stitcher.command("render", lesson, "-o", tmp_path / "a.mp4", *SILENT)
    code, said = on_a_terminal(command, stop_at=b"rendering")
    assert code == 130
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l")
    assert "Stopped." in said
    assert "Traceback" not in said
    assert orphans(1) == []
    assert not list(tmp_path.glob("a.*"))


def test_ctrl_c_where_there_is_no_job_is_the_same_code(stitcher, orphans):
    job = stitcher.start("doctor")
    time.sleep(0.5)
    job.send_signal(2)
    _, said = job.communicate(timeout=20)
    assert job.returncode in (0, 130, -2)  # it may have been quicker, or not yet have begun to listen
    assert "Traceback" not in said
    assert "Aborted" not in said


def test_ids_in_the_history_can_be_copied_from_a_narrow_terminal(stitcher, plain, tmp_path):
    stitcher("render", plain, "-o", tmp_path / "a.mp4", *SILENT)
    listed = stitcher("history", env=dict(os.environ, COLUMNS="40")).stdout
    (job,) = json.loads(stitcher("history", "--json").stdout)
    assert job["id"] in listed


@pytest.mark.parametrize("amount", ["nan", "inf", "-1"])
def test_amounts_that_make_no_sense_are_refused(amount, stitcher):
    assert "no amount" in stitcher("cache", "prune", "--keep", amount, code=2).stderr


def test_a_script_cannot_speak_to_the_terminal(stitcher, tmp_path):
    source = tmp_path / "escape.py"
    source.write_text("raise ValueError('\\x1b]0;mine\\x07[red]x')\n\n\nclass A:\n    pass\n")
    said = stitcher("rehearse", source, code=3).stderr
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "[red]x" in said


@pytest.mark.parametrize("command", [("templates", "list"), ("doctor",), ("voices",)])
def test_a_reader_that_goes_away_is_no_failure(command, stitcher):
    job = stitcher.start(*command)
    job.stdout.close()
    said = job.stderr.read()
    assert job.wait(timeout=60) == 0
    assert said == ""


def test_the_settings_file_sets_what_no_option_asks_for(stitcher, plain, tmp_path):
    settings = tmp_path / "stitcher.json"
    settings.write_text('{"Settings": {"max_duration": 900, "voice": "silent", "quality": "preview"}}')
    env = dict(os.environ, STITCHER_CONFIG=str(settings))
    answer = stitcher.json("render", plain, "-o", tmp_path / "a.mp4", "--max-duration", 800, env=env)
    assert answer["voice"] == "silent"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"Settings": {"max_duration": "long"}}', "max_duration"),
        ('{"Settings": {"max_durration": 900}}', "no setting 'max_durration'"),
        ('{"max_duration": 900}', "under"),
        ("max_duration = 900", "cannot be used"),
    ],
)
def test_a_slip_in_the_settings_file_is_told(content, says, stitcher, plain, tmp_path):
    settings = tmp_path / "stitcher.json"
    settings.write_text(content)
    env = dict(os.environ, STITCHER_CONFIG=str(settings))
    assert says in stitcher.json("rehearse", plain, env=env, code=2)["error"]["message"]


def test_a_voice_that_does_not_exist_is_refused_before_any_work(stitcher, plain, tmp_path):
    stitcher("render", plain, "-o", tmp_path / "a.mp4", "--voice", "nobody", code=2)
    (job,) = json.loads(stitcher("history", "--json").stdout)
    assert job["stages"] == []
