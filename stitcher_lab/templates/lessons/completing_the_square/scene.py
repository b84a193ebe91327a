"""Completing the square: a quadratic equation solved with a picture, step by step."""

import math

import numpy as np
from manim import *

from stitcher_lab.formula import Formula
from stitcher_lab.scene import *

# The quadratic expression; the equation to solve is: expression = 0.
QUADRATIC = "x^2 + 6x + 5"

f = Formula(QUADRATIC)
A, B, C = f.derivative(2)(0) / 2, f.derivative()(0), f(0)
# Divided by the number before x²: x² + P·x + Q = 0.
P, Q = B / A, C / A
HALF = P / 2
# What stands on the right side in the end: (x + HALF)² = RIGHT_SIDE.
RIGHT_SIDE = HALF**2 - Q
if abs(RIGHT_SIDE) < 1e-9:
    RIGHT_SIDE = 0.0
PLUS = HALF > 0


def fraction(value):
    """A number as numerator and denominator, if it has a small denominator."""
    for below in range(1, 101):
        if abs(value * below - round(value * below)) < 1e-9 * below:
            return round(value * below), below
    return None


def tex(value):
    """A number for a formula: whole, as a fraction, or with decimals."""
    parts = fraction(value)
    if parts is None:
        return significant(value, 4).replace("−", "-")
    above, below = parts
    return str(above) if below == 1 else rf"{'-' if above < 0 else ''}\tfrac{{{abs(above)}}}{{{below}}}"


def plain(value):
    """A number for a sentence."""
    parts = fraction(value)
    if parts is None:
        return f"about {significant(value, 4)}"
    text = str(parts[0]) if parts[1] == 1 else f"{parts[0]}/{parts[1]}"
    return text.replace("-", "−")


def signed(value, unit=""):
    """A further term of a sum, with its sign in front; nothing for zero."""
    if abs(value) < 1e-12:
        return ""
    size = "" if unit and abs(abs(value) - 1) < 1e-12 else tex(abs(value))
    return f" {'+' if value > 0 else '-'} {size}{unit}"


def leading(value, unit):
    """The first term of a sum."""
    return f"{'-' if value < 0 else ''}{signed(abs(value), unit)[3:]}"


EQUATION = f"{leading(A, 'x^2')}{signed(B, 'x')}{signed(C)} = 0"
NORMAL = f"x^2{signed(P, 'x')}{signed(Q)} = 0"
SHIFTED = f"x^2{signed(P, 'x')} = {tex(-Q)}"
HALF_SIZE, SQUARE_SIZE = abs(HALF), HALF**2
COMPLETE = rf"x^2{signed(P, 'x')} + {tex(SQUARE_SIZE)}"
BINOMIAL = rf"\left(x{signed(HALF)}\right)^2"
# "x + 3" and "x − 3" in a sentence.
BRACKET = f"x {'+' if PLUS else '−'} {plain(HALF_SIZE)}"
SOLUTIONS = []
if RIGHT_SIDE >= 0:
    SOLUTIONS = sorted({-HALF - math.sqrt(RIGHT_SIDE), -HALF + math.sqrt(RIGHT_SIDE)})


