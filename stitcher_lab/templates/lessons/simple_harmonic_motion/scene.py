"""Simple harmonic motion: a mass on a spring swings like the shadow of a steady circle."""

import math

import numpy as np
from manim import *

from stitcher_lab.scene import *

# The mass on the spring, in kilograms.
MASS = 1
# The stiffness of the spring, in newtons per metre.
STIFFNESS = 20
# How far the mass is pulled out before it is let go, in metres.
AMPLITUDE = 0.3

OMEGA = math.sqrt(STIFFNESS / MASS)
PERIOD = 2 * math.pi / OMEGA
# Seconds of the video for one swing: the true time where it can be followed by eye.
SHOWN = PERIOD if 1 <= PERIOD <= 3 else 2
# Quick swings are drawn over milliseconds.
CLOCK, CLOCK_UNIT = (1000, "ms") if PERIOD < 0.1 else (1, "s")


def number(value):
    """Three digits are enough for a spring."""
    return significant(value, 3)


def many(value, unit):
    """1 metre, 2 metres."""
    return f"{number(value)} {unit if number(value) == '1' else unit + 's'}"


def approx(value):
    """The sign before a number in a formula."""
    return "=" if equals(value, number(value)) == "=" else r"\approx"


def coil(start, end, size=0.22, turns=9):
    """A spring from ``start`` to ``end``, as points for a line."""
    start, end = np.array(start), np.array(end)
    along = end - start
    side = rotate_vector(along / np.linalg.norm(along), PI / 2) * size
    points = [start, start + 0.06 * along]
    for step in range(2 * turns):
        share = 0.06 + 0.88 * (step + 0.5) / (2 * turns)
        points.append(start + share * along + side * (1 if step % 2 else -1))
    return [*points, start + 0.94 * along, end]


class Swing(VGroup):
    """A wall, a spring and a mass; ``clock`` counts swings (1 is one full period) from the moment of letting go.

    ``rest`` is where the mass rests, ``reach`` how far the pull of 1 moves it, both in the picture.
    """

    def __init__(self, wall, rest, reach, *, size=1.0, color=SKY, stretch=1.0, speed=1.0):
        super().__init__()
        self.wall, self.rest, self.reach = np.array(wall), np.array(rest), np.array(reach)
        self.stretch = ValueTracker(stretch)
        self.clock = ValueTracker(0)
        self.speed = speed
        along = (self.rest - self.wall) / np.linalg.norm(self.rest - self.wall)
        across = rotate_vector(along, PI / 2) * max(0.55, 0.6 * size)
        self.half = along * size / 2
        board = Line(self.wall - across, self.wall + across, color=MUTED, stroke_width=6)
        self.spring = VMobject(stroke_color=MUTED, stroke_width=3.5)
        self.mass = RoundedRectangle(corner_radius=0.1 * size, width=size, height=size, color=color, stroke_width=3)
        self.mass.set_fill(color, opacity=0.45)
        self.add(board, self.spring, self.mass)
        self.follow(self)
        self.add_updater(self.follow)

    def pull(self):
        """How far out the mass is now, from -1 to 1."""
        return self.stretch.get_value() * math.cos(TAU * self.speed * self.clock.get_value())

    def place(self):
        """Where the middle of the mass is now."""
        return self.rest + self.reach * self.pull()

    @staticmethod
    def follow(swing):
        """Move the mass to its place and stretch the spring to it."""
        swing.mass.move_to(swing.place())
        swing.spring.set_points_as_corners(coil(swing.wall, swing.place() - swing.half))

    def run(self, seconds):
        """Let it swing for a while."""
        return self.clock.animate(rate_func=linear, run_time=seconds).increment_value(seconds / SHOWN)


