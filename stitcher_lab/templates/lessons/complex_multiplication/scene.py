"""Multiplying complex numbers: lengths multiply, angles add, so that a product turns and stretches an arrow."""

import cmath
import math

import numpy as np
from manim import *

from stitcher_lab.scene import *

# The number that is multiplied.
Z = 2 + 1j
# The number that it is multiplied by.
W = 1 + 1j

PRODUCT = Z * W
# Each number has one colour, all through the lesson.
Z_COLOR, W_COLOR, PRODUCT_COLOR = SKY, AMBER, LEAF


def degrees(value):
    """The angle of a number, from −180 to 180 degrees."""
    return math.degrees(cmath.phase(value))


def rectangular(value, i="i"):
    """A complex number in a sentence: 2 + i, −3i, 1.5 − 2i."""
    real, imaginary = tidy(value.real), tidy(abs(value.imag))
    if imaginary == "0":
        return real
    size = f"{'' if imaginary == '1' else imaginary}{i}"
    if real == "0":
        return f"−{size}" if value.imag < 0 else size
    return f"{real} {'−' if value.imag < 0 else '+'} {size}"


def tex(text):
    """The same for a formula: TeX has its own signs."""
    return text.replace("−", "-").replace("≈", r"\approx ").replace("°", r"^\circ")


def written(number, unit=""):
    """A length with two decimals, or an angle (unit °) with one."""
    return tidy(number, 1 if unit else 2) + unit


def said(number, unit=""):
    """A length or an angle in a sentence."""
    text = written(number, unit)
    return text if equals(number, text.removesuffix(unit)) == "=" else f"about {text}"


def term(value, unit, *, first=False):
    """A term of a sum for a formula, with its sign in front: + 2i."""
    size = tidy(abs(value), 4)
    sign = "-" if value < 0 else "" if first else "+"
    return f"{sign} {'' if size == '1' and unit else size}{unit}"


def lesson_plane():
    """A square grid of complex numbers with room for the factors, the product, and the way to it."""
    turned = [Z * cmath.exp(1j * cmath.phase(W) * share) for share in np.linspace(0, 1, 13)]
    points = [0, Z, W, PRODUCT, *turned]
    real, imaginary = [complex(p).real for p in points], [complex(p).imag for p in points]
    room = 0.16 * max(np.ptp(real), np.ptp(imaginary), 1)
    across, up = np.ptp(real) + 2 * room, np.ptp(imaginary) + 2 * room
    # Where the plane would be narrow or low, it gets more room on both sides.
    spare_x, spare_y = max(0, 1.3 * up - across) / 2 + room, max(0, 0.6 * across - up) / 2 + room
    x_range = (min(real) - spare_x, max(real) + spare_x)
    y_range = (min(imaginary) - spare_y, max(imaginary) + spare_y)
    plane = Plot(x_range, y_range, 7.4, 5.4, x_label="", y_label="", square=True)
    return plane.move_to([-2.9, -0.1, 0])


def arrow(plane, value, color, start=0):
    """An arrow in the plane, from the origin unless told otherwise."""
    tail, tip = plane.c2p(complex(start).real, complex(start).imag), plane.c2p(complex(value).real, complex(value).imag)
    length = np.linalg.norm(tip - tail)
    return Arrow(
        tail, tip, buff=0, color=color, stroke_width=6, tip_length=min(0.28, 0.4 * length),
        max_stroke_width_to_length_ratio=100, max_tip_length_to_length_ratio=1,
    )  # fmt: skip


def arc(plane, low, high, radius, color):
    """An arc around the origin between two angles, in radians."""
    return Arc(radius, low, high - low, arc_center=plane.c2p(0, 0), color=color, stroke_width=5)


