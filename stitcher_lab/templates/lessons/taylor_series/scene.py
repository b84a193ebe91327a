"""Taylor series: polynomials that imitate a function near one point, better with every term."""

import math

import numpy as np
from manim import *

from stitcher_lab.formula import Formula
from stitcher_lab.scene import *

# The function to imitate.
F = "sin(x)"
# The point around which the polynomial is built.
CENTER = 0
# The highest power of x that is used.
DEGREE = 7

f = Formula(F)
DERIVATIVES = [f.derivative(order)(CENTER) if order else f(CENTER) for order in range(DEGREE + 1)]
COEFFICIENTS = [value / math.factorial(order) for order, value in enumerate(DERIVATIVES)]
HEIGHT = f(CENTER)
C_TEXT = tidy(CENTER, 3)


def polynomial(degree):
    """The Taylor polynomial of a degree, as a function for arrays."""

    def compute(x):
        return sum(COEFFICIENTS[order] * (x - CENTER) ** order for order in range(degree + 1))

    return compute


def degrees_with_news():
    """The degrees from 2 on whose coefficient is not zero; the others add nothing."""
    return [order for order in range(2, DEGREE + 1) if abs(COEFFICIENTS[order]) > 1e-12]


def reach():
    """How far the picture goes to both sides of the centre: a bit beyond what the last polynomial imitates."""
    last = polynomial(DEGREE)
    best = 0.5
    for candidate in np.linspace(0.5, 8, 76):
        xs = np.linspace(CENTER - candidate, CENTER + candidate, 161)
        values = f(xs)
        good = values[np.isfinite(values)]
        size = max(np.ptp(good), 1e-9) if len(good) else 1
        off = np.abs(last(xs) - values)[np.isfinite(values)]
        if len(off) and off.max() < 0.25 * size:
            best = candidate
    return min(1.5 * best, 8)


REACH = reach()
LOW, HIGH = CENTER - REACH, CENTER + REACH


def visible_heights():
    """The part of the y axis that the function needs; where it runs away, the neighbourhood of the centre."""
    xs = np.linspace(LOW, HIGH, 801)
    values = f(xs)
    values = values[np.isfinite(values)]
    near = f(np.linspace(CENTER - 0.55 * REACH, CENTER + 0.55 * REACH, 401))
    near = near[np.isfinite(near)]
    spread = max(np.ptp(near), 1e-9)
    bottom = max(values.min(), near.min() - 0.8 * spread)
    top = min(values.max(), near.max() + 0.8 * spread)
    if 0 < bottom < top - bottom:
        bottom = 0
    if 0 < -top < top - bottom:
        top = 0
    room = 0.25 * (top - bottom)
    return (bottom if bottom == 0 else bottom - room), (top if top == 0 else top + room)


def lesson_plot(width, height):
    """Axes for the function and its polynomials."""
    return Plot((LOW, HIGH), visible_heights(), width, height)


def series_tex(degree):
    """The polynomial as it is written, lowest power first, with dots where it is long."""
    orders = [order for order in range(degree + 1) if abs(COEFFICIENTS[order]) > 1e-12]
    cut = orders[4] if len(orders) > 6 else degree
    exact = f.taylor(cut, at=CENTER).tex
    tex = decimal_tex([order for order in orders if order <= cut]) if DECIMALS else exact
    return tex + (r" + \dots" if cut < degree else "")


def decimal_tex(orders):
    """The terms of these orders with coefficients in decimals."""
    step = "x" if CENTER == 0 else f"(x {'-' if CENTER > 0 else '+'} {tidy(abs(CENTER), 3)})"
    tex = ""
    for order in orders:
        size = significant(abs(COEFFICIENTS[order]), 3)
        power = "" if order == 0 else step if order == 1 else f"{step}^{{{order}}}"
        sign = "-" if COEFFICIENTS[order] < 0 else "+" if tex else ""
        tex += f" {sign} {size}\\,{power}"
    return tex or "0"


# Coefficients such as sin(6)/6 say less than their decimals.
EXACT_TEX = f.taylor(DEGREE, at=CENTER).tex
DECIMALS = len(EXACT_TEX) > 240 or any(name in EXACT_TEX for name in ("sin", "cos", "tan", "sqrt", "ln", "e^"))


def number(value):
    """Numbers in sentences: four digits, and a word where they were rounded."""
    text = significant(value, 4)
    return text if equals(value, text) == "=" else f"about {text}"


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="How can a calculator, which only adds and multiplies, find values of a function like this?",
            visual="The title: Taylor series.",
        ):
            title = self.show_title("Taylor series", f"Can a polynomial imitate {inline(F)}?")
        self.play(FadeOut(title), run_time=0.5)

        plot = lesson_plot(10.5, 5.3).move_to(DOWN * 0.1)
        curve = plot.curve(f)
        name = plot.place_inside(formula(f"f(x) = {f.tex}", color=SKY), [curve])
        with self.voiceover(
            text=f"This is f of x equals {inline(F)}.",
            say=f"This is f of x equals {f.spoken}.",
            visual=f"The curve of {inline(F)}, in blue.",
        ):
            self.show_heading("A function to imitate")
            self.play(FadeIn(plot), run_time=0.7)
            self.play(Create(curve), FadeIn(name), run_time=1.3)
        here = plot.mark(CENTER, HEIGHT)
        with self.voiceover(
            text=f"The idea: stand at one point, here at x = {C_TEXT}, and copy all that can be felt there: "
            "height, slope, and bend.",
            visual=f"A yellow dot on the curve at x = {C_TEXT}.",
        ) as tracker:
            self.safe_wait(tracker.time_until("stand"))
            self.play(FadeIn(here, scale=3), run_time=0.7)
            self.safe_wait(tracker.time_until("height"))
            self.play(Flash(here, color=AMBER), run_time=0.8)