def pace():
    """A note for swings that are too quick or too slow to be shown in their own time."""
    if SHOWN == PERIOD:
        return VGroup()
    return words("slow motion" if PERIOD < SHOWN else "time lapse", SMALL_SIZE, MUTED).move_to([6.4, -2.7, 0], RIGHT)


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="Pull a mass on a spring, and let go. How long does one swing take?",
            visual="The title Simple harmonic motion.",
        ):
            title = self.show_title("Simple harmonic motion", "How long does one swing take?")
        self.play(FadeOut(title), run_time=0.5)

        swing = Swing([-5.6, 0.4, 0], [0.4, 0.4, 0], RIGHT * 2.6, size=1.2, stretch=0)
        floor = Line([-5.6, -0.22, 0], [5.6, -0.22, 0], color=MUTED, stroke_width=3)
        middle = DashedLine([0.4, 1.05, 0], [0.4, -0.6, 0], color=MUTED, stroke_width=2)
        label = words(f"{number(MASS)} kg", 26)
        label.add_updater(lambda text: text.next_to(swing.mass, UP, buff=0.15))
        stiff = words(f"{number(STIFFNESS)} N/m", 26, MUTED).move_to([-2.9, 1.15, 0])
        with self.voiceover(
            text=f"The mass is {many(MASS, 'kilogram')}; the spring pulls with {many(STIFFNESS, 'newton')} per metre.",
            visual="A mass on a spring, fixed to a wall on the left.",
        ) as tracker:
            self.show_heading("A mass on a spring")
            self.play(FadeIn(swing, floor, label), run_time=0.8)
            self.safe_wait(tracker.time_until("spring"))
            self.play(FadeIn(stiff), run_time=0.5)

        reach = DoubleArrow([0.4, -0.95, 0], [3.0, -0.95, 0], buff=0, color=AMBER, stroke_width=4, tip_length=0.18)
        pulled = words(f"{number(AMPLITUDE)} m", 26, AMBER).next_to(reach, DOWN, buff=0.15)
        with self.voiceover(
            text=f"We pull it out by {many(AMPLITUDE, 'metre')}, the amplitude.",
            visual=f"The mass is {number(AMPLITUDE)} metres from its place of rest.",
        ) as tracker:
            self.play(FadeIn(middle), swing.stretch.animate.set_value(1), run_time=0.5 * tracker.duration)
            self.play(FadeIn(reach, pulled), run_time=0.5)
        note = pace()
        with self.voiceover(
            text="Let go: it runs back, shoots past the middle, turns, and returns.",
            visual="The mass swings to both sides of its place of rest.",
        ) as tracker:
            self.play(FadeOut(reach, pulled), FadeIn(note), run_time=0.3)
            self.play(swing.run(SHOWN * max(1, math.ceil(tracker.get_remaining_duration() / SHOWN))))