def name(plane, text, value, color, avoid):
    """A letter beside the tip of an arrow."""
    tip = plane.c2p(value.real, value.imag)
    label = formula(text, size=46, color=color)
    outward = np.array([value.real, value.imag, 0]) / abs(value)
    # Beyond the tip first, then sideways.
    directions = sorted((UR, UL, DR, DL, UP, DOWN, RIGHT, LEFT), key=lambda way: -np.dot(way, outward))
    return place_clear(label, tip, [*avoid, plane.x_axis, plane.y_axis, plane.numbers], directions)


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="What does it look like to multiply two complex numbers?",
            visual="The title: Multiplying complex numbers.",
        ):
            title = self.show_title("Multiplying complex numbers", "What does the product look like?")
        self.play(FadeOut(title), run_time=0.5)

        plane = lesson_plane()
        arrows = arrow(plane, Z, Z_COLOR), arrow(plane, W, W_COLOR)
        names = [name(plane, "z", Z, Z_COLOR, arrows)]
        names.append(name(plane, "w", W, W_COLOR, [*arrows, *names]))
        values = VGroup(
            formula(f"z = {tex(rectangular(Z))}", size=50, color=Z_COLOR),
            formula(f"w = {tex(rectangular(W))}", size=50, color=W_COLOR),
        ).arrange(DOWN, buff=0.4, aligned_edge=LEFT)  # fmt: skip
        fit(values, 4.2).move_to([4.2, 1.6, 0])
        with self.voiceover(
            text=f"A complex number is an arrow in the plane. Here is z = {rectangular(Z)}.",
            visual=f"A plane with a blue arrow from zero to {rectangular(Z)}.",
        ) as tracker:
            self.show_heading("Numbers as arrows")
            self.play(FadeIn(plane), run_time=0.7)
            self.safe_wait(tracker.time_until("here is") - 0.3)
            self.play(GrowArrow(arrows[0]), FadeIn(names[0], values[0]), run_time=1)
        with self.voiceover(
            text=f"And this is w = {rectangular(W)}. The real part goes across, the part with i goes up.",
            visual=f"A yellow arrow from zero to {rectangular(W)}.",
        ):
            self.play(GrowArrow(arrows[1]), FadeIn(names[1], values[1]), run_time=1)
        asked = formula(r"z \cdot w = \;?", size=56).move_to([4.2, -0.7, 0])
        with self.voiceover(
            text="Where will the arrow of z times w point, and how long will it be?",
            visual="The question: z times w is what?",
        ):
            self.play(FadeIn(asked, shift=UP * 0.2), run_time=0.8)


class Algebra(Lesson):
    """By calculation."""

    def construct(self):
        self.show_heading("By calculation")
        a, b, c, d = Z.real, Z.imag, W.real, W.imag
        first = formula(rf"({tex(rectangular(Z))})({tex(rectangular(W))})", size=54)
        second = formula(
            "=", term(a * c, "", first=True), term(a * d, "i"), term(b * c, "i"), term(b * d, "i^2"), size=54
        )  # fmt: skip
        second[4].set_color(ROSE)
        third = formula("=", tex(rectangular(PRODUCT)), size=54)
        third[1].set_color(PRODUCT_COLOR)
        lines = VGroup(*(fit(line, 11.5) for line in (first, second, third))).arrange(DOWN, buff=0.7)
        lines.move_to(UP * 0.5)
        with self.voiceover(
            text="We can multiply out the brackets, each part with each part.",
            visual="The brackets multiplied out into four terms.",
        ) as tracker:
            self.play(FadeIn(first), run_time=0.8)
            self.safe_wait(tracker.time_until("each part") - 0.3)
            self.play(FadeIn(second[:4]), FadeIn(second[4]), run_time=1)
        rule = formula("i^2 = -1", size=50, color=ROSE).move_to(DOWN * 2.3)
        with self.voiceover(
            text=f"And i² is −1. That gives {rectangular(PRODUCT)}.",
            say=f"And i squared is minus 1. That gives {rectangular(PRODUCT)}.",
            visual=f"i squared is minus 1, and the product is {rectangular(PRODUCT)}.",
        ) as tracker:
            self.play(FadeIn(rule), run_time=0.6)
            self.safe_wait(tracker.time_until("that gives"))
            self.play(FadeIn(third, shift=UP * 0.2), run_time=0.8)
        with self.voiceover(
            text="Right, but blind. The picture shows what really happens.",
            visual="The calculation stays.",
        ):
            self.play(Indicate(third[1], color=PRODUCT_COLOR), run_time=1)


