"""Projectile motion: a throw is a steady motion sideways and a fall up and down, at the same time."""

import math

import numpy as np
from manim import *

from stitcher_lab.scene import *

# The speed of the throw, in metres per second.
SPEED = 20
# The angle of the throw above the horizontal, in degrees.
ANGLE = 60
# "upwards" for a throw at this angle, "horizontal" for one straight ahead (the angle does not count then).
DIRECTION = "upwards"
# The height from which it is thrown, in metres above the ground.
HEIGHT = 0
# The gravitational acceleration, in metres per second squared.
GRAVITY = 9.81


TILT = 0 if DIRECTION == "horizontal" else ANGLE


class Throw:
    """A throw without air, in metres and seconds."""

    def __init__(self, angle):
        self.vx = SPEED * math.cos(math.radians(angle))
        self.vy = SPEED * math.sin(math.radians(angle))
        self.top_time = self.vy / GRAVITY
        self.top = HEIGHT + self.vy**2 / (2 * GRAVITY)
        self.time = (self.vy + math.sqrt(self.vy**2 + 2 * GRAVITY * HEIGHT)) / GRAVITY
        self.range = self.vx * self.time

    def x(self, t):
        """The distance after ``t`` seconds."""
        return self.vx * t

    def y(self, t):
        """The height after ``t`` seconds."""
        return HEIGHT + self.vy * t - GRAVITY * t**2 / 2


OURS = Throw(TILT)
# From the ground 45 degrees; from a height less (the angle for which v² / √(v² + 2gh) is the slope).
BEST_ANGLE = math.degrees(math.atan(SPEED / math.sqrt(SPEED**2 + 2 * GRAVITY * HEIGHT)))
BEST = Throw(BEST_ANGLE)


def number(value):
    """Three digits are enough for a throw."""
    return significant(value, 3)


def many(value, unit):
    """1 metre, 2 metres."""
    return f"{number(value)} {unit if number(value) == '1' else unit + 's'}"


class Stage(VGroup):
    """The ground with a ruler in metres, a scale for heights, and the hill that the throw starts from."""

    def __init__(self, farthest, highest, *, left=-5.7, bottom=-2.1, width=11.6, height=4.4):
        super().__init__()
        unit = min(width / farthest, height / highest)
        # A flat or narrow throw would hardly be seen: one direction is drawn larger then, and the picture says so.
        wide = max(1, round(0.35 * width / (unit * farthest)))
        tall = max(1, round(0.3 * height / (unit * highest)))
        self.across, self.up = unit * wide, unit * tall
        self.origin = np.array([left + (width - self.across * farthest) / 2, bottom, 0])

        ground = Line([left, bottom, 0], [left + width, bottom, 0], color=MUTED, stroke_width=3)
        axis = Line(self.at(0, 0), self.at(0, highest), color=MUTED, stroke_width=2)
        hill = Rectangle(width=0.9, height=max(self.up * HEIGHT, 1e-3), stroke_width=0)
        hill.set_fill(PANEL, opacity=1).move_to(self.at(0, 0), DR)
        self.marks = VGroup()
        for value in self.ticks(farthest, self.across * farthest / 1.1):
            text = words(tidy(value, 3), SMALL_SIZE - 2, MUTED).next_to(self.at(value, 0), DOWN, buff=0.15)
            self.marks.add(text, Line(self.at(value, 0), self.at(value, 0) + DOWN * 0.08, color=MUTED, stroke_width=2))
        for value in self.ticks(highest, self.up * highest / 0.7)[1:]:
            text = words(tidy(value, 3), SMALL_SIZE - 2, MUTED).next_to(self.at(0, value), LEFT, buff=0.18)
            self.marks.add(text, Line(self.at(0, value), self.at(0, value) + LEFT * 0.08, color=MUTED, stroke_width=2))
        metres = words("m", SMALL_SIZE - 2, MUTED).move_to([left + width + 0.4, bottom, 0])
        self.add(hill, ground, axis, self.marks, metres)
        if wide > 1 or tall > 1:
            what, factor = ("distances", wide) if wide > 1 else ("heights", tall)
            note = words(f"{what} drawn {factor} times larger", SMALL_SIZE - 2, MUTED)
            self.add(note.move_to([left + width, bottom - 0.68, 0], RIGHT))

    def at(self, x, y):
        """The point of the picture at ``x`` and ``y`` metres."""
        return self.origin + np.array([self.across * x, self.up * y, 0])

    def ball_at(self, throw, t):
        """Where the ball is after ``t`` seconds."""
        return self.at(throw.x(t), throw.y(t))

    def path(self, throw, until=None, color=INK, stroke_width=4):
        """The way of the ball during the first ``until`` seconds."""
        times = np.linspace(0, throw.time if until is None else max(until, 1e-6), 90)
        points = [self.ball_at(throw, t) for t in times]
        return VMobject(stroke_color=color, stroke_width=stroke_width).set_points_as_corners(points)

    @staticmethod
    def ticks(span, most):
        """Round values from 0 to ``span``, at most ``most`` of them."""
        step = nice_step(span, max(2, int(most)))
        return [round(step * count, 6) for count in range(int(span / step + 1e-9) + 1)]