class Building(Lesson):
    """Term by term."""

    def construct(self):
        self.show_heading("Term by term")
        plot = lesson_plot(12.4, 4.4).move_to(DOWN * 0.75)
        curve, here = plot.curve(f), plot.mark(CENTER, HEIGHT, INK)

        def shown(degree):
            return fit(formula(f"P_{{{degree}}}(x) =", series_tex(degree), size=40, color=AMBER), 12).move_to(UP * 2.25)

        text = shown(0)
        copy = plot.curve(polynomial(0), AMBER)
        with self.voiceover(
            text=f"First the height. At x = {C_TEXT} it is {number(HEIGHT)}: the constant, level line has it too.",
            visual="A level yellow line through the point.",
        ) as tracker:
            self.play(FadeIn(plot, curve, here), run_time=0.7)
            self.safe_wait(tracker.time_until("the constant"))
            self.play(Create(copy), FadeIn(text), run_time=1)

        following = plot.curve(polynomial(1), AMBER)
        slope = DERIVATIVES[1]
        tangent = "so we tilt the line: it becomes the tangent."
        if abs(slope) < 1e-12:
            tangent = "so the level line is the tangent already."
        with self.voiceover(
            text=f"Then the slope. It is {number(slope)}, {tangent}",
            visual="The yellow line is now the tangent.",
        ) as tracker:
            goal = shown(1)
            self.play(Transform(copy, following), run_time=0.5 * tracker.duration)
            self.play(FadeOut(text), FadeIn(goal), run_time=0.5)
            text = goal

        news = degrees_with_news()
        for index, degree in enumerate(news[:4]):
            lines = (
                f"Next comes the {ordinal(degree)} power, and the line bends as the curve does.",
                f"Up to the {ordinal(degree)} power, it follows the curve farther.",
                f"With the {ordinal(degree)} power, farther still.",
                f"And with the {ordinal(degree)} power, it stays close even longer.",
            )
            with self.voiceover(
                text=lines[index],
                visual=f"The yellow curve of degree {degree} clings to the blue one on a longer stretch.",
            ) as tracker:
                goal = shown(degree)
                self.play(Transform(copy, plot.curve(polynomial(degree), AMBER)), run_time=0.5 * tracker.duration)
                self.play(FadeOut(text), FadeIn(goal), run_time=0.5)
                text = goal
        if len(news) > 4:
            with self.voiceover(
                text=f"And so on, up to degree {DEGREE}.",
                visual=f"The polynomial of degree {DEGREE} in yellow.",
            ) as tracker:
                goal = shown(DEGREE)
                for degree in news[4:]:
                    step = 0.7 * tracker.duration / len(news[4:])
                    self.play(Transform(copy, plot.curve(polynomial(degree), AMBER)), run_time=max(0.2, step))
                self.play(FadeOut(text), FadeIn(goal), run_time=0.5)


class Recipe(Lesson):
    """The recipe."""

    def construct(self):
        self.show_heading("The recipe")
        general = formula(
            "P(x) =", "f(a)", "+", "f'(a)", "(x - a)", "+", r"\frac{f''(a)}{2!}", "(x - a)^2", "+",
            r"\frac{f'''(a)}{3!}", "(x - a)^3", r"+ \dots", size=42,
        )  # fmt: skip
        for index in (1, 3, 6, 9):
            general[index].set_color(SKY)
        fit(general, 12.6).move_to(UP * 1.9)
        with self.voiceover(
            text="Every coefficient comes from a derivative of f at the centre a.",
            visual="The general formula: f of a, plus f prime of a times x minus a, and so on.",
        ) as tracker:
            self.play(Write(general), run_time=0.7 * tracker.duration)
        reason = formula(r"\frac{d^3}{dx^3}\,(x-a)^3 = 3 \cdot 2 \cdot 1 = 3!", size=42).move_to(UP * 0.25)
        with self.voiceover(
            text="Why factorials? Differentiate the third power three times: 3 times 2 times 1 is left. Divide by it.",
            visual="The third derivative of the third power is 3 factorial.",
        ) as tracker:
            self.safe_wait(tracker.time_until("differentiate") - 0.3)
            self.play(FadeIn(reason), run_time=0.9)

        orders = range(min(DEGREE, 5) + 1)
        table = VGroup()
        for order in orders:
            prime = "'" * order if order <= 3 else f"^{{({order})}}"
            slope = formula(f"f{prime}(a)", size=34, color=SKY)
            value = words(significant(DERIVATIVES[order], 3), SMALL_SIZE)
            weight = words(significant(COEFFICIENTS[order], 3), SMALL_SIZE, AMBER)
            table.add(VGroup(slope, value, weight))
        head = VGroup(*(words(text, SMALL_SIZE, MUTED) for text in ("derivative", "value", "÷ order!")))
        left = -6.4 + head[0].width / 2
        for row, label in enumerate(head):
            label.move_to([left, -1.1 - 0.62 * row, 0]).align_to([-6.5, 0, 0], LEFT)
        start = head.get_right()[0] + 0.95
        across = min(1.9, (6.3 - start) / max(1, len(table) - 0.5))
        for column, entry in enumerate(table):
            for row, cell in enumerate(entry):
                cell.move_to([start + across * column, -1.1 - 0.62 * row, 0])
                fit(cell, 0.9 * across)
        with self.voiceover(
            text=f"For our function, at a = {C_TEXT}: the derivatives, and what remains after the division.",
            visual="A table of the derivatives at the centre and the coefficients.",
        ) as tracker:
            self.play(FadeIn(head[:2]), run_time=0.4)
            self.play(
                LaggedStart(*(FadeIn(entry[:2]) for entry in table), lag_ratio=0.2), run_time=0.35 * tracker.duration
            )
            self.safe_wait(tracker.time_until("and what"))
            self.play(FadeIn(head[2]), *(FadeIn(entry[2]) for entry in table), run_time=0.8)