class Turning(Lesson):
    """Turn and stretch."""

    def construct(self):
        self.show_heading("Turn and stretch")
        plane = lesson_plane()
        z_arrow, w_arrow = arrow(plane, Z, Z_COLOR), arrow(plane, W, W_COLOR)
        unit = np.linalg.norm(plane.c2p(1, 0) - plane.c2p(0, 0))
        radius = min(0.9, 0.5 * unit * min(abs(Z), abs(W), abs(PRODUCT)))
        arcs = [arc(plane, 0, cmath.phase(Z), radius, Z_COLOR), arc(plane, 0, cmath.phase(W), 0.7 * radius, W_COLOR)]
        rows = VGroup(
            self.row("z", Z, Z_COLOR), self.row("w", W, W_COLOR), self.row("z w", PRODUCT, PRODUCT_COLOR)
        )  # fmt: skip
        head = VGroup(words("length", BODY_SIZE, MUTED), words("angle", BODY_SIZE, MUTED))
        for x, cell in zip((4.15, 5.75), head, strict=True):
            cell.move_to([x, 2.2, 0])
        head[1].align_to(head[0], DOWN)
        for index, row in enumerate(rows):
            for x, cell in zip((2.45, 4.15, 5.75), row, strict=True):
                fit(cell, 1.5).move_to([x, 1.5 - 0.75 * index, 0])
        with self.voiceover(
            text=f"Measure both arrows. z has the length {said(abs(Z))} and the angle {said(degrees(Z), '°')}.",
            visual=f"The blue arrow z: length {said(abs(Z))}, angle {said(degrees(Z), '°')}.",
        ) as tracker:
            self.play(FadeIn(plane, z_arrow, w_arrow), run_time=0.7)
            self.safe_wait(tracker.time_until("z has") - 0.2)
            self.play(FadeIn(head, rows[0], arcs[0]), run_time=0.8)
        with self.voiceover(
            text=f"w has the length {said(abs(W))} and the angle {said(degrees(W), '°')}.",
            visual=f"The yellow arrow w: length {said(abs(W))}, angle {said(degrees(W), '°')}.",
        ):
            self.play(FadeIn(rows[1], arcs[1]), run_time=0.8)

        share = ValueTracker(0)
        from_z, by_w = cmath.phase(Z), cmath.phase(W)
        moving = always_redraw(lambda: arrow(plane, Z * cmath.exp(1j * by_w * share.get_value()), PRODUCT_COLOR))
        sweep = always_redraw(lambda: arc(plane, from_z, from_z + by_w * share.get_value(), 1.2 * radius, W_COLOR))
        way = "against the clock" if degrees(W) >= 0 else "clockwise"
        turn = f"Times w means: turn z by the angle of w, {said(abs(degrees(W)), '°')} {way}."
        if abs(degrees(W)) < 0.005:
            turn = "Times w means: turn z by the angle of w. That is zero here, so nothing turns."
        with self.voiceover(text=turn, visual="A green copy of z turns by the angle of w.") as tracker:
            self.add(sweep, moving)
            self.safe_wait(tracker.time_until("turn z"))
            self.play(share.animate.set_value(1), run_time=0.5 * tracker.duration)
        moving.clear_updaters()
        sweep.clear_updaters()
        size = abs(W)
        change = "longer" if size > 1 else "shorter"
        stretch = f"Then stretch it by the length of w: {said(size)} times as long."
        if abs(size - 1) < 0.005:
            stretch = "Then stretch it by the length of w. That is 1 here, so the length stays."
        elif size < 1:
            stretch = f"Then scale it by the length of w: {said(size)} times as long, so {change}."
        with self.voiceover(text=stretch, visual=f"The green arrow now ends at {rectangular(PRODUCT)}.") as tracker:
            self.safe_wait(tracker.time_until("by the length"))
            self.play(Transform(moving, arrow(plane, PRODUCT, PRODUCT_COLOR)), run_time=0.4 * tracker.duration)
        label = name(plane, "z w", PRODUCT, PRODUCT_COLOR, [z_arrow, w_arrow, moving])
        with self.voiceover(
            text=f"It ends at {rectangular(PRODUCT)}: the product from before.",
            visual=f"The green arrow is labelled z w and ends at {rectangular(PRODUCT)}; the table gets its row.",
        ):
            self.play(FadeIn(label, rows[2]), FadeIn(self.tip(plane, PRODUCT)), run_time=0.8)
        rule = VGroup(
            words("lengths multiply,", 34, weight="BOLD"), words("angles add", 34, weight="BOLD")
        ).arrange(DOWN, buff=0.2)  # fmt: skip
        rule.move_to([4.2, -1.6, 0])
        over = abs(degrees(Z) + degrees(W)) > 180.005
        with self.voiceover(
            text=f"The lengths multiply, and the angles add.{' Full turns do not count.' if over else ''}",
            visual="The rule: lengths multiply, angles add.",
        ):
            self.play(FadeIn(rule, shift=UP * 0.2), run_time=0.8)

    @staticmethod
    def row(letter, value, color):
        """Name, length and angle of a number."""
        return VGroup(
            formula(letter, size=44, color=color),
            words(written(abs(value)), BODY_SIZE),
            words(written(degrees(value), "°"), BODY_SIZE),
        )

    @staticmethod
    def tip(plane, value):
        return plane.mark(value.real, value.imag, INK, 0.07)


