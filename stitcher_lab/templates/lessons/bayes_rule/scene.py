"""Bayes' rule: what a positive test says, found by counting people and then written as a formula."""

import math

import numpy as np
from manim import *

from stitcher_lab.scene import *

# The share of all cases that have what the test looks for (here: the disease), from 0 to 1.
PRIOR = 0.01
# The share of those that the test finds.
SENSITIVITY = 0.9
# The share of the others for which the test gives a false alarm.
FALSE_POSITIVE_RATE = 0.09
# What the story is about: "disease", "spam" or "defect".
STORY = "disease"

WORDS = {
    "disease": {
        "hook": "You take a medical test, and it comes back positive. Do you have the disease?",
        "subtitle": "What does a positive test tell you?",
        "all": "everyone", "many": "people", "one": "person", "are": "have the disease", "is": "has the disease",
        "group": "ill", "rest": "healthy", "flagged": "positive", "known": "the test came back positive",
        "get": "test positive", "gets": "tests positive", "alarms": "positive tests", "alarm": "positive test",
        "belong": "come from people who are ill", "belongs": "comes from someone who is ill",
    },
    "spam": {
        "hook": "Your mail filter flags a message. Is it spam?",
        "subtitle": "What does a warning tell you?",
        "all": "every email", "many": "emails", "one": "email", "are": "are spam", "is": "is spam",
        "group": "spam", "rest": "good", "flagged": "flagged", "known": "the email was flagged",
        "get": "get flagged", "gets": "gets flagged", "alarms": "flagged emails", "alarm": "flagged email",
        "belong": "are really spam", "belongs": "is really spam",
    },
    "defect": {
        "hook": "A scanner in a factory rejects a part. Is it faulty?",
        "subtitle": "What does an alarm tell you?",
        "all": "every part", "many": "parts", "one": "part", "are": "are faulty", "is": "is faulty",
        "group": "faulty", "rest": "sound", "flagged": "rejected", "known": "the part was rejected",
        "get": "get rejected", "gets": "gets rejected", "alarms": "rejected parts", "alarm": "rejected part",
        "belong": "are really faulty", "belongs": "is really faulty",
    },
}  # fmt: skip
W = WORDS[STORY]


def update(prior):
    """Bayes' rule: the probability after one alarm."""
    true_alarms = SENSITIVITY * prior
    return true_alarms / (true_alarms + FALSE_POSITIVE_RATE * (1 - prior))


def counts(total):
    """How many of ``total`` cases are in the group, in the rest, and give a true or a false alarm, on average."""
    group, rest = PRIOR * total, (1 - PRIOR) * total
    return group, rest, SENSITIVITY * group, FALSE_POSITIVE_RATE * rest


def crowd_size():
    """The smallest crowd that is large enough to count in whole heads."""
    for total in (100, 1000):
        group, rest, found, _ = counts(total)
        if is_whole(group) and min(group, rest, found) > 4 and abs(found - round(found)) < 0.06 * found:
            return total
    return 10_000


def is_whole(count):
    """Whether a number of heads has no fraction."""
    return abs(count - round(count)) < 1e-6


POSTERIOR = update(PRIOR)
TOTAL = crowd_size()
EXPECTED = counts(TOTAL)
GROUP, REST, FOUND = (round(count) for count in EXPECTED[:3])
FALSE = round(EXPECTED[3])
ALARMS = FOUND + FALSE


def percent(share, digits=3):
    """0.123 is written 12.3%."""
    return f"{significant(100 * share, digits)}%"


def chance(share):
    """A computed chance, with two digits; close to certainty with three."""
    return percent(share, 2 if share < 0.9 else 3)


def exact(share):
    """Whether nothing was rounded away in writing the chance."""
    return abs(float(chance(share)[:-1]) - 100 * share) < 1e-9


def about(count):
    """The word before a rounded number of heads."""
    return "" if is_whole(count) else "about "


def whole(count):
    """10000 is written 10,000."""
    return f"{count:,}" if count >= 10_000 else str(count)


def number_of(count, many=W["many"], one=W["one"]):
    """3 people, 1 person, no people."""
    return f"{whole(count) if count else 'no'} {one if count == 1 else many}"


# ------------------------------------------------------------------------------------------------- the crowd

ROWS = {100: 5, 1000: 20, 10_000: 64}[TOTAL]
CELL = min(9.8 / math.ceil(TOTAL / ROWS), 3.9 / ROWS)
MIDDLE = 0.35


