"""The derivative as the slope of a tangent: secants that close in on one point of a curve."""

import numpy as np
from manim import *

from stitcher_lab.formula import Formula
from stitcher_lab.scene import *

# The function whose slope we look for.
F = "x^2"
# The place on the x axis where we look for it.
AT = 1

f = Formula(F)
slope_of = f.derivative()
SLOPE = slope_of(AT)
HEIGHT = f(AT)


def first_step():
    """The widest step from AT to a second point on which the curve bends one way or two, and not too much."""
    bend = f.derivative(2)
    for step in (2, 1, 0.5, 0.2):
        xs = np.linspace(AT - step / 2, AT + step, 201)
        turns = np.count_nonzero(np.diff(np.sign(bend(xs[67:-1]))))
        change = np.abs(slope_of(xs) - SLOPE).max()
        if np.isfinite(f(xs)).all() and turns <= 2 and change <= 2.001 * max(1, abs(SLOPE)):
            return step
    return 0.1


STEP = first_step()
STEPS = [STEP * share for share in (1, 0.5, 0.1, 0.01)]


def secant_slope(h):
    """Rise over run from AT to AT + h."""
    return (f(AT + h) - HEIGHT) / h


def lesson_plot(width, height):
    """Axes around the point."""
    low, high = AT - 1.5 * STEP, AT + 1.6 * STEP
    bottom, top = value_range(f, AT - 0.9 * STEP, AT + 1.05 * STEP, zero=False, pad=0.15)
    # The horizontal axis is shown where it is near.
    near = 0.7 * (top - bottom)
    return Plot((low, high), (0 if 0 < bottom < near else bottom, 0 if 0 < -top < near else top), width, height)


def enlarged(plot, power):
    """The part of a plot around the point, ``power`` times as large."""
    size = min(5.0 / plot.grid.width, 4.2 / plot.grid.height)
    across, up = (reach * size / power / 2 for reach in (plot.high - plot.low, plot.top - plot.bottom))
    part = Plot(
        (AT - across, AT + across), (HEIGHT - up, HEIGHT + up), size * plot.grid.width, size * plot.grid.height,
        x_label="", y_label="", numbers=False,
    )  # fmt: skip
    part.move_to([3.85, 0.2, 0])
    return part.remove(part.x_axis, part.y_axis)


SLOPE_TEXT = significant(SLOPE, 4)
SLOPE_SIZE = SLOPE_TEXT.removeprefix("−")
ABOUT = "" if equals(SLOPE, SLOPE_TEXT) == "=" else "about "
AT_TEXT = tidy(AT, 3)
STEEPNESS = f"the tangent {'rises' if SLOPE > 0 else 'falls'} {ABOUT}{SLOPE_SIZE} for each step of 1"
if abs(SLOPE) < 1e-9:
    STEEPNESS = "the tangent is level"


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="A curve is steep here and flat there. How steep is it at one single point?",
            visual="The title: The slope of a curve.",
        ):
            title = self.show_title("The slope of a curve", "How steep is it at one single point?")
        self.play(FadeOut(title), run_time=0.5)

        plot = lesson_plot(10.5, 5.3).move_to(DOWN * 0.1)
        curve = plot.curve(f)
        name = plot.place_inside(formula(f"f(x) = {f.tex}", color=SKY), [curve])
        with self.voiceover(
            text=f"Take f of x equals {inline(F)}.",
            say=f"Take f of x equals {f.spoken}.",
            visual=f"The curve of f of x equals {inline(F)}, in blue.",
        ):
            self.show_heading("How steep is this curve?")
            self.play(FadeIn(plot), run_time=0.7)
            self.play(Create(curve), FadeIn(name), run_time=1.3)

        x = ValueTracker(AT - 0.8 * STEP)
        rider = always_redraw(lambda: self.rider(plot, x.get_value()))
        with self.voiceover(
            text="Ride along it on a short, straight board. The board tilts, so the steepness changes all the way.",
            visual="A short yellow board slides along the curve and tilts with it.",
        ) as tracker:
            self.play(FadeIn(rider), run_time=0.5)
            self.play(x.animate.set_value(AT + 0.85 * STEP), run_time=tracker.duration - 0.6, rate_func=smooth)

        here = plot.mark(AT, HEIGHT, INK)
        busy = [curve, plot.x_axis, plot.y_axis, name, self.rider(plot, AT)]
        label = place_clear(formula("P"), here.get_center(), busy)
        with self.voiceover(
            text=f"Let us stop at x = {AT_TEXT}, at the point P. What is the slope right there?",
            visual=f"The board comes to rest at the point P, where x is {AT_TEXT}.",
        ) as tracker:
            self.play(x.animate.set_value(AT), run_time=0.35 * tracker.duration)
            self.play(FadeIn(here, scale=2), FadeIn(label), run_time=0.6)

    @staticmethod
    def rider(plot, x, reach=0.8):
        """A straight board of constant length that touches the curve at x."""
        middle = plot.c2p(x, f(x))
        ahead = plot.c2p(x + 1e-3 * STEP, f(x) + 1e-3 * STEP * slope_of(x)) - middle
        ahead = ahead / np.linalg.norm(ahead)
        return Line(middle - reach * ahead, middle + reach * ahead, color=AMBER, stroke_width=7)


