"""How skewed a distribution is: values pile up as a histogram, and the tail pulls the mean away from the median."""

import itertools
import math
import statistics

from manim import *

from stitcher_lab.scene import *

# The values, in any order.
VALUES = [2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 7, 8, 9, 11, 14]
# What the values are; it stands under the axis.
LABEL = "marks"

RANKED = sorted(VALUES)
COUNT = len(RANKED)
LOW, HIGH = RANKED[0], RANKED[-1]
SPAN = HIGH - LOW
MEAN = statistics.fmean(RANKED)
MEDIAN = statistics.median(RANKED)
SPREAD = statistics.stdev(RANKED)


def skewness():
    """The adjusted Fisher-Pearson coefficient G1 (Joanes and Gill, 1998); 0 where all values are equal."""
    if SPAN == 0:
        return 0.0
    second, third = (statistics.fmean([(value - MEAN) ** power for value in RANKED]) for power in (2, 3))
    found = math.sqrt(COUNT * (COUNT - 1)) / (COUNT - 2) * third / second**1.5
    return 0.0 if abs(found) < 1e-9 else found


SKEW = skewness()
# Bulmer (1979): below a half about symmetric, above one highly skewed.
EVEN = abs(SKEW) < 0.5
SIDE = "right" if SKEW > 0 else "left"
DEGREE = "strongly" if abs(SKEW) > 1 else "moderately"


def shown(value):
    """Write a value as exactly as the spread of all of them asks for."""
    return tidy(value, max(1, min(5, 2 - math.floor(math.log10(SPAN or 1)))))


def same(one, other):
    """Whether two values are written alike."""
    return shown(one) == shown(other)


def rounded(value):
    """The word before a value that was rounded in writing."""
    return "" if equals(value, shown(value)) == "=" else "about "


def verdict():
    """The shape in a few words."""
    if SPAN == 0:
        return "all the same"
    if EVEN:
        mirrored = all(abs(low + high - 2 * MEAN) < 1e-9 * SPAN for low, high in zip(RANKED, RANKED[::-1], strict=True))
        return "symmetric" if mirrored else "nearly symmetric"
    return f"{DEGREE} skewed to the {SIDE}"


def groups():
    """The values on both sides of a wide gap in the middle, where there is one, else None."""
    gaps = [high - low for low, high in itertools.pairwise(RANKED)]
    second, widest = sorted(gaps)[-2:]
    at = gaps.index(widest) + 1
    wide = widest >= 0.3 * SPAN and widest > max(2 * second, 1 if CENTRED else 0)
    return (RANKED[at - 1], RANKED[at]) if wide and min(at, COUNT - at) >= max(2, 0.25 * COUNT) else None


# ------------------------------------------------------------------------------------------------- the picture

BASE = -1.75
WIDTH = 9.4
TALLEST = 3.1
MOST_BINS = 14


def bins():
    """The left end of the first bin, the width of each, how many they are, and whether values stand in their middles.

    The width is 1, 2 or 5 times a power of ten: the least that gives at most 14 bins, and about as many as the root
    of the number of values asks for.
    """
    if SPAN == 0:
        return LOW - 2.5, 1, 5, True
    if all(float(value).is_integer() for value in RANKED) and SPAN < MOST_BINS:
        return LOW - 0.5, 1, round(SPAN) + 1, True
    most = min(MOST_BINS, max(10, 2 * math.ceil(math.sqrt(COUNT))))
    power = math.floor(math.log10(SPAN / most))
    for wide in (base * 10.0**each for each in (power, power + 1) for base in (1, 2, 5)):
        first = math.floor(LOW / wide + 1e-9)
        number = math.floor(HIGH / wide + 1e-9) - first + 1
        if number <= most:
            return first * wide, wide, number, False
    raise AssertionError


START, STEP, NUMBER, CENTRED = bins()
BINS = [min(NUMBER - 1, math.floor((value - START) / STEP + 1e-9)) for value in RANKED]
HEIGHTS = [BINS.count(place) for place in range(NUMBER)]
BROAD = WIDTH / NUMBER