def flying(stage, throw, clock):
    """A ball and the trace that it leaves, both following ``clock`` (seconds)."""
    ball = Dot(stage.ball_at(throw, 0), radius=0.12, color=INK).set_z_index(3)
    ball.add_updater(lambda dot: dot.move_to(stage.ball_at(throw, clock.get_value())))
    trace = stage.path(throw, 0)
    trace.add_updater(lambda line: line.set_points(stage.path(throw, clock.get_value()).points))
    return ball, trace


class Question(Lesson):
    """The question."""

    def construct(self):
        start = f" from a height of {many(HEIGHT, 'metre')}" if HEIGHT else ""
        way = f"upwards at {number(TILT)}°" if TILT else "straight ahead"
        with self.voiceover(
            text=f"A ball is thrown {way}{start}, at {many(SPEED, 'metre')} per second. Where will it land?",
            visual="The title Projectile motion.",
        ):
            title = self.show_title("Projectile motion", "Where does a thrown ball land?")
        self.play(FadeOut(title), run_time=0.5)

        stage = Stage(OURS.range, OURS.top)
        clock = ValueTracker(0)
        ball, trace = flying(stage, OURS, clock)
        with self.voiceover(
            text="We leave out the air: then nothing but gravity acts on the ball while it flies.",
            visual="A ball flies over a ruler on the ground and leaves a curved trace.",
        ) as tracker:
            self.show_heading("One throw")
            self.play(FadeIn(stage, ball), run_time=0.7)
            self.add(trace)
            left = max(1.5, tracker.get_remaining_duration())
            self.play(clock.animate.set_value(OURS.time), rate_func=linear, run_time=left)

        top, end = stage.ball_at(OURS, OURS.top_time), stage.ball_at(OURS, OURS.time)
        high = DashedLine(stage.at(OURS.x(OURS.top_time), 0), top, color=AMBER, stroke_width=3)
        far = Line(stage.at(0, 0), end, color=SKY, stroke_width=6)
        labels = [words("How high?", BODY_SIZE, AMBER), words("How far?", BODY_SIZE, SKY)]
        place_clear(labels[0], high.get_center(), [trace, high, stage, far], [RIGHT, LEFT, UR, UL, UP])
        place_clear(labels[1], far.get_center(), [trace, high, stage, far, labels[0]], [UP, UL, UR, DOWN])
        with self.voiceover(
            text="How high does it get, and how far? Each question has a motion of its own.",
            visual="The greatest height and the distance are marked.",
        ) as tracker:
            self.play(Create(high), FadeIn(labels[0]), run_time=0.35 * tracker.duration)
            self.play(Create(far), FadeIn(labels[1]), run_time=0.35 * tracker.duration)


