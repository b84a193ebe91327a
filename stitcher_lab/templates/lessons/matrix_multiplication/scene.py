"""Matrix multiplication: every entry of the product is a row of the first times a column of the second."""

from manim import *

from stitcher_lab.scene import *

# The first matrix, row by row.
FIRST = [[1, 2, 3], [4, 5, 6]]
# The second matrix, row by row; it needs as many rows as the first has columns.
SECOND = [[7, 8], [9, 10], [11, 12]]

ROWS, INNER, COLUMNS = len(FIRST), len(SECOND), len(SECOND[0])
PRODUCT = [[sum(FIRST[i][k] * SECOND[k][j] for k in range(INNER)) for j in range(COLUMNS)] for i in range(ROWS)]
# A box must be wide enough for the longest number of its matrix.
STEP = 0.78


class Grid(VGroup):
    """A matrix as rows of boxes with a name below; ``boxes[i][j]`` is the entry in row i, column j."""

    def __init__(self, entries, name, width):
        super().__init__()
        self.boxes = [[Cell(entry, 0.68, width) for entry in row] for row in entries]
        for i, row in enumerate(self.boxes):
            for j, cell in enumerate(row):
                cell.move_box_to(RIGHT * j * (width + 0.1) + DOWN * i * STEP)
        even_labels([cell for row in self.boxes for cell in row])
        self.cells = VGroup(*(cell for row in self.boxes for cell in row))
        self.brackets = VGroup()
        for side in (LEFT, RIGHT):
            edge = self.cells.get_edge_center(side) + side * 0.16
            tall = UP * (self.cells.height / 2 + 0.08)
            bracket = VMobject().set_points_as_corners(
                [edge + tall - side * 0.14, edge + tall, edge - tall, edge - tall - side * 0.14]
            )
            self.brackets.add(bracket.set_stroke(MUTED, width=3))
        self.name = words(name, SMALL_SIZE, MUTED).next_to(self.cells, DOWN, buff=0.22)
        self.add(self.cells, self.brackets, self.name)

    def row(self, i):
        """The cells of row i."""
        return self.boxes[i]

    def column(self, j):
        """The cells of column j."""
        return [row[j] for row in self.boxes]


def box_width(entries):
    """Wider boxes for longer numbers."""
    longest = max(len(written(entry)) for row in entries for entry in row)
    return 0.72 if longest < 3 else 0.9 if longest < 4 else 1.05 if longest < 5 else 1.3


def size_of(rows, columns):
    """Size in words, as in 2 × 3."""
    return f"{rows} × {columns}"


def equation():
    """First × second = product, side by side: (first, second, product, signs)."""
    first = Grid(FIRST, size_of(ROWS, INNER), box_width(FIRST))
    second = Grid(SECOND, size_of(INNER, COLUMNS), box_width(SECOND))
    product = Grid(PRODUCT, size_of(ROWS, COLUMNS), box_width(PRODUCT))
    signs = VGroup(words("×", 40, MUTED), words("=", 40, MUTED))
    pieces = [first, signs[0], second, signs[1], product]
    gap = 0.35
    width = sum((p.cells.width + 0.45) if isinstance(p, Grid) else p.width for p in pieces) + gap * 4
    at = -width / 2
    for piece in pieces:
        body = piece.cells if isinstance(piece, Grid) else piece
        room = body.width + (0.45 if isinstance(piece, Grid) else 0)
        piece.shift([at + room / 2 - body.get_center()[0], 0.85 - body.get_center()[1], 0])
        at += room + gap
    everything = VGroup(*pieces)
    if everything.width > 12.8:
        everything.scale(12.8 / everything.width, about_point=UP * 0.85)
    return first, second, product, signs


def factor(value):
    """A factor in a sum: negative ones in brackets."""
    return f"({written(value)})" if value < 0 else written(value)


def sum_text(i, j):
    """The sum for one entry: 1·7 + 2·9 + 3·11 = 58."""
    terms = [f"{factor(FIRST[i][k])} · {factor(SECOND[k][j])}" for k in range(INNER)]
    return " + ".join(terms), written(PRODUCT[i][j])


def spoken_sum(i, j):
    """The same, to be said."""
    terms = [f"{written(FIRST[i][k])} times {written(SECOND[k][j])}" for k in range(INNER)]
    return f"{', plus '.join(terms)}, is {written(PRODUCT[i][j])}"


