"""Linear transformation: what a 2×2 matrix does to the plane, to areas, and to the directions that it keeps."""

import numpy as np
from manim import *

from stitcher_lab.scene import *

# The matrix, row by row.
MATRIX = [[2, 1], [1, 2]]

A = np.array(MATRIX, dtype=float)
DET = float(np.linalg.det(A))
TRACE = float(np.trace(A))
DISCRIMINANT = TRACE**2 - 4 * DET
# Where the origin stands on the picture, and how long a unit is: the image of the unit square must fit.
CENTRE = np.array([-2.2, -0.1, 0])
REACH_X, REACH_Y = (max(1, abs(row[0]), abs(row[1]), abs(row[0] + row[1])) for row in A)
UNIT = min(1.2, 3.9 / REACH_X, 2.5 / REACH_Y)


def kind():
    """Which directions the matrix keeps: ``all``, ``two``, ``one`` or ``none``."""
    if np.allclose(A, A[0, 0] * np.eye(2)):
        return "all"
    if abs(DISCRIMINANT) < 1e-9:
        return "one"
    return "two" if DISCRIMINANT > 0 else "none"


def eigen():
    """The real eigenvalues, largest first, each with a direction of length 1."""
    root = np.sqrt(max(DISCRIMINANT, 0))
    values = [(TRACE + root) / 2, (TRACE - root) / 2][: 2 if kind() == "two" else 1]
    pairs = []
    for value in values:
        candidates = [np.array([A[0, 1], value - A[0, 0]]), np.array([value - A[1, 1], A[1, 0]])]
        direction = max(candidates, key=np.linalg.norm)
        if np.linalg.norm(direction) < 1e-9:
            direction = np.array([1.0, 0.0])
        direction = direction / np.linalg.norm(direction)
        pairs.append((value, direction if direction[0] > -1e-9 else -direction))
    return pairs


def tex(value):
    """A number for a formula."""
    return tidy(value).replace("−", "-")


def equals(value):
    """The sign before a number that may have been rounded."""
    return "=" if abs(value - round(value, 2)) < 1e-9 else r"\approx"


def point(vector):
    """Coordinates in words: (2, −1)."""
    return f"({tidy(vector[0])}, {tidy(vector[1])})"


def place(vector):
    """From coordinates to the picture."""
    return CENTRE + UNIT * np.array([vector[0], vector[1], 0])


def arrow(vector, color, width=6):
    """An arrow from the origin; a dot where it has no length."""
    if UNIT * np.linalg.norm(vector) < 0.12:
        return Dot(CENTRE, color=color, radius=0.1).set_z_index(2)
    made = Arrow(CENTRE, place(vector), buff=0, color=color, stroke_width=width, max_tip_length_to_length_ratio=0.3)
    return made.set_z_index(2)


def tag(text, color, near, avoid):
    """A small formula on its own ground, near the end of a vector and clear of what is drawn."""
    label = formula(text, size=36, color=color).set_z_index(4)
    ground = BackgroundRectangle(label, color=GROUND, fill_opacity=0.85, buff=0.08).set_z_index(3)
    return place_clear(VGroup(ground, label), place(near), avoid, buff=0.1)


def grid(color, opacity):
    """The lines of the plane, far enough to fill the window."""
    reach = max(14, int(5 / UNIT) + 1)
    lines = VGroup()
    for at in range(-reach, reach + 1):
        lines.add(Line(place((at, -reach)), place((at, reach))), Line(place((-reach, at)), place((reach, at))))
    lines.set_stroke(color, width=2, opacity=opacity)
    # The two lines through the origin are the axes.
    VGroup(*lines[2 * reach : 2 * reach + 2]).set_stroke(width=3.5, opacity=min(1, 1.8 * opacity))
    return lines


def frame():
    """Covers for the heading and for the panel at the right, so that the grid stays in its window."""
    top = Rectangle(width=15, height=2).move_to(UP * 3.85)
    side = Rectangle(width=5, height=9).move_to(RIGHT * 5.15)
    return VGroup(top, side).set_stroke(width=0).set_fill(GROUND, opacity=1).set_z_index(5)


def matrix_panel():
    """The matrix at the upper right; its columns have the colours of the arrows."""
    table = Matrix([[tex(value) for value in row] for row in MATRIX], h_buff=1.2)
    table.set_column_colors(SKY, AMBER)
    return fit(table, 3.4).move_to(RIGHT * 4.75 + UP * 1.75).set_z_index(6)