class Components(Lesson):
    """Two speeds in one."""

    def construct(self):
        self.show_heading("Two speeds in one")
        angle = math.radians(TILT)
        size = min(5.0 / max(math.cos(angle), 0.05), 3.9 / max(math.sin(angle), 0.05), 5.2)
        start = np.array([-3.6 - size * math.cos(angle) / 2, -0.15 - size * math.sin(angle) / 2, 0])
        corner = start + RIGHT * size * math.cos(angle)
        tip = corner + UP * size * math.sin(angle)
        throw = Arrow(start, tip, buff=0, color=INK, stroke_width=7, max_tip_length_to_length_ratio=0.09)
        side = Arrow(start, corner, buff=0, color=SKY, stroke_width=7, max_tip_length_to_length_ratio=0.12)
        rise = Arrow(corner, tip, buff=0, color=AMBER, stroke_width=7, max_tip_length_to_length_ratio=0.12)
        arrows = [throw, side, rise] if TILT else [throw]
        ball = Dot(start, radius=0.12, color=INK)
        speed = words(f"{number(SPEED)} m/s", BODY_SIZE)
        place_clear(speed, (start + tip) / 2, [*arrows, ball], [UL, UP, LEFT, UR])
        with self.voiceover(
            text=f"At the start, the speed is {many(SPEED, 'metre')} per second, in the direction of the throw.",
            visual=f"An arrow for the speed of {number(SPEED)} metres per second.",
        ):
            self.play(FadeIn(ball), GrowArrow(throw), run_time=1)
            self.play(FadeIn(speed), run_time=0.5)

        given, turn = number(SPEED), number(TILT)
        lines = [
            formula(rf"v_x = {given} \cdot \cos {turn}^\circ", r"=", rf"{number(OURS.vx)}\ \text{{m/s}}", color=SKY),
            formula(rf"v_y = {given} \cdot \sin {turn}^\circ", r"=", rf"{number(OURS.vy)}\ \text{{m/s}}", color=AMBER),
        ]
        for line, height in zip(lines, (1.0, -0.6), strict=True):
            line[1].set_color(INK)
            fit(line, 5.8).move_to([0.6, height, 0], LEFT)
        if TILT:
            arc = Arc(radius=min(0.9, 0.3 * size), angle=angle, arc_center=start, color=LEAF, stroke_width=4)
            label = words(f"{turn}°", BODY_SIZE, LEAF)
            way = np.array([math.cos(angle / 2), math.sin(angle / 2), 0])
            directions = [way, RIGHT, DOWN, LEFT, DL]
            place_clear(label, arc.point_from_proportion(0.5), [*arrows, arc, ball, speed], directions, buff=0.15)
            names = [
                formula("v_x", color=SKY).next_to(side, DOWN, buff=0.2),
                formula("v_y", color=AMBER).next_to(rise, RIGHT, buff=0.2),
            ]
            if label.get_center()[1] < start[1]:
                place_clear(names[0], side.get_center(), [*arrows, label], [DOWN, DR], buff=0.2)
            with self.voiceover(
                text=f"The sideways part is this speed times the cosine of {turn}°: {number(OURS.vx)}.",
                visual=f"The horizontal part of the arrow: {number(OURS.vx)} metres per second.",
            ) as tracker:
                self.play(Create(arc), FadeIn(label), run_time=0.25 * tracker.duration)
                self.play(GrowArrow(side), FadeIn(names[0]), FadeIn(lines[0]), run_time=0.3 * tracker.duration)
            with self.voiceover(
                text=f"The upward part is the speed times the sine: {number(OURS.vy)}.",
                visual=f"The vertical part of the arrow: {number(OURS.vy)} metres per second.",
            ) as tracker:
                self.play(GrowArrow(rise), FadeIn(names[1]), FadeIn(lines[1]), run_time=0.4 * tracker.duration)
        else:
            with self.voiceover(
                text="This throw goes straight ahead: all of its speed is sideways, and the upward speed is zero.",
                visual="The arrow is horizontal; the upward part is zero.",
            ) as tracker:
                self.play(throw.animate.set_color(SKY), FadeIn(lines[0]), run_time=0.3 * tracker.duration)
                self.safe_wait(tracker.time_until("upward"))
                self.play(FadeIn(lines[1]), run_time=0.6)