class Secants(Lesson):
    """A second point helps."""

    def construct(self):
        self.show_heading("A second point helps")
        plot = lesson_plot(7.9, 5.3).to_edge(LEFT, buff=0.45).shift(DOWN * 0.1)
        curve = plot.curve(f)
        here = plot.mark(AT, HEIGHT, INK)
        h = ValueTracker(STEPS[0])

        there = always_redraw(lambda: plot.mark(AT + h.get_value(), f(AT + h.get_value()), AMBER))
        secant = always_redraw(lambda: plot.through(AT, HEIGHT, secant_slope(h.get_value())))
        with self.voiceover(
            text="Two points have a slope: that of the straight line through them, the secant.",
            visual="A second point on the curve, and the straight line through both points.",
        ) as tracker:
            self.play(FadeIn(plot, curve), FadeIn(here), run_time=0.8)
            self.safe_wait(tracker.time_until("a slope"))
            self.play(FadeIn(there, scale=2), run_time=0.5)
            self.play(Create(secant), run_time=0.9)

        corner = plot.c2p(AT + STEP, HEIGHT)
        run = Line(here.get_center(), corner, color=MUTED, stroke_width=4)
        rise = Line(corner, plot.c2p(AT + STEP, f(AT + STEP)), color=LEAF, stroke_width=4)
        below = f(AT + STEP) >= HEIGHT
        busy = [curve, secant, run, rise, plot.x_axis, plot.y_axis, plot.numbers]
        run_label = formula(f"h = {tidy(STEP)}", size=36)
        place_clear(run_label, run.get_center(), busy, (DOWN, UP) if below else (UP, DOWN), 0.15)
        rise_label = words("rise", SMALL_SIZE, LEAF)
        place_clear(rise_label, rise.get_center(), [*busy, run_label], (RIGHT, LEFT), 0.15)

        ratio = formula(r"\text{slope} =", r"\frac{f(a+h) - f(a)}{h}", size=40)
        fit(ratio, 4.5).move_to([4.25, 1.95, 0])
        given = formula(f"a = {AT_TEXT}".replace("−", "-"), size=38, color=MUTED).next_to(ratio, DOWN, buff=0.3)
        with self.voiceover(
            text="Its slope is rise over run: how far it climbs, divided by the step h to the side.",
            visual="The step h and the rise as legs of a triangle; the formula for the slope beside it.",
        ) as tracker:
            self.play(FadeIn(ratio, given), run_time=0.6)
            self.play(Create(run), FadeIn(run_label), run_time=0.7)
            self.play(Create(rise), FadeIn(rise_label), run_time=0.7)

        rows = [self.row(step) for step in STEPS]
        head = VGroup(formula("h", size=40, color=MUTED), words("slope", BODY_SIZE, MUTED))
        table = VGroup(head, *rows)
        for index, row in enumerate(table):
            for cell, x in zip(row, (3.15, 5.25), strict=True):
                cell.move_to([x, 0.45 - 0.6 * index, 0])
        rule = Line([2.3, 0.13, 0], [6.3, 0.13, 0], color=MUTED, stroke_width=1.5)
        with self.voiceover(
            text=f"With a step of {tidy(STEP)}, the slope is {self.shown(STEP)}.",
            visual=f"A table beside the plot: step {tidy(STEP)}, slope {self.shown(STEP)}.",
        ):
            self.play(FadeIn(head, rule, rows[0]), run_time=0.7)

        with self.voiceover(
            text=f"Now bring the second point closer. For half the step, the slope is {self.shown(STEPS[1])}.",
            visual=f"The second point moves toward P. Step {tidy(STEPS[1])}, slope {self.shown(STEPS[1])}.",
        ) as tracker:
            self.play(FadeOut(run, rise, run_label, rise_label), run_time=0.4)
            self.play(h.animate.set_value(STEPS[1]), run_time=0.45 * tracker.duration)
            self.safe_wait(tracker.time_until("the slope is") - 0.2)
            self.play(FadeIn(rows[1]), run_time=0.5)

        with self.voiceover(
            text=f"Closer still: for h = {tidy(STEPS[2])} it is {self.shown(STEPS[2])}, "
            f"and for h = {tidy(STEPS[3], 4)} it is {self.shown(STEPS[3])}.",
            visual="The second point almost meets P. The table gets two more rows.",
        ) as tracker:
            self.play(h.animate.set_value(STEPS[2]), run_time=0.25 * tracker.duration)
            self.play(FadeIn(rows[2]), run_time=0.4)
            self.safe_wait(tracker.time_until("and for h"))
            self.play(h.animate.set_value(STEPS[3]), run_time=0.2 * tracker.duration)
            self.play(FadeIn(rows[3]), run_time=0.4)

        limit = VGroup(formula(r"h \to 0", size=40, color=LEAF), words(SLOPE_TEXT, BODY_SIZE, LEAF, weight="BOLD"))
        for cell, x in zip(limit, (3.15, 5.25), strict=True):
            cell.move_to([x, 0.45 - 0.6 * len(table) - 0.12, 0])
        constant = max(abs(secant_slope(step) - SLOPE) for step in STEPS) < 1e-9 * max(1, abs(SLOPE))
        text = f"The slopes close in on one number: {ABOUT}{SLOPE_TEXT}."
        if constant:
            text = f"The slope is {ABOUT}{SLOPE_TEXT} every time: a straight line has one slope all over."
        with self.voiceover(
            text=text, visual=f"A last row of the table: as h goes to zero, the slope goes to {SLOPE_TEXT}."
        ):
            self.play(FadeIn(limit, shift=UP * 0.2), run_time=0.8)
            self.play(Circumscribe(limit, color=LEAF, buff=0.15), run_time=1.2)

    def shown(self, step):
        return significant(secant_slope(step), 4)

    def row(self, step):
        return VGroup(words(tidy(step, 4)), words(self.shown(step)))