def packing():
    """How many dots stand side by side in a bin, and how far apart: one pile where it has room, else what has most."""
    room = [(min(BROAD / many, TALLEST / math.ceil(max(HEIGHTS) / many), 0.6), many) for many in range(1, 30)]
    pitch, many = next((each for each in room if each[0] > 0.28), max(room))
    return many, pitch


ABREAST, PITCH = packing()


def at(value, height=0.0):
    """The point of the picture over a value, ``height`` above the axis."""
    return np.array([(value - START) / STEP * BROAD - WIDTH / 2, BASE + height, 0])


class Picture(VGroup):
    """The axis, the bars behind and the dots: ``dots[i]`` is the i-th of the values in order."""

    def __init__(self):
        super().__init__()
        self.axis = VGroup(Line(at(START), at(START + NUMBER * STEP), color=MUTED, stroke_width=3))
        self.names = VGroup()
        places = [START + (each + 0.5 * CENTRED) * STEP for each in range(NUMBER + (not CENTRED))]
        labels = [words(tidy(round(place, 9), 4), SMALL_SIZE, MUTED) for place in places]
        every = math.ceil((max(label.width for label in labels) + 0.25) / BROAD)
        for order, (place, label) in enumerate(zip(places, labels, strict=True)):
            self.axis.add(Line(at(place), at(place, -0.1), color=MUTED, stroke_width=2))
            if order % every == 0:
                label.move_to(at(place, -0.55))
                self.names.add(label)
        self.names.add(fit(words(LABEL, SMALL_SIZE), 9).move_to([0, BASE - 0.98, 0]))
        self.bars = VGroup(
            *(
                Rectangle(width=0.94 * BROAD, height=height * PITCH / ABREAST, stroke_width=0)
                .set_fill(SKY, opacity=0.16)
                .move_to([-WIDTH / 2 + (place + 0.5) * BROAD, BASE, 0], DOWN)
                for place, height in enumerate(HEIGHTS)
                if height
            )
        )
        self.dots = VGroup(*(self.dot(rank) for rank in range(COUNT)))
        self.add(self.axis, self.names, self.bars, self.dots)

    @staticmethod
    def dot(rank):
        """The dot of one value, in its place in the pile."""
        place = BINS[rank]
        row, column = divmod(rank - BINS.index(place), ABREAST)
        across = (column - (ABREAST - 1) / 2) * PITCH
        center = [-WIDTH / 2 + (place + 0.5) * BROAD + across, BASE + (row + 0.5) * PITCH, 0]
        return Dot(center, radius=0.42 * PITCH, color=SKY)


def marker(name, value, color, side):
    """A dashed line over a value, and its name and value beside the line's upper end."""
    line = DashedLine(at(value), at(value, 4.4), color=color, stroke_width=4)
    text = VGroup(words(name, SMALL_SIZE, color), words(shown(value), BODY_SIZE, color, weight="BOLD"))
    text.arrange(DOWN, buff=0.12).next_to(at(value, 4.05), side, buff=0.14)
    return VGroup(line, text)


def median_marker(value=MEDIAN, mean=MEAN):
    """The median's line; its name is on the side that the mean is not."""
    return marker("median", value, LEAF, RIGHT if mean < value else LEFT)


def mean_marker(value=MEAN, median=MEDIAN):
    """The mean's line, on the tip of a triangle that carries the axis."""
    mark = marker("mean", value, AMBER, LEFT if value < median else RIGHT)
    rest = Triangle(color=AMBER, fill_opacity=1, stroke_width=0).scale_to_fit_height(0.28)
    return mark.add(rest.move_to(at(value, -0.04), UP))


