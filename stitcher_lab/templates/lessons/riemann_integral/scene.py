"""The integral as the limit of sums of rectangles: ever finer Riemann sums under one curve."""

import numpy as np
from manim import *

from stitcher_lab.formula import Formula
from stitcher_lab.scene import *

# The function under whose curve the area lies.
F = "x^2"
# From where to where.
INTERVAL = (0, 2)
# How many rectangles to start with.
RECTANGLES = 4
# Where a rectangle touches the curve: "left", "right" or "midpoint" of its piece.
RULE = "left"

f = Formula(F)
A, B = INTERVAL
EXACT = f.integral(A, B)
COUNTS = [count for count in (RECTANGLES, 2 * RECTANGLES, 4 * RECTANGLES, 20 * RECTANGLES) if count <= 400]
SHARE = {"left": 0.0, "right": 1.0, "midpoint": 0.5}[RULE]
PLACE = {"left": "left end", "right": "right end", "midpoint": "middle"}[RULE]


def touch_points(count):
    """Where the rectangles touch the curve."""
    return A + (np.arange(count) + SHARE) * (B - A) / count


def riemann_sum(count):
    """The areas of all rectangles together; those below the axis count as negative."""
    return float(np.sum(f(touch_points(count))) * (B - A) / count)


def value(number):
    """How areas and heights are written in this lesson."""
    return "0" if abs(number) < 1e-7 * SIZE else significant(number, 4)


def about(number):
    """The word before a rounded number."""
    return "" if equals(number, value(number)) == "=" else "about "


def relation(number):
    """The sign before a number in a formula."""
    return equals(number, value(number)).replace("≈", r"\approx")


def minus(text):
    """TeX has its own minus sign."""
    return text.replace("−", "-")


LOWEST, HIGHEST = value_range(f, A, B, zero=False, pad=0)
# An area of this size is certain not to be nothing but rounding.
SIZE = (B - A) * max(abs(LOWEST), abs(HIGHEST))
SIGNED = LOWEST + 1e-9 * max(1, HIGHEST) < 0
AREA = "signed area" if SIGNED else "area"
FROM_TO = f"from {tidy(A)} to {tidy(B)}"
LEFT_OUT = "between the curve and the axis" if SIGNED else "under the curve"


def lesson_plot(width=8.0, height=5.3):
    """Axes with a little room on both sides of the interval."""
    room = 0.1 * (B - A)
    return Plot((A - room, B + room), value_range(f, A, B), width, height)


def bars(plot, count):
    """The rectangles as one group; each reaches from the axis to the curve."""
    width = (B - A) / count
    group = VGroup()
    for left, height in zip(A + np.arange(count) * width, f(touch_points(count)), strict=True):
        one, other = plot.c2p(left, 0), plot.c2p(left + width, height)
        bar = Polygon(one, [other[0], one[1], 0], other, [one[0], other[1], 0])
        # Thin bars get thin rims, or nothing else would be seen of them.
        bar.set_stroke(AMBER, width=2.5 if count <= 20 else 1 if count <= 80 else 0.3)
        group.add(bar.set_fill(AMBER if height >= 0 else ROSE, opacity=0.4))
    return group


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="How large is an area with a curved edge? There is no simple formula for that.",
            visual="The title: From rectangles to the integral.",
        ):
            title = self.show_title("From rectangles to the integral", "How large is an area with a curved edge?")
        self.play(FadeOut(title), run_time=0.5)

        plot = lesson_plot(10.5).move_to(DOWN * 0.1)
        curve = plot.curve(f)
        area = plot.area(f, A, B)
        name = plot.place_inside(formula(f"f(x) = {f.tex}", color=SKY), [curve, area])
        with self.voiceover(
            text=f"Here is the curve of f of x equals {inline(F)}.",
            say=f"Here is the curve of f of x equals {f.spoken}.",
            visual=f"The curve of {inline(F)}, in blue.",
        ):
            self.show_heading("How large is this area?")
            self.play(FadeIn(plot), run_time=0.7)
            self.play(Create(curve), FadeIn(name), run_time=1.2)
        with self.voiceover(
            text=f"We want the area {LEFT_OUT}, {FROM_TO}.",
            visual=f"The area {LEFT_OUT}, {FROM_TO}, is filled.",
        ) as tracker:
            self.play(FadeIn(area), *(Create(edge) for edge in self.edges(plot)), run_time=0.5 * tracker.duration)

    @staticmethod
    def edges(plot):
        """The upright borders of the area."""
        return [plot.drop(x, f(x), INK) for x in (A, B) if abs(f(x)) > 1e-3 * (plot.top - plot.bottom)]