class TimesI(Lesson):
    """Times i."""

    def construct(self):
        self.show_heading("Why i² is −1")
        plane = Plot((-1.7, 1.7), (-1.5, 1.5), 7.0, 5.4, x_label="", y_label="", square=True).move_to([-2.9, -0.1, 0])
        circle = Circle(np.linalg.norm(plane.c2p(1, 0) - plane.c2p(0, 0)), color=MUTED, stroke_width=2)
        circle.move_to(plane.c2p(0, 0))
        one = arrow(plane, 1, SKY)
        facts = VGroup(
            formula(r"i: \text{ length } 1, \text{ angle } 90^\circ", size=40, color=AMBER),
            formula(r"1 \cdot i = i", size=46),
            formula(r"i \cdot i = -1", size=46, color=LEAF),
        ).arrange(DOWN, buff=0.55, aligned_edge=LEFT)  # fmt: skip
        fit(facts, 4.6).move_to([4.2, 1.1, 0])
        with self.voiceover(
            text="The number i has the length 1 and the angle 90°. So times i is a quarter turn.",
            visual="A plane with the unit circle; the number 1 as an arrow to the right.",
        ) as tracker:
            self.play(FadeIn(plane, circle, one), run_time=0.7)
            self.safe_wait(tracker.time_until("and the") - 0.3)
            self.play(FadeIn(facts[0]), run_time=0.7)
        up = arrow(plane, 1j, AMBER)
        labels = [self.at(plane, "1", 1), self.at(plane, "i", 1j), self.at(plane, "-1", -1)]
        with self.voiceover(
            text="Start at 1 and turn: that is i.",
            visual="The arrow turns by 90 degrees and points up, to i.",
        ) as tracker:
            self.play(FadeIn(labels[0]), run_time=0.4)
            self.play(TransformFromCopy(one, up, path_arc=PI / 2), run_time=0.4 * tracker.duration)
            self.play(FadeIn(labels[1], facts[1]), run_time=0.5)
        left = arrow(plane, -1, LEAF)
        with self.voiceover(
            text="Turn again: we look back, to −1. So i times i is −1. No mystery, just half a turn.",
            visual="The arrow turns by another 90 degrees and points to the left, to minus 1.",
        ) as tracker:
            self.play(TransformFromCopy(up, left, path_arc=PI / 2), run_time=0.25 * tracker.duration)
            self.play(FadeIn(labels[2]), run_time=0.4)
            self.safe_wait(tracker.time_until("So i"))
            self.play(FadeIn(facts[2]), run_time=0.7)
        moral = VGroup(words("Multiplying = turning", 34, weight="BOLD"), words("and stretching", 34, weight="BOLD"))
        moral.arrange(DOWN, buff=0.2).move_to([4.2, -1.8, 0])
        with self.voiceover(
            text="Remember: to multiply by a complex number is to turn by its angle and stretch by its length.",
            visual="The sentence: multiplying is turning and stretching.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=0.9)

    @staticmethod
    def at(plane, text, value):
        """A number written beside its place on the unit circle, outside."""
        spot = plane.c2p(complex(value).real, complex(value).imag)
        away = {"1": UR, "i": UR, "-1": UL}[text]
        return formula(text, size=44).move_to(spot + 0.38 * away)