class Question(Lesson):
    """The equation."""

    def construct(self):
        with self.voiceover(
            text="A quadratic equation has x in two places. How can we get x alone?",
            visual="The title: Completing the square.",
        ):
            title = self.show_title("Completing the square", "Solving a quadratic equation")
        self.play(FadeOut(title), run_time=0.5)

        lines = [formula(EQUATION, size=64)]
        if abs(A - 1) > 1e-12:
            lines.append(formula(NORMAL, size=64))
        if abs(Q) > 1e-12:
            lines.append(formula(SHIFTED, size=64))
        stack = VGroup(*(fit(line, 11) for line in lines)).arrange(DOWN, buff=0.75)
        stack.move_to(UP * 0.2)
        with self.voiceover(
            text="This is our equation. x stands there once squared, and once by itself.",
            visual="The quadratic equation that is to be solved.",
        ) as tracker:
            self.show_heading("Our equation")
            self.play(Write(lines[0]), run_time=0.4 * tracker.duration)
        shown = 1
        if abs(A - 1) > 1e-12:
            with self.voiceover(
                text=f"First divide everything by {plain(A)}, so that x² stands alone.",
                visual="The equation divided by the number before x squared.",
            ) as tracker:
                self.safe_wait(tracker.time_until("so that"))
                self.play(TransformFromCopy(lines[0], lines[1]), run_time=1)
            shown = 2
        if abs(Q) > 1e-12:
            with self.voiceover(
                text=f"Bring the number without x to the other side: {plain(-Q)}.",
                visual=f"On the right side of the equation now stands {plain(-Q)}.",
            ):
                self.play(TransformFromCopy(lines[shown - 1], lines[shown]), run_time=1)
            lines[shown].set_color(INK)
        box = SurroundingRectangle(VGroup(lines[-1]), color=AMBER, buff=0.25, corner_radius=0.1)
        with self.voiceover(
            text="Only the left side is in the way. Let us look at it as an area.",
            visual="The last equation is framed.",
        ):
            self.play(Create(box), run_time=0.8)