class Rectangles(Lesson):
    """Rectangles are easy."""

    def construct(self):
        count = RECTANGLES
        width = (B - A) / count
        self.show_heading("Rectangles are easy")
        plot = lesson_plot().to_edge(LEFT, buff=0.4).shift(DOWN * 0.1)
        curve, area = plot.curve(f), plot.area(f, A, B)
        self.play(FadeIn(plot, curve, area), run_time=0.6)

        cuts = VGroup(
            *(plot.drop(x, f(x), AMBER) for x in np.linspace(A, B, count + 1) if abs(f(x)) > 1e-9 * (1 + HIGHEST))
        )
        pieces = formula(r"\Delta x = \frac{b - a}{n}", relation(width), minus(value(width)), size=40)
        fit(pieces, 4.3).move_to([4.4, 1.9, 0])
        whole = count == 1
        with self.voiceover(
            text=f"Take all of it as one piece, {about(width)}{value(width)} wide."
            if whole
            else f"Cut it into {count} strips of equal width: {about(width)}{value(width)} each.",
            visual=f"Upright lines cut the area; the width of a strip is {value(width)}.",
        ) as tracker:
            self.play(LaggedStart(*(Create(cut) for cut in cuts), lag_ratio=0.2), run_time=0.4 * tracker.duration)
            self.play(FadeIn(pieces), run_time=0.7)

        blocks = bars(plot, count)
        touches = VGroup(*(plot.mark(x, f(x), INK, 0.06) for x in touch_points(count))) if count <= 30 else VGroup()
        with self.voiceover(
            text=f"{'Put' if whole else 'On each, put'} a rectangle, as high as the curve at the strip's {PLACE}.",
            visual=f"{counted(count, 'yellow rectangle')} touching the curve at the {PLACE} of each strip.",
        ) as tracker:
            self.play(
                LaggedStart(*(GrowFromEdge(bar, DOWN) for bar in blocks), lag_ratio=0.15),
                FadeIn(touches), FadeOut(cuts),
                run_time=0.6 * tracker.duration,
            )  # fmt: skip

        heights = f(touch_points(count))
        chosen = int(np.argmax(np.abs(heights)))
        at, height = float(touch_points(count)[chosen]), float(heights[chosen])
        product = formula(
            rf"f({minus(tidy(at))}) \cdot \Delta x", relation(height * width), minus(value(height * width)), size=40
        )
        fit(product, 4.3).move_to([4.4, 0.65, 0])
        with self.voiceover(
            text=f"The {'marked ' if count > 1 else ''}rectangle is {about(height)}{value(height)} high; "
            f"times the width, that is {about(height * width)}{value(height * width)}.",
            visual=f"One rectangle is marked; its height times its width is {value(height * width)}.",
        ) as tracker:
            self.play(blocks[chosen].animate.set_fill(LEAF, 0.6), run_time=0.6)
            self.safe_wait(tracker.time_until("times"))
            self.play(FadeIn(product), run_time=0.6)

        total = riemann_sum(count)
        result = formula(r"\sum_{i=1}^{n} f(x_i)\,\Delta x", relation(total), minus(value(total)), size=42)
        result[2].set_color(AMBER)
        fit(result, 4.3).move_to([4.4, -0.9, 0])
        off = total - EXACT
        verdict = "a little" if abs(off) < 0.05 * max(abs(EXACT), abs(total)) else "clearly"
        judged = f"That is {verdict} {'less' if off < 0 else 'more'} than the {AREA}."
        if abs(off) < 1e-9 * max(1, abs(EXACT)):
            judged = f"Here that is exactly the {AREA}."
        with self.voiceover(
            text=f"{'Its area stands for the whole' if whole else 'All of them together'}: "
            f"{about(total)}{value(total)}. {judged}",
            visual=f"The sum of all rectangles is {value(total)}.",
        ) as tracker:
            self.play(blocks[chosen].animate.set_fill(AMBER if height >= 0 else ROSE, 0.4), run_time=0.4)
            self.play(FadeIn(result, shift=UP * 0.2), Indicate(blocks, color=AMBER, scale_factor=1), run_time=1)