class Force(Lesson):
    """The force that brings it back."""

    def construct(self):
        self.show_heading("The force that brings it back")
        rest = np.array([0.4, 0.0, 0])
        swing = Swing([-5.6, 0, 0], rest, RIGHT * 2.8, size=1.1, stretch=0)
        floor = Line([-5.6, -0.57, 0], [5.6, -0.57, 0], color=MUTED, stroke_width=3)
        middle = DashedLine([0.4, 0.9, 0], [0.4, -0.95, 0], color=MUTED, stroke_width=2)
        zero = words("rest", SMALL_SIZE, MUTED).next_to(middle, DOWN, buff=0.12)
        force = always_redraw(lambda: self.arrow(swing.place() + DOWN * 0.36, -2.2 * swing.pull(), AMBER))
        law = formula("F", "=", "-k", r"\,x", size=54).move_to([0, 1.85, 0])
        law[0].set_color(AMBER)
        self.play(FadeIn(swing, floor, middle, zero), run_time=0.6)
        self.add(force)
        with self.voiceover(
            text="The farther out, the harder the spring pulls back: twice as far, twice the force.",
            visual="The mass moves out; an arrow for the force grows with the distance and points back.",
        ) as tracker:
            self.play(swing.stretch.animate.set_value(0.5), run_time=max(0.5, tracker.time_until("twice") - 0.2))
            self.safe_wait(tracker.time_until("twice"))
            self.play(swing.stretch.animate.set_value(1), run_time=0.3 * tracker.duration)
        with self.voiceover(
            text="On the other side it pushes: the force always points to the middle. Hence the minus.",
            visual="On the left side the arrow points right. The law: F equals minus k times x.",
        ) as tracker:
            self.play(swing.stretch.animate.set_value(-1), run_time=0.3 * tracker.duration)
            self.safe_wait(tracker.time_until("hence"))
            self.play(FadeIn(law, shift=DOWN * 0.2), run_time=0.8)
        speed = always_redraw(
            lambda: self.arrow(swing.place() + UP * 0.8, 2.0 * math.sqrt(max(0, 1 - swing.pull() ** 2)), SKY)
        )
        tag = always_redraw(lambda: words("speed", SMALL_SIZE, SKY).move_to(swing.place() + UP * 1.1))
        with self.voiceover(
            text="In the middle there is no force. But there the mass is fastest, so it runs through.",
            visual="In the middle the force is gone, and an arrow for the speed is longest.",
        ) as tracker:
            self.add(speed, tag)
            self.play(
                swing.stretch.animate(rate_func=lambda t: math.sin(t * PI / 2)).set_value(0),
                FadeOut(law),
                run_time=max(0.5, tracker.time_until("but")),
            )
            self.safe_wait(tracker.time_until("so it"))
            self.play(swing.stretch.animate(rate_func=lambda t: math.sin(t * PI / 2)).set_value(0.8), run_time=1)

    @staticmethod
    def arrow(start, length, color):
        """A horizontal arrow; none where it would be too short to have a tip."""
        if abs(length) < 0.15:
            return VGroup()
        tip = min(0.22, abs(length) / 2)
        return Arrow(start, start + RIGHT * length, buff=0, color=color, stroke_width=6, tip_length=tip).set_z_index(2)


class Shadow(Lesson):
    """The shadow of a circle."""

    def construct(self):
        self.show_heading("The shadow of a circle")
        plot = Plot(
            (0, 2 * PERIOD * CLOCK),
            (-1.2 * AMPLITUDE, 1.2 * AMPLITUDE),
            8.0,
            5.0,
            x_label=rf"t/\text{{{CLOCK_UNIT}}}",
            y_label=r"x/\text{m}",
        )
        plot.move_to([2.5, -0.1, 0])
        zero = plot.c2p(0, 0)[1]
        reach = plot.c2p(0, AMPLITUDE)[1] - zero
        swing = Swing([-2.3, zero + 2.6, 0], [-2.3, zero, 0], UP * reach, size=0.55)
        wave = self.wave(plot, swing)
        level = always_redraw(
            lambda: DashedLine(
                [plot.c2p(0, 0)[0], swing.place()[1], 0], wave.get_end(), color=AMBER, stroke_width=2, dash_length=0.08
            )
        )
        self.play(FadeIn(plot, swing), run_time=0.6)
        with self.voiceover(
            text="Turn the spring upright, and let time run to the right: the mass draws a wave.",
            visual="The mass swings up and down; to its right a wave is drawn over time.",
        ) as tracker:
            self.add(wave, level)
            swing.clock.set_value(0)
            self.play(swing.clock.animate.set_value(2), rate_func=linear, run_time=max(2 * SHOWN, tracker.duration))
        self.remove(level)

        center = np.array([-4.85, zero, 0])
        ring = Circle(radius=reach, color=MUTED, stroke_width=3).move_to(center)
        wheel = ValueTracker(0)

        def on_ring():
            angle = PI / 2 + TAU * wheel.get_value()
            return center + reach * np.array([math.cos(angle), math.sin(angle), 0])

        dot = always_redraw(lambda: Dot(on_ring(), radius=0.11, color=LEAF).set_z_index(2))
        spoke = always_redraw(lambda: Line(center, on_ring(), color=LEAF, stroke_width=3))
        link = always_redraw(
            lambda: DashedLine(on_ring(), swing.place(), color=AMBER, stroke_width=2, dash_length=0.08)
        )
        swing.clock.set_value(0)
        with self.voiceover(
            text="Beside it, a dot goes steadily round a circle. It is always level with the mass.",
            visual="A dot on a circle and the mass stay level with each other.",
        ) as tracker:
            self.play(Create(ring), FadeIn(dot, spoke, link), run_time=0.7)
            rounds = max(1, round((tracker.get_remaining_duration() - 0.2) / SHOWN))
            self.play(
                wheel.animate.set_value(rounds),
                swing.clock.animate.set_value(rounds),
                rate_func=linear,
                run_time=max(rounds * SHOWN, tracker.get_remaining_duration()),
            )
        law = formula(r"x(t) = A \cos(\omega t)", size=44, color=LEAF).move_to([3.0, 2.55, 0])
        with self.voiceover(
            text="The height of such a dot is a cosine. So is the swing: A cos ωt.",
            say="The height of such a dot is a cosine. So is the swing: amplitude, times the cosine of omega t.",
            visual="The formula: x of t equals A times cosine of omega t.",
        ) as tracker:
            self.play(
                wheel.animate.set_value(rounds + 1),
                swing.clock.animate.set_value(rounds + 1),
                FadeIn(law),
                rate_func=linear,
                run_time=max(SHOWN, 0.8 * tracker.duration),
            )

    @staticmethod
    def wave(plot, swing):
        """The curve of the swing up to now."""

        def draw(line):
            until = min(2, swing.clock.get_value())
            times = np.linspace(0, max(until, 1e-3), 120)
            line.set_points_as_corners([plot.c2p(t * PERIOD * CLOCK, AMPLITUDE * math.cos(TAU * t)) for t in times])

        curve = VMobject(stroke_color=SKY, stroke_width=4.5)
        draw(curve)
        return curve.add_updater(draw)


