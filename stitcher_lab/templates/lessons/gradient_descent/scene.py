"""Gradient descent: how to reach the valley of a function by feeling nothing but the slope."""

import math
from itertools import pairwise

import numpy as np
from manim import *

from stitcher_lab.formula import Formula
from stitcher_lab.scene import *

# The function that is to become small.
F = "x^4/10 - x^2 + x/2 + 4"
# Where the descent starts.
START = 3
# The learning rate: how far a step goes for a slope of 1.
RATE = 0.1
# How many steps are taken.
STEPS = 6
# The part of the x-axis that is shown.
INTERVAL = (-3.3, 3.3)

f = Formula(F)
slope = f.derivative()
LOW, HIGH = INTERVAL


def number(value):
    """Three digits."""
    return significant(value, 3)


def bare(value):
    """The same for a formula."""
    return number(value).replace("−", "-")


def tex(value):
    """For the inside of a formula: a negative number in brackets."""
    text = bare(value)
    return f"({text})" if text.startswith("-") else text


def descend(start, rate, steps=STEPS):
    """The places visited, up to the last one inside the picture."""
    path = [float(start)]
    for _ in range(steps):
        x = path[-1] - rate * slope(path[-1])
        if not LOW <= x <= HIGH or not math.isfinite(f(x)):
            break
        path.append(x)
    return path


def crossings(path):
    """How often a step jumps over level ground: the slope changes its sign."""
    return sum(slope(a) * slope(b) < 0 for a, b in pairwise(path))


def outcome(path, steps=STEPS):
    """How a descent went: "left" the picture, "bounces" across a valley, "arrives", or is still "slow"."""
    if len(path) <= steps:
        return "left"
    if abs(slope(path[-1])) < 0.12 * abs(slope(path[0])):
        return "arrives"
    return "bounces" if crossings(path) > 1 else "slow"


PATH = descend(START, RATE)
OUTCOME = outcome(PATH)


def first_rate(factors, *wanted):
    """The first multiple of the rate with one of the wanted outcomes; None if there is none."""
    return next((RATE * factor for factor in factors if outcome(descend(START, RATE * factor)) in wanted), None)


def three_rates():
    """A rate that is too small, a good one, and one that is too large; ours is one of them."""
    bolder = [1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 300, 1000, 3000, 10_000]
    if OUTCOME in ("left", "bounces"):
        tamer = [0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.003, 0.001]
        smooth = [factor for factor in tamer if crossings(descend(START, RATE * factor)) == 0]
        good = first_rate(smooth, "arrives") or first_rate(tamer, "arrives") or RATE / 10
        return good / 20, good, RATE
    good = RATE if OUTCOME == "arrives" else first_rate(bolder, "arrives")
    factors = [factor for factor in bolder if not good or RATE * factor > good]
    wild = first_rate(factors, "left", "bounces") or RATE * 10_000
    if good and good > RATE:
        return RATE, good, wild
    return RATE / 20, RATE, wild


def valleys():
    """The places inside the picture that are lower than what is around them."""
    xs = np.linspace(LOW, HIGH, 4001)
    ys = f(xs)
    inner = (ys[1:-1] < ys[:-2]) & (ys[1:-1] <= ys[2:])
    return [float(x) for x in xs[1:-1][inner]]


def landscape(width=7.9, height=5.3, *, numbers=True):
    """The axes and the curve."""
    names = ("x", "f(x)") if numbers else ("", "")
    rows = value_range(f, LOW, HIGH, zero=False, pad=0.08)
    plot = Plot(INTERVAL, rows, width, height, x_label=names[0], y_label=names[1], numbers=numbers)
    return plot, plot.curve(f, SKY)


def on(plot, x):
    """The point of the curve above ``x``."""
    return plot.c2p(x, f(x))


def walker(plot, place, color=AMBER, radius=0.12):
    """A ball on the curve that follows ``place``, a ValueTracker for x."""
    ball = Dot(on(plot, place.get_value()), radius=radius, color=color).set_z_index(3)
    return ball.add_updater(lambda dot: dot.move_to(on(plot, place.get_value())))


SIDE = 4.35


