"""Insertion sort: one number after the other slides into its place among those already sorted."""

from manim import *

from stitcher_lab.scene import *

# The numbers to sort; 2 to 10 of them.
NUMBERS = [7, 3, 9, 4, 1, 6]


def insertions(numbers):
    """The whole run: for each number after the first, the place it is taken from and the place it goes to."""
    values, moves = list(numbers), []
    for start in range(1, len(values)):
        place = start
        while place > 0 and values[place - 1] > values[start]:
            place -= 1
        values.insert(place, values.pop(start))
        moves.append((start, place))
    return moves


def comparisons_of(start, place):
    """How many numbers an insertion looks at: those that make room, and the one that does not."""
    return start - place + (1 if place > 0 else 0)


def sentence(text):
    """The text with a capital at its start."""
    return text[0].upper() + text[1:]


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="How do you sort a hand of cards? Most people take one card at a time, "
            "and slide it in where it belongs.",
            visual=f"The title, Insertion sort, then a row of boxes with the numbers {listed(NUMBERS)}.",
        ) as tracker:
            title = self.show_title("Insertion sort", f"sorting {listed(NUMBERS)}", run_time=0.2 * tracker.duration)
            self.wait_until_word("Most")
            row = CellRow(NUMBERS, size=1.25, indices=False)
            self.play(FadeOut(title, shift=UP * 0.3), run_time=0.1 * tracker.duration)
            self.play(
                LaggedStart(*(FadeIn(cell, shift=LEFT * 0.4) for cell in row.cells), lag_ratio=0.15),
                run_time=0.4 * tracker.duration,
            )
        with self.voiceover(
            text="A computer can do just the same with a list. That is insertion sort.",
            visual="The row moves down a little, to make room above it.",
        ) as tracker:
            self.play(row.animate.shift(DOWN * 0.4), run_time=0.4 * tracker.duration)