class Question(Lesson):
    """Do the sizes fit."""

    def construct(self):
        title = self.show_title("Matrix multiplication", "rows times columns")
        with self.voiceover(
            text="How do you multiply two tables of numbers?",
            visual="The title: matrix multiplication, rows times columns.",
        ):
            self.wait(1)
        self.play(FadeOut(title), run_time=0.5)
        self.show_heading("Do the sizes fit?")
        first, second, product, signs = equation()
        with self.voiceover(
            text=f"Here, {counted(ROWS, 'row')} of {small_number(INNER)}, "
            f"times {counted(INNER, 'row')} of {small_number(COLUMNS)}.",
            visual=f"Two matrices: {size_of(ROWS, INNER)} and {size_of(INNER, COLUMNS)}.",
        ) as tracker:
            self.play(FadeIn(first, shift=UP * 0.2), run_time=0.3 * tracker.duration)
            self.play(FadeIn(signs[0]), FadeIn(second, shift=UP * 0.2), run_time=0.3 * tracker.duration)
        row, column = first.row(0), second.column(0)
        fits = words(f"{size_of(ROWS, INNER)}   times   {size_of(INNER, COLUMNS)}", 34)
        result = words(f"gives   {size_of(ROWS, COLUMNS)}", 34, LEAF)
        both = on_one_line(fits, result, buff=0.45).move_to(DOWN * 2.1)
        goal = both[0].copy()
        fits.set_x(0)
        with self.voiceover(
            text="First look at the sizes. A row of the first must be as long as a column of the second: "
            f"{small_number(INNER)} and {small_number(INNER)}, that fits.",
            visual="The first row of the first matrix and the first column of the second light up: equally long.",
        ) as tracker:
            self.safe_wait(tracker.time_until("A row") - 0.2)
            self.play(*(cell.animate.paint(SKY) for cell in row), run_time=0.6)
            self.safe_wait(tracker.time_until("column") - 0.2)
            self.play(*(cell.animate.paint(AMBER) for cell in column), run_time=0.6)
            self.play(FadeIn(fits, shift=UP * 0.2), run_time=0.6)
        empty = VGroup(*(cell.box.copy().set_fill(GROUND).set_stroke(MUTED) for cell in product.cells))
        with self.voiceover(
            text=f"The product gets the rows of the first and the columns of the second: "
            f"{small_number(ROWS)} by {small_number(COLUMNS)}.",
            visual=f"An empty frame of {size_of(ROWS, COLUMNS)} boxes appears after the equals sign.",
        ):
            self.play(
                FadeIn(signs[1], empty, product.brackets, product.name),
                *(cell.animate.plain() for cell in [*row, *column]),
                fits.animate.move_to(goal),
                FadeIn(result),
                run_time=1.2,
            )


class Entries(Lesson):
    """Row times column."""

    def construct(self):
        self.show_heading("Row times column")
        self.first, self.second, self.product, signs = equation()
        empty = [cell.box.copy().set_fill(GROUND).set_stroke(MUTED) for cell in self.product.cells]
        self.line = VGroup()
        text = f"Take the first row and the first column. Multiply pair by pair, and add: {spoken_sum(0, 0)}."
        if INNER == 1:
            text = f"Take the first row and the first column: {spoken_sum(0, 0)}."
        self.lit = []
        frame = [signs, self.product.brackets, self.product.name, *empty]
        self.play(FadeIn(self.first, self.second, *frame), run_time=0.6)
        self.entry(0, 0, text, slow=True)
        places = [(i, j) for i in range(ROWS) for j in range(COLUMNS)][1:]
        for number, (i, j) in enumerate(places):
            if number >= 3:
                break
            told = f"Row {i + 1}, column {j + 1}: {spoken_sum(i, j)}."
            self.entry(i, j, told)
        if places[3:]:
            self.rest(places[3:])

    def entry(self, i, j, text, *, slow=False):
        """Compute one entry of the product."""
        row, column = self.first.row(i), self.second.column(j)
        left, right = sum_text(i, j)
        sum_line = VGroup(words(f"{left} =", 34), words(right, 34, LEAF, weight="BOLD")).arrange(RIGHT, buff=0.2)
        fit(sum_line, 12.4).move_to(DOWN * 2.1)
        with self.voiceover(
            text=text,
            visual=f"Row {i + 1} and column {j + 1} light up; below stands {left} = {right}, "
            f"and {right} goes into row {i + 1}, column {j + 1} of the product.",
        ) as tracker:
            gone, self.line = self.line, sum_line
            self.play(
                FadeOut(gone),
                *(cell.animate.plain() for cell in self.lit if cell not in [*row, *column]),
                *(cell.animate.paint(SKY) for cell in row),
                *(cell.animate.paint(AMBER) for cell in column),
                run_time=0.15 * tracker.duration,
            )
            if slow and INNER > 1:
                self.safe_wait(tracker.time_until("Multiply"))
            left_time = tracker.get_remaining_duration()
            self.play(
                LaggedStart(
                    *(Indicate(VGroup(a, b), color=INK, scale_factor=1.12) for a, b in zip(row, column, strict=True)),
                    lag_ratio=0.7,
                ),
                FadeIn(sum_line[0], shift=UP * 0.2),
                run_time=0.55 * left_time,
            )
            goal = self.product.boxes[i][j]
            self.play(FadeIn(sum_line[1]), FadeIn(goal.paint(LEAF), scale=1.3), run_time=0.15 * left_time)
            self.lit = [*row, *column]

    def rest(self, places):
        """The remaining entries, quickly."""
        count = len(places)
        text = f"The last {small_number(count)} entries are made in the same way."
        if count == 1:
            i, j = places[0]
            text = f"And the last one: {spoken_sum(i, j)}."
        last = places[-1]
        left, right = sum_text(*last)
        sum_line = VGroup(words(f"{left} =", 34), words(right, 34, LEAF, weight="BOLD")).arrange(RIGHT, buff=0.2)
        fit(sum_line, 12.4).move_to(DOWN * 2.1)
        with self.voiceover(
            text=text, visual=f"The remaining entries appear: {listed(PRODUCT[i][j] for i, j in places)}."
        ) as tracker:
            self.play(FadeOut(self.line), *(cell.animate.plain() for cell in self.lit), run_time=0.1 * tracker.duration)
            share = 0.75 * tracker.duration / count
            for i, j in places:
                cells = [(cell, SKY) for cell in self.first.row(i)]
                cells += [(cell, AMBER) for cell in self.second.column(j)]
                self.play(*(cell.animate.paint(color) for cell, color in cells), run_time=0.4 * share)
                self.play(
                    FadeIn(self.product.boxes[i][j].paint(LEAF), scale=1.3),
                    *(cell.animate.plain() for cell, _ in cells),
                    run_time=0.6 * share,
                )
            self.play(FadeIn(sum_line), run_time=0.1 * tracker.duration)