class Fog(Lesson):
    """In the fog."""

    def construct(self):
        with self.voiceover(
            text="How does a computer find the lowest point of a function, without seeing all of it?",
            visual="The title Gradient descent.",
        ):
            title = self.show_title("Gradient descent", "Downhill with nothing but the slope")
        self.play(FadeOut(title), run_time=0.5)

        plot, curve = landscape()
        plot.shift(LEFT * 2.45)
        curve.shift(LEFT * 2.45)
        reach = 0.07 * (HIGH - LOW)
        near = plot.curve(f, SKY, low=max(LOW, START - reach), high=min(HIGH, START + reach), samples=80)
        place = ValueTracker(START)
        ball = walker(plot, place)
        with self.voiceover(
            text="Like a hiker in thick fog: no valley in sight, only the slope under the feet.",
            visual="Axes with a ball on a short piece of curve; the rest is hidden.",
        ) as tracker:
            self.show_heading("In the fog")
            self.play(FadeIn(plot), run_time=0.6)
            self.play(Create(near), FadeIn(ball, scale=2), run_time=0.3 * tracker.duration)
        rule = VGroup(words("feel the slope", 30, AMBER), words("step downhill", 30, LEAF), words("repeat", 30))
        rule.arrange(DOWN, buff=0.45, aligned_edge=LEFT).move_to([SIDE, 0.2, 0])
        fit(rule, 4.0)
        with self.voiceover(
            text="So she feels the slope, takes a step downhill, and repeats. That is all of gradient descent.",
            visual="Three steps: feel the slope, step downhill, repeat. The rest of the curve appears.",
        ) as tracker:
            for line, word in zip(rule, ("feels", "takes", "repeats"), strict=True):
                self.safe_wait(tracker.time_until(word) - 0.2)
                self.play(FadeIn(line, shift=RIGHT * 0.2), run_time=0.5)
            self.play(Create(curve.set_stroke(opacity=0.5)), run_time=1)


class Step(Lesson):
    """One step."""

    def construct(self):
        self.show_heading("One step")
        name = formula(rf"f(x) = {f.tex}", size=38, color=SKY)
        # A long formula gets a line of its own above everything else.
        long = name.width > 6
        plot, curve = landscape(height=4.6 if long else 5.3)
        VGroup(plot, curve).shift(LEFT * 2.45 + DOWN * (0.4 if long else 0))
        fit(name, 12.6 if long else 4.3, 0.75 if long else None).move_to([0, 2.4, 0] if long else [SIDE, 2.2, 0])
        place = ValueTracker(START)
        ball = walker(plot, place)
        self.play(FadeIn(plot, curve, ball, name), run_time=0.6)

        here = slope(START)
        goal = START - RATE * here
        tangent = plot.through(START, f(START), here)
        left = here > 0
        line = fit(formula(rf"f'({bare(START)}) = {bare(here)}", size=40, color=AMBER), 4.3)
        line.move_to([SIDE, 1.1, 0])
        with self.voiceover(
            text=f"We start at x = {number(START)}. The slope there is {number(here)}, "
            f"so downhill is to the {'left' if left else 'right'}.",
            visual=f"A tangent touches the curve at the ball; its slope is {number(here)}.",
        ) as tracker:
            self.safe_wait(tracker.time_until("the slope"))
            self.play(Create(tangent), FadeIn(line), run_time=1)

        rule = formula(r"x_{\text{new}} = x - \eta\, f'(x)", size=42).move_to([SIDE, 0.0, 0])
        with self.voiceover(
            text="The rule: go against the slope. The rate eta says how far: steep means a long step.",
            visual="The rule: the new x is x minus eta times the slope.",
        ):
            self.play(FadeIn(rule, shift=UP * 0.2), run_time=0.8)

        sum_ = formula(rf"{bare(START)} - {tex(RATE)} \cdot {tex(here)}", size=38)
        sign = "=" if equals(goal, number(goal)) == "=" else r"\approx"
        result = formula(sign, bare(goal), size=42)
        result.set_color(LEAF)
        VGroup(fit(sum_, 4.3), result).arrange(DOWN, buff=0.35).move_to([SIDE, -1.35, 0])
        ends = [[plot.c2p(x, plot.bottom)[0], plot.c2p(0, plot.bottom)[1] + 0.14, 0] for x in (START, goal)]
        arrow = Line(*ends, color=LEAF, stroke_width=6)
        tip = min(0.2, abs(ends[1][0] - ends[0][0]) * 0.8)
        if tip > 0.06:
            arrow = Arrow(*ends, buff=0, color=LEAF, stroke_width=6, tip_length=tip)
        down = "falls" if f(goal) < f(START) else "grows"
        change = f"f {down} from {number(f(START))} to {number(f(goal))}"
        if number(f(START)) == number(f(goal)):
            change = "f hardly changes: the step is tiny"
        with self.voiceover(
            text=f"With a rate of {number(RATE)}, x becomes {number(goal)}, and {change}.",
            visual=f"An arrow along the axis; the ball moves to x = {number(goal)}.",
        ) as tracker:
            self.play(FadeIn(sum_), run_time=0.6)
            self.safe_wait(tracker.time_until("becomes") - 0.3)
            self.play(FadeIn(result), Create(arrow), run_time=0.7)
            self.play(FadeOut(tangent), place.animate.set_value(goal), run_time=1)


