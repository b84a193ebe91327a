"""Scene files of one's own: scenes are drawn once, and a bad one does not cost the others."""

import json

import looking

SILENT = ("-q", "preview", "--voice", "silent")


def test_only_the_scene_that_changed_is_drawn_again(stitcher, lesson, tmp_path):
    stitcher("render", lesson, "-o", tmp_path / "a.mp4", *SILENT)
    assert stitcher.json("cache", "size")["clips"] == 2
    lesson.write_text(lesson.read_text().replace("Rotate(square, PI / 2)", "Rotate(square, PI / 3)"))
    answer = stitcher.json("render", lesson, "-o", tmp_path / "b.mp4", *SILENT)
    assert not answer["reused"]
    assert stitcher.json("cache", "size")["clips"] == 3
    first, second = (json.loads((tmp_path / f"{name}.manifest.json").read_text())["scenes"] for name in "ab")
    assert first[0]["sha256"] == second[0]["sha256"]
    assert first[1]["sha256"] != second[1]["sha256"]


def test_what_is_drawn_and_spoken_again_is_told(stitcher, lesson, tmp_path):
    def told(name):
        lines = stitcher("render", lesson, "-o", tmp_path / name, *SILENT).stderr.splitlines()
        return sorted(line.strip() for line in lines if line.startswith("  "))

    assert told("a.mp4") == ["drawing First", "drawing Second", "speaking 3 of 3 lines"]
    lesson.write_text(lesson.read_text().replace("by a quarter of a full circle", "by ninety degrees"))
    again = ["1 of 2 scenes were drawn before", "drawing Second", "speaking 1 of 3 lines"]
    assert told("b.mp4") == again
    assert told("c.mp4") == ["2 of 2 scenes were drawn before", "all 3 lines were spoken before"]


def test_white_space_and_comments_draw_nothing_again(stitcher, lesson, tmp_path):
    stitcher("render", lesson, "-o", tmp_path / "a.mp4", *SILENT)
    lesson.write_text("# A remark.\n" + lesson.read_text().replace("circle = Circle()", "circle  =  Circle( )"))
    stitcher("render", lesson, "-o", tmp_path / "b.mp4", *SILENT)
    assert stitcher.json("cache", "size")["clips"] == 2


def test_a_bad_scene_does_not_cost_the_others(stitcher, lesson, tmp_path):
    bad = "\n\nclass Third(Scene):\n    def construct(self):\n        self.play(None)\n"
    lesson.write_text(lesson.read_text() + bad)
    answer = stitcher.json("render", lesson, "-o", tmp_path / "a.mp4", *SILENT, code=3)
    assert [gap["scene"] for gap in answer["gaps"]] == ["Third"]
    assert answer["gaps"][0]["line"] == 27
    assert looking.facts(tmp_path / "a.mp4").chapters == ["A circle", "A square"]


def test_plain_scenes_without_any_voiceover_become_a_video(stitcher, tmp_path):
    source = tmp_path / "plain.py"
    source.write_text(
        "from manim import *\n\n\nclass Plain(Scene):\n    def construct(self):\n        self.play(Create(Circle()))\n"
    )
    answer = stitcher.json("render", source, "-o", tmp_path / "plain.mp4", "-q", "preview")
    assert answer["duration"] == 1.0
    assert looking.facts(tmp_path / "plain.mp4").frames == 15


def test_a_script_written_for_manim_voiceover_runs_unchanged(stitcher, tmp_path):
    source = tmp_path / "theirs.py"
    source.write_text(
        "from manim import *\nfrom manim_voiceover import VoiceoverScene\n"
        "from manim_voiceover.services.gtts import GTTSService\n\n\n"
        "class Theirs(VoiceoverScene):\n    def construct(self):\n"
        "        self.set_speech_service(GTTSService())\n        circle = Circle()\n"
        '        with self.voiceover(text="Here it comes <bookmark mark=\'A\'/>, a circle.") as tracker:\n'
        '            self.wait_until_bookmark("A")\n'
        "            self.play(Create(circle), run_time=tracker.get_remaining_duration())\n"
    )
    stitcher("render", source, "-o", tmp_path / "theirs.mp4", *SILENT)
    assert "Here it comes, a circle." in (tmp_path / "theirs.vtt").read_text().replace(" ,", ",")


def test_a_watermark_lies_in_the_lower_right_corner(stitcher, lesson, tmp_path):
    from PIL import Image  # noqa: PLC0415 - only here

    Image.new("RGBA", (64, 64), (255, 255, 255, 255)).save(tmp_path / "mark.png")
    stitcher("render", lesson, "-o", tmp_path / "a.mp4", *SILENT)
    stitcher("render", lesson, "-o", tmp_path / "b.mp4", *SILENT, "--watermark", tmp_path / "mark.png")
    plain, marked = (looking.pictures(tmp_path / f"{name}.mp4", every=100)[0].astype(int) for name in "ab")
    difference = marked - plain
    assert difference[-60:-20, -60:-20].mean() > 20
    assert abs(difference[:400, :700].mean()) < 1


def test_a_rehearsal_tells_lines_formulas_findings_and_length(stitcher, tmp_path):
    source = tmp_path / "tried.py"
    source.write_text(
        "from manim import *\n\n\nclass Tried(Scene):\n    def construct(self):\n"
        '        with self.voiceover(text="Two texts.", say="Two texts!", visual="A heap."):\n'
        '            self.add(MathTex("x^2"), Text("over it"))\n'
        "            self.wait(1)\n"
    )
    answer = stitcher.json("rehearse", source)
    (scene,) = answer["scenes"]
    assert scene["lines"][0]["text"] == "Two texts."
    assert scene["lines"][0]["visual"] == "A heap."
    assert any("x^2" in formula for formula in scene["tex"])
    assert [finding["kind"] for finding in scene["findings"]] == ["overlap"]
    assert scene["findings"][0]["line"] == 6
    assert 0.5 < answer["seconds"] < 5


def test_a_line_that_is_spoken_twice_is_described_by_each_picture(stitcher, tmp_path):
    source = tmp_path / "twice.py"
    source.write_text(
        "from manim import *\n\n\nclass Twice(Scene):\n    def construct(self):\n"
        '        for shape, seen in ((Circle(), "A circle."), (Square(), "A square.")):\n'
        '            with self.voiceover(text="And again.", visual=seen):\n'
        "                self.play(Create(shape))\n"
    )
    stitcher("render", source, "-o", tmp_path / "twice.mp4", *SILENT)
    transcript = (tmp_path / "twice.transcript.md").read_text()
    assert "A circle" in transcript
    assert "A square" in transcript