def note(*texts, y, color=INK, size=BODY_SIZE):
    """Lines of text in the panel at the right."""
    lines = VGroup(*(words(text, size, color) for text in texts)).arrange(DOWN, buff=0.16)
    return fit(lines, 3.7).move_to(RIGHT * 4.75 + UP * y).set_z_index(6)


def moved(vector):
    """Where the matrix takes a vector."""
    return A @ np.array(vector, dtype=float)


class Columns(Lesson):
    """Where the arrows land."""

    def construct(self):
        title = self.show_title("Linear transformation", "what a matrix does to the plane")
        with self.voiceover(
            text="A matrix is a small table of numbers. But what does it do?",
            visual="The title: linear transformation, what a matrix does to the plane.",
        ):
            self.wait(1)
        self.play(FadeOut(title), run_time=0.5)
        self.show_heading("Where the arrows land").set_z_index(6)
        self.add(frame())
        still, moving, panel = grid(MUTED, 0.3), grid(SKY, 0.55), matrix_panel()
        first, second = arrow((1, 0), SKY), arrow((0, 1), AMBER)
        with self.voiceover(
            text="This one moves the whole plane. Follow two arrows: one unit to the right, one unit up.",
            visual=f"At the right the matrix with the rows {listed(MATRIX[0])}, and {listed(MATRIX[1])}. "
            "At the left a grid, with a blue arrow to the right and an amber one up.",
        ) as tracker:
            self.play(FadeIn(still), FadeIn(panel), run_time=0.8)
            self.safe_wait(tracker.time_until("Follow"))
            self.play(GrowFromPoint(first, CENTRE), run_time=0.6)
            self.play(GrowFromPoint(second, CENTRE), run_time=0.6)
        columns = panel.get_columns()
        goals = moved((1, 0)), moved((0, 1))
        with self.voiceover(
            text=f"The first column says where the arrow to the right lands: at {point(goals[0])}.",
            visual=f"The first column lights up; the blue arrow moves to {point(goals[0])}.",
        ) as tracker:
            self.play(Indicate(columns[0], color=SKY), run_time=0.35 * tracker.duration)
            self.play(Transform(first, arrow(goals[0], SKY)), run_time=0.4 * tracker.duration)
            ends = [arrow(goals[0], SKY), arrow(goals[1], AMBER), second]
            here = tag(f"({tex(goals[0][0])}, {tex(goals[0][1])})", SKY, goals[0], ends)
            self.play(FadeIn(here), run_time=0.5)
        with self.voiceover(
            text=f"The second column says where the arrow upwards lands: at {point(goals[1])}.",
            visual=f"The second column lights up; the amber arrow moves to {point(goals[1])}.",
        ) as tracker:
            self.play(Indicate(columns[1], color=AMBER), run_time=0.35 * tracker.duration)
            self.play(Transform(second, arrow(goals[1], AMBER)), run_time=0.4 * tracker.duration)
            there = tag(f"({tex(goals[1][0])}, {tex(goals[1][1])})", AMBER, goals[1], [*ends[:2], here])
            self.play(FadeIn(there), run_time=0.5)
        self.add(moving)
        text = "All else follows: the grid moves along, and its lines stay straight, parallel and evenly spaced."
        if abs(DET) < 1e-9:
            text = "All else follows. But here the whole plane is squashed flat" + (
                ", onto a single line." if np.any(A) else ", onto a single point."
            )
        with self.voiceover(text=text, visual="The grid moves with the two arrows.") as tracker:
            self.play(
                moving.animate.apply_matrix(A, about_point=CENTRE),
                still.animate.set_stroke(opacity=0.15),
                run_time=0.75 * tracker.duration,
            )