class Values(Lesson):
    """The values."""

    def construct(self):
        many = "values, all the same" if SPAN == 0 else f"values, from {written(LOW)} to {written(HIGH)}"
        with self.voiceover(
            text=f"Here are {small_number(COUNT)} {many}. What shape do they have together: even on both sides, "
            "or drawn out to one?",
            visual=f"The title How skewed is it, and {COUNT} {many}. An even hill leans to one side.",
        ) as tracker:
            title = self.show_title("How skewed is it?", f"{COUNT} {many}")
            hill = self.hill(0)
            self.wait_until_word("What shape")
            self.play(Create(hill), run_time=0.25 * tracker.duration)
            self.wait_until_word("drawn out")
            self.play(Transform(hill, self.hill(0.9)), run_time=0.18 * tracker.duration)
        self.play(FadeOut(title, hill), run_time=0.5)

        picture = Picture()
        with self.voiceover(
            text="Each value becomes a dot, and falls to its place on a line.",
            visual=f"{COUNT} dots fall onto an axis and pile up.",
        ) as tracker:
            self.show_heading("Every value is a dot")
            self.play(FadeIn(picture.axis, picture.names), run_time=0.5)
            falls = [FadeIn(dot, shift=DOWN * 2) for dot in picture.dots]
            self.play(LaggedStart(*falls, lag_ratio=2 / COUNT), run_time=max(2.5, tracker.get_remaining_duration()))
        with self.voiceover(
            text=f"The piles are a histogram. {self.tallest()}",
            visual="Bars grow behind the dots: a histogram.",
        ) as tracker:
            growth = [GrowFromEdge(bar, DOWN) for bar in picture.bars]
            self.play(LaggedStart(*growth, lag_ratio=0.3), run_time=0.45 * tracker.duration)

    @staticmethod
    def hill(lean):
        """A hill; with ``lean`` above 0, one that falls off slowly on the right."""
        xs = np.linspace(-4, 4, 200)
        width = np.where(xs < -lean, 1 - 0.45 * lean, 1 + 0.45 * lean)
        points = np.stack([xs, 1.1 * np.exp(-(((xs + lean) / width) ** 2) / 2) - 2.75, 0 * xs], axis=1)
        return VMobject(stroke_color=SKY, stroke_width=5).set_points_as_corners(points)

    @staticmethod
    def tallest():
        """What the highest pile says."""
        most = max(HEIGHTS)
        if SPAN == 0:
            return f"There is a single pile: every value is {written(LOW)}."
        if most == 1:
            return "Each pile is a single dot."
        if HEIGHTS.count(most) > 1:
            alike = small_number(HEIGHTS.count(most))
            return f"The highest are {alike}, of {counted(most, 'dot')} each."
        place = START + HEIGHTS.index(most) * STEP
        where = written(round(place + 0.5, 9)) if CENTRED else f"from {written(round(place, 9))} up to "
        if not CENTRED:
            where += written(round(place + STEP, 9))
        return f"The highest holds {counted(most, 'value')}: {'those at' if CENTRED else 'those'} {where}."


class Middle(Lesson):
    """Two middles."""

    def construct(self):
        self.show_heading("Where is the middle?")
        picture = Picture()
        self.play(FadeIn(picture), run_time=0.6)
        half = COUNT // 2
        rest = "The dot in the middle is the median:"
        if COUNT % 2 == 0:
            rest = f"The median, halfway between the {ordinal(half)} and the {ordinal(half + 1)}, is"
        come = "values come" if half > 1 else "value comes"
        with self.voiceover(
            text=f"One middle is the median. In order, {small_number(half)} {come} first "
            f"and {small_number(half)} last. {rest} {rounded(MEDIAN)}{shown(MEDIAN)}.",
            visual=f"The lower half of the dots is blue, the upper half red; the median is {shown(MEDIAN)}.",
        ) as tracker:
            self.wait_until_word("first")
            upper = picture.dots[COUNT - half :]
            colors = [upper.animate.set_color(ROSE)]
            if COUNT % 2:
                colors.append(picture.dots[half].animate.set_color(LEAF))
            self.play(*colors, run_time=0.8)
            self.wait_until_word("the median", 2)
            self.play(FadeIn(median_marker()), run_time=min(0.8, 0.2 * tracker.duration))
        with self.voiceover(
            text=f"The other is the mean: the sum of all, divided by {small_number(COUNT)}, "
            f"{rounded(MEAN)}{shown(MEAN)}. Were every dot a weight, the line would balance here.",
            visual=f"A triangle carries the axis at the mean, {shown(MEAN)}.",
        ) as tracker:
            mark = mean_marker()
            self.wait_until_word("divided")
            self.play(FadeIn(mark[0], mark[1]), run_time=0.8)
            self.wait_until_word("balance")
            self.play(FadeIn(mark[2], shift=UP * 0.2), run_time=min(0.6, 0.1 * tracker.duration))