class Shadows(Lesson):
    """Two motions at once."""

    def construct(self):
        self.show_heading("Two motions at once")
        stage = Stage(OURS.range, OURS.top)
        clock = ValueTracker(0)
        ball, trace = flying(stage, OURS, clock)
        path = stage.path(OURS, color=MUTED, stroke_width=2)
        self.play(FadeIn(stage, path, ball), run_time=0.6)
        moments = np.linspace(0, OURS.time, 9)

        below, down = self.shadow(stage, clock, SKY, sideways=True)
        steps = [Dot(stage.at(OURS.x(t), 0), radius=0.08, color=SKY).set_z_index(2) for t in moments]
        with self.voiceover(
            text="Watch the shadow on the ground: in equal times it takes equal steps, for nothing pulls sideways.",
            visual="Blue marks on the ground, evenly spaced, below the flying ball.",
        ) as tracker:
            self.add(below, down)
            self.fly(clock, moments, steps, 0.85 * tracker.duration)
        self.remove(below, down)

        clock.set_value(0)
        beside, across = self.shadow(stage, clock, AMBER, sideways=False)
        heights = [Dot(stage.at(0, OURS.y(t)), radius=0.08, color=AMBER).set_z_index(2) for t in moments]
        text = "Now the height: it rises more and more slowly, stops, and falls faster and faster. That is gravity."
        if not TILT:
            text = "Now the height: it starts without speed, and falls faster and faster. That is gravity."
        with self.voiceover(
            text=text,
            visual="Yellow marks on the height scale: close together at the top, far apart below.",
        ) as tracker:
            self.add(beside, across)
            self.fly(clock, moments, heights, 0.85 * tracker.duration)
        self.remove(beside, across)

        clock.set_value(0)
        crossings = VGroup(
            *(
                VGroup(
                    Line(stage.at(OURS.x(t), 0), stage.ball_at(OURS, t), color=SKY, stroke_width=1.5),
                    Line(stage.at(0, OURS.y(t)), stage.ball_at(OURS, t), color=AMBER, stroke_width=1.5),
                )
                for t in moments[1:-1]
            )
        ).set_stroke(opacity=0.55)
        with self.voiceover(
            text="Neither motion disturbs the other. Put together, they draw a curve: a parabola.",
            visual="Lines from both rows of marks meet on the path of the ball.",
        ) as tracker:
            self.play(
                LaggedStart(*(Create(pair) for pair in crossings), lag_ratio=0.2), run_time=0.4 * tracker.duration
            )
            self.add(trace)
            self.play(clock.animate.set_value(OURS.time), rate_func=linear, run_time=0.5 * tracker.duration)

    @staticmethod
    def shadow(stage, clock, color, *, sideways):
        """A dot that shares one motion of the ball, and the ray between them."""

        def place():
            t = clock.get_value()
            return stage.at(OURS.x(t), 0) if sideways else stage.at(0, OURS.y(t))

        dot = Dot(place(), radius=0.1, color=color).set_z_index(2)
        dot.add_updater(lambda mark: mark.move_to(place()))
        ray = always_redraw(lambda: Line(place(), stage.ball_at(OURS, clock.get_value()), color=color, stroke_width=2))
        return dot, ray

    def fly(self, clock, moments, marks, seconds):
        """Fly once, leaving a mark after each of the equal times."""
        self.add(marks[0])
        for moment, mark in zip(moments[1:], marks[1:], strict=True):
            self.play(clock.animate.set_value(moment), rate_func=linear, run_time=seconds / (len(marks) - 1))
            self.add(mark)


class Numbers(Lesson):
    """How high, how long, how far."""

    def construct(self):
        self.show_heading("How high, how long, how far?")
        stage = Stage(OURS.range, OURS.top, width=6.3, height=4.0, bottom=-1.9)
        path = stage.path(OURS)
        self.play(FadeIn(stage, path), run_time=0.6)
        g = number(GRAVITY)
        apex = stage.ball_at(OURS, OURS.top_time)
        rows = []

        if TILT:
            quotient = rf"\frac{{v_y}}{{g}} = \frac{{{number(OURS.vy)}}}{{{g}}}"
            top = formula(rf"t_\text{{top}} = {quotient} = {number(OURS.top_time)}\ \text{{s}}", size=38)
            rows.append(top)
            with self.voiceover(
                text=f"Gravity takes {g} metres per second off the upward speed in every second. "
                f"After {many(OURS.top_time, 'second')} none is left.",
                visual=f"The time to the top is {number(OURS.top_time)} seconds; a dot marks the top.",
            ) as tracker:
                self.place(rows)
                self.safe_wait(tracker.time_until("after"))
                self.play(FadeIn(top), FadeIn(Dot(apex, color=AMBER).set_z_index(2), scale=2), run_time=0.8)
            rise = rf"{'h + ' if HEIGHT else ''}\frac{{v_y^2}}{{2g}}"
            tall = formula(rf"H = {rise} = {number(OURS.top)}\ \text{{m}}", size=38, color=AMBER)
            rows.append(tall)
            with self.voiceover(
                text=f"The ball is {many(OURS.top, 'metre')} high then: the square of the upward speed, "
                f"over two g{', plus the height of the start' if HEIGHT else ''}.",
                visual=f"The greatest height is {number(OURS.top)} metres.",
            ):
                self.place(rows)
                line = DashedLine(apex, stage.at(OURS.x(OURS.top_time), 0), color=AMBER, stroke_width=3)
                self.play(FadeIn(tall), Create(line), run_time=1)

        if HEIGHT:
            root = r"v_y + \sqrt{v_y^2 + 2 g h}" if TILT else r"\sqrt{2 g h}"
            long = formula(rf"T = \frac{{{root}}}{{g}} = {number(OURS.time)}\ \text{{s}}", size=38)
            text = f"When does it reach the ground? Setting the height to zero gives {many(OURS.time, 'second')}."
        else:
            long = formula(rf"T = 2\, t_\text{{top}} = {number(OURS.time)}\ \text{{s}}", size=38)
            text = f"The way down mirrors the way up. So the whole flight takes {many(OURS.time, 'second')}."
        rows.append(long)
        with self.voiceover(text=text, visual=f"The time of flight is {number(OURS.time)} seconds.") as tracker:
            self.place(rows)
            self.safe_wait(tracker.time_until("gives" if HEIGHT else "whole"))
            self.play(FadeIn(long), run_time=0.8)

        far = formula(rf"R = v_x \, T = {number(OURS.range)}\ \text{{m}}", size=38, color=SKY)
        rows.append(far)
        with self.voiceover(
            text=f"All that time it moves sideways at {number(OURS.vx)} metres per second: it lands after "
            f"{many(OURS.range, 'metre')}.",
            visual=f"The distance is {number(OURS.range)} metres.",
        ) as tracker:
            self.place(rows)
            ruler = Line(stage.at(0, 0), stage.at(OURS.range, 0), color=SKY, stroke_width=6)
            self.play(Create(ruler), run_time=0.4 * tracker.duration)
            self.play(FadeIn(far), run_time=0.8)

    @staticmethod
    def place(rows):
        """Give the newest formula its place in the column on the right."""
        height = 1.95 - 1.25 * (len(rows) - 1)
        fit(rows[-1], 5.0).move_to([1.5, height, 0], LEFT)


