"""Pythagoras' theorem, proved: four copies of one right triangle, laid in two ways into the same square."""

import math

import numpy as np
from manim import *

from stitcher_lab.scene import *

# The two legs of the right triangle (the sides that meet at the right angle).
LEG_A = 3
LEG_B = 4

HYPOTENUSE = math.hypot(LEG_A, LEG_B)
A_TEXT, B_TEXT, C_TEXT = tidy(LEG_A), tidy(LEG_B), significant(HYPOTENUSE, 4)
A_SQUARED, B_SQUARED, C_SQUARED = (tidy(square, 4) for square in (LEG_A**2, LEG_B**2, LEG_A**2 + LEG_B**2))
SIGN = equals(HYPOTENUSE, C_TEXT)
ABOUT = "" if SIGN == "=" else "about "

# Each side has one colour, all through the lesson.
A_COLOR, B_COLOR, C_COLOR = SKY, AMBER, LEAF

# The big square of the proof: its side in the picture, and those of the legs in it.
SIDE = 4.6
A, B = (leg * SIDE / (LEG_A + LEG_B) for leg in (LEG_A, LEG_B))
CENTER = np.array([-3.2, 0.15, 0])


def at(x, y):
    """A point of the big square, measured from its lower left corner."""
    return CENTER + np.array([x - SIDE / 2, y - SIDE / 2, 0])


def triangle(*corners):
    """A right triangle; the first corner is the one with the right angle."""
    return Polygon(*corners, color=INK, stroke_width=3).set_fill(MUTED, opacity=0.5)


def corner_triangles():
    """The four triangles in the corners of the big square, counter-clockwise from the lower left."""
    return [
        triangle(at(0, 0), at(A, 0), at(0, B)),
        triangle(at(SIDE, 0), at(SIDE, A), at(A, 0)),
        triangle(at(SIDE, SIDE), at(B, SIDE), at(SIDE, A)),
        triangle(at(0, SIDE), at(0, B), at(B, SIDE)),
    ]


def square_on(one, other, color):
    """The square on the segment from one point to another, to the right of the way between them."""
    along = other - one
    out = np.array([along[1], -along[0], 0])
    return Polygon(one, other, other + out, one + out, color=color, stroke_width=3).set_fill(color, 0.4)


class Figure:
    """The triangle with its three squares, as large as the free part of the picture allows."""

    def __init__(self):
        right, up, tip = np.zeros(3), np.array([0.0, LEG_A, 0]), np.array([LEG_B, 0.0, 0])
        self.triangle = triangle(right, tip, up)
        squares = [square_on(up, right, A_COLOR), square_on(right, tip, B_COLOR), square_on(tip, up, C_COLOR)]
        figure = VGroup(self.triangle, *squares)
        figure.scale(min(5.4 / figure.height, 7.0 / figure.width)).move_to([-2.6, -0.05, 0])
        self.squares = VGroup(*squares)
        right, tip, up = self.triangle.get_vertices()
        inner = 0.2 * min(np.linalg.norm(tip - right), np.linalg.norm(up - right))
        self.mark = RightAngle(Line(right, tip), Line(right, up), length=inner, color=INK, stroke_width=3)
        self.legs = [Line(right, up), Line(right, tip), Line(tip, up)]
        for line, color in zip(self.legs, (A_COLOR, B_COLOR, C_COLOR), strict=True):
            line.set_stroke(color, 7)

    def write(self, *texts):
        """A formula in each of the squares."""
        labels = VGroup()
        for text, square, line in zip(texts, self.squares, self.legs, strict=True):
            labels.add(fit(formula(text, size=44), 0.75 * line.get_length(), 0.6 * line.get_length()).move_to(square))
        return labels