class Tail(Lesson):
    """The tail."""

    def construct(self):
        self.show_heading("Is one side drawn out?")
        picture, median, mean = Picture(), median_marker(), mean_marker()
        self.play(FadeIn(picture, median, mean), run_time=0.6)
        if SPAN == 0:
            with self.voiceover(
                text=f"Every value is {written(LOW)}, and so are the mean and the median. Nothing is spread out, "
                "so no side can be longer than the other: there is no skewness to speak of.",
                visual="A single pile, with mean and median on it.",
            ) as tracker:
                self.play(Indicate(picture.dots, color=AMBER, scale_factor=1.05), run_time=0.4 * tracker.duration)
            return
        below, above = (self.reach(end) for end in (LOW, HIGH))
        with self.voiceover(
            text=f"From the mean, the values reach {shown(MEAN - LOW)} to the left "
            f"and {shown(HIGH - MEAN)} to the right. {self.sides()}",
            visual="Two arrows, from the mean to the smallest and to the largest value.",
        ):
            self.wait_until_word("left")
            self.play(GrowArrow(below), run_time=0.6)
            self.wait_until_word("right")
            self.play(GrowArrow(above), run_time=0.6)
        with self.voiceover(text=self.pull(), visual=f"The mean is {shown(MEAN)}, the median {shown(MEDIAN)}."):
            self.play(Indicate(mean, color=AMBER, scale_factor=1.08), run_time=1)
            self.play(Indicate(median, color=LEAF, scale_factor=1.08), run_time=1)
        self.play(FadeOut(below, above), run_time=0.4)
        self.leave_out(picture, median, mean)

    @staticmethod
    def reach(end):
        """An arrow from the mean to an end of the values."""
        height = TALLEST + 0.25
        return Arrow(
            at(MEAN, height), at(end, height), buff=0, color=ROSE, stroke_width=5, max_tip_length_to_length_ratio=0.3
        )

    @staticmethod
    def sides():
        """Which side the values are drawn out to."""
        if EVEN:
            alike = max(HIGH - MEAN, MEAN - LOW) <= 1.5 * min(HIGH - MEAN, MEAN - LOW)
            return "That is about as far on both sides." if alike else "Not the same, but the others even it out."
        if (HIGH - MEAN > MEAN - LOW) == (SKEW > 0):
            return f"The long side is the tail: it points to the {SIDE}."
        return f"The {SIDE} end is no farther, but more values lie far out on that side: the tail points to the {SIDE}."

    @staticmethod
    def pull():
        """What the tail does to the mean, by the values as they are."""
        gap = shown(abs(MEAN - MEDIAN))
        if same(MEAN, MEDIAN):
            told = "Mean and median are the same"
            return f"{told}: no side pulls harder." if EVEN else f"{told}, although the {SIDE} side is drawn out."
        order = "above" if MEAN > MEDIAN else "below"
        if EVEN and abs(MEAN - MEDIAN) > 0.3 * SPREAD:
            return f"The mean is {gap} {order} the median, although no side is drawn out much."
        if EVEN:
            return f"The mean is {gap} {order} the median: neither side pulls much harder than the other."
        if (MEAN > MEDIAN) == (SKEW > 0):
            return f"And the tail pulls: the mean is {gap} {order} the median."
        return f"Mostly a tail pulls the mean along. Not here: the mean is {gap} {order} the median."

    def leave_out(self, picture, median, mean):
        """Show what becomes of mean and median without the value that is farthest from the mean."""
        last = HIGH - MEAN >= MEAN - LOW
        gone, kept = (RANKED[-1], RANKED[:-1]) if last else (RANKED[0], RANKED[1:])
        new_mean, new_median = statistics.fmean(kept), statistics.median(kept)
        moved = [abs(new_mean - MEAN), abs(new_median - MEDIAN)]
        moves = "moves only" if moved[1] < moved[0] else "goes"
        told = (
            "stays where it was" if same(new_median, MEDIAN) else f"{moves} from {shown(MEDIAN)} to {shown(new_median)}"
        )
        joint = "but the median" if moved[1] < moved[0] else "and the median"
        with self.voiceover(
            text=f"Leave out the farthest value, {written(gone)}. The mean "
            f"{'stays at' if same(new_mean, MEAN) else 'moves to'} {shown(new_mean)}, {joint} {told}.",
            visual=f"The dot of {written(gone)} turns grey; the mean is now {shown(new_mean)}, "
            f"the median {shown(new_median)}.",
        ):
            self.play(picture.dots[-1 if last else 0].animate.set_color(MUTED).set_opacity(0.35), run_time=0.6)
            self.wait_until_word("The mean")
            old = VGroup(median, mean)
            new = VGroup(median_marker(new_median, new_mean), mean_marker(new_mean, new_median))
            self.play(FadeOut(old), FadeIn(new), run_time=0.9)


