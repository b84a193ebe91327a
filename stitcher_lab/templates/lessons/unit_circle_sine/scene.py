"""From the unit circle to the sine wave: the height of a point that goes round, drawn over the angle."""

import math

import numpy as np
from manim import *

from stitcher_lab.scene import *

# The angle at which we look closely, in degrees.
ANGLE = 50

THETA = math.radians(ANGLE)
SINE, COSINE = math.sin(THETA), math.cos(THETA)
ANGLE_TEXT = f"{tidy(ANGLE)}°"
SINE_TEXT, COSINE_TEXT = tidy(SINE, 3), tidy(COSINE, 3)
SINE_SIGN, COSINE_SIGN = equals(SINE, SINE_TEXT), equals(COSINE, COSINE_TEXT)

# Sine is green and cosine blue, all through the lesson; what turns is yellow.
SINE_COLOR, COSINE_COLOR, TURN_COLOR = LEAF, SKY, AMBER


def sine_formula(size):
    """The sine of the angle, as a formula."""
    return value_formula(r"\sin", SINE_SIGN, SINE_TEXT, size, SINE_COLOR)


def cosine_formula(size):
    """The cosine of the angle, as a formula."""
    return value_formula(r"\cos", COSINE_SIGN, COSINE_TEXT, size, COSINE_COLOR)


def value_formula(name, sign, value, size, color):
    """A function of the angle and its value; TeX has its own signs for minus and "about"."""
    line = rf"{name} {tidy(ANGLE)}^\circ {sign} {value}".replace("−", "-").replace("≈", r"\approx")
    return formula(line, size=size, color=color)


def about(sign):
    """The word before a rounded number."""
    return "" if sign == "=" else "about "


class Round:
    """A unit circle with its axes: where things are on it, at which angle (in radians)."""

    def __init__(self, center, radius):
        self.center, self.radius = np.array(center, dtype=float), radius
        self.circle = Circle(radius, color=MUTED, stroke_width=4).move_to(center)
        wide = radius * 1.2
        self.axes = VGroup(
            Line(self.center + LEFT * wide, self.center + RIGHT * wide, color=MUTED, stroke_width=2),
            Line(self.center + DOWN * wide, self.center + UP * wide, color=MUTED, stroke_width=2),
        )
        self.drawing = VGroup(self.axes, self.circle)

    def at(self, theta):
        """The point of the circle at an angle."""
        return self.center + self.radius * np.array([math.cos(theta), math.sin(theta), 0])

    def foot(self, theta):
        """The point of the horizontal axis below or above it."""
        return self.center + self.radius * np.array([math.cos(theta), 0, 0])

    def arm(self, theta):
        return Line(self.center, self.at(theta), color=TURN_COLOR, stroke_width=5)

    def dot(self, theta):
        return Dot(self.at(theta), radius=0.1, color=TURN_COLOR).set_z_index(2)

    def height(self, theta):
        return Line(self.foot(theta), self.at(theta), color=SINE_COLOR, stroke_width=7)

    def width(self, theta):
        return Line(self.center, self.foot(theta), color=COSINE_COLOR, stroke_width=7)

    def arc(self, theta):
        return Arc(0.32 * self.radius, 0, theta, arc_center=self.center, color=TURN_COLOR, stroke_width=5)


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="Sound, tides and alternating current all follow the same wave. It comes out of a circle.",
            visual="The title: From the circle to the sine wave.",
        ):
            title = self.show_title("From the circle to the sine wave", "What is the sine of an angle?")
        self.play(FadeOut(title), run_time=0.5)

        ring = Round([-2.9, -0.1, 0], 2.25)
        one = formula("1", size=46).move_to(ring.center + RIGHT * 1.1 + UP * 0.35)
        flat = ring.arm(0).set_color(INK)
        with self.voiceover(
            text="Draw a circle with radius 1. We call it the unit circle.",
            visual="A circle around the crossing of two axes; its radius is 1.",
        ):
            self.show_heading("The unit circle")
            self.play(Create(ring.circle), FadeIn(ring.axes), run_time=1.2)
            self.play(Create(flat), FadeIn(one), run_time=0.7)

        theta = ValueTracker(0)
        arm = always_redraw(lambda: ring.arm(theta.get_value()))
        dot = always_redraw(lambda: ring.dot(theta.get_value()))
        arc = always_redraw(lambda: ring.arc(theta.get_value()))
        name = formula(rf"\theta = {tidy(ANGLE)}^\circ", size=56, color=TURN_COLOR).move_to([3.4, 1.2, 0])
        with self.voiceover(
            text=f"A point starts on the right and goes round, against the clock, by an angle theta: {ANGLE_TEXT}.",
            visual=f"A yellow point moves along the circle until its arm stands at {ANGLE_TEXT}.",
        ) as tracker:
            self.play(FadeOut(one, flat), FadeIn(arm, dot), run_time=0.5)
            self.add(arc)
            self.play(theta.animate.set_value(THETA), run_time=0.6 * tracker.duration)
            self.play(FadeIn(name), run_time=0.6)
        asked = words("How high is the point?", 36).next_to(name, DOWN, buff=0.7)
        with self.voiceover(
            text="Now one simple question: how high is the point above the axis?",
            visual="A green line from the axis to the point, with the question: how high is it?",
        ) as tracker:
            self.safe_wait(tracker.time_until("how high"))
            self.play(Create(ring.height(THETA)), FadeIn(asked), run_time=0.9)