class Area(Lesson):
    """What happens to areas."""

    def construct(self):
        self.show_heading("What happens to areas").set_z_index(6)
        self.add(frame())
        still, moving, panel = grid(MUTED, 0.3), grid(SKY, 0.45), matrix_panel()
        square = Polygon(*(place(corner) for corner in ((0, 0), (1, 0), (1, 1), (0, 1))))
        square.set_stroke(LEAF, width=4).set_fill(LEAF, opacity=0.35).set_z_index(1)
        one = note("area 1", y=0.2, color=LEAF)
        with self.voiceover(
            text="Take one square of the grid. Its area is 1.",
            visual="The plane before the move, with one green unit square.",
        ):
            self.play(FadeIn(still), FadeIn(moving), FadeIn(panel), run_time=0.8)
            self.play(FadeIn(square, scale=0.5), FadeIn(one), run_time=0.7)
        size = abs(DET)
        if size < 1e-9:
            text = "The matrix squashes it flat: nothing of the area is left."
            after = note("area 0", y=0.2, color=ROSE)
        elif abs(size - 1) < 1e-9:
            text = "It changes its place or shape, but the area is still 1."
            after = note("area 1", y=0.2, color=LEAF)
        else:
            text = f"It becomes a parallelogram, and its area is now {tidy(size)}."
            after = note(f"area {tidy(size)}", y=0.2, color=LEAF)
        with self.voiceover(text=text, visual=f"The grid moves; the square has the area {tidy(size)} now.") as tracker:
            self.play(
                moving.animate.apply_matrix(A, about_point=CENTRE),
                square.animate.apply_matrix(A, about_point=CENTRE),
                run_time=0.55 * tracker.duration,
            )
            self.play(FadeOut(one), FadeIn(after), run_time=0.6)
        rule = formula(r"\det A = ad - bc", size=38).move_to(RIGHT * 4.75 + DOWN * 0.75).set_z_index(6)
        value = formula(rf"\det A = {tex(DET)}", size=44, color=LEAF).move_to(RIGHT * 4.75 + DOWN * 1.6).set_z_index(6)
        if size < 1e-9:
            text = "That is the determinant: it is 0, so there is no way back."
        elif DET < 0:
            text = f"That is the determinant, {tidy(DET)}. It is negative, because the plane was also flipped over."
        else:
            text = f"That is the determinant, {tidy(DET)}: every area is multiplied by it."
        with self.voiceover(
            text=text, visual=f"At the right: the determinant, a times d minus b times c, is {tidy(DET)}."
        ):
            self.play(FadeIn(rule, shift=UP * 0.2), run_time=0.7)
            self.play(FadeIn(value, shift=UP * 0.2), run_time=0.7)