class Period(Lesson):
    """How long one swing takes."""

    def construct(self):
        self.show_heading("How long is one swing?")
        arrow = r"\quad\Rightarrow\quad"
        newton = formula(r"m\,a = -k\,x", arrow, r"a = -\frac{k}{m}\,x", size=46).move_to([0, 1.95, 0])
        with self.voiceover(
            text="Newton: mass times acceleration is the force. So the acceleration is minus k over m, times x.",
            visual="m times a equals minus k x; so a equals minus k over m, times x.",
        ) as tracker:
            self.play(FadeIn(newton[0]), run_time=0.8)
            self.safe_wait(tracker.time_until("so"))
            self.play(FadeIn(newton[1:]), run_time=0.8)
        circle = formula(r"x = A\cos(\omega t)", arrow, r"a = -\omega^2\,x", size=46).move_to([0, 0.55, 0])
        circle.shift(RIGHT * (newton[1].get_x() - circle[1].get_x()))
        with self.voiceover(
            text="The cosine has an acceleration too: minus omega squared, times x. The same shape!",
            visual="For the cosine, a equals minus omega squared times x.",
        ) as tracker:
            self.play(FadeIn(circle[0]), run_time=0.8)
            self.safe_wait(tracker.time_until("minus"))
            self.play(FadeIn(circle[1:]), run_time=0.8)
        boxes = VGroup(SurroundingRectangle(newton[2], color=AMBER), SurroundingRectangle(circle[2], color=AMBER))
        root = rf"\sqrt{{\frac{{{number(STIFFNESS)}}}{{{number(MASS)}}}}}"
        value = rf"{number(OMEGA)}\ \tfrac{{1}}{{\text{{s}}}}"
        omega = formula(r"\omega = \sqrt{\frac{k}{m}}", rf"= {root} {approx(OMEGA)} {value}", size=42)
        fit(omega, 6.3).move_to([-3.2, -1.25, 0])
        with self.voiceover(
            text=f"Both agree if omega is the root of k over m. Here it is {number(OMEGA)} per second.",
            visual=f"Omega is the root of k over m: {number(OMEGA)} per second.",
        ) as tracker:
            self.play(Create(boxes), run_time=0.8)
            self.play(FadeIn(omega[0]), run_time=0.6)
            self.safe_wait(tracker.time_until("here"))
            self.play(FadeIn(omega[1]), run_time=0.6)
        time = formula(r"T = \frac{2\pi}{\omega}", rf"\approx {number(PERIOD)}\ \text{{s}}", size=46, color=LEAF)
        time.move_to([3.6, -1.25, 0])
        with self.voiceover(
            text=f"Once round the circle is 2π. So one swing takes 2π over omega: {many(PERIOD, 'second')}.",
            visual=f"The period T is two pi over omega, about {number(PERIOD)} seconds.",
        ) as tracker:
            self.safe_wait(tracker.time_until("so one"))
            self.play(FadeIn(time[0]), run_time=0.6)
            self.play(FadeIn(time[1]), run_time=0.6)
            self.play(Create(SurroundingRectangle(time, color=LEAF, buff=0.2)), run_time=0.6)