class Picture(Lesson):
    """The missing corner."""

    # The picture shows some x, here this many scene units long; strips are half of P wide, within reason.
    X = 3.0
    STRIP = min(max(0.9, 0.32 * HALF_SIZE), 1.5)
    CORNER = np.array([-5.6, -2.35, 0])

    def construct(self):
        self.show_heading("The missing corner" if PLUS else "The corner cut twice")
        if PLUS:
            self.add_strips()
        else:
            self.cut_strips()

    def block(self, left, bottom, width, height, color):
        """A rectangle of the area picture, measured from its lower left corner."""
        shape = Rectangle(width=width, height=height, color=color, stroke_width=3).set_fill(color, 0.35)
        return shape.move_to(self.CORNER + np.array([left + width / 2, bottom + height / 2, 0]))

    def side(self, text, x, y):
        """The length of a side."""
        return formula(text, size=38).move_to(self.CORNER + np.array([x, y, 0]))

    def sum_line(self, text, row, color=INK):
        """A line of the sum at the right."""
        return fit(formula(text, size=50, color=color), 5.2).move_to([3.6, 1.8 - 1.05 * row, 0])

    def name(self, text, shape):
        """What a part measures, written into it where there is room."""
        label = fit(formula(text, size=42), 0.8 * shape.width, 0.55 * shape.height).move_to(shape)
        return label if label.height > 0.18 else VectorizedPoint(shape.get_center())

    def add_strips(self):
        x, strip, half = self.X, self.STRIP, tex(HALF_SIZE)
        square = self.block(0, 0, x, x, SKY)
        whole = self.block(x, 0, 2 * strip, x, AMBER)
        names = [self.name("x^2", square), self.name(leading(P, "x"), whole)]
        sides = [self.side("x", -0.35, x / 2), self.side("x", x / 2, -0.32), self.side(tex(P), x + strip, -0.32)]
        sums = [self.sum_line("x^2", 0, SKY), self.sum_line(signed(P, "x"), 1, AMBER)]
        with self.voiceover(
            text=f"x² is a square with side x. {plain(P)} times x is a rectangle, x high and {plain(P)} wide.",
            say=f"x squared is a square with side x. {plain(P)} times x is a rectangle, x high and {plain(P)} wide.",
            visual="A blue square with side x, and a yellow rectangle attached at its right.",
        ) as tracker:
            self.play(FadeIn(square, names[0], *sides[:2]), FadeIn(sums[0]), run_time=0.8)
            self.safe_wait(tracker.time_until("times x"))
            self.play(FadeIn(whole, names[1], sides[2]), FadeIn(sums[1]), run_time=0.8)

        right, top = self.block(x, 0, strip, x, AMBER), self.block(0, x, x, strip, AMBER)
        other = self.block(x + strip, 0, strip, x, AMBER)
        halves = [self.name(leading(HALF, "x"), right), self.name(leading(HALF, "x"), top)]
        small = [self.side(half, x + strip / 2, -0.32), self.side(half, -0.35, x + strip / 2)]
        with self.voiceover(
            text="Cut the rectangle into two equal strips, and lay one of them on top.",
            visual="The rectangle is halved; one half turns and moves on top of the square.",
        ) as tracker:
            self.remove(whole)
            self.add(right, other)
            self.play(FadeOut(names[1], sides[2]), FadeIn(halves[0], small[0]), run_time=0.7)
            self.safe_wait(tracker.time_until("and lay"))
            turned = other.animate(path_arc=PI / 3).rotate(PI / 2).move_to(top)
            self.play(turned, run_time=1.1)
            self.play(FadeIn(halves[1], small[1]), run_time=0.4)

        corner = self.block(x, x, strip, strip, LEAF)
        gap = DashedVMobject(corner.copy().set_fill(opacity=0).set_stroke(ROSE, 4), num_dashes=24)
        with self.voiceover(
            text="Almost a larger square! Only a corner is missing.",
            visual="The upper right corner of the larger square is empty, framed in red.",
        ) as tracker:
            self.safe_wait(tracker.time_until("only"))
            self.play(Create(gap), run_time=0.9)
        corner_name = self.name(tex(SQUARE_SIZE), corner)
        added = self.sum_line(f"+ {tex(SQUARE_SIZE)}", 2, LEAF)
        with self.voiceover(
            text=f"Its sides are {plain(HALF_SIZE)}, half of {plain(P)}. So it has the area {plain(SQUARE_SIZE)}.",
            visual=f"A green square with the area {plain(SQUARE_SIZE)} fills the corner.",
        ) as tracker:
            self.safe_wait(tracker.time_until("so it"))
            self.play(FadeOut(gap), FadeIn(corner, corner_name, scale=1.2), FadeIn(added), run_time=0.8)
        total = self.sum_line(f"= {BINOMIAL}", 3.1)
        with self.voiceover(
            text=f"Now it is complete: a square with the side {BRACKET}.",
            visual=f"The sum of all parts is the square of {BRACKET}.",
        ):
            rim = self.block(0, 0, x + strip, x + strip, INK).set_fill(opacity=0).set_stroke(INK, 6)
            self.play(Create(rim), FadeIn(total), run_time=1.1)

    def cut_strips(self):
        # Here x is the side of the whole square, and two strips are taken away from it.
        x, strip, half = self.X + self.STRIP, self.STRIP, tex(HALF_SIZE)
        rest = x - strip
        square = self.block(0, 0, x, x, SKY)
        name = self.name("x^2", square)
        sides = [self.side("x", -0.35, x / 2), self.side("x", x / 2, -0.32)]
        sums = [self.sum_line("x^2", 0, SKY), self.sum_line(signed(P, "x"), 1, ROSE)]
        with self.voiceover(
            text="x² is a square with side x.",
            say="x squared is a square with side x.",
            visual="A blue square with side x.",
        ):
            self.play(FadeIn(square, name, *sides, sums[0]), run_time=0.8)
        right, top = self.block(rest, 0, strip, x, ROSE), self.block(0, rest, x, strip, ROSE)
        width = self.side(half, rest + strip / 2, x + 0.3)
        with self.voiceover(
            text=f"Minus {plain(abs(P))} times x: take away two strips, each x long and {plain(HALF_SIZE)} wide.",
            visual=f"Two red strips, each {plain(HALF_SIZE)} wide: at the right and at the top of the square.",
        ) as tracker:
            self.play(FadeIn(sums[1]), run_time=0.5)
            self.safe_wait(tracker.time_until("take"))
            self.play(FadeIn(right, width), run_time=0.8)
            self.play(FadeIn(top), name.animate.move_to(self.CORNER + np.array([rest / 2, rest / 2, 0])), run_time=0.8)
        corner = self.block(rest, rest, strip, strip, LEAF)
        corner_name = self.name(tex(SQUARE_SIZE), corner)
        added = self.sum_line(f"+ {tex(SQUARE_SIZE)}", 2, LEAF)
        with self.voiceover(
            text="But the strips cross: the corner was taken away twice.",
            visual="Where the strips cross, the corner is marked.",
        ) as tracker:
            self.safe_wait(tracker.time_until("the corner"))
            self.play(Create(corner.copy().set_fill(opacity=0).set_stroke(INK, 5)), run_time=0.8)
        with self.voiceover(
            text=f"So we give it back once. Its sides are {plain(HALF_SIZE)}, its area is {plain(SQUARE_SIZE)}.",
            visual=f"The corner turns green: plus {plain(SQUARE_SIZE)}.",
        ) as tracker:
            self.safe_wait(tracker.time_until("its area"))
            self.play(
                FadeIn(corner.set_fill(interpolate_color(GROUND, LEAF, 0.35), 1), corner_name),
                FadeIn(added),
                run_time=0.8,
            )
        total = self.sum_line(f"= {BINOMIAL}", 3.1)
        with self.voiceover(
            text=f"What remains is a square with the side {BRACKET}.",
            visual=f"The sum of all parts is the square of {BRACKET}.",
        ):
            rim = self.block(0, 0, rest, rest, INK).set_fill(opacity=0).set_stroke(INK, 6)
            self.play(FadeOut(name), Create(rim), FadeIn(total), run_time=1.1)