class Accuracy(Lesson):
    """The test."""

    def construct(self):
        self.show_heading("How good is it?")
        plot = lesson_plot(8.2, 5.2).to_edge(LEFT, buff=0.4).shift(DOWN * 0.1)
        curve, copy = plot.curve(f), plot.curve(polynomial(DEGREE), AMBER)
        near, far = self.places()
        rows = VGroup()
        for x in (near, far):
            true, found = f(x), float(polynomial(DEGREE)(x))
            rows.add(
                VGroup(
                    formula(f"x = {tidy(x, 3)}".replace("−", "-"), size=38, color=MUTED),
                    words(f"f: {significant(true, 5)}", BODY_SIZE, SKY),
                    words(f"P: {significant(found, 5)}", BODY_SIZE, AMBER),
                ).arrange(DOWN, buff=0.18, aligned_edge=LEFT)
            )
        fit(rows.arrange(DOWN, buff=0.5, aligned_edge=LEFT), 3.6).move_to([4.4, 1.0, 0])
        marks = [VGroup(plot.drop(x, f(x), INK), plot.mark(x, f(x), INK)) for x in (near, far)]
        error = abs(float(polynomial(DEGREE)(near)) - f(near))
        closeness = f"the error is only {self.small(error)}" if error > 1e-9 else "there is no difference to be seen"
        with self.voiceover(
            text=f"Test degree {DEGREE}. Near the centre, at x = {tidy(near, 3)}, {closeness}.",
            visual=f"At x = {tidy(near, 3)}: the function is {significant(f(near), 5)}, the polynomial "
            f"{significant(float(polynomial(DEGREE)(near)), 5)}.",
        ) as tracker:
            self.play(FadeIn(plot, curve, copy), run_time=0.7)
            self.safe_wait(tracker.time_until("near the") - 0.2)
            self.play(FadeIn(marks[0], rows[0]), run_time=0.8)
        error = abs(float(polynomial(DEGREE)(far)) - f(far))
        text = f"Farther out, at x = {tidy(far, 3)}, the error grows to {self.small(error)}."
        if error <= 1e-9 * max(1, abs(f(far))):
            text = "Even farther out they agree: our function is a polynomial itself."
        with self.voiceover(
            text=text,
            visual=f"At x = {tidy(far, 3)} the function is {significant(f(far), 5)}, the polynomial "
            f"{significant(float(polynomial(DEGREE)(far)), 5)}.",
        ):
            self.play(FadeIn(marks[1], rows[1]), run_time=0.8)
        moral = VGroup(
            words("A polynomial built from", BODY_SIZE), words("derivatives at one point", BODY_SIZE, weight="BOLD")
        ).arrange(DOWN, buff=0.15)  # fmt: skip
        fit(moral, 4.2).move_to([4.4, -1.9, 0])
        with self.voiceover(
            text="Remember: a Taylor polynomial copies height, slope and bend at one point, and is best close to it.",
            visual="The sentence: a polynomial built from derivatives at one point.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=0.9)

    @staticmethod
    def places():
        """A place near the centre and one farther out, where the function is defined and in the picture."""
        bottom, top = visible_heights()
        for sign in (1, -1):
            near, far = (round(CENTER + sign * share * REACH, 1 if REACH > 1.5 else 2) for share in (0.35, 0.75))
            if all(np.isfinite(f(x)) and bottom <= f(x) <= top for x in (near, far)):
                return near, far
        return tuple(round(CENTER + share * REACH, 2) for share in (0.15, 0.3))

    @staticmethod
    def small(error):
        """How large an error is, in a caption."""
        return f"about {significant(error, 2)}" if error >= 1e-5 else "less than 0.00001"
