"""The central limit theorem: averages pile up in the shape of a bell, whatever is averaged."""

import math

import numpy as np
from manim import *

from stitcher_lab.scene import *

# What is averaged: "die" (fair), "coin" (heads 1, tails 0), "skewed" (a lopsided wheel) or "two_peaks".
SOURCE = "die"
# How many numbers go into one average.
SAMPLE_SIZE = 10
# How many averages are made.
SAMPLES = 2000
# Another seed gives other random numbers.
SEED = 12

SOURCES = {
    "die": {
        "values": [1, 2, 3, 4, 5, 6], "weights": [1, 1, 1, 1, 1, 1],
        "once": "Roll a die", "again": f"roll {SAMPLE_SIZE} dice",
        "shape": "all six numbers are equally likely. The picture is flat",
        "extreme": "An average near 6 needs sixes nearly everywhere",
    },
    "coin": {
        "values": [0, 1], "weights": [1, 1],
        "once": "Toss a coin, and count heads as 1, tails as 0", "again": f"toss {SAMPLE_SIZE} coins",
        "shape": "both are equally likely. The picture is two blocks, with nothing between",
        "extreme": "An average of 1 needs heads everywhere",
    },
    "skewed": {
        "values": list(range(1, 10)), "weights": [0.6**k for k in range(9)],
        "once": "Spin a lopsided wheel", "again": f"spin it {SAMPLE_SIZE} times",
        "shape": "small numbers come up far more often than large ones. The picture leans to one side",
        "extreme": "A large average needs large numbers nearly every time",
    },
    "two_peaks": {
        "values": [1, 2, 3, 4, 5, 6, 7], "weights": [8, 4, 2, 1, 2, 4, 8],
        "once": "Spin a wheel that likes its ends", "again": f"spin it {SAMPLE_SIZE} times",
        "shape": "1 and 7 come up often, the middle hardly ever. The picture is a valley",
        "extreme": "An average near 7 needs sevens nearly everywhere",
    },
}  # fmt: skip
S = SOURCES[SOURCE]
VALUES = np.array(S["values"])
CHANCES = np.array(S["weights"]) / sum(S["weights"])
LOW, HIGH = int(VALUES[0]), int(VALUES[-1])
MEAN = float(VALUES @ CHANCES)
SPREAD = math.sqrt(float((VALUES - MEAN) ** 2 @ CHANCES))


def exact(n):
    """The possible averages of ``n`` numbers and their exact chances, by adding one number after the other."""
    chances = np.array([1.0])
    for _ in range(n):
        chances = np.convolve(chances, CHANCES)
    return LOW + np.arange(len(chances)) / n, chances


def bell(x, n):
    """The normal curve with the mean of the source and its spread divided by the root of ``n``."""
    width = SPREAD / math.sqrt(n)
    return np.exp(-((x - MEAN) ** 2) / (2 * width**2)) / (width * math.sqrt(2 * math.pi))


def is_bell(n):
    """Whether the exact chances look like the bell: no bar is off by more than 6% of the bell's height."""
    averages, chances = exact(n)
    return n > 4 and np.abs(chances * n - bell(averages, n)).max() < 0.06 * bell(MEAN, n)


# ------------------------------------------------------------------------------------------------- the picture

BASE = -2.15
WIDTH = 10.8
EDGE = 0.5


class Axis(VGroup):
    """The values from left to right, and densities above them."""

    def __init__(self, highest=1.0, height=4.0):
        super().__init__()
        self.unit = WIDTH / (HIGH - LOW + 2 * EDGE)
        self.up = height / highest
        line = Line(self.at(LOW - EDGE), self.at(HIGH + EDGE), color=MUTED, stroke_width=3)
        self.add(line)
        for value in [0, 0.25, 0.5, 0.75, 1] if SOURCE == "coin" else VALUES:
            mark = Line(self.at(value), self.at(value) + DOWN * 0.1, color=MUTED, stroke_width=2)
            self.add(mark, words(tidy(value), SMALL_SIZE, MUTED).next_to(mark, DOWN, buff=0.12))

    def at(self, x, density=0.0):
        """The point of the picture for a value and a density."""
        return np.array([(x - (LOW + HIGH) / 2) * self.unit, BASE + self.up * density, 0])

    def blocks(self, centers, densities, wide, color=SKY):
        """A histogram as one shape; always with as many corners, so that one can flow into another."""
        xs = np.linspace(LOW - EDGE, HIGH + EDGE, 900)
        place = (xs - centers[0]) / wide
        order = np.floor(place + 0.5).astype(int)
        # Few wide bars stand apart, many narrow ones side by side.
        half = 0.4 if wide * self.unit > 0.5 else 0.5
        inside = (order >= 0) & (order < len(centers)) & (np.abs(place - order) <= half)
        heights = np.where(inside, densities[np.clip(order, 0, len(centers) - 1)], 0)
        top = [self.at(x, y) for x, y in zip(xs, heights, strict=True)]
        shape = Polygon(self.at(xs[0]), *top, self.at(xs[-1]), stroke_color=color, stroke_width=2)
        return shape.set_fill(color, opacity=0.45)

    def curve(self, n, scale=1.0, color=AMBER):
        """The bell for averages of ``n`` numbers, times ``scale``."""
        xs = np.linspace(LOW - EDGE, HIGH + EDGE, 500)
        points = [self.at(x, scale * y) for x, y in zip(xs, bell(xs, n), strict=True)]
        return VMobject(stroke_color=color, stroke_width=5).set_points_as_corners(points)