class Finer(Lesson):
    """Finer and finer."""

    def construct(self):
        self.show_heading("Finer and finer")
        plot = lesson_plot().to_edge(LEFT, buff=0.4).shift(DOWN * 0.1)
        curve, area = plot.curve(f), plot.area(f, A, B)
        blocks = bars(plot, COUNTS[0])
        table = VGroup(VGroup(formula("n", size=40, color=MUTED), words("sum", BODY_SIZE, MUTED)))
        table.add(*(VGroup(words(str(count)), words(value(riemann_sum(count)), color=AMBER)) for count in COUNTS))
        table.add(VGroup(formula(r"n \to \infty", size=40, color=LEAF), words(value(EXACT), color=LEAF, weight="BOLD")))
        for index, row in enumerate(table):
            for cell, x in zip(row, (3.4, 5.4), strict=True):
                cell.move_to([x, 1.9 - 0.65 * index - (0.15 if row is table[-1] else 0), 0])
        rule = Line([2.6, 1.57, 0], [6.3, 1.57, 0], color=MUTED, stroke_width=1.5)
        gaps = "The sum is right at once. Still, watch what finer strips do."
        if abs(riemann_sum(COUNTS[0]) - EXACT) > 1e-9 * max(1, abs(EXACT)):
            gaps = "The steps on top are the error. Narrower strips make smaller steps."
        with self.voiceover(text=gaps, visual="The curve and its rectangles, and the first row of a table.") as tracker:
            self.play(FadeIn(plot, area, blocks, curve), run_time=0.6)
            self.safe_wait(tracker.time_until("strips") - 0.6)
            self.play(FadeIn(table[0], rule, table[1]), run_time=0.7)

        for index, count in enumerate(COUNTS[1:], start=1):
            finer = bars(plot, count)
            total = riemann_sum(count)
            lead = ("Twice as many", "Four times as many", "Twenty times as many")[index - 1]
            with self.voiceover(
                text=f"{lead}, {count} rectangles, give {about(total)}{value(total)}.",
                visual=f"Now {count} rectangles; the table gets the sum {value(total)}.",
            ) as tracker:
                if count <= 40:
                    self.play(ReplacementTransform(blocks, finer), run_time=0.4 * tracker.duration)
                else:
                    self.play(FadeOut(blocks), FadeIn(finer), run_time=0.4 * tracker.duration)
                self.bring_to_front(curve)
                self.safe_wait(tracker.time_until("give") - 0.2)
                self.play(FadeIn(table[index + 1]), run_time=0.5)
            blocks = finer

        with self.voiceover(
            text=f"The sums close in on one number: {about(EXACT)}{value(EXACT)}. That number is the {AREA}.",
            visual=f"The steps disappear into the filled area. The last row: n to infinity, {value(EXACT)}.",
        ) as tracker:
            green = plot.area(f, A, B, LEAF)
            self.play(FadeOut(blocks, area), FadeIn(green), run_time=0.4 * tracker.duration)
            self.play(FadeIn(table[-1], shift=UP * 0.2), run_time=0.7)
            self.play(Circumscribe(table[-1], color=LEAF, buff=0.15), run_time=1)


class Integral(Lesson):
    """The integral."""

    def construct(self):
        self.show_heading("The integral")
        sums = formula(r"\sum_{i=1}^{n} f(x_i)\,\Delta x", size=52, color=AMBER)
        arrow = formula(r"\xrightarrow{\; n \to \infty \;}", size=46, color=MUTED)
        integral = formula(r"\int_{a}^{b} f(x)\,dx", size=52, color=LEAF)
        line = VGroup(sums, arrow, integral).arrange(RIGHT, buff=0.45).move_to(UP * 1.75)
        with self.voiceover(
            text="A sum of height times width, with more and more ever narrower strips.",
            visual="The sum sign: the sum of f of x i times delta x.",
        ):
            self.play(FadeIn(sums), run_time=0.8)
            self.play(FadeIn(arrow), run_time=0.8)
        with self.voiceover(
            text="What it tends to is the integral of f from a to b. Its sign is a stretched S, for sum.",
            visual="An arrow leads from the sum to the integral sign.",
        ) as tracker:
            self.play(FadeIn(integral, shift=RIGHT * 0.3), run_time=0.8)
            self.safe_wait(tracker.time_until("stretched"))
            self.play(Indicate(integral[0][:1], color=AMBER, scale_factor=1.3), run_time=1)

        body = f.tex if f.expression.is_Mul or not f.expression.is_Add else rf"\left({f.tex}\right)"
        result = formula(
            rf"\int_{{{minus(tidy(A))}}}^{{{minus(tidy(B))}}} {body}\,dx", relation(EXACT), minus(value(EXACT)), size=52
        )
        result[2].set_color(LEAF)
        fit(result, 11.5).move_to(line.get_center() + DOWN * 2.05)
        with self.voiceover(
            text=f"For our curve, {FROM_TO}, it is {about(EXACT)}{value(EXACT)}.",
            visual=f"The integral of {inline(F)}, {FROM_TO}, is {value(EXACT)}.",
        ):
            self.play(FadeIn(result), run_time=1)

        if SIGNED:
            with self.voiceover(
                text="Where the curve runs below the axis, heights are negative, and so that area is subtracted.",
                visual="A note: below the axis, area counts as negative.",
            ):
                note = words("below the axis, area counts as negative", BODY_SIZE, ROSE).move_to(DOWN * 1.5)
                self.play(FadeIn(note), run_time=0.8)
        moral = words("Integral = limit of sums of thin rectangles", 34, weight="BOLD").move_to(DOWN * 2.4)
        with self.voiceover(
            text="Remember: an integral adds up infinitely many, infinitely thin strips.",
            visual="The sentence: the integral is the limit of sums of thin rectangles.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=0.9)