class Walk(Lesson):
    """Step after step."""

    def construct(self):
        self.show_heading("Step after step")
        plot, curve = landscape()
        VGroup(plot, curve).shift(LEFT * 2.45)
        place = ValueTracker(START)
        ball = walker(plot, place)
        columns = [SIDE - 1.7, SIDE - 0.3, SIDE + 1.4]
        header = [words(text, SMALL_SIZE, MUTED) for text in ("step", "x", "f(x)")]
        for text, x in zip(header, columns, strict=True):
            text.move_to([x, 2.35, 0])
        self.play(FadeIn(plot, curve, ball, *header, *self.line(0, columns)), run_time=0.6)
        with self.voiceover(
            text="Now again: feel the slope, take a step. Feel the slope, take a step.",
            visual="The ball moves step by step; a table lists x and f of x.",
        ) as tracker:
            count = len(PATH) - 1
            share = (tracker.duration - 0.2) / max(count, 1)
            for step in range(1, count + 1):
                self.add(Dot(on(plot, PATH[step - 1]), radius=0.07, color=MUTED).set_z_index(2))
                run = 0.55 * share
                self.play(place.animate.set_value(PATH[step]), run_time=run)
                self.play(*(FadeIn(text) for text in self.line(step, columns)), run_time=0.3 * share)

        done = counted(len(PATH) - 1, "step")
        last = number(PATH[-1])
        texts = {
            "arrives": f"Where it gets flatter, the steps shrink by themselves. After {done}, at x = {last}, "
            "the ground is nearly level.",
            "slow": f"After {done}, x is {last}, still on the way down. More steps or a larger rate would help.",
            "bounces": f"After {done} we are at x = {last}: each step jumps across the valley. The rate is too large.",
            "left": f"The next step would leap out of the picture, to x = "
            f"{number(PATH[-1] - RATE * slope(PATH[-1]))}. The rate is too large here.",
        }
        color = LEAF if OUTCOME == "arrives" else AMBER if OUTCOME == "slow" else ROSE
        with self.voiceover(
            text=texts[OUTCOME],
            visual=f"After {done} the ball is at x = {last}; the tangent shows the slope there.",
        ) as tracker:
            x = PATH[-1]
            tangent = self.tangent(plot, x, color)
            self.play(ball.animate.set_color(color), Create(tangent), run_time=0.4 * tracker.duration)

    @staticmethod
    def line(step, columns):
        """One line of the table."""
        pitch = min(0.52, 4.6 / (STEPS + 1))
        entries = (str(step), number(PATH[step]), number(f(PATH[step])))
        return [
            fit(words(entry, SMALL_SIZE + 2, SKY if place else MUTED), 1.5).move_to(
                [columns[place], 1.75 - pitch * step, 0]
            )
            for place, entry in enumerate(entries)
        ]

    @staticmethod
    def tangent(plot, x, color):
        """A short piece of the tangent."""
        whole = plot.through(x, f(x), slope(x), color)
        along = whole.get_unit_vector()
        return Line(on(plot, x) - 1.1 * along, on(plot, x) + 1.1 * along, color=color, stroke_width=4)