def theorem(*parts, size=60):
    """a² + b² = c², or the same with numbers, in the colours of the sides."""
    line = formula(parts[0], "+", parts[1], "=", parts[2], size=size)
    for index, color in ((0, A_COLOR), (2, B_COLOR), (4, C_COLOR)):
        line[index].set_color(color)
    return line


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="Build a square on each side of a right triangle. How are the three squares related?",
            visual="The title: Pythagoras' theorem.",
        ):
            title = self.show_title("Pythagoras' theorem", "Three squares on one right triangle")
        self.play(FadeOut(title), run_time=0.5)

        figure = Figure()
        sides = VGroup(
            formula("a", "=", A_TEXT, size=48, color=A_COLOR),
            formula("b", "=", B_TEXT, size=48, color=B_COLOR),
            formula("c", "=", r"\;?", size=48, color=C_COLOR),
        ).arrange(DOWN, buff=0.35, aligned_edge=LEFT)  # fmt: skip
        sides.move_to([4.2, 1.35, 0])
        with self.voiceover(
            text=f"Our triangle has a right angle between its legs: a is {A_TEXT}, and b is {B_TEXT}.",
            visual=f"A right triangle. The blue leg a is {A_TEXT}, the yellow leg b is {B_TEXT}.",
        ) as tracker:
            self.show_heading("Three squares on one triangle")
            self.play(FadeIn(figure.triangle), Create(figure.mark), run_time=0.8)
            self.safe_wait(tracker.time_until("a is") - 0.3)
            self.play(Create(figure.legs[0]), FadeIn(sides[0]), run_time=0.7)
            self.safe_wait(tracker.time_until("b is") - 0.3)
            self.play(Create(figure.legs[1]), FadeIn(sides[1]), run_time=0.7)
        with self.voiceover(
            text="The side across from the right angle is the hypotenuse, c. How long is it?",
            visual="The green long side c, with a question mark.",
        ) as tracker:
            self.play(Create(figure.legs[2]), run_time=0.8)
            self.safe_wait(tracker.time_until("how long"))
            self.play(FadeIn(sides[2]), run_time=0.6)

        names = figure.write("a^2", "b^2", "c^2")
        claim = theorem("a^2", "b^2", "c^2").move_to([4.2, -1.4, 0])
        with self.voiceover(
            text="The claim: the squares on the legs are together just as large as the square on c.",
            visual="A square on each side, and the claim: a squared plus b squared equals c squared.",
        ) as tracker:
            self.play(FadeIn(figure.squares[:2], names[:2]), run_time=0.9)
            self.play(FadeIn(claim[:3]), run_time=0.6)
            self.safe_wait(tracker.time_until("just as"))
            self.play(FadeIn(figure.squares[2], names[2]), FadeIn(claim[3:]), run_time=0.9)