class Directions(Lesson):
    """Directions that stay."""

    def construct(self):
        self.show_heading("Directions that stay").set_z_index(6)
        self.add(frame())
        still, panel = grid(MUTED, 0.3), matrix_panel()
        turns = [(np.cos(angle), np.sin(angle)) for angle in np.linspace(0, TAU, 16, endpoint=False)]
        fan = VGroup(*(arrow(vector, MUTED, 4) for vector in turns))
        after = VGroup(*(arrow(moved(vector), MUTED, 4) for vector in turns))
        with self.voiceover(
            text="Now send out arrows in all directions. When the plane moves, does any of them keep its direction?",
            visual="Sixteen short arrows point in all directions from the origin, and move with the plane.",
        ) as tracker:
            self.play(FadeIn(still), FadeIn(panel), FadeIn(fan), run_time=0.8)
            self.safe_wait(tracker.time_until("When"))
            self.play(Transform(fan, after), run_time=0.4 * tracker.duration)
        self.play(fan.animate.set_opacity(0.25), run_time=0.4)
        case = kind()
        if case == "none":
            self.none_stays()
        elif case == "all":
            self.all_stay(fan)
        else:
            drawn = []
            for number, (value, direction) in enumerate(eigen()):
                drawn += self.one_stays(number, value, direction, drawn)
            if case == "one":
                with self.voiceover(
                    text="There is no second such line: this matrix keeps only one direction.",
                    visual="At the right: only one direction.",
                ):
                    self.play(FadeIn(note("only one", "direction", y=-1.5, color=AMBER)), run_time=0.7)

    def one_stays(self, number, value, direction, drawn):
        """Show a line that the matrix keeps, and by how much it stretches there."""
        reach = min(
            2.0,
            3.5 / (UNIT * max(abs(direction[0]), 1e-6) * max(abs(value), 1)),
            2.2 / (UNIT * max(abs(direction[1]), 1e-6) * max(abs(value), 1)),
        )
        vector = reach * direction
        line = Line(place(-30 * direction), place(30 * direction)).set_stroke(LEAF, width=3, opacity=0.6)
        before, after = arrow(vector, LEAF), arrow(value * vector, LEAF)
        label = tag(rf"\lambda {equals(value)} {tex(value)}", LEAF, value * vector, [line, after, *drawn])
        share = formula(
            rf"\lambda_{number + 1} {equals(value)} {tex(value)}"
            if kind() == "two"
            else rf"\lambda {equals(value)} {tex(value)}",
            size=42,
            color=LEAF,
        )
        share.move_to(RIGHT * 4.75 + DOWN * (0.7 * number - 0.35)).set_z_index(6)
        if abs(value) < 1e-9:
            what = "arrows are squashed to nothing"
        elif abs(value - 1) < 1e-9:
            what = "arrows stay exactly as they are"
        elif abs(value + 1) < 1e-9:
            what = "arrows are just turned round"
        else:
            turned = "turned round and " if value < 0 else ""
            stretch = "stretched" if abs(value) > 1 else "shrunk"
            about = "" if equals(value) == "=" else "about "
            what = f"arrows are {turned}{stretch} by the factor {about}{tidy(abs(value))}"
        opening = ("Yes: along this line, ", "And along this one, ")[number]
        with self.voiceover(
            text=f"{opening}{what}.",
            visual=f"A green line through the origin in the direction {point(direction)}; lambda is {tidy(value)}.",
        ) as tracker:
            self.play(Create(line), GrowFromPoint(before, CENTRE), run_time=0.4 * tracker.duration)
            self.play(Transform(before, after), run_time=0.35 * tracker.duration)
            self.play(FadeIn(label), FadeIn(share), run_time=0.15 * tracker.duration)
        if number == 0:
            name = note("eigenvector:", "keeps its line", "eigenvalue λ:", "its factor", y=-1.85, size=SMALL_SIZE)
            with self.voiceover(
                text="Such an arrow is called an eigenvector, and its factor, lambda, the eigenvalue.",
                visual="At the right: an eigenvector keeps its line, the eigenvalue lambda is its factor.",
            ):
                self.play(FadeIn(name), run_time=0.7)
            if kind() == "one":
                self.play(FadeOut(name), run_time=0.4)
        return [line, before, label]

    def none_stays(self):
        """Every arrow turns."""
        real, part = TRACE / 2, np.sqrt(-DISCRIMINANT) / 2
        start = "" if abs(real) < 1e-9 else tex(real)
        size = "" if abs(part - 1) < 1e-9 else tex(part)
        value = formula(rf"\lambda {equals(part)} {start} \pm {size} i", size=42, color=AMBER)
        fit(value, 3.7).move_to(RIGHT * 4.75 + DOWN * 0.1).set_z_index(6)
        reach = min(1.5, 3.5 / (UNIT * max(1, abs(A[0, 0]))), 2.2 / (UNIT * max(1, abs(A[1, 0]))))
        sample = np.array([reach, 0.0])
        mover = arrow(sample, AMBER)
        with self.voiceover(
            text="No: this matrix turns every arrow, wherever it points.",
            visual="An amber arrow turns away from its line.",
        ) as tracker:
            self.play(GrowFromPoint(mover, CENTRE), run_time=0.3 * tracker.duration)
            self.play(Transform(mover, arrow(moved(sample), AMBER)), run_time=0.5 * tracker.duration)
        with self.voiceover(
            text="So it has no real eigenvectors. Its eigenvalues are complex numbers, the sign of a rotation.",
            visual=f"At the right: lambda equals {tidy(real)} plus or minus {tidy(part)} i.",
        ):
            self.play(FadeIn(value, shift=UP * 0.2), run_time=0.7)
            self.play(FadeIn(note("no real direction", "stays", y=-1.2, color=AMBER)), run_time=0.6)

    def all_stay(self, fan):
        """A multiple of the identity."""
        value = A[0, 0]
        label = formula(rf"\lambda = {tex(value)}", size=42, color=LEAF).move_to(RIGHT * 4.75 + DOWN * 0.1)
        what = f"multiplied by {tidy(value)}"
        if abs(value - 1) < 1e-9:
            what = "left exactly as it is"
        elif abs(value) < 1e-9:
            what = "squashed to nothing"
        with self.voiceover(
            text=f"Here all of them do. Every arrow is {what}, so every arrow is an eigenvector.",
            visual=f"All arrows turn green; lambda is {tidy(value)}.",
        ):
            self.play(fan.animate.set_opacity(1).set_color(LEAF), FadeIn(label.set_z_index(6)), run_time=1)
            self.play(FadeIn(note("every direction", "stays", y=-1.2, color=LEAF)), run_time=0.6)


class Remember(Lesson):
    """To remember."""

    def construct(self):
        self.show_heading("To remember")
        rows = [
            ("The columns", "say where the unit arrows land; all else follows", SKY),
            ("The determinant", "is the factor of all areas; 0 means squashed flat", AMBER),
            ("Eigenvectors", "keep their line; the eigenvalue is their factor", LEAF),
        ]
        lines = [
            "The columns say where the two unit arrows land, and the whole grid follows.",
            "The determinant tells how areas change.",
            "And eigenvectors are the arrows that keep their line.",
        ]
        table = headed(*rows).move_to(DOWN * 0.05)
        for row, (name, shown, _), line in zip(table, rows, lines, strict=True):
            with self.voiceover(text=line, visual=f"{name}: {shown}."):
                self.play(FadeIn(row, shift=UP * 0.2), run_time=0.8)