def block(count, columns, left, top, *, by_column=False):
    """The places of ``count`` dots in a block, row by row from its upper left corner, or column by column."""
    order = np.arange(count)
    across, down = (order // ROWS, order % ROWS) if by_column else (order % columns, order // columns)
    return np.stack([left + (across + 0.5) * CELL, top - (down + 0.5) * CELL, 0 * order], axis=1)


def dots(places, color):
    """All the dots at ``places`` as one shape, which is quick to draw and to move."""
    one = (Dot(radius=0.36 * CELL) if TOTAL < 10_000 else Square(0.72 * CELL)).points
    shape = VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
    shape.set_points(np.concatenate([one + place for place in places]) if len(places) else np.zeros((0, 3)))
    return shape


def together():
    """Everybody in one block: the group first, column by column."""
    columns = math.ceil(TOTAL / ROWS)
    return block(TOTAL, columns, -columns * CELL / 2, MIDDLE + ROWS * CELL / 2, by_column=True)


class Sides:
    """Where the group (left) and the rest (right) stand once they are apart."""

    def __init__(self):
        columns = [max(1, math.ceil(count / ROWS)) for count in (GROUP, REST)]
        zones = [max(count * CELL, 2.4) for count in columns]
        gap = min(0.7, 13 - sum(zones))
        left = -(sum(zones) + gap) / 2
        self.centers = [left + zones[0] / 2, left + zones[0] + gap + zones[1] / 2]
        top = MIDDLE + ROWS * CELL / 2
        self.group, self.rest = (
            block(count, wide, center - wide * CELL / 2, top)
            for count, wide, center in zip((GROUP, REST), columns, self.centers, strict=True)
        )

    def label(self, side, text, color):
        """A caption under one side."""
        label = words(text, BODY_SIZE, color).move_to([self.centers[side], 0, 0])
        # Its first digit sets the height, so that letters below the line do not push the label up.
        return label.shift(UP * (MIDDLE - ROWS * CELL / 2 - 0.45 - label[0].get_y()))


def share_bar(width=10.0, height=0.42):
    """An empty bar from 0% to 100%."""
    bar = Rectangle(width=width, height=height, stroke_color=MUTED, stroke_width=2)
    ends = VGroup(
        words("0%", SMALL_SIZE, MUTED).next_to(bar, LEFT, buff=0.2),
        words("100%", SMALL_SIZE, MUTED).next_to(bar, RIGHT, buff=0.2),
    )
    return VGroup(bar, ends)


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(text=W["hook"], visual="The title Bayes' rule, with a question under it."):
            title = self.show_title("Bayes' rule", W["subtitle"])
        self.play(FadeOut(title), run_time=0.5)

        facts = [
            (percent(PRIOR), f"of all {W['many']}\n{W['are']}", AMBER),
            (percent(SENSITIVITY), f"of these\n{W['get']}", LEAF),
            (percent(FALSE_POSITIVE_RATE), f"of the others\n{W['get']} too", ROSE),
        ]
        cards = VGroup(*(self.card(*fact) for fact in facts)).arrange(RIGHT, buff=0.5).move_to(UP * 0.75)
        with self.voiceover(
            text=f"We know three things. {percent(PRIOR)} of all {W['many']} {W['are']}.",
            visual=f"A card says {percent(PRIOR)} of all {W['many']} {W['are']}.",
        ) as tracker:
            self.show_heading("Three things we know")
            self.wait_until_word("things", 1)
            self.play(FadeIn(cards[0], shift=UP * 0.3), run_time=min(1, 0.4 * tracker.duration))
        with self.voiceover(
            text=f"Of these, {percent(SENSITIVITY)} {W['get']}: the sensitivity.",
            visual=f"A second card: {percent(SENSITIVITY)} of these {W['get']}.",
        ):
            self.play(FadeIn(cards[1], shift=UP * 0.3), run_time=1)
        with self.voiceover(
            text=f"{'But' if FALSE_POSITIVE_RATE else 'And'} {percent(FALSE_POSITIVE_RATE)} of the others "
            f"{W['get']} too: the false positive rate.",
            visual=f"A third card: {percent(FALSE_POSITIVE_RATE)} of the others {W['get']} too.",
        ):
            self.play(FadeIn(cards[2], shift=UP * 0.3), run_time=1)

        bar = share_bar().move_to(DOWN * 1.95)
        track = bar[0]
        guess = track.get_left() + RIGHT * track.width * SENSITIVITY
        pointer = Triangle(color=SKY, fill_opacity=1).rotate(PI).scale_to_fit_height(0.2)
        pointer.next_to(guess + UP * 0.21, UP, buff=0.05)
        label = words(f"{percent(SENSITIVITY)}?", BODY_SIZE, SKY).next_to(pointer, UP, buff=0.1)
        with self.voiceover(
            text=f"Now {W['known']}. Many would guess: {percent(SENSITIVITY)} sure. Are they right?",
            visual=f"A bar from 0 to 100 percent, with a question mark at {percent(SENSITIVITY)}.",
        ) as tracker:
            self.play(FadeIn(bar), run_time=0.8)
            self.safe_wait(tracker.time_until("guess"))
            self.play(FadeIn(pointer, label, shift=DOWN * 0.3), run_time=0.8)

    @staticmethod
    def card(value, text, color):
        number = fit(words(value, 60, color, weight="BOLD"), 3.2)
        phrase = fit(VGroup(*(words(line, 28) for line in text.split("\n"))).arrange(DOWN, buff=0.16), 3.3)
        frame = RoundedRectangle(corner_radius=0.15, width=3.8, height=2.7, stroke_color=color, stroke_width=3)
        frame.set_fill(PANEL, opacity=1)
        number.move_to(frame.get_center() + UP * 0.55)
        phrase.move_to(frame.get_center() + DOWN * 0.6)
        return VGroup(frame, number, phrase)


class Count(Lesson):
    """Counting instead of calculating."""

    def construct(self):
        self.show_heading("Count heads")
        everybody = together()
        crowd = dots(everybody, MUTED)
        with self.voiceover(
            text=f"Let us count: picture {whole(TOTAL)} {W['many']}, one dot for each.",
            visual=f"{whole(TOTAL)} grey dots in a block.",
        ):
            self.play(FadeIn(crowd), run_time=1.5)

        group, rest = dots(everybody[:GROUP], MUTED), dots(everybody[GROUP:], MUTED)
        self.remove(crowd)
        self.add(rest, group)
        with self.voiceover(
            text=f"{percent(PRIOR)} {W['are']}: that is {about(EXPECTED[0])}{number_of(GROUP)} out of {whole(TOTAL)}.",
            visual=f"{number_of(GROUP)} of the dots turn yellow.",
        ) as tracker:
            self.safe_wait(tracker.time_until("that is"))
            self.play(group.animate.set_fill(AMBER), run_time=1)

        sides = Sides()
        names = [sides.label(0, f"{GROUP} {W['group']}", AMBER), sides.label(1, f"{REST} {W['rest']}", INK)]
        with self.voiceover(
            text=f"We put these on the left. The other {whole(REST)} go to the right.",
            visual=f"The dots part: {GROUP} {W['group']} on the left, {REST} {W['rest']} on the right.",
        ) as tracker:
            self.play(
                Transform(group, dots(sides.group, AMBER)),
                Transform(rest, dots(sides.rest, MUTED)),
                run_time=0.45 * tracker.duration,
            )
            self.play(*(FadeIn(name) for name in names), run_time=0.6)

        found, missed = dots(sides.group[:FOUND], AMBER), dots(sides.group[FOUND:], AMBER)
        self.remove(group)
        self.add(found, missed)
        found_name = sides.label(0, f"{FOUND} of {GROUP} found", LEAF)
        with self.voiceover(
            text=f"Now the test. Of the {GROUP} on the left, {percent(SENSITIVITY)} {W['get']}: "
            f"{about(EXPECTED[2])}{number_of(FOUND)}.",
            visual=f"{FOUND} dots on the left turn green.",
        ) as tracker:
            self.safe_wait(tracker.time_until(percent(SENSITIVITY)))
            self.play(found.animate.set_fill(LEAF), run_time=1)
            self.play(FadeOut(names[0], shift=UP * 0.2), FadeIn(found_name, shift=UP * 0.2), run_time=0.6)

        false, cleared = dots(sides.rest[:FALSE], MUTED), dots(sides.rest[FALSE:], MUTED)
        self.remove(rest)
        self.add(false, cleared)
        alarms = number_of(FALSE, "false alarms", "false alarm")
        false_name = sides.label(1, alarms, ROSE)
        share = f"{percent(FALSE_POSITIVE_RATE)} of the {REST} on the right {W['get']} too"
        text = f"{share}: {about(EXPECTED[3])}{alarms}."
        if FALSE == 0:
            text = "On the right, the test raises no alarm at all."
        with self.voiceover(
            text=text,
            visual=f"{FALSE} dots on the right turn red.",
        ):
            self.play(false.animate.set_fill(ROSE), run_time=1.2)
            self.play(FadeOut(names[1], shift=UP * 0.2), FadeIn(false_name, shift=UP * 0.2), run_time=0.6)

        with self.voiceover(
            text=f"We know that {W['known']}. So {W['all']} without an alarm drops out.",
            visual="All dots that are neither green nor red fade away.",
        ) as tracker:
            self.safe_wait(tracker.time_until("drops") - 0.3)
            self.play(FadeOut(missed, cleared), run_time=1)


class Share(Lesson):
    """The answer."""

    def construct(self):
        self.show_heading("What is left")
        sides = Sides()
        found, false = dots(sides.group[:FOUND], LEAF), dots(sides.rest[:FALSE], ROSE)
        self.play(FadeIn(found, false), run_time=0.5)

        rows, size = self.bar_layout()
        goal = self.in_a_bar(rows, size)
        big = [shape.copy() for shape in (found, false)]
        for shape, places, color in ((big[0], goal[:FOUND], LEAF), (big[1], goal[FOUND:], ROSE)):
            shape.become(self.scaled(places, size, color))
        added = f"{FOUND} and {FALSE} make " if FOUND and FALSE else "there are "
        with self.voiceover(
            text=f"Gather the alarms: {added}{number_of(ALARMS, W['alarms'], W['alarm'])}.",
            visual=f"{FOUND} green and {FALSE} red dots move together into one strip.",
        ) as tracker:
            self.play(
                *(Transform(shape, end) for shape, end in zip((found, false), big, strict=True) if shape.has_points()),
                run_time=0.5 * tracker.duration,
            )
            total = words(number_of(ALARMS, W["alarms"], W["alarm"]), BODY_SIZE).next_to(VGroup(*big), UP, buff=0.35)
            self.play(FadeIn(total), run_time=0.5)

        # Where rounding to whole heads would change the answer, the fraction shows the averages.
        heads = FOUND > 0 and chance(FOUND / ALARMS) == chance(POSTERIOR)
        above, below = (FOUND, ALARMS) if heads else (tidy(EXPECTED[2]), tidy(EXPECTED[2] + EXPECTED[3]))
        belongs = W["belongs"] if above == 1 else W["belong"]
        only = ("Only " if POSTERIOR < 0.5 else "") if heads else "On average, "
        sign = "=" if exact(POSTERIOR) else r"\approx"
        fraction = formula(rf"\frac{{{above}}}{{{below}}}", sign, chance(POSTERIOR).replace("%", r"\%"), size=56)
        fraction[2].set_color(LEAF)
        fraction.move_to(DOWN * 1.0)
        with self.voiceover(
            text=f"{only}{above} of {below} {belongs}. So the chance is {'' if exact(POSTERIOR) else 'about '}"
            f"{chance(POSTERIOR)}.",
            visual=f"The fraction {above} over {below} is {chance(POSTERIOR)}.",
        ) as tracker:
            self.play(FadeIn(fraction[0]), run_time=0.8)
            self.safe_wait(tracker.time_until("chance"))
            self.play(FadeIn(fraction[1:]), run_time=0.6)

        bar = share_bar().move_to(DOWN * 2.3)
        track = bar[0]
        filled = Rectangle(width=max(track.width * POSTERIOR, 0.02), height=track.height, stroke_width=0)
        filled.set_fill(LEAF, opacity=0.9).align_to(track, LEFT).align_to(track, UP)
        guess = Line(UP * 0.33, DOWN * 0.33, color=SKY, stroke_width=5)
        guess.move_to(track.get_left() + RIGHT * track.width * SENSITIVITY)
        gap = SENSITIVITY - POSTERIOR
        verdict = "That is far below" if gap > 0.3 else "That is below" if gap > 0.02 else "That is even above"
        if abs(gap) <= 0.02:
            verdict = "That is about"
        reason = "True and false alarms are equally many."
        if FALSE != FOUND:
            more, fewer = ("false", "true") if FALSE > FOUND else ("true", "false")
            reason = f"There are more {more} alarms than {fewer} ones."
        name = words("guess", SMALL_SIZE, SKY).next_to(guess, UP, buff=0.08)
        with self.voiceover(
            text=f"{verdict} the guess of {percent(SENSITIVITY)}. {reason}",
            visual=f"A bar filled to {chance(POSTERIOR)}; a blue line marks the guess at {percent(SENSITIVITY)}.",
        ):
            self.play(FadeIn(bar), run_time=0.5)
            self.play(GrowFromEdge(filled, LEFT), run_time=1)
            self.play(FadeIn(guess, name), run_time=0.6)

    @staticmethod
    def bar_layout():
        """Rows and cell size of a strip that holds all alarms."""
        return min(
            ((rows, min(11.4 / math.ceil(ALARMS / rows), 1.5 / rows, 0.42)) for rows in range(1, 60)),
            key=lambda layout: (-layout[1], layout[0]),
        )

    @staticmethod
    def in_a_bar(rows, size):
        columns = math.ceil(ALARMS / rows)
        order = np.arange(ALARMS)
        across, down = order // rows, order % rows
        return np.stack([(across + 0.5 - columns / 2) * size, 1.0 - (down + 0.5 - rows / 2) * size, 0 * order], axis=1)

    @staticmethod
    def scaled(places, size, color):
        shape = dots(places * CELL / size, color)
        return shape.set_points(shape.points * size / CELL)


class Rule(Lesson):
    """Bayes' rule."""

    def construct(self):
        self.show_heading("Bayes' rule")
        group, rest, flagged = (rf"\text{{{W[key]}}}" for key in ("group", "rest", "flagged"))
        wanted = rf"P({group} \mid {flagged})"
        found = rf"P({flagged} \mid {group}) \, P({group})"
        false = rf"P({flagged} \mid {rest}) \, P({rest})"

        rule = self.fraction(wanted, found, found, false, 38).move_to(UP * 1.3)
        with self.voiceover(
            text="Written with probabilities, this count is Bayes' rule. On top stand the true alarms.",
            visual=f"The chance of {W['group']}, given {W['flagged']}, equals a fraction; its top is the true alarms.",
        ) as tracker:
            self.play(FadeIn(rule[0]), run_time=1)
            self.safe_wait(tracker.time_until("on top"))
            self.play(FadeIn(rule[1], shift=DOWN * 0.2), Create(rule[2]), run_time=1)
        with self.voiceover(
            text="Below stand all alarms: the true ones, and the false ones.",
            visual="Under the line: true alarms plus false alarms.",
        ) as tracker:
            self.play(FadeIn(rule[3], shift=UP * 0.2), run_time=0.8)
            self.safe_wait(tracker.time_until("and the"))
            self.play(FadeIn(rule[4], shift=UP * 0.2), run_time=0.8)

        s, p, f = (tidy(value, 5) for value in (SENSITIVITY, PRIOR, FALSE_POSITIVE_RATE))
        top = rf"{s} \cdot {p}"
        numbers = self.fraction("", top, top, rf"{f} \cdot {tidy(1 - PRIOR, 5)}", 44)
        result = formula("=" if exact(POSTERIOR) else r"\approx", chance(POSTERIOR).replace("%", r"\%"), size=52)
        result[1].set_color(SKY)
        VGroup(numbers, result).arrange(RIGHT, buff=0.3).move_to(DOWN * 1.2)
        with self.voiceover(
            text=f"With our numbers, the rule gives {chance(POSTERIOR)}, as the counting did.",
            visual=f"The numbers in the same fraction give {chance(POSTERIOR)}.",
        ) as tracker:
            self.play(FadeIn(numbers), run_time=1)
            self.safe_wait(tracker.time_until("gives"))
            self.play(FadeIn(result), run_time=0.6)

    @staticmethod
    def fraction(left, top, below_true, below_false, size):
        """Left side, numerator, line, true part and false part of the denominator."""
        above = formula(top, size=size, color=LEAF)
        under = VGroup(
            formula(below_true, size=size, color=LEAF),
            VGroup(formula("+", size=size), formula(below_false, size=size, color=ROSE)).arrange(RIGHT, buff=0.2),
        ).arrange(RIGHT, buff=0.2)
        bar = Line(LEFT, RIGHT, stroke_width=3, color=INK).set_length(under.width + 0.3)
        VGroup(above, bar, under).arrange(DOWN, buff=0.22)
        parts = VGroup(formula(left + "=", size=size, color=SKY if left else INK), above, bar, under[0], under[1])
        parts[0].next_to(bar, LEFT, buff=0.25)
        return fit(parts, 12.8).center()


class Prior(Lesson):
    """Where you start matters."""

    def construct(self):
        self.show_heading("Where you start matters")
        plot = Plot((0, 100), (0, 100), 6.6, 5.2, x_label="", y_label="").move_to(LEFT * 3.1 + UP * 0.15)
        across = words("% before", SMALL_SIZE, AMBER).next_to(plot.numbers, DOWN, buff=0.12)
        across.set_x(plot.c2p(50, 0)[0])
        upward = words("% after", SMALL_SIZE, SKY).rotate(PI / 2).next_to(plot.numbers, LEFT, buff=0.12)
        upward.set_y(plot.c2p(0, 50)[1])
        curve = plot.curve(lambda x: 100 * update(x / 100), SKY, samples=1500)
        same = DashedLine(plot.c2p(0, 0), plot.c2p(100, 100), color=MUTED, stroke_width=2)
        with self.voiceover(
            text="Try every start. Across stands the chance before the alarm, upward the chance after it.",
            visual="A curve: the chance after an alarm over the chance before it, both from 0 to 100 percent.",
        ) as tracker:
            self.play(FadeIn(plot, across, upward), run_time=0.8)
            self.safe_wait(tracker.time_until("upward") - 0.3)
            self.play(Create(same), Create(curve), run_time=1.5)

        first = self.readout("one alarm", PRIOR, POSTERIOR).move_to(RIGHT * 3.6 + UP * 1.75)
        with self.voiceover(
            text=f"We started at {percent(PRIOR)}, and one alarm took us to {chance(POSTERIOR)}.",
            visual=f"A line rises at {percent(PRIOR)} and meets the curve at {chance(POSTERIOR)}.",
        ) as tracker:
            rise = Line(plot.c2p(100 * PRIOR, 0), plot.c2p(100 * PRIOR, 100 * POSTERIOR), color=AMBER, stroke_width=4)
            here = plot.mark(100 * PRIOR, 100 * POSTERIOR)
            self.play(FadeIn(first), Create(rise), run_time=0.4 * tracker.duration)
            self.play(FadeIn(here, scale=2), run_time=0.5)

        again = update(POSTERIOR)
        text = f"A second, independent alarm starts from there, and leads to {chance(again)}."
        if POSTERIOR > 0.97:
            text = "After that, a second alarm can hardly make us any surer."
        elif abs(again - POSTERIOR) < 0.01:
            text = "This test says next to nothing: a second alarm hardly changes that."
        second = self.readout("two alarms", POSTERIOR, again).next_to(first, DOWN, buff=0.45)
        with self.voiceover(
            text=text,
            visual=f"From there across to the diagonal and on to the curve, at {chance(again)}.",
        ) as tracker:
            corner = plot.c2p(100 * POSTERIOR, 100 * POSTERIOR)
            goal = plot.c2p(100 * POSTERIOR, 100 * again)
            steps = VMobject(color=AMBER, stroke_width=4).set_points_as_corners([here.get_center(), corner, goal])
            self.play(FadeIn(second), Create(steps), run_time=0.6 * tracker.duration)
            self.play(FadeIn(plot.mark(100 * POSTERIOR, 100 * again), scale=2), run_time=0.5)

        moral = VGroup(
            words("An alarm moves the chance", BODY_SIZE, weight="BOLD"),
            words("that you started with.", BODY_SIZE, weight="BOLD"),
            words("So ask: how common is it?", BODY_SIZE),
        ).arrange(DOWN, buff=0.16, aligned_edge=LEFT)
        moral.next_to(second, DOWN, buff=0.45)
        with self.voiceover(
            text="An alarm moves the chance that you started with. So ask first: how common is it?",
            visual="The sentence: an alarm moves the chance that you started with, so ask how common it is.",
        ):
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=1)

    @staticmethod
    def readout(name, before, after):
        """A small panel: the chance before an alarm and after it."""
        frame = RoundedRectangle(corner_radius=0.15, width=4.9, height=1.35, stroke_width=0)
        frame.set_fill(PANEL, opacity=1)
        title = words(name, SMALL_SIZE, MUTED).move_to(frame.get_top() + DOWN * 0.32)
        arrow = Arrow(LEFT * 0.5, RIGHT * 0.5, buff=0, color=MUTED, stroke_width=4, max_tip_length_to_length_ratio=0.25)
        start = chance(before) if before == POSTERIOR else percent(before)
        line = VGroup(words(start, 36, AMBER), arrow, words(chance(after), 36, SKY))
        line.arrange(RIGHT, buff=0.35).move_to(frame.get_bottom() + UP * 0.48)
        return VGroup(frame, title, line)