class Middle(Lesson):
    """Four triangles in a square."""

    def construct(self):
        self.show_heading("Four triangles in a square")
        frame = Square(SIDE, color=INK, stroke_width=4).move_to(CENTER)
        pieces = corner_triangles()
        with self.voiceover(
            text="Take four copies of the triangle, and lay them into the corners of a large square.",
            visual="Four equal right triangles fill the corners of a large square.",
        ) as tracker:
            self.play(FadeIn(pieces[0]), run_time=0.6)
            turning = [pieces[0].copy() for _ in range(3)]
            self.play(
                *(Rotate(copy, (turn + 1) * PI / 2, about_point=CENTER) for turn, copy in enumerate(turning)),
                run_time=0.45 * tracker.duration,
            )
            self.play(Create(frame), run_time=0.8)

        marks = VGroup(
            Line(at(-0.18, SIDE), at(-0.18, B), color=A_COLOR, stroke_width=6),
            Line(at(-0.18, B), at(-0.18, 0), color=B_COLOR, stroke_width=6),
        )
        letters = VGroup(
            formula("a", color=A_COLOR).next_to(marks[0], LEFT, buff=0.15),
            formula("b", color=B_COLOR).next_to(marks[1], LEFT, buff=0.15),
        )
        with self.voiceover(
            text="Each side of the large square is one leg a and one leg b.",
            visual="The left side of the large square is marked: a and b.",
        ):
            self.play(Create(marks[0]), FadeIn(letters[0]), run_time=0.8)
            self.play(Create(marks[1]), FadeIn(letters[1]), run_time=0.8)

        hole = Polygon(at(A, 0), at(SIDE, A), at(B, SIDE), at(0, B), color=C_COLOR, stroke_width=5)
        hole.set_fill(C_COLOR, opacity=0.4)
        equal = formula(r"\text{four sides } c", size=46, color=C_COLOR).move_to([3.4, 1.9, 0])
        with self.voiceover(
            text="What stays free in the middle has four equal sides: each is a hypotenuse c.",
            visual="The free middle turns green; all its sides are c.",
        ) as tracker:
            self.play(FadeIn(hole), run_time=0.8)
            self.safe_wait(tracker.time_until("four"))
            self.play(FadeIn(equal), ShowPassingFlash(hole.copy().set_fill(opacity=0).set_stroke(INK, 9)), run_time=1.2)

        angles = self.angles()
        sharp = formula(r"\alpha", "+", r"\beta", r"= 90^\circ", size=46)
        sharp[0].set_color(A_COLOR)
        sharp[2].set_color(B_COLOR)
        straight = formula(r"180^\circ - 90^\circ = 90^\circ", size=46)
        VGroup(sharp, straight).arrange(DOWN, buff=0.4).move_to([3.4, 0.45, 0])
        with self.voiceover(
            text="Its angles? In the triangle, the two sharp angles make 90°.",
            visual="On the lower side of the large square two triangles meet with their sharp angles, alpha and beta.",
        ) as tracker:
            self.play(FadeIn(angles[:2]), run_time=0.8)
            self.safe_wait(tracker.time_until("make"))
            self.play(FadeIn(sharp), run_time=0.7)
        with self.voiceover(
            text="Both lie on a straight side of 180°, so 90° remain for the middle.",
            visual="180 degrees minus 90 degrees is 90 degrees: a right angle between the two sharp ones.",
        ) as tracker:
            self.play(FadeIn(straight), run_time=0.7)
            self.safe_wait(tracker.time_until("remain"))
            self.play(Create(angles[2]), run_time=0.7)
        area = formula("c^2", size=70).move_to(hole)
        result = VGroup(words("The middle is a square,", BODY_SIZE), formula(r"\text{area} = c^2", color=C_COLOR))
        result.arrange(DOWN, buff=0.25).move_to([3.4, -1.6, 0])
        with self.voiceover(
            text="Equal sides and right angles: the middle is a square, and its area is c².",
            visual="c squared is written into the tilted square.",
        ) as tracker:
            self.safe_wait(tracker.time_until("the middle"))
            self.play(FadeIn(area, scale=1.4), FadeIn(result), run_time=0.9)

    @staticmethod
    def angles():
        """Where two triangles meet on the lower side: both sharp angles with their names, and the right angle."""
        point, radius = at(A, 0), 0.42 * min(A, B)
        alpha, beta = math.atan2(A, B), math.atan2(B, A)
        arcs = [
            (Arc(radius, 0, alpha, arc_center=point, color=A_COLOR, stroke_width=6), r"\alpha", A_COLOR, RIGHT),
            (Arc(radius, PI, -beta, arc_center=point, color=B_COLOR, stroke_width=6), r"\beta", B_COLOR, LEFT),
        ]
        named = VGroup()
        for arc, name, color, side in arcs:
            label = formula(name, size=36, color=color).move_to(point + side * 0.35 + DOWN * 0.3)
            named.add(VGroup(arc, label))
        up_left = np.array([math.cos(PI - beta), math.sin(beta), 0])
        up_right = np.array([math.cos(alpha), math.sin(alpha), 0])
        corner = VMobject(color=INK, stroke_width=4).set_points_as_corners(
            [point + radius * up_left, point + radius * (up_left + up_right), point + radius * up_right]
        )
        return VGroup(*named, corner)