class Inserting(Lesson):
    """One number at a time."""

    def construct(self):
        self.row = CellRow(NUMBERS, size=1.25, indices=False).shift(DOWN * 0.4)
        self.add(self.row)
        self.part = None
        self.show_heading("One number at a time")
        (_, first_place), *others = insertions(NUMBERS)
        first, second = NUMBERS[0], NUMBERS[1]
        with self.voiceover(
            text=f"One number alone is always in order: here, the {written(first)}. "
            f"We pick up the next one, {written(second)}.",
            visual=f"The box with {written(first)} turns green; the box with {written(second)} is lifted out.",
        ) as tracker:
            self.play(self.row.cells[0].animate.paint(LEAF), run_time=0.15 * tracker.duration)
            self.mark_part(1, 0.15 * tracker.duration)
            self.wait_until_word("pick")
            self.lift(1, 0.25 * tracker.duration)
        with self.voiceover(
            text=f"{written(second)} is smaller than {written(first)}. So {written(first)} makes room, "
            f"and {written(second)} slides in before it."
            if first_place == 0
            else f"{written(second)} is not smaller than {written(first)}, so it goes back to where it was.",
            visual="The lifted box is compared with its left neighbour and dropped into its place.",
        ) as tracker:
            self.insert(1, first_place, 0.75 * tracker.duration)
            self.mark_part(2, 0.15 * tracker.duration)

        # Long lists: the first and the last insertions are told, those between them go quickly.
        told = others if len(others) <= 5 else others[:3]
        for start, place in told:
            self.tell_insertion(start, place)
        if len(others) > 5:
            between = others[3:-1]
            with self.voiceover(
                text=f"The next {small_number(len(between))} go the same way: pick one up, "
                "let any larger ones make room, and slide it in.",
                visual="Box after box is lifted out and inserted into the green part, which grows to the right.",
            ) as tracker:
                work = sum(comparisons_of(*move) + 2 for move in between)
                for start, place in between:
                    share = tracker.get_remaining_duration() * (comparisons_of(start, place) + 2) / work
                    work -= comparisons_of(start, place) + 2
                    self.lift(start, 0.2 * share)
                    self.insert(start, place, 0.6 * share)
                    self.mark_part(start + 1, 0.1 * share)
            self.tell_insertion(*others[-1])

        moves = insertions(NUMBERS)
        looked = sum(comparisons_of(*move) for move in moves)
        shifted = sum(start - place for start, place in moves)
        with self.voiceover(
            text=f"Sorted. It took {counted(looked, 'comparison')} and "
            f"{counted(shifted, 'shift') if shifted else 'no shift'}.",
            visual=f"All boxes are green, in the order {listed(sorted(NUMBERS))}.",
        ) as tracker:
            tally = on_one_line(
                on_baseline(f"comparisons: {looked}", 36, SKY), on_baseline(f"shifts: {shifted}", 36, AMBER), buff=1.0
            ).shift(DOWN * 2.6)
            self.play(FadeIn(tally, shift=UP * 0.2), run_time=0.4 * tracker.duration)

    def tell_insertion(self, start, place):
        """One insertion, while it is told."""
        before, value = self.row.cells[place - 1].value if place else None, self.row.cells[start].value
        with self.voiceover(
            text=self.insertion_line(start, place, written(value), before, value),
            visual=f"{written(value)} is lifted out and dropped at position {place + 1} of the sorted part.",
        ) as tracker:
            self.lift(start, 0.2 * tracker.duration)
            self.insert(start, place, 0.6 * tracker.duration)
            self.mark_part(start + 1, 0.12 * tracker.duration)

    def insertion_line(self, start, place, shown, before, value):
        """What is said of one insertion; ``before`` is the number that it comes to stand behind."""
        room = start - place
        if room == 0 and before == value:
            return f"Next, {shown}. It equals the number before it, so it stays where it is."
        if room == 0:
            return f"Next, {shown}. It is larger than {written(before)}, so it stays where it is."
        if place == 0:
            everyone = "Both" if room == 2 else f"All {small_number(room)}"
            return f"Next, {shown}. {everyone} before it are larger and make room, so it goes to the front."
        some = "One number is" if room == 1 else f"{sentence(small_number(room))} numbers are"
        verb = "makes" if room == 1 else "make"
        return f"Next, {shown}. {some} larger and {verb} room, and it slides in behind {written(before)}."

    def lift(self, start, run_time):
        """Take a box out of the row."""
        cell = self.row.cells[start]
        self.play(cell.animate.move_box_to(self.above(start)).paint(AMBER), run_time=run_time)

    def above(self, place):
        """Where a lifted box hovers over a place of the row."""
        return self.row.slot(place) + UP * (self.row.size + 0.45)

    def insert(self, start, place, run_time):
        """Look at one neighbour after the other; larger ones make room; then the lifted box drops into the gap."""
        cells = self.row.cells
        held = cells.pop(start)
        step = run_time / (comparisons_of(start, place) + 1)
        for gap in range(start, place, -1):
            neighbour = cells[gap - 1]
            look = 0.4 * step if step > 0.3 else 0
            if look:
                self.play(neighbour.animate.paint(SKY), run_time=look)
            self.play(
                neighbour.animate.move_box_to(self.row.slot(gap)).paint(LEAF),
                held.animate.move_box_to(self.above(gap - 1)),
                run_time=step - look,
            )
        if place > 0:
            self.play(cells[place - 1].animate.paint(SKY), run_time=0.5 * step)
            self.play(cells[place - 1].animate.paint(LEAF), run_time=0.5 * step)
        self.play(held.animate.move_box_to(self.row.slot(place)).paint(LEAF), run_time=step)
        cells.insert(place, held)

    def mark_part(self, count, run_time):
        """Bracket the first ``count`` boxes."""
        bracket = self.row.bracket(0, count - 1, LEAF, drop=0.3)
        label = words("sorted so far" if count < len(NUMBERS) else "sorted", SMALL_SIZE, LEAF)
        label.next_to(bracket, DOWN, buff=0.2)
        label.shift(RIGHT * max(SAFE_LEFT - label.get_left()[0], 0))
        part = VGroup(bracket, label)
        if self.part is None:
            self.part = part
            self.play(FadeIn(part), run_time=run_time)
        else:
            self.play(Transform(self.part, part), run_time=run_time)