class Height(Lesson):
    """Height and width."""

    def construct(self):
        self.show_heading("Sine is the height")
        ring = Round([-2.9, -0.1, 0], 2.25)
        height, width, arm = ring.height(THETA), ring.width(THETA), ring.arm(THETA)
        self.play(FadeIn(ring.drawing, arm, ring.arc(THETA), ring.dot(THETA)), run_time=0.6)
        sine, cosine = sine_formula(54), cosine_formula(54)
        VGroup(sine, cosine).arrange(DOWN, buff=0.55, aligned_edge=LEFT).move_to([3.4, 1.3, 0])
        below = ": below the axis, it is negative" if SINE < -1e-9 else ""
        with self.voiceover(
            text=f"This height is the sine of the angle. At {ANGLE_TEXT} it is {about(SINE_SIGN)}{SINE_TEXT}{below}.",
            visual=f"The green height; beside it, the sine of {ANGLE_TEXT} is {SINE_TEXT}.",
        ) as tracker:
            self.play(Create(height), run_time=0.9)
            self.safe_wait(tracker.time_until("At") - 0.2)
            self.play(FadeIn(sine), run_time=0.7)
        leftward = ": to the left, it is negative" if COSINE < -1e-9 else ""
        with self.voiceover(
            text=f"How far it lies to the side is the cosine: {about(COSINE_SIGN)}{COSINE_TEXT}{leftward}.",
            visual=f"The blue width; the cosine of {ANGLE_TEXT} is {COSINE_TEXT}.",
        ) as tracker:
            self.play(Create(width), run_time=0.9)
            self.safe_wait(tracker.time_until("the cosine"))
            self.play(FadeIn(cosine), run_time=0.7)
        link = formula(r"\sin^2\theta + \cos^2\theta = 1", size=50).move_to([3.4, -1.3, 0])
        link[0][0:5].set_color(SINE_COLOR)
        link[0][6:11].set_color(COSINE_COLOR)
        flat = min(abs(SINE), abs(COSINE)) < 1e-9
        with self.voiceover(
            text="Together they are as long as the radius, whose square is 1."
            if flat
            else "Height, width and radius form a right triangle. So by Pythagoras, their squares fit together.",
            visual="Sine squared plus cosine squared equals 1.",
        ) as tracker:
            if not flat:
                inside = Polygon(ring.center, ring.foot(THETA), ring.at(THETA), stroke_width=0)
                self.play(FadeIn(inside.set_fill(INK, 0.2).set_z_index(-1)), run_time=0.8)
            self.safe_wait(tracker.time_until("so by" if not flat else "whose"))
            self.play(FadeIn(link), run_time=0.8)