class Compare(Lesson):
    """What changes the time of a swing."""

    def construct(self):
        self.show_heading("What changes the time?")
        rows = [
            self.row(1.75, "as before", SKY),
            self.row(0.15, "half the pull", SKY, stretch=0.5),
            self.row(-1.45, "4 × mass", AMBER, speed=0.5, size=1.15),
        ]
        middle = DashedLine([1.6, 2.6, 0], [1.6, -2.15, 0], color=MUTED, stroke_width=2).set_z_index(-1)
        self.play(FadeIn(middle), *(FadeIn(part) for row in rows[:2] for part in row), run_time=0.6)
        with self.voiceover(
            text="Half the pull: a shorter way, but a weaker force. Both pass the middle together.",
            visual="Two masses, one pulled half as far, swing in step.",
        ) as tracker:
            turns = max(2, round(tracker.duration / SHOWN))
            self.swing(rows[:2], turns, tracker.duration)
        for swing, _ in rows[:2]:
            swing.clock.set_value(0)
        with self.voiceover(
            text="Four times the mass: now each swing takes twice as long.",
            visual="A third, heavier mass needs twice the time for each swing.",
        ) as tracker:
            self.play(*(FadeIn(part) for part in rows[2]), run_time=0.5)
            turns = 2 * max(1, round(tracker.get_remaining_duration() / SHOWN / 2))
            self.swing(rows, turns, tracker.get_remaining_duration())
        self.clear_stage()
        self.show_heading("Remember")
        law = formula(r"F = -k\,x", r"\quad\Rightarrow\quad", r"T = 2\pi\sqrt{\frac{m}{k}}", size=64)
        law.move_to([0, 0.7, 0])
        law[2].set_color(LEAF)
        moral = words("the amplitude is not in it", BODY_SIZE, AMBER).move_to([0, -1.1, 0])
        with self.voiceover(
            text="If the force points back and grows with the distance, the motion is a cosine. "
            "Its period does not depend on the amplitude.",
            visual="F equals minus k x gives T equals two pi times the root of m over k: without the amplitude.",
        ) as tracker:
            self.play(FadeIn(law), run_time=1)
            self.safe_wait(tracker.time_until("its period"))
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=0.8)

    @staticmethod
    def row(height, text, color, *, stretch=1.0, speed=1.0, size=0.8):
        """A swing with a name on its left."""
        swing = Swing(
            [-2.9, height, 0], [1.6, height, 0], RIGHT * 2.6, size=size, color=color, stretch=stretch, speed=speed
        )
        return swing, words(text, BODY_SIZE, color).move_to([-6.3, height, 0], LEFT)

    def swing(self, rows, turns, seconds):
        """Let all rows swing ``turns`` times in about the given seconds."""
        time = max(seconds, turns * min(SHOWN, 1.0))
        clocks = [swing.clock.animate.increment_value(turns) for swing, _ in rows]
        self.play(*clocks, rate_func=linear, run_time=time)
