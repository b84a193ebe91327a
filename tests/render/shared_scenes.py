# ruff: noqa: F403, F405, NPY002, S311
"""Scenes in which a frame depends on more than its time: what must come out alike when several processes draw them."""

import random

import numpy as np
from manim import *

COUNT = [0]


class TimeUpdaters(Scene):
    def construct(self):
        dot, square = Dot(), Square()
        dot.add_updater(lambda m, dt: m.shift(dt * RIGHT))
        square.add_updater(lambda m, dt: m.rotate(dt * PI / 2))
        self.add(dot, square)
        self.wait(1.3)
        dot.clear_updaters()
        self.play(FadeOut(dot), run_time=0.7)
        self.wait(0.5)


class Redrawn(Scene):
    def construct(self):
        value = ValueTracker(0.2)
        arc = always_redraw(lambda: Arc(angle=value.get_value(), radius=2))
        number = DecimalNumber(0).add_updater(lambda m: m.set_value(value.get_value())).to_edge(UP)
        self.add(arc, number)
        self.play(value.animate.set_value(3), run_time=1.6)
        self.wait(0.6)


class Traced(Scene):
    def construct(self):
        dot = Dot(RIGHT)
        trace = TracedPath(dot.get_center, stroke_color=YELLOW, dissipating_time=0.5)
        self.add(dot, trace)
        self.play(Rotating(dot, angle=TAU, about_point=ORIGIN), run_time=2)
        self.wait(0.5)


class Rolled(Scene):
    def construct(self):
        for _ in range(4):
            place = [random.uniform(-3, 3), np.random.uniform(-2, 2), 0]
            self.play(Create(Star().move_to(place)), run_time=0.3)

        def jump(mobject):
            mobject.move_to([random.uniform(-3, 3), np.random.normal(), 0])

        self.add(Dot(color=RED).add_updater(jump))
        self.wait(1)
        self.play(FadeIn(Text(str(random.random()))), run_time=0.4)


class Unseeded(Scene):
    """Differs from run to run, and must still be one scene: drawn by several, no frame may be of another run."""

    def construct(self):
        rng = np.random.default_rng()
        dots = VGroup(*(Dot([*rng.uniform(-3, 3, 2), 0]) for _ in range(9)))
        self.add(dots)
        self.wait(0.5)
        self.play(Rotate(dots, 0.001), run_time=2)


class Moving(MovingCameraScene):
    def construct(self):
        plane = NumberPlane()
        square = Square(color=RED).shift(RIGHT)
        self.add(plane, square)
        self.camera.frame.save_state()
        self.play(self.camera.frame.animate.scale(0.5).move_to(square), run_time=0.8)
        self.play(Indicate(square), run_time=0.7)
        self.camera.frame.add_updater(lambda m: m.move_to(square))
        self.play(square.animate.shift(LEFT * 3), run_time=0.8)
        self.camera.frame.clear_updaters()
        self.play(Restore(self.camera.frame), run_time=0.4)


class Groups(Scene):
    def construct(self):
        dots = VGroup(*(Dot().shift(i * RIGHT / 2 + LEFT * 3) for i in range(12)))
        self.play(LaggedStart(*(FadeIn(d, shift=UP) for d in dots), lag_ratio=0.2), run_time=1.4)
        self.play(Succession(dots[0].animate.shift(UP), dots[1].animate.shift(UP), Rotate(dots, PI / 6)), run_time=1.5)
        self.play(
            AnimationGroup(*(d.animate.shift(DOWN) for d in dots), lag_ratio=0.3, rate_func=there_and_back),
            run_time=1.2,
        )
        self.play(LaggedStartMap(FadeOut, dots, lag_ratio=0.1), run_time=0.8)
        a, b = Circle(), Square()
        self.play(Create(a), run_time=0.5)
        self.play(Transform(a, b), run_time=0.5)
        self.play(ReplacementTransform(a, Triangle()), Write(Text("words")), run_time=0.9)
        self.play(*(FadeOut(m) for m in self.mobjects), run_time=0.3)
        self.wait(0.5)


class Conditions(Scene):
    def construct(self):
        dot = Dot().add_updater(lambda m, dt: m.shift(dt * RIGHT * 2))
        self.add(Square(), dot)
        self.wait_until(lambda: dot.get_x() > 1.5, max_time=3)
        dot.clear_updaters()
        self.wait(1.2)
        self.add_foreground_mobject(Circle(color=GREEN))
        self.play(dot.animate.shift(UP), run_time=0.6)