def corner(group):
    """Put text into the upper corner that is farther from the mean."""
    left = MEAN > (LOW + HIGH) / 2
    return group.move_to([-5.4 if left else 5.4, 2.3, 0], UL if left else UR)


class Question(Lesson):
    """Where bells come from."""

    def construct(self):
        with self.voiceover(
            text="Heights, measuring errors, scores in a test: why do so many things follow the same bell curve?",
            visual="The title Central limit theorem over a bell curve.",
        ) as tracker:
            title = self.show_title("Central limit theorem", "Why are there bells everywhere?")
            curve = FunctionGraph(lambda x: 1.3 * math.exp(-x * x / 2) - 2.6, x_range=[-4, 4], color=AMBER)
            self.play(Create(curve), run_time=0.4 * tracker.duration)
        self.play(FadeOut(title, curve), run_time=0.5)

        axis = Axis(max(CHANCES), 3.4)
        bars = VGroup(
            *(
                Rectangle(width=0.8 * axis.unit, height=axis.up * chance, stroke_color=SKY, stroke_width=2)
                .set_fill(SKY, opacity=0.45)
                .move_to(axis.at(value), DOWN)
                for value, chance in zip(VALUES, CHANCES, strict=True)
            )
        )
        with self.voiceover(
            text=f"Start with something that is no bell. {S['once']}: {S['shape']}.",
            visual="Bars over the values show how likely each is.",
        ) as tracker:
            self.show_heading("No bell at all")
            self.play(FadeIn(axis), run_time=0.5)
            growth = [GrowFromEdge(bar, DOWN) for bar in bars]
            self.play(LaggedStart(*growth, lag_ratio=0.15), run_time=0.4 * tracker.duration)