class Solving(Lesson):
    """Solving it."""

    def construct(self):
        self.show_heading("Now x stands in one place")
        lines = VGroup()

        def line(text, color=INK):
            lines.add(fit(formula(text, size=52, color=color), 11.5))
            return lines[-1].move_to(UP * (2.75 - 1.02 * len(lines)))

        first = line(rf"{COMPLETE} = {tex(-Q)} + {tex(SQUARE_SIZE)}")
        with self.voiceover(
            text=f"What we add on the left, {plain(SQUARE_SIZE)}, we must add on the right as well.",
            visual=f"The equation with {plain(SQUARE_SIZE)} added on both sides.",
        ):
            self.play(FadeIn(first), run_time=1)
        second = line(f"{BINOMIAL} = {tex(RIGHT_SIDE)}")
        with self.voiceover(
            text=f"The left side is now the square of {BRACKET}; the right side is {plain(RIGHT_SIDE)}.",
            visual=f"The square of {BRACKET} equals {plain(RIGHT_SIDE)}.",
        ):
            self.play(TransformFromCopy(first, second), run_time=1.1)
        if RIGHT_SIDE < 0:
            answer = VGroup(words("A square is never negative:", BODY_SIZE), words("no real solution", 40, ROSE))
            answer.arrange(DOWN, buff=0.3).move_to(DOWN * 1.2)
            with self.voiceover(
                text="But the square of a real number is never negative. So there is no real solution.",
                visual="The answer: no real solution.",
            ):
                self.play(FadeIn(answer, shift=UP * 0.2), run_time=0.9)
            return
        root = math.sqrt(RIGHT_SIDE)
        neat = fraction(root) is not None
        if RIGHT_SIDE == 0:
            third = line(f"x{signed(HALF)} = 0")
            with self.voiceover(
                text="Only zero has the square zero. So the bracket is zero.",
                visual="The bracket equals zero.",
            ):
                self.play(TransformFromCopy(second, third), run_time=1)
            last = line(f"x = {tex(-HALF)}", LEAF)
            with self.voiceover(
                text=f"There is exactly one solution: x = {plain(-HALF)}.", visual=f"The solution: {plain(-HALF)}."
            ):
                self.play(FadeIn(last, shift=UP * 0.2), run_time=0.8)
                self.play(Circumscribe(last, color=LEAF), run_time=1)
            return
        shown = tex(root) if neat else rf"\sqrt{{{tex(RIGHT_SIDE)}}}"
        third = line(rf"x{signed(HALF)} = \pm {shown}")
        said = plain(root) if neat else f"the root of {plain(RIGHT_SIDE)}, {plain(root)}"
        with self.voiceover(
            text=f"Take the root. There are two: plus and minus {said}.",
            visual=f"{BRACKET} equals plus or minus {plain(root)}.",
        ) as tracker:
            self.safe_wait(tracker.time_until("there are"))
            self.play(TransformFromCopy(second, third), run_time=1)
        sign = "=" if neat else r"\approx"
        low, high = SOLUTIONS
        last = line(rf"x_1 {sign} {tex(low)} \qquad x_2 {sign} {tex(high)}", LEAF)
        with self.voiceover(
            text=f"{'Subtract' if PLUS else 'Add'} {plain(HALF_SIZE)}: x is {plain(low)}, or x is {plain(high)}.",
            visual=f"The two solutions: {plain(low)} and {plain(high)}.",
        ) as tracker:
            self.safe_wait(tracker.time_until("x is") - 0.3)
            self.play(FadeIn(last, shift=UP * 0.2), run_time=0.8)
            self.play(Circumscribe(last, color=LEAF), run_time=0.9)