class Rearranged(Lesson):
    """The same pieces, laid anew."""

    def construct(self):
        self.show_heading("The same pieces, laid anew")
        frame = Square(SIDE, color=INK, stroke_width=4).move_to(CENTER)
        pieces = corner_triangles()
        hole = Polygon(at(A, 0), at(SIDE, A), at(B, SIDE), at(0, B), color=C_COLOR, stroke_width=0)
        hole.set_fill(C_COLOR, opacity=0.4)
        area = formula("c^2", size=70).move_to(hole)
        before = formula(r"\text{free before: }", "c^2", size=46).move_to([3.4, 1.9, 0])
        before[1].set_color(C_COLOR)
        with self.voiceover(
            text="So the large square minus four triangles leaves c².",
            visual="The large square with four triangles; the free middle is c squared.",
        ) as tracker:
            self.play(FadeIn(hole, *pieces, frame, area), run_time=0.8)
            self.safe_wait(tracker.time_until("leaves"))
            self.play(FadeIn(before), run_time=0.7)
        with self.voiceover(
            text="Now slide the triangles, without turning them, until they lie together in pairs.",
            visual="Three triangles slide inside the large square; the four now form two rectangles.",
        ) as tracker:
            self.play(FadeOut(hole, area), run_time=0.5)
            self.play(pieces[2].animate.shift(LEFT * B + DOWN * A), run_time=0.3 * tracker.duration)
            self.play(pieces[3].animate.shift(RIGHT * A), run_time=0.22 * tracker.duration)
            self.play(pieces[1].animate.shift(UP * B), run_time=0.22 * tracker.duration)

        small_a = Polygon(at(0, B), at(A, B), at(A, SIDE), at(0, SIDE), color=A_COLOR, stroke_width=3)
        small_b = Polygon(at(A, 0), at(SIDE, 0), at(SIDE, B), at(A, B), color=B_COLOR, stroke_width=3)
        shapes = VGroup(small_a.set_fill(A_COLOR, 0.4), small_b.set_fill(B_COLOR, 0.4))
        names = VGroup(
            fit(formula("a^2", size=60), 0.6 * A).move_to(small_a),
            fit(formula("b^2", size=60), 0.6 * B).move_to(small_b),
        )
        after = formula(r"\text{free now: }", "a^2", "+", "b^2", size=46).next_to(before, DOWN, buff=0.5)
        after[1].set_color(A_COLOR)
        after[3].set_color(B_COLOR)
        with self.voiceover(
            text="What is free now? One square with the side a, and one with the side b.",
            visual="Two squares are free: a blue one, a squared, and a yellow one, b squared.",
        ) as tracker:
            self.safe_wait(tracker.time_until("one square") - 0.2)
            self.play(FadeIn(shapes[0], names[0]), run_time=0.8)
            self.safe_wait(tracker.time_until("and one"))
            self.play(FadeIn(shapes[1], names[1]), FadeIn(after), run_time=0.8)

        result = theorem("a^2", "b^2", "c^2", size=66).move_to([3.4, -1.2, 0])
        with self.voiceover(
            text="Same large square, same four triangles: what is left must be the same. So a² + b² = c².",
            visual="The theorem: a squared plus b squared equals c squared.",
        ) as tracker:
            self.safe_wait(tracker.time_until("must be"))
            self.play(FadeIn(result, shift=UP * 0.2), run_time=0.7)
            self.play(Circumscribe(result, color=LEAF, buff=0.18), run_time=0.9)


class Numbers(Lesson):
    """With our numbers."""

    def construct(self):
        self.show_heading("With our numbers")
        figure = Figure()
        known = figure.write(A_SQUARED, B_SQUARED, "c^2")
        sums = theorem(A_SQUARED, B_SQUARED, C_SQUARED, size=50)
        fit(sums, 4.8).move_to([4.1, 1.5, 0])
        with self.voiceover(
            text=f"Our squares measure {A_SQUARED} and {B_SQUARED}; together, {C_SQUARED}.",
            visual=f"The squares on the legs: {A_SQUARED} and {B_SQUARED}. The sum: {C_SQUARED}.",
        ) as tracker:
            self.play(FadeIn(figure.triangle, figure.mark, figure.squares, known), run_time=0.9)
            self.play(FadeIn(sums[:3]), run_time=0.6)
            self.safe_wait(tracker.time_until("together"))
            self.play(FadeIn(sums[3:]), Transform(known[2], figure.write("1", "1", C_SQUARED)[2]), run_time=0.8)

        sign = SIGN.replace("≈", r"\approx")
        root = formula(rf"c = \sqrt{{{C_SQUARED}}}", sign, C_TEXT, size=50, color=C_COLOR)
        fit(root, 4.8).next_to(sums, DOWN, buff=0.55)
        with self.voiceover(
            text=f"That is the square on c. So c is the square root of {C_SQUARED}: {ABOUT}{C_TEXT}.",
            visual=f"c is the square root of {C_SQUARED}: {ABOUT}{C_TEXT}.",
        ) as tracker:
            self.play(Create(figure.legs[2]), run_time=0.7)
            self.safe_wait(tracker.time_until("so c") - 0.2)
            self.play(FadeIn(root[0]), run_time=0.7)
            self.play(FadeIn(root[1:]), run_time=0.5)

        moral = VGroup(
            words("In every right triangle:", BODY_SIZE),
            theorem("a^2", "b^2", "c^2", size=54),
        ).arrange(DOWN, buff=0.3)  # fmt: skip
        moral.move_to([4.1, -1.6, 0])
        with self.voiceover(
            text="Remember: in every right triangle, the squares on the legs add up to the square on the hypotenuse.",
            visual="The sentence: in every right triangle, a squared plus b squared equals c squared.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=1)