class Average(Lesson):
    """One average after another."""

    def construct(self):
        self.show_heading(f"Average {SAMPLE_SIZE} of them")
        axis = Axis()
        self.play(FadeIn(axis), run_time=0.5)
        draws = np.random.default_rng(SEED).choice(VALUES, p=CHANCES, size=(28, SAMPLE_SIZE))
        self.piles = {}

        tiles, result = self.sample(draws[0])
        with self.voiceover(
            text=f"Now {S['again']}, and take the average: {tidy(draws[0].mean())}. It gets one dot.",
            visual=f"{SAMPLE_SIZE} numbers in boxes, and a dot on the axis at their average, {tidy(draws[0].mean())}.",
        ) as tracker:
            self.play(LaggedStart(*(FadeIn(tile) for tile in tiles), lag_ratio=0.3), run_time=0.3 * tracker.duration)
            self.safe_wait(tracker.time_until("average"))
            self.play(FadeIn(result), run_time=0.5)
            self.safe_wait(tracker.time_until("it gets"))
            self.drop(axis, draws[0], result, 0.7)

        with self.voiceover(
            text=f"Once more: {tidy(draws[1].mean())}. And again: {tidy(draws[2].mean())}.",
            visual="Two more samples, each with a dot at its average.",
        ) as tracker:
            for row, word in ((draws[1], "once"), (draws[2], "and")):
                self.safe_wait(tracker.time_until(word))
                new_tiles, new_result = self.sample(row)
                self.play(FadeOut(tiles, result), FadeIn(new_tiles, new_result), run_time=0.5)
                tiles, result = new_tiles, new_result
                self.drop(axis, row, result, 0.6)

        with self.voiceover(
            text=f"The dots gather around the middle. {S['extreme']}; a middling one comes about in many ways.",
            visual="Twenty-five more dots fall; most of them land near the middle.",
        ) as tracker:
            self.play(FadeOut(tiles, result), run_time=0.4)
            dots = [self.dot(axis, row) for row in draws[3:]]
            falls = [FadeIn(dot, shift=DOWN * 2.5) for dot in dots]
            self.play(LaggedStart(*falls, lag_ratio=0.25), run_time=max(2, tracker.get_remaining_duration() - 0.5))

    @staticmethod
    def sample(row):
        """The drawn numbers in boxes, and their average beside them."""
        columns = min(len(row), 10 if len(row) <= 30 else 14)
        size = min(0.75, 7.6 / columns - 0.08, 1.9 / math.ceil(len(row) / columns) - 0.08)
        tiles = VGroup()
        for value in row:
            box = RoundedRectangle(corner_radius=0.12 * size, width=size, height=size, stroke_color=SKY, stroke_width=2)
            box.set_fill(PANEL, opacity=1)
            tiles.add(VGroup(box, words(str(value), 40 * size).move_to(box)))
        tiles.arrange_in_grid(cols=columns, buff=0.08)
        result = VGroup(words("average", SMALL_SIZE, MUTED), words(tidy(row.mean()), 44, AMBER)).arrange(
            DOWN, buff=0.15
        )
        VGroup(tiles, result).arrange(RIGHT, buff=0.8).move_to([0, 1.7, 0])
        return tiles, result

    def dot(self, axis, row):
        """A dot over the average of a sample, on top of those that are there."""
        key = int(row.sum())
        # Averages closer than a dot's width share a pile.
        pile = round(key / len(row) * axis.unit / 0.17)
        self.piles[pile] = self.piles.get(pile, 0) + 1
        return Dot(axis.at(row.mean()) + UP * (0.17 * self.piles[pile] - 0.06), radius=0.08, color=AMBER)

    def drop(self, axis, row, result, seconds):
        """Let a dot fall from the written average onto the axis."""
        dot = self.dot(axis, row)
        start = Dot(result[1].get_center(), radius=0.08, color=AMBER)
        self.play(ReplacementTransform(start, dot), run_time=seconds)


class Pile(Lesson):
    """Thousands of averages."""

    def construct(self):
        self.show_heading(f"{SAMPLES} averages of {SAMPLE_SIZE}")
        n = SAMPLE_SIZE
        sums = np.random.default_rng(SEED).choice(VALUES, p=CHANCES, size=(SAMPLES, n)).sum(axis=1)
        # Every bar holds equally many of the possible averages, at most about 60 bars.
        together = math.ceil(n * (HIGH - LOW) / 60)
        places = (sums - n * LOW) // together
        count = n * (HIGH - LOW) // together + 1
        wide = together / n
        centers = LOW + (np.arange(count) * together + (together - 1) / 2) / n

        def densities(until):
            return np.bincount(places[:until], minlength=count) / (SAMPLES * wide)

        axis = Axis(max(densities(SAMPLES).max(), bell(MEAN, n)), 4.0)
        made = ValueTracker(0)
        pile = axis.blocks(centers, densities(0), wide)
        pile.add_updater(lambda shape: shape.become(axis.blocks(centers, densities(int(made.get_value())), wide)))
        self.play(FadeIn(axis), run_time=0.5)
        with self.voiceover(
            text=f"Let the computer make {SAMPLES} such averages, and stack them.",
            visual="A histogram grows until all averages are in it.",
        ) as tracker:
            self.add(pile)
            self.play(made.animate.set_value(SAMPLES), run_time=max(3, tracker.duration))
        pile.clear_updaters()

        width = SPREAD / math.sqrt(n)
        curve = axis.curve(n)
        facts = VGroup(formula(rf"\mu {sign(MEAN)} {tidy(MEAN)}", size=40, color=AMBER))
        quotient = rf"\frac{{{tidy(SPREAD)}}}{{\sqrt{{{n}}}}}"
        facts.add(formula(rf"\frac{{\sigma}}{{\sqrt{{n}}}} = {quotient} \approx {tidy(width)}", size=40))
        facts.arrange(DOWN, buff=0.3, aligned_edge=LEFT if MEAN > (LOW + HIGH) / 2 else RIGHT)
        corner(facts)
        text = "There it is: the bars follow a bell."
        if not is_bell(n):
            text = "The bars come close to a bell, though not quite yet."
        with self.voiceover(
            text=f"{text} Its middle is the mean of the source, {tidy(MEAN)}.",
            visual=f"A bell curve over the bars, with its middle at {tidy(MEAN)}.",
        ) as tracker:
            self.play(Create(curve), run_time=0.35 * tracker.duration)
            self.safe_wait(tracker.time_until("its middle"))
            middle = DashedLine(axis.at(MEAN), axis.at(MEAN, bell(MEAN, n)), color=AMBER, stroke_width=3)
            self.play(Create(middle), FadeIn(facts[0]), run_time=0.8)
        with self.voiceover(
            text=f"And its width is the spread of the source divided by the square root of {n}: about {tidy(width)}.",
            visual=f"The spread sigma over the root of n is about {tidy(width)}; a double arrow shows it.",
        ):
            ends = [axis.at(MEAN + side * width, bell(MEAN + width, n)) for side in (-1, 1)]
            reach = DoubleArrow(*ends, buff=0, color=INK, stroke_width=4, tip_length=0.15)
            self.play(GrowFromCenter(reach), run_time=0.8)
            self.play(FadeIn(facts[1]), run_time=0.8)