class Cost(Lesson):
    """What it costs."""

    def construct(self):
        count = len(NUMBERS)
        total = count * (count - 1) // 2
        self.show_heading("What it costs")
        # With equal numbers, backwards would not be the worst case.
        values = sorted(NUMBERS) if len(set(NUMBERS)) == count else list(range(1, count + 1))
        ordered = CellRow(values, size=0.8, indices=False, width=8.6)
        backwards = CellRow(values[::-1], size=0.8, indices=False, width=8.6)
        cases = VGroup()
        for row, name, tally, color in (
            (ordered, "in order", counted(count - 1, "comparison"), LEAF),
            (backwards, "backwards", counted(total, "comparison"), ROSE),
        ):
            label = words(name, SMALL_SIZE, MUTED)
            result = words(tally, 36, color)
            cases.add(VGroup(label, row, result).arrange(DOWN, buff=0.22))
        cases.arrange(DOWN, buff=0.65).move_to(DOWN * 0.1)
        with self.voiceover(
            text="If the list is in order already, each number looks once to its left and stays. "
            "That is as quick as it gets.",
            visual=f"The list in order: {counted(count - 1, 'comparison')}.",
        ) as tracker:
            self.play(FadeIn(cases[0][:2], shift=UP * 0.2), run_time=0.2 * tracker.duration)
            self.wait_until_word("looks")
            self.play(
                LaggedStart(*(cell.animate.paint(LEAF) for cell in ordered.cells), lag_ratio=0.3),
                run_time=0.35 * tracker.duration,
            )
            self.play(FadeIn(cases[0][2]), run_time=0.12 * tracker.duration)
        with self.voiceover(
            text="If it is backwards, each number must pass all the others before it: the most work there can be.",
            visual=f"The list backwards: {counted(total, 'comparison')}.",
        ) as tracker:
            self.play(FadeIn(cases[1][:2], shift=UP * 0.2), run_time=0.2 * tracker.duration)
            self.wait_until_word("pass")
            self.play(
                LaggedStart(*(cell.animate.paint(ROSE) for cell in backwards.cells), lag_ratio=0.3),
                run_time=0.35 * tracker.duration,
            )
            self.play(FadeIn(cases[1][2]), run_time=0.12 * tracker.duration)

        sizes = sorted({count, 1_000, 1_000_000})
        rows = [(f"{size:,}", f"{size - 1:,}", f"{size * (size - 1) // 2:,}") for size in sizes]
        costs = table(("numbers", "in order", "backwards"), rows, (INK, LEAF, ROSE)).shift(UP * 0.6)
        with self.voiceover(
            text="So the cost lies between about n and about n² over two. "
            "A thousand numbers: from 999 to half a million.",
            visual="A table of comparisons: for a thousand numbers, 999 when in order, 499,500 when backwards.",
        ) as tracker:
            self.play(FadeOut(cases), run_time=0.08 * tracker.duration)
            self.play(FadeIn(costs[0]), FadeIn(costs[1]), run_time=0.12 * tracker.duration)
            law = formula(r"n - 1 \;\le\; \text{comparisons} \;\le\; \frac{n\,(n-1)}{2}", color=AMBER)
            self.play(Write(law.move_to(DOWN * 2.25)), run_time=0.25 * tracker.duration)
            self.wait_until_word("thousand")
            self.play(FadeIn(costs[2:], shift=UP * 0.2), run_time=0.12 * tracker.duration)


class Summary(Lesson):
    """The recipe."""

    def construct(self):
        self.show_heading("Insertion sort in three steps")
        steps = numbered(
            "Pick up the next number.",
            "Let the larger ones before it make room.",
            "Slide it into the gap, and go on.",
        ).move_to(UP * 0.9)
        with self.voiceover(
            text="Pick up the next number. Let the larger ones make room. Slide it in.",
            visual="Three numbered steps: pick up, make room, slide in.",
        ) as tracker:
            for step, cue in zip(steps, ("Pick", "Let", "Slide"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.12 * tracker.duration)
        with self.voiceover(
            text="It shines on short lists, and on lists that are almost in order.",
            visual="A framed reminder: best for short or almost sorted lists.",
        ) as tracker:
            reminder = framed("Best for short or almost sorted lists.").move_to(DOWN * 1.9)
            self.play(FadeIn(reminder, scale=0.9), run_time=0.35 * tracker.duration)