class Summary(Lesson):
    """In figures."""

    def construct(self):
        self.show_heading("In figures")
        facts = [
            ("number of values", str(COUNT), INK),
            ("median", shown(MEDIAN), LEAF),
            ("mean", shown(MEAN), AMBER),
            ("standard deviation", shown(SPREAD), INK),
            ("skewness", "none" if SPAN == 0 else tidy(SKEW), SKY),
        ]
        lines = VGroup()
        for order, (name, value, color) in enumerate(facts):
            left = on_baseline(name, BODY_SIZE, MUTED).shift(DOWN * 0.68 * order)
            right = on_baseline(value, BODY_SIZE, color).shift(DOWN * 0.68 * order)
            lines.add(VGroup(left.set_x(-left.width / 2 - 0.35), right.set_x(right.width / 2 + 0.35)))
        lines.move_to([lines.get_x(), 0.95, 0])
        with self.voiceover(
            text=f"Median {shown(MEDIAN)}, mean {shown(MEAN)}, and a typical distance from it, the standard deviation, "
            f"of {shown(SPREAD)}.",
            visual="A list: the number of values, median, mean, standard deviation.",
        ) as tracker:
            for line in lines[:4]:
                self.play(FadeIn(line, shift=RIGHT * 0.3), run_time=0.15 * tracker.duration)
        frame = framed(verdict()[0].upper() + verdict()[1:]).move_to(DOWN * 1.95)
        with self.voiceover(text=self.told(), visual=f"Skewness {facts[4][1]}: {verdict()}.") as tracker:
            self.play(FadeIn(lines[4], shift=RIGHT * 0.3), run_time=0.12 * tracker.duration)
            self.wait_until_word("the values are" if SPAN else "no skewness")
            self.play(FadeIn(frame, scale=0.9), run_time=0.15 * tracker.duration)

    @staticmethod
    def told():
        """The verdict in a sentence or two."""
        if SPAN == 0:
            return "Without any spread there is no skewness either: all values are the same."
        almost = "about " if SKEW and tidy(SKEW) == "0" else ""
        text = (
            "The skewness takes the cube of every distance from the mean, so that far values count most. "
            f"It is {almost}{tidy(SKEW)}: the values are {verdict()}."
        )
        if two := groups():
            low, high = map(written, two)
            text += f" But look at the picture: there are two groups, and nothing between {low} and {high}."
        elif not EVEN:
            text += " For a typical value, quote the median."
        if COUNT < 8:
            text += f" With only {small_number(COUNT)} values, that is no more than a hint."
        return text