class Angles(Lesson):
    """Which angle goes farthest."""

    def construct(self):
        self.show_heading("Which angle goes farthest?")
        angles = [15, 30, 45, 60, 75]
        throws = [Throw(angle) for angle in angles]
        farthest, highest = BEST.range, max(throw.top for throw in [*throws, OURS])
        stage = Stage(farthest, highest, height=3.7)
        others = VGroup(*(stage.path(throw, color=MUTED, stroke_width=2.5) for throw in throws))
        with self.voiceover(
            text="Same speed, other angles. A flat throw is over too soon; a steep one hardly moves sideways.",
            visual="Five paths from 15 to 75 degrees.",
        ) as tracker:
            self.play(FadeIn(stage), run_time=0.6)
            self.play(LaggedStart(*(Create(path) for path in others), lag_ratio=0.5), run_time=0.7 * tracker.duration)

        best = stage.path(BEST, color=LEAF, stroke_width=5)
        ours = stage.path(OURS, color=SKY, stroke_width=5)
        degrees = tidy(BEST_ANGLE, 0)
        same = abs(BEST_ANGLE - TILT) < 0.5
        legend = VGroup(words(f"farthest: {degrees}°, {number(BEST.range)} m", SMALL_SIZE, LEAF))
        legend.add(words(f"ours: {number(TILT)}°, {number(OURS.range)} m", SMALL_SIZE, SKY))
        legend.arrange(RIGHT, buff=0.9).move_to([-5.7, 2.6, 0], LEFT)
        text = f"From this height, about {degrees}° goes farthest." if HEIGHT else "The best is halfway, at 45°."
        share = f"Our throw reaches {percent(OURS.range / BEST.range)} of that."
        with self.voiceover(
            text=f"{text} {'That is our throw.' if same else share}",
            visual=f"The path at {degrees} degrees reaches {number(BEST.range)} metres, ours {number(OURS.range)}.",
        ) as tracker:
            self.play(Create(best), FadeIn(legend[0]), run_time=0.4 * tracker.duration)
            if not same:
                self.play(Create(ours), FadeIn(legend[1]), run_time=0.4 * tracker.duration)

        with self.voiceover(
            text="Remember: sideways steady, up and down a fall, and neither knows of the other.",
            visual="Under the heading: steady sideways plus a fall makes a parabola.",
        ):
            moral = words("steady sideways + a fall = a parabola", BODY_SIZE).move_to([0, 2.55, 0])
            self.play(FadeOut(legend), others.animate.set_stroke(opacity=0.4), run_time=0.5)
            self.play(FadeIn(moral, shift=UP * 0.2), run_time=0.8)


def percent(share):
    """0.866 is written 87%."""
    return "almost 100%" if 0.995 <= share < 1 else f"{significant(100 * share, 2)}%"