class Rates(Lesson):
    """How large a step."""

    def construct(self):
        self.show_heading("How large a step?")
        rates = three_rates()
        names = ("too small", "good" if outcome(descend(START, rates[1])) == "arrives" else "larger", "too large")
        colors = (AMBER, LEAF, ROSE)
        panels = VGroup()
        for rate, name, color in zip(rates, names, colors, strict=True):
            plot, curve = landscape(4.0, 3.5, numbers=False)
            panel = VGroup(plot, curve)
            title = VGroup(words(name, BODY_SIZE, color), formula(rf"\eta = {tex(significant_rate(rate))}", size=36))
            title.arrange(DOWN, buff=0.18).next_to(panel, UP, buff=0.2)
            panels.add(VGroup(plot, curve, title))
        panels.arrange(RIGHT, buff=0.35).move_to(DOWN * 0.1)
        third = descend(START, rates[2])
        wild = "jumps across the valley, back and forth" if crossings(third) else "leaps right out of the picture"
        lines = [
            "A tiny rate is safe, but it hardly gets anywhere.",
            "A better one goes down quickly, and slows down where it gets flat."
            if names[1] == "good"
            else "A larger one goes farther down with as many steps.",
            f"One that is too large {wild}.",
        ]
        for panel, rate, color, text in zip(panels, rates, colors, lines, strict=True):
            plot = panel[0]
            path = descend(START, rate)
            spots = [on(plot, x) for x in path]
            dots = VGroup(*(Dot(spot, radius=0.07, color=color) for spot in spots)).set_z_index(2)
            route = VMobject(stroke_color=color, stroke_width=3)
            if outcome(path) == "left":
                beyond = path[-1] - rate * slope(path[-1])
                edge = plot.c2p(HIGH if beyond > HIGH else LOW, plot.top)
                spots.append(edge)
            with self.voiceover(text=text, visual=f"{len(path) - 1} steps with the rate {number(rate)}.") as tracker:
                self.play(FadeIn(panel), run_time=0.5)
                route.set_points_as_corners(spots if len(spots) > 1 else [*spots, *spots])
                self.play(
                    Create(route),
                    LaggedStart(*(FadeIn(dot, scale=2) for dot in dots), lag_ratio=0.7),
                    rate_func=linear,
                    run_time=0.6 * tracker.duration,
                )


class Starts(Lesson):
    """Where you start decides where you end."""

    def construct(self):
        self.show_heading("Where you start matters" if len(valleys()) > 1 else "From every start")
        plot, curve = landscape()
        VGroup(plot, curve).shift(LEFT * 2.45)
        # So many steps, and so small, that no ball jumps: neither where it is steep nor where it bends sharply.
        steps, xs = 1500, np.linspace(LOW, HIGH, 801)
        steep, bend = (float(np.nanmax(np.abs(g(xs)))) for g in (slope, slope.derivative()))
        rate = min(0.01 * (HIGH - LOW) / max(steep, 1e-9), 0.5 / max(bend, 1e-9))
        starts = np.linspace(LOW + 0.06 * (HIGH - LOW), HIGH - 0.07 * (HIGH - LOW), 9)
        ways = [starts]
        for _ in range(steps):
            ways.append(np.clip(ways[-1] - rate * slope(ways[-1]), LOW, HIGH))
        ways = np.array(ways)
        time = ValueTracker(0)

        def where(index):
            return float(np.interp(steps * time.get_value() ** 2, np.arange(steps + 1), ways[:, index]))

        balls = VGroup(*(Dot(on(plot, x), radius=0.1, color=AMBER).set_z_index(2) for x in starts))
        for index, ball in enumerate(balls):
            ball.add_updater(lambda dot, index=index: dot.move_to(on(plot, where(index))))
        bottoms = valleys()
        near = 0.02 * (HIGH - LOW)
        if len(bottoms) > 1:
            text = "Let many walkers start. They end in different valleys: each finds one, not always the deepest."
        elif bottoms and np.all(np.abs(ways[-1] - bottoms[0]) < near):
            text = f"Let many walkers start. All of them end in the same valley, at x = {number(bottoms[0])}."
        elif bottoms:
            text = f"Let many walkers start. Those who get down to the valley at x = {number(bottoms[0])} stay there."
        else:
            text = "Let many walkers start. There is no valley in this picture, so all of them just go on downhill."
        self.play(FadeIn(plot, curve, balls), run_time=0.6)
        with self.voiceover(text=text, visual="Nine balls roll down the curve.") as tracker:
            self.play(time.animate.set_value(1), rate_func=linear, run_time=0.8 * tracker.duration)

        rule = formula(r"x \;\leftarrow\; x - \eta\, f'(x)", size=46, color=LEAF)
        box = VGroup(rule, SurroundingRectangle(rule, color=LEAF, buff=0.25, corner_radius=0.1))
        fit(box, 4.3).move_to([SIDE, 0.3, 0])
        with self.voiceover(
            text="Neural networks learn in this very way, with millions of numbers at once.",
            visual="The rule in a frame: x becomes x minus eta times the slope.",
        ):
            self.play(FadeIn(box, shift=UP * 0.2), run_time=1)


def significant_rate(rate):
    """A rate with two digits is enough beside a picture."""
    return float(f"{rate:.2g}")
