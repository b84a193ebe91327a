"""The scenes that are timed. They run under plain manim as they are."""

from __future__ import annotations

HEAD = "from manim import *\n"

TRIVIAL = (
    HEAD
    + '''

class Trivial(Scene):
    """Three seconds: a square appears, becomes a circle, goes."""

    def construct(self):
        square, circle = Square(), Circle(color=PINK, fill_opacity=0.5)
        self.play(Create(square.rotate(PI / 4)))
        self.play(Transform(square, circle))
        self.play(FadeOut(square))
'''
)

FLAT = (
    HEAD
    + r'''

class Flat(Scene):
    """About 25 seconds of what a lesson in the plane does: words, formulas, a plane that bends, a graph, updaters."""

    def construct(self):
        title = Tex(r"This is some \LaTeX")
        basel = MathTex(r"\sum_{n=1}^\infty \frac{1}{n^2} = \frac{\pi^2}{6}")
        VGroup(title, basel).arrange(DOWN)
        self.play(Write(title), FadeIn(basel, shift=DOWN))
        self.wait()
        heading = Tex("Planes that bend").to_corner(UL)
        self.play(Transform(title, heading), LaggedStart(*[FadeOut(part, shift=DOWN) for part in basel]))
        self.wait()
        plane = NumberPlane()
        self.add(plane, title)
        self.play(Create(plane, run_time=3, lag_ratio=0.1))
        self.wait()
        plane.prepare_for_nonlinear_transform()
        self.play(plane.animate.apply_function(lambda p: p + np.array([np.sin(p[1]), np.sin(p[0]), 0])), run_time=3)
        self.wait()
        self.play(FadeOut(plane, title))

        axes = Axes(x_range=[0, 7], y_range=[-1.5, 1.5], x_length=11, y_length=4)
        curve = axes.plot(np.sin, color=BLUE)
        place = ValueTracker(0)
        dot = always_redraw(lambda: Dot(axes.c2p(place.get_value(), np.sin(place.get_value())), color=YELLOW))
        label = always_redraw(lambda: MathTex("x").scale(0.8).next_to(dot, UP))
        self.play(Create(axes), Create(curve), run_time=2)
        self.add(dot, label)
        self.play(place.animate.set_value(6.5), run_time=4, rate_func=linear)
        self.wait()
        self.remove(dot, label)
        self.play(FadeOut(axes, curve))

        shapes = VGroup(Circle(color=RED), Square(color=GREEN), Triangle(color=BLUE)).arrange(RIGHT, buff=1)
        words = Text("Three shapes, one after another", font_size=36).to_edge(UP)
        self.play(LaggedStart(*[GrowFromCenter(shape) for shape in shapes], lag_ratio=0.4), Write(words))
        self.play(shapes.animate.arrange(DOWN).scale(0.6), run_time=1.5)
        self.play(Rotate(shapes, PI / 2), shapes.animate.set_fill(opacity=0.6), run_time=1.5)
        self.wait()
'''
)

FORMULAS = (
    HEAD
    + r'''

FORMULAS = (
    r"a^2 + b^2 = c^2",
    r"e^{i\pi} + 1 = 0",
    r"\int_0^1 x^2\,dx = \frac{1}{3}",
    r"\sum_{k=1}^{n} k = \frac{n(n+1)}{2}",
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
    r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    r"\nabla \cdot \vec{E} = \frac{\rho}{\varepsilon_0}",
    r"F = m \cdot a",
    r"E = m c^2",
    r"\binom{n}{k} = \frac{n!}{k!\,(n-k)!}",
    r"\det(A - \lambda I) = 0",
    r"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}",
    r"f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\prod_{p} \frac{1}{1 - p^{-s}} = \zeta(s)",
    r"\cos^2 t + \sin^2 t = 1",
    r"\frac{d}{dx} e^x = e^x",
    r"A \cup (B \cap C)",
    r"\forall \epsilon > 0\ \exists \delta > 0",
    r"\log_2 8 = 3",
    r"\oint_C \vec{F} \cdot d\vec{r}",
    r"\sqrt[3]{27} = 3",
    r"\hat{H} \psi = E \psi",
    r"1 + \frac{1}{1 + \frac{1}{1 + x}}",
)


class Formulas(Scene):
    """Twenty-four formulas, written one after another."""

    def construct(self):
        for text in FORMULAS:
            formula = MathTex(text)
            self.play(Write(formula), run_time=1)
            self.wait(0.2)
            self.remove(formula)
'''
)

SOLID = (
    HEAD
    + '''

class Solid(ThreeDScene):
    """Twelve seconds: axes and a surface of 24 by 24 faces, seen from a camera that goes round."""

    def construct(self):
        self.set_camera_orientation(phi=70 * DEGREES, theta=-30 * DEGREES)
        axes = ThreeDAxes()
        surface = Surface(
            lambda u, v: axes.c2p(u, v, 0.6 * np.sin(u) * np.cos(v)),
            u_range=[-3, 3],
            v_range=[-3, 3],
            resolution=(24, 24),
            checkerboard_colors=[BLUE_D, BLUE_E],
        )
        self.play(Create(axes), FadeIn(surface), run_time=2)
        self.begin_ambient_camera_rotation(rate=0.2)
        self.wait(8)
        self.stop_ambient_camera_rotation()
        self.wait()
        self.play(FadeOut(surface), run_time=1)
'''
)


def still_lesson(scenes: int, seconds: float) -> str:
    """A silent lesson of that many scenes, each ``seconds`` long and doing the same, for growth with length."""
    body = "".join(
        f"""

class Part{number}(Scene):
    def construct(self):
        dot = Dot([{number} * 0.01, 0, 0])
        for _ in range({max(1, round(seconds / 2))}):
            self.play(dot.animate.shift(RIGHT), run_time=1)
            self.play(dot.animate.shift(LEFT), run_time=1)
"""
        for number in range(scenes)
    )
    return HEAD + body