class Zoom(Lesson):
    """Under the magnifying glass."""

    def construct(self):
        self.show_heading("Under the magnifying glass")
        plot = lesson_plot(6.2, 5.0).to_edge(LEFT, buff=0.45).shift(DOWN * 0.1)
        curve = plot.curve(f)
        here = plot.mark(AT, HEIGHT, INK)
        tangent = plot.through(AT, HEIGHT, SLOPE)
        with self.voiceover(
            text=f"The line through P with that slope, {ABOUT}{SLOPE_TEXT}, is the tangent. It only touches the curve.",
            visual="The tangent in yellow, touching the blue curve at P.",
        ) as tracker:
            self.play(FadeIn(plot, curve, here), run_time=0.7)
            self.safe_wait(tracker.time_until("slope"))
            self.play(GrowFromCenter(tangent), run_time=1)

        glass = [enlarged(plot, power) for power in (4, 20)]
        close = []  # the small pictures, one for each power
        for each, note in zip(glass, ("4 times as large", "20 times as large"), strict=True):
            lines = each.curve(f), each.through(AT, HEIGHT, SLOPE), each.mark(AT, HEIGHT, INK)
            close.append(VGroup(each, *lines, words(note, SMALL_SIZE, MUTED).move_to([3.85, -2.4, 0])))
        frames = [self.window(plot, each) for each in glass]
        with self.voiceover(
            text="Zoom in on P. The closer we look, the straighter the curve gets.",
            visual="A small frame around P, and beside it what is in the frame, enlarged.",
        ):
            self.play(Create(frames[0]), run_time=0.5)
            self.play(TransformFromCopy(frames[0], self.border(glass[0])), FadeIn(close[0]), run_time=1.2)
        with self.voiceover(
            text="Now curve and tangent are almost one line. The tangent's slope is the curve's slope.",
            visual="An even smaller frame: inside it, curve and tangent are almost the same line.",
        ):
            self.play(Transform(frames[0], frames[1]), FadeOut(close[0]), run_time=0.6)
            self.play(FadeIn(close[1]), run_time=0.9)

    @staticmethod
    def border(plot):
        """The rim of an enlarged part."""
        low, high = plot.c2p(plot.low, plot.bottom), plot.c2p(plot.high, plot.top)
        return Rectangle(width=high[0] - low[0], height=high[1] - low[1]).set_stroke(INK, 3).move_to((low + high) / 2)

    @staticmethod
    def window(plot, part):
        """A frame in the large plot around what the small one shows."""
        low, high = plot.c2p(part.low, part.bottom), plot.c2p(part.high, part.top)
        frame = Rectangle(width=max(high[0] - low[0], 0.15), height=max(high[1] - low[1], 0.15))
        return frame.set_stroke(INK, 3).move_to((low + high) / 2)