class Wave(Lesson):
    """The circle unrolls."""

    # Where the graph begins, how long a full turn is on it, and the circle beside it.
    START, TURN, RADIUS, BASE = -2.35, 4.2, 1.45, 0.15

    def construct(self):
        self.show_heading("The circle unrolls")
        ring = Round([-4.85, self.BASE, 0], self.RADIUS)
        axes = self.graph_axes()
        theta = ValueTracker(0)
        arm = always_redraw(lambda: ring.arm(theta.get_value()))
        dot = always_redraw(lambda: ring.dot(theta.get_value()))
        height = always_redraw(lambda: ring.height(theta.get_value()))
        wave = always_redraw(lambda: self.wave(0, theta.get_value()))
        tip = always_redraw(lambda: Dot(self.on_graph(theta.get_value()), radius=0.09, color=SINE_COLOR))
        beam = always_redraw(
            lambda: Line(ring.at(theta.get_value()), self.on_graph(theta.get_value()), color=MUTED, stroke_width=1.5)
        )
        with self.voiceover(
            text="Let the point run, and carry its height over to a graph. To the right goes the angle.",
            visual="The circle on the left; on the right, axes for a graph: angles across, heights from −1 to 1.",
        ) as tracker:
            self.play(FadeIn(ring.drawing), FadeIn(arm, dot, height), run_time=0.7)
            self.safe_wait(tracker.time_until("a graph") - 0.3)
            self.play(FadeIn(axes), run_time=0.9)
        self.add(wave, beam, tip)
        quarters = (
            ("In the first quarter turn the height rises, quickly at first, then slowly, up to 1.", 0.5 * PI),
            ("Then down again: back to zero at half a turn.", PI),
            ("Now the point is below the axis: down to −1, and home again after 360°.", TAU),
            ("The second turn repeats it all: that is why the sine is a wave.", 2 * TAU),
        )
        for text, goal in quarters:
            with self.voiceover(
                text=text,
                visual=f"The point moves on to {tidy(math.degrees(goal))}°, and the green curve grows to the right.",
            ) as tracker:
                self.play(theta.animate.set_value(goal), run_time=0.9 * tracker.duration, rate_func=linear)

    def on_graph(self, theta):
        """The point of the sine curve at an angle."""
        return np.array([self.START + theta / TAU * self.TURN, self.BASE + self.RADIUS * math.sin(theta), 0])

    def wave(self, low, high):
        """The sine curve between two angles."""
        angles = np.linspace(low, max(high, low + 1e-3), 160)
        points = [self.on_graph(each) for each in angles]
        return VMobject(color=SINE_COLOR, stroke_width=5).set_points_as_corners(points)

    def graph_axes(self):
        """Axes with angles across and the heights 1 and −1."""
        far = self.START + 2 * self.TURN
        axes = VGroup(
            Line([self.START, self.BASE, 0], [far + 0.2, self.BASE, 0]),
            Line([self.START, self.BASE - 1.25 * self.RADIUS, 0], [self.START, self.BASE + 1.25 * self.RADIUS, 0]),
        ).set_stroke(MUTED, 2)
        for level in (1, -1):
            y = self.BASE + level * self.RADIUS
            axes.add(Line([self.START, y, 0], [far, y, 0]).set_stroke(MUTED, 1, opacity=0.35))
            axes.add(words(tidy(level), SMALL_SIZE, MUTED).move_to([self.START - 0.3, y + 0.2 * level, 0]))
        for quarter in range(1, 9):
            x = self.START + quarter / 4 * self.TURN
            axes.add(Line([x, self.BASE - 0.08, 0], [x, self.BASE + 0.08, 0]).set_stroke(MUTED, 2))
            if quarter % 2 == 0:
                number = words(f"{90 * quarter}°", SMALL_SIZE, MUTED)
                axes.add(number.move_to([x, self.BASE - 1.25 * self.RADIUS - 0.35, 0]))
                drop = DashedLine([x, self.BASE, 0], [x, self.BASE - 1.25 * self.RADIUS, 0])
                axes.add(drop.set_stroke(MUTED, 1, opacity=0.5))
        return axes


class Reading(Wave):
    """Reading the wave."""

    def construct(self):
        self.show_heading("Reading the wave")
        ring = Round([-4.85, self.BASE, 0], self.RADIUS)
        wave = self.wave(0, 2 * TAU)
        self.play(FadeIn(ring.drawing, self.graph_axes(), wave), run_time=0.7)
        here = self.on_graph(THETA)
        place = np.array([here[0], self.BASE, 0])
        up = Line(place, here, color=SINE_COLOR, stroke_width=6)
        point = Dot(here, radius=0.1, color=INK)
        value = sine_formula(46).move_to([0.0, 2.45, 0])
        with self.voiceover(
            text=f"Back to our angle: go to {ANGLE_TEXT}, then to the curve, and read {about(SINE_SIGN)}{SINE_TEXT}.",
            visual=f"At {ANGLE_TEXT} the curve has the height {SINE_TEXT}; the same height stands in the circle.",
        ) as tracker:
            there = Dot(place, radius=0.08, color=TURN_COLOR)
            self.play(FadeIn(there, ring.arm(THETA), ring.dot(THETA)), run_time=0.7)
            self.safe_wait(tracker.time_until("then to") - 0.2)
            self.play(Create(up), FadeIn(point), Create(ring.height(THETA)), run_time=0.8)
            self.safe_wait(tracker.time_until("and read"))
            self.play(FadeIn(value), run_time=0.6)
        again = self.on_graph(THETA + TAU)
        twin = Dot(again, radius=0.1, color=INK)
        with self.voiceover(
            text=f"One full turn later, at {tidy(ANGLE + 360)}°, the point is at the same place: the same sine.",
            visual=f"A second dot on the curve, one period to the right, at {tidy(ANGLE + 360)}°.",
        ) as tracker:
            span = DoubleArrow(here, again, buff=0.12, color=TURN_COLOR, stroke_width=4, tip_length=0.2)
            self.play(GrowFromPoint(span, here), run_time=0.4 * tracker.duration)
            self.play(FadeIn(twin, scale=2), run_time=0.6)
        moral = words("Sine = height on the unit circle", 34, weight="BOLD").move_to(DOWN * 2.6)
        with self.voiceover(
            text="Remember: the sine is a height on the unit circle, between −1 and 1, and it repeats every turn.",
            visual="The sentence: sine is the height on the unit circle.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=0.9)