class Check(Lesson):
    """The picture of the solution."""

    def construct(self):
        self.show_heading("The same on the graph")
        vertex = -HALF
        reach = 1.6 * math.sqrt(abs(RIGHT_SIDE)) if RIGHT_SIDE else max(2.0, 0.5 * HALF_SIZE)
        plot = Plot((vertex - reach, vertex + reach), value_range(f, vertex - reach, vertex + reach), 8.0, 5.2)
        plot.to_edge(LEFT, buff=0.4).shift(DOWN * 0.1)
        curve = plot.curve(f)
        bottom = plot.mark(vertex, f(vertex), AMBER)
        axis = DashedLine(plot.c2p(vertex, plot.bottom), plot.c2p(vertex, plot.top), color=AMBER, stroke_width=2.5)
        place = words(f"middle: x = {plain(vertex).replace('about ', '')}", BODY_SIZE, AMBER)
        fit(place, 4.2).move_to([4.4, 1.6, 0])
        with self.voiceover(
            text=f"The parabola shows it: it is symmetric, with its middle at x = {plain(vertex)}.",
            visual=f"The parabola of the equation, with its axis of symmetry at {plain(vertex)}.",
        ) as tracker:
            self.play(FadeIn(plot), Create(curve), run_time=1)
            self.safe_wait(tracker.time_until("with its"))
            self.play(Create(axis), FadeIn(bottom, place), run_time=0.8)
        if len(SOLUTIONS) == 2:
            step = plain((SOLUTIONS[1] - SOLUTIONS[0]) / 2)
            text = f"The solutions lie {step} to the left and {step} to the right, where the curve meets the axis."
            found = f"± {step.replace('about ', '')}"
        elif SOLUTIONS:
            text, found = "There it just touches the axis: one solution.", "touches the axis"
        else:
            text, found = "It never meets the x axis: no real solution.", "never meets the axis"
        roots = VGroup(*(plot.mark(x, 0, LEAF, 0.11) for x in SOLUTIONS))
        note = fit(words(found, 36, LEAF if SOLUTIONS else ROSE), 4.2).move_to([4.4, 0.6, 0])
        seen = f"The parabola meets the horizontal axis in {counted(len(SOLUTIONS), 'place')}."
        with self.voiceover(text=text, visual=seen) as tracker:
            if SOLUTIONS:
                self.safe_wait(0.3 * tracker.duration)
                self.play(FadeIn(roots, scale=2), run_time=0.7)
            self.play(FadeIn(note), run_time=0.6)
        moral = VGroup(
            words("Half the number before x,", BODY_SIZE),
            words("squared, on both sides.", BODY_SIZE, weight="BOLD"),
        ).arrange(DOWN, buff=0.18)  # fmt: skip
        fit(moral, 4.4).move_to([4.4, -1.6, 0])
        with self.voiceover(
            text="Remember: add the square of half the number before x, and the left side becomes one square.",
            visual="The sentence: half the number before x, squared, on both sides.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=0.9)
