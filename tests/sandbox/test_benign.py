"""Honest work must not notice the walls: ordinary scripts, encoders, voices."""

from __future__ import annotations

import shutil
from textwrap import dedent

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Limits, Task, Verdict, check

needs_latex = pytest.mark.skipif(not shutil.which("latex"), reason="LaTeX is not installed")

SCRIPTS = {
    "shapes": """
        class A(Scene):
            def construct(self):
                square = Square(color=BLUE, fill_opacity=0.5)
                self.play(Create(square), run_time=2)
                self.play(square.animate.rotate(PI / 4).shift(RIGHT), FadeIn(Circle()))
                self.play(Transform(square, Triangle()), Rotate(square), Indicate(square))
                self.wait()
    """,
    "plots and trackers": """
        class A(Scene):
            def construct(self):
                axes = Axes(x_range=[-3, 3], y_range=[-1, 9])
                graph = axes.plot(lambda x: x**2, color=YELLOW)
                t = ValueTracker(-2)
                dot = always_redraw(lambda: Dot(axes.c2p(t.get_value(), t.get_value() ** 2)))
                self.play(Create(axes), Create(graph))
                self.add(dot, axes.get_riemann_rectangles(graph, x_range=[0, 2], dx=0.25))
                self.play(t.animate.set_value(2), rate_func=linear)
    """,
    "text and code": """
        class A(Scene):
            def construct(self):
                words = Paragraph("Words in", "two lines", font_size=30)
                code = Code(code_string="for i in range(3):\\n    print(i)", language="python")
                self.play(Write(words))
                self.play(FadeOut(words), FadeIn(code))
                self.add(MarkupText("<b>bold</b> ∑ π é 中"))
    """,
    "graphs, tables, randomness": """
        import random
        import networkx as nx
        class A(Scene):
            def construct(self):
                random.seed(1)
                graph = Graph.from_networkx(nx.erdos_renyi_graph(6, 0.5, seed=2), layout="spring")
                table = Table([["a", "b"], ["c", "d"]])
                self.play(Create(graph))
                self.play(ReplacementTransform(graph, table))
    """,
    "three dimensions": """
        class A(ThreeDScene):
            def construct(self):
                self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
                self.add(ThreeDAxes(), Surface(lambda u, v: np.array([u, v, u * v]), u_range=[-1, 1], v_range=[-1, 1]))
                self.begin_ambient_camera_rotation(rate=0.2)
                self.wait(1)
    """,
    "a dataclass, several scenes, a moving camera": """
        from __future__ import annotations
        from dataclasses import dataclass
        @dataclass
        class Node:
            key: int
            left: Node | None = None
        class A(MovingCameraScene):
            def construct(self):
                self.play(self.camera.frame.animate.scale(0.5))
                self.add(Text(str(Node(3))))
        class B(Scene):
            def construct(self):
                self.add(*[Dot(p) for p in np.random.default_rng(0).normal(size=(20, 3))])
                self.wait(0.5)
    """,
    "files of its own": """
        class A(Scene):
            def construct(self):
                picture = ImageMobject(np.uint8([[0, 100], [30, 200]]))
                self.play(FadeIn(picture.scale(50)))
    """,
}
FORMULAS = {
    "formulas": r"""
        class A(Scene):
            def construct(self):
                law = MathTex(r"E", "=", r"\frac{1}{2} m v^2")
                self.play(Write(law))
                self.play(TransformMatchingTex(law, MathTex(r"m v^2", "=", "2", "E")))
                self.add(Tex(r"Let $x \in \mathbb{R}$."), Matrix([[1, 2], [3, 4]]), BraceLabel(law, r"\alpha"))
    """,
    "numbers": r"""
        class A(Scene):
            def construct(self):
                n = DecimalNumber(0)
                self.play(ChangeDecimalToValue(n, 9.5))
                self.add(NumberLine(x_range=[0, 4], include_numbers=True), Axes(axis_config={"include_numbers": True}))
                self.add(BarChart([1, 2, 3], bar_names=["a", "b", "c"]))
    """,
}


def script(body):
    text = dedent(body)
    future = "from __future__ import annotations\n"
    return (future if future in text else "") + "from manim import *\n" + text.replace(future, "")


@pytest.mark.parametrize("body", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_ordinary_scripts_run(play, body):
    check(script(body))
    rehearsal = play(script(body))
    assert rehearsal.scenes
    assert all(scene.frames > 0 for scene in rehearsal.scenes)


@needs_latex
@pytest.mark.parametrize("body", FORMULAS.values(), ids=FORMULAS.keys())
def test_ordinary_formulas_are_set(play, body):
    check(script(body))
    rehearsal = play(script(body))
    assert rehearsal.tex_cache.stat().st_size > 0


def test_manim_draws_and_encodes(attack):
    ran = attack(
        """
        def main(request, channel):
            from manim import Circle, Create, Scene, tempconfig
            with tempconfig({"pixel_width": 320, "pixel_height": 180, "frame_rate": 10, "progress_bar": "none"}):
                class A(Scene):
                    def construct(self):
                        self.play(Create(Circle()), run_time=0.5)
                scene = A()
                scene.render()
            channel.file("a.mp4", scene.renderer.file_writer.movie_file_path)
        """,
    )
    assert ran.verdict is Verdict.DONE, ran.log
    assert ran.outcome.files["a.mp4"].read_bytes()[4:8] == b"ftyp"


def test_a_static_ffmpeg_runs(attack):
    pytest.importorskip("imageio_ffmpeg")
    ran = attack(
        """
        import subprocess
        def main(request, channel):
            import imageio_ffmpeg
            make = "-y -loglevel error -f lavfi -i testsrc=d=1:s=320x240 -pix_fmt yuv420p x.mp4"
            subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), *make.split()], check=True)
            channel.file("x.mp4", channel.scratch / "x.mp4")
        """,
    )
    assert ran.verdict is Verdict.DONE, ran.log
    assert ran.outcome.files["x.mp4"].stat().st_size > 1000


@pytest.mark.parametrize(
    ("engine", "voice", "module"),
    [("espeak", "en", "espeakng_loader"), ("pico", "en-US", "py_nanotts"), ("kokoro", "af_heart", "onnxruntime")],
)
def test_voices_speak(sandbox, tmp_path, engine, voice, module):
    pytest.importorskip(module)
    said = []
    request = {"engine": engine, "voice": voice, "language": "en", "workers": 1, "lines": ["Hello world."]}
    outcome = sandbox.run(
        Task("stitcher_lab.narration.worker", request, limits=Limits()),
        tmp_path,
        cancellation=Cancellation(),
        on_message=said.append,
    )
    assert outcome.verdict is Verdict.DONE, outcome.log
    assert outcome.files["0.wav"].read_bytes()[:4] == b"RIFF"
    assert "cpuinfo" not in outcome.log


def test_fonts_are_found(attack):
    ran = attack(
        "def main(r, c):\n import manimpango\n c.message({'fonts': manimpango.list_fonts()})",
    )
    assert len(ran.said[0]["fonts"]) > 1