class Derivative(Lesson):
    """The derivative."""

    def construct(self):
        self.show_heading("The derivative")
        upper = lesson_plot(6.8, 2.75)
        bottom, top = value_range(slope_of, upper.low, upper.high)
        # Where the slope grows without bound, what matters is the part around the point.
        near = value_range(slope_of, AT - 0.8 * STEP, AT + 0.8 * STEP)
        bottom, top = max(bottom, 1.8 * near[0] - 0.8 * near[1]), min(top, 1.8 * near[1] - 0.8 * near[0])
        lower = Plot((upper.low, upper.high), (bottom, top), 6.8, 2.75, y_label="")
        upper.numbers.remove(upper.x_numbers)
        VGroup(upper, lower).arrange(DOWN, buff=0.12).to_edge(LEFT, buff=0.4).shift(DOWN * 0.42 + UP * 0.3)
        lower.shift(RIGHT * (upper.c2p(upper.low, 0)[0] - lower.c2p(lower.low, 0)[0]))
        curve, tangent = upper.curve(f), upper.through(AT, HEIGHT, SLOPE)
        here = upper.mark(AT, HEIGHT, INK)
        names = (
            upper.place_inside(formula("f(x)", size=36, color=SKY), [curve, tangent]),
            lower.place_inside(formula("f'(x)", size=36, color=LEAF), [lower.curve(slope_of)]),
        )

        limit = fit(formula(r"f'(a) = \lim_{h \to 0} \frac{f(a+h) - f(a)}{h}", size=38), 4.6)
        limit.move_to([4.25, 1.75, 0])
        with self.voiceover(
            text="This limit has a name: the derivative of f at a, written f prime of a.",
            visual="The definition: f prime of a is the limit of the secants' slopes as h goes to zero.",
        ) as tracker:
            self.play(FadeIn(upper, curve, names[0]), run_time=0.6)
            self.play(Write(limit), run_time=min(1.5, 0.5 * tracker.duration))

        sign = equals(SLOPE, SLOPE_TEXT).replace("≈", r"\approx")
        result = formula(f"f'({AT_TEXT}) {sign} {SLOPE_TEXT}".replace("−", "-"), size=48, color=LEAF)
        fit(result, 4.6).move_to([limit.get_x(), 0.45, 0])
        with self.voiceover(
            text=f"At x = {AT_TEXT} it is {ABOUT}{SLOPE_TEXT}: {STEEPNESS}.",
            visual=f"The tangent at P, and the result: f prime of {AT_TEXT} is {ABOUT}{SLOPE_TEXT}.",
        ):
            self.play(FadeIn(here, scale=2), FadeIn(tangent), run_time=0.7)
            self.play(FadeIn(result, shift=UP * 0.2), run_time=0.7)

        x = ValueTracker(max(upper.low, AT - 0.9 * STEP))
        rider = always_redraw(lambda: Question.rider(upper, x.get_value(), 0.5))
        slopes = always_redraw(
            lambda: lower.curve(slope_of, LEAF, low=max(upper.low, AT - 0.9 * STEP) - 1e-6, high=x.get_value())
        )
        pen = always_redraw(lambda: lower.mark(x.get_value(), slope_of(x.get_value()), LEAF))
        with self.voiceover(
            text="Do the same at every x: the slopes make a new curve, the derivative of f.",
            visual="The tangent rides along the blue curve; below, a green curve records its slope at each x.",
        ) as tracker:
            self.play(FadeOut(tangent, here), FadeIn(lower, names[1]), run_time=0.6)
            self.add(slopes, rider, pen)
            self.play(x.animate.set_value(AT + 0.9 * STEP), run_time=tracker.duration - 0.8)

        final = formula(f"f'(x) = {slope_of.tex}", size=44, color=LEAF)
        if final.width > 8:  # too long to be read at the side
            final = VectorizedPoint()
        fit(final, 4.6, 1.0).move_to([limit.get_x(), -1.0, 0])
        link = DashedLine(upper.c2p(AT, HEIGHT), lower.c2p(AT, SLOPE), color=AMBER, stroke_width=3)
        dots = upper.mark(AT, HEIGHT, INK), lower.mark(AT, SLOPE, INK)
        with self.voiceover(
            text="Remember: the derivative is the slope of the tangent, the limit of the secants' slopes.",
            visual="A dashed line joins P to its slope below.",
        ):
            self.play(FadeOut(rider, pen), FadeIn(final), run_time=0.7)
            self.play(Create(link), FadeIn(*dots), run_time=0.8)