class Order(Lesson):
    """The order matters."""

    def construct(self):
        self.show_heading("The order matters")
        swapped = None
        if COLUMNS == ROWS:
            places = range(INNER)
            swapped = [[sum(SECOND[i][k] * FIRST[k][j] for k in range(ROWS)) for j in places] for i in places]
        names = VGroup(
            formula(r"A \cdot B", size=56, color=SKY).move_to(LEFT * 3.2 + UP * 2),
            formula(r"B \cdot A", size=56, color=AMBER).move_to(RIGHT * 3.2 + UP * 2),
        )
        here = Grid(PRODUCT, size_of(ROWS, COLUMNS), box_width(PRODUCT))
        fit(here, 5.6).move_to(LEFT * 3.2 + DOWN * 0.3)
        if swapped is None:
            there = VGroup(
                words("impossible", BODY_SIZE, ROSE, weight="BOLD"),
                words(f"{size_of(INNER, COLUMNS)} times {size_of(ROWS, INNER)}:", BODY_SIZE),
                words(f"rows of {COLUMNS}, columns of {ROWS}", BODY_SIZE),
            )
            there.arrange(DOWN, buff=0.25)
            text = "The other way round, the sizes do not fit: there is no such product at all."
            visual = "At the right: B times A is impossible."
        else:
            there = Grid(swapped, size_of(INNER, INNER), box_width(swapped))
            same = swapped == PRODUCT
            text = "The other way round, the result is another one."
            if same:
                text = "Here, the other way round gives the same. That is a rare exception."
            elif INNER != ROWS:
                size = small_number(INNER)
                text = f"The other way round, the result even has another size: {size} by {size}."
            visual = "At the right: the product in the other order" + (", the same." if same else ", a different one.")
        fit(there, 5.6).move_to(RIGHT * 3.2 + DOWN * 0.3)
        with self.voiceover(
            text="May we swap the two matrices, as with numbers?",
            visual="At the left the product A times B; at the right B times A, still open.",
        ):
            self.play(FadeIn(names[0], here), run_time=0.8)
            self.play(FadeIn(names[1]), run_time=0.6)
        with self.voiceover(text=text, visual=visual):
            self.play(FadeIn(there, shift=UP * 0.2), run_time=1)


class Remember(Lesson):
    """To remember."""

    def construct(self):
        self.show_heading("To remember")
        rows = [
            ("Each entry", "row i of the first times column j of the second", SKY),
            ("Sizes", "(n × k) times (k × m) gives (n × m)", LEAF),
            ("Work", "n · k · m multiplications; for two n × n matrices n³", AMBER),
        ]
        count = counted(ROWS * INNER * COLUMNS, "multiplication")
        lines = [
            "Each entry is a row of the first times a column of the second.",
            "The inner sizes must agree; the outer sizes remain.",
            f"Here that took {count}. For large square matrices, it grows with n cubed.",
        ]
        table = headed(*rows).move_to(DOWN * 0.05)
        for row, (name, shown, _), line in zip(table, rows, lines, strict=True):
            with self.voiceover(text=line, visual=f"{name}: {shown}."):
                self.play(FadeIn(row, shift=UP * 0.2), run_time=0.8)