class Sections(Scene):
    def construct(self):
        self.next_section("one")
        self.play(Create(Square()), run_time=0.7)
        self.next_section("two", skip_animations=True)
        self.play(self.mobjects[0].animate.shift(RIGHT), run_time=0.7)
        self.wait(0.4)
        self.next_section("three")
        self.play(Create(Circle()), run_time=0.7)
        self.add_subcaption("told", duration=1)
        self.wait(0.6)


class Globals(Scene):
    def construct(self):
        for _ in range(6):
            COUNT[0] += 1
            self.add(Integer(COUNT[0]).shift(RIGHT * COUNT[0] - RIGHT * 3))
            self.wait(0.3)

        def count(mobject):
            COUNT[0] += 1
            mobject.set_x(COUNT[0] / 10 - 3)

        self.add(Dot(color=RED).shift(UP).add_updater(count))
        self.play(Create(Square()), run_time=1)


class SceneClock(Scene):
    def construct(self):
        square = Square()
        self.add(square)
        self.add_updater(lambda dt: square.rotate(dt * (1 + self.time)))
        self.wait(1.5)
        self.updaters.clear()
        self.play(square.animate.scale(0.5 + self.time), run_time=0.5)


class Standing(Scene):
    """Long waits that no process divides, static things under moving ones, and a picture in between."""

    def construct(self):
        self.add(NumberPlane(), ImageMobject(np.uint8([[0, 100], [200, 255]])).scale(60).shift(UP * 2))
        self.wait(1.7)
        label = Text("label").shift(DOWN)
        self.play(Write(label), run_time=1.1)
        self.wait(2.1)
        self.play(ApplyWave(label), run_time=0.8)


class Turned(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes()
        surface = Surface(lambda u, v: axes.c2p(u, v, u * v / 4), u_range=[-2, 2], v_range=[-2, 2], resolution=6)
        title = Text("fixed").to_corner(UL)
        self.add_fixed_in_frame_mobjects(title)
        self.set_camera_orientation(phi=1.1, theta=0.5)
        self.add(axes, surface)
        self.begin_ambient_camera_rotation(0.4)
        self.wait(1)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=0.5, run_time=0.6)
        self.play(surface.animate.set_fill(RED), run_time=0.5)


class Kinds(Scene):
    """Every kind of animation whose frames may be passed over, with rates that go back, too."""

    def construct(self):
        a, b, c = Circle(), Square().shift(RIGHT * 3), Triangle().shift(LEFT * 3)
        text, arrow = Text("words in a row"), Arrow(LEFT, RIGHT).shift(UP * 2)
        self.play(Create(a), DrawBorderThenFill(b), run_time=0.9)
        self.play(Write(text), GrowArrow(arrow), run_time=0.9)
        self.play(Unwrite(text), Uncreate(a), run_time=0.9)
        self.play(FadeIn(a, shift=DOWN), FadeOut(b, scale=0.5), run_time=0.9)
        self.play(GrowFromCenter(b), GrowFromPoint(c, UP), GrowFromEdge(text, LEFT), run_time=0.9)
        self.play(ShrinkToCenter(text), SpinInFromNothing(Star()), run_time=0.9)
        self.play(Indicate(b), FocusOn(c), run_time=0.9)
        self.play(MoveAlongPath(Dot(), a), Rotate(b, PI / 2), Rotating(c, angle=PI), run_time=0.9)
        self.play(Transform(a, b), ClockwiseTransform(arrow, c), run_time=0.9)
        self.play(ReplacementTransform(a, Star().shift(UP)), TransformFromCopy(b, c), run_time=0.9)
        self.play(CounterclockwiseTransform(b, Square(color=RED).shift(DOWN)), run_time=0.9)
        b.generate_target().shift(UP)
        c.save_state()
        self.play(MoveToTarget(b), c.animate(rate_func=there_and_back).scale(2).set_color(YELLOW), run_time=0.9)
        c.rotate(1)
        self.play(Restore(c), ApplyMethod(b.shift, DOWN), run_time=0.9)
        self.play(FadeToColor(b, GREEN), ScaleInPlace(c, 0.4), run_time=0.9)
        self.play(FadeTransform(b, text.move_to(UP)), rate_func=rush_from, run_time=0.9)
        rows = VGroup(*(Square(0.4) for _ in range(8))).arrange()
        self.play(LaggedStart(*(FadeIn(r, shift=UP) for r in rows), lag_ratio=0.5), run_time=1.1)
        self.play(
            AnimationGroup(*(Rotate(r, PI / 3) for r in rows), lag_ratio=0.2), rate_func=there_and_back, run_time=1.1
        )
        self.play(LaggedStartMap(ShrinkToCenter, rows), rate_func=linear, run_time=1.1)