class Larger(Lesson):
    """More numbers in each average."""

    def construct(self):
        self.show_heading("More numbers in each average")
        few = SAMPLE_SIZE if 5 <= SAMPLE_SIZE <= 25 else 10
        many = 4 * few
        highest = max(bell(MEAN, many), max(exact(many)[1]) * many)
        axis = Axis(highest, 4.0)
        self.play(FadeIn(axis), run_time=0.4)
        shape, note = self.shape(axis, 1), self.note(1)
        with self.voiceover(
            text="Back to the start: a single number, as the source gives it.",
            visual="The histogram of single numbers.",
        ):
            self.play(FadeIn(shape, note), run_time=0.8)

        left = "only a bell is left" if is_bell(few) else "a bell begins to show"
        with self.voiceover(
            text=f"Average two, and the old shape begins to melt. With {few} numbers, {left}.",
            visual=f"The histogram for averages of 2, then of {few} numbers, which is close to a bell.",
        ) as tracker:
            note = self.melt(axis, shape, note, 2, 0.25 * tracker.duration)
            self.safe_wait(tracker.time_until("with"))
            note = self.melt(axis, shape, note, few, 0.35 * tracker.duration)
        ghost = axis.curve(few, color=MUTED).set_stroke(width=2)
        with self.voiceover(
            text=f"Four times as many, {many}, make it half as wide: that is the square root.",
            visual=f"The histogram for averages of {many} numbers is half as wide and twice as high.",
        ) as tracker:
            self.add(ghost)
            note = self.melt(axis, shape, note, many, 0.45 * tracker.duration)
            self.play(Create(axis.curve(many)), run_time=0.3 * tracker.duration)

        law = formula(r"\bar{X} \;\approx\; N\!\left(\mu,\ \frac{\sigma^2}{n}\right)", size=50, color=LEAF)
        moral = VGroup(law, words("whatever the source", SMALL_SIZE)).arrange(DOWN, buff=0.2)
        corner(VGroup(note.copy(), moral).arrange(DOWN, buff=0.5))
        with self.voiceover(
            text="This is the central limit theorem: the average of many independent numbers is nearly normal, "
            "whatever the source.",
            visual="The formula: the average is about normal, with mean mu and variance sigma squared over n.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=1)

    @staticmethod
    def shape(axis, n):
        """The exact histogram for averages of ``n`` numbers."""
        averages, chances = exact(n)
        return axis.blocks(averages, chances * n, 1 / n)

    def melt(self, axis, shape, note, n, seconds):
        """Let the histogram become the one for averages of ``n``; returns the new note."""
        new = self.note(n)
        self.play(Transform(shape, self.shape(axis, n)), FadeOut(note), FadeIn(new), run_time=seconds)
        return new

    @staticmethod
    def note(n):
        """How many numbers go into each average, and how wide the histogram is."""
        text = VGroup(words(f"n = {n}", 40, AMBER), words(f"width {tidy(SPREAD / math.sqrt(n))}", SMALL_SIZE))
        return corner(text.arrange(DOWN, buff=0.15))


def sign(value):
    """The sign before a number that tidy() may have rounded."""
    return "=" if abs(value - round(value, 2)) < 1e-9 else r"\approx"
