"""Merge sort: split a list down to single numbers, then merge sorted parts until the whole is sorted."""

from manim import *

from stitcher_lab.scene import *

# The numbers to sort; 2 to 8 of them.
NUMBERS = [7, 2, 9, 4, 8, 1, 6, 3]


def halves(low, high):
    """Split the positions low … high-1 in the middle; the left part gets the odd one."""
    middle = (low + high + 1) // 2
    return (low, middle), (middle, high)


def parts_by_depth(count):
    """For each depth of splitting, the parts (low, high) that appear there."""
    levels = [[(0, count)]]
    while any(high - low > 1 for low, high in levels[-1]):
        levels.append([half for low, high in levels[-1] if high - low > 1 for half in halves(low, high)])
    return levels


def merge_steps(left, right):
    """Merge two sorted lists; each step is (side, whether two fronts were compared), side 0 for left."""
    steps, taken = [], [0, 0]
    for _ in range(len(left) + len(right)):
        compared = taken[0] < len(left) and taken[1] < len(right)
        side = int(left[taken[0]] > right[taken[1]]) if compared else int(taken[0] == len(left))
        taken[side] += 1
        steps.append((side, compared))
    return steps


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="Sorting a long list is a lot of work. But what if two helpers each hand you one half, "
            "already sorted?",
            visual=f"The title, Merge sort, then the list {listed(NUMBERS)}, which breaks into two halves.",
        ) as tracker:
            title = self.show_title("Merge sort", f"sorting {listed(NUMBERS)}", run_time=0.2 * tracker.duration)
            row = CellRow(NUMBERS, size=1.1, indices=False)
            self.play(FadeOut(title, shift=UP * 0.3), FadeIn(row, shift=UP * 0.3), run_time=0.15 * tracker.duration)
            self.wait_until_word("two")
            (_, middle), _ = halves(0, len(NUMBERS))
            self.play(
                VGroup(*row.cells[:middle]).animate.shift(LEFT * 0.35),
                VGroup(*row.cells[middle:]).animate.shift(RIGHT * 0.35),
                run_time=0.15 * tracker.duration,
            )
            ordered = [*sorted(NUMBERS[:middle]), *sorted(NUMBERS[middle:])]
            sorted_halves = two_rows(ordered[:middle], ordered[middle:])
            self.play(FadeOut(row), FadeIn(sorted_halves), run_time=0.2 * tracker.duration)


def two_rows(left, right):
    """Two short rows side by side at the top of the picture."""
    wide = 11.0 / (len(left) + len(right))
    rows = VGroup(*(CellRow(part, size=1.1, indices=False, width=wide * len(part)) for part in (left, right)))
    return rows.arrange(RIGHT, buff=0.9).move_to(UP * 1.3)


class Merging(Lesson):
    """Merging two sorted halves."""

    def construct(self):
        (_, middle), _ = halves(0, len(NUMBERS))
        self.parts = [sorted(NUMBERS[:middle]), sorted(NUMBERS[middle:])]
        self.rows = two_rows(*self.parts)
        self.goal = CellRow(NUMBERS, size=1.1, indices=False).shift(DOWN * 1.3)
        places = VGroup(*(cell.box.copy().set_fill(opacity=0).set_stroke(MUTED, 2, 0.4) for cell in self.goal.cells))
        self.add(self.rows)
        self.taken = [0, 0]
        self.show_heading("Merging is easy")
        steps = merge_steps(*self.parts)
        compared = [step for step in steps if step[1]]

        fronts = self.fronts()
        with self.voiceover(
            text=f"Only the two front numbers matter: {listed(fronts)}. " + self.choice_line(fronts),
            visual="The first boxes of both halves light up; one of them moves down to the first free place.",
        ) as tracker:
            self.play(FadeIn(places), run_time=0.15 * tracker.duration)
            self.take(steps[0], 0.7 * tracker.duration)
        done = 1
        if len(compared) > 1:
            fronts = self.fronts()
            with self.voiceover(
                text=f"The next fronts are {listed(fronts)}. " + self.choice_line(fronts),
                visual="The next two fronts light up; one of them moves down.",
            ) as tracker:
                self.take(steps[1], 0.8 * tracker.duration)
            done = 2
        left_over = len(steps) - len(compared)
        rest = "the last number simply follows" if left_over == 1 else "what is left over simply follows"
        with self.voiceover(
            text=f"And so on, front against front. Once one side is empty, {rest}."
            if len(compared) > done
            else f"Now one side is empty, so {rest}.",
            visual=f"The other boxes move down one after the other: {listed(sorted(NUMBERS))}.",
        ) as tracker:
            for step in steps[done:]:
                self.take(step, 0.85 * tracker.duration / (len(steps) - done))

    def fronts(self):
        """The values of the two boxes that are next in line."""
        return [part[taken] for part, taken in zip(self.parts, self.taken, strict=True) if taken < len(part)]

    def choice_line(self, fronts):
        """Which of two fronts goes down."""
        if fronts[0] == fronts[1]:
            return "They are equal, so the left one goes first."
        return f"The smaller one, {written(min(fronts))}, goes down."

    def take(self, step, run_time):
        """Light up the fronts, and move one of them to the next free place."""
        side, compared = step
        place = sum(self.taken)
        cell = self.rows[side].cells[self.taken[side]]
        other = self.rows[1 - side].cells[self.taken[1 - side]] if compared else None
        lit = [cell, other] if compared else [cell]
        self.play(*(one.animate.paint(SKY) for one in lit), run_time=0.35 * run_time)
        back = [other.animate.plain()] if compared else []
        self.play(cell.animate.move_box_to(self.goal.slot(place)).paint(LEAF), *back, run_time=0.65 * run_time)
        self.taken[side] += 1


class SplitAndMerge(Lesson):
    """Split, then merge."""

    def construct(self):
        count = len(NUMBERS)
        self.levels = parts_by_depth(count)
        deepest = len(self.levels) - 1
        self.show_heading("Split, then merge")
        self.rows = {(0, count): [Cell(value, 0.8) for value in NUMBERS]}
        even_labels(self.rows[0, count])
        for place, cell in enumerate(self.rows[0, count]):
            cell.move_box_to(self.spot(0, place))
        self.branches = {}

        with self.voiceover(
            text=f"So we split the {counted(count, 'number')} in the middle, and the halves again, "
            "until every part is a single number."
            if count > 2
            else "So we split the two numbers. Now every part is a single number.",
            visual=f"The list splits, level by level, into {counted(count, 'single box', 'single boxes')}.",
        ) as tracker:
            self.play(*(FadeIn(cell) for cell in self.rows[0, count]), run_time=0.15 * tracker.duration)
            for depth in range(1, deepest + 1):
                self.split(depth, 0.75 * tracker.duration / deepest)

        for depth in range(deepest - 1, -1, -1):
            with self.voiceover(
                text=self.merge_line(depth, deepest),
                visual="Sorted parts move up one level, number by number, and turn green.",
            ) as tracker:
                moves = [part for part in self.levels[depth] if part[1] - part[0] > 1]
                share = 0.9 * tracker.duration / sum(high - low + 0.5 for low, high in moves)
                if depth == 0:
                    share *= 0.85
                for low, high in moves:
                    self.merge(depth, low, high, (high - low + 0.5) * share)
                if depth == 0:
                    whole = VGroup(*self.rows[0, count])
                    self.play(whole.animate.scale(1.3).move_to(UP * 0.2), run_time=0.12 * tracker.duration)

    def merge_line(self, depth, deepest):
        """What is said while the parts of one depth are put together."""
        single = "A single number is always sorted."
        if depth == deepest - 1 and depth == 0:
            return f"{single} So one merge puts the two in order: {listed(sorted(NUMBERS))}."
        if depth == deepest - 1:
            pairs = "a sorted pair" if sum(high - low > 1 for low, high in self.levels[depth]) == 1 else "sorted pairs"
            return f"{single} So merging can begin: neighbours become {pairs}."
        if depth == 0:
            return f"The last merge joins the two halves, and everything is sorted: {listed(sorted(NUMBERS))}."
        return "Then sorted parts merge with their neighbours, into longer and longer ones."

    def spot(self, depth, place):
        """Where the box at a position of the list stands when the list is split to a depth."""
        parts = [(0, len(NUMBERS))]
        for _ in range(depth):
            parts = [half for low, high in parts for half in (halves(low, high) if high - low > 1 else [(low, high)])]
        gaps = next(number for number, (low, high) in enumerate(parts) if low <= place < high)
        pitch, gap, drop = 0.88, 0.5, 1.3
        width = pitch * (len(NUMBERS) - 1) + gap * (len(parts) - 1)
        top = drop * (len(self.levels) - 1) / 2 - 0.15
        return RIGHT * (pitch * place + gap * gaps - width / 2) + UP * (top - drop * depth)

    def split(self, depth, run_time):
        """Let the parts of the level above come down in two halves each."""
        down, lines, aside = [], [], []
        for low, high in self.levels[depth - 1]:
            if high - low < 2:
                continue
            parents = self.rows[low, high]
            for start, end in halves(low, high):
                copies = [parents[place - low].copy() for place in range(start, end)]
                self.rows[start, end] = copies
                middle = (self.spot(depth, start) + self.spot(depth, end - 1)) / 2
                root = (self.spot(depth - 1, start) + self.spot(depth - 1, end - 1)) / 2
                branch = Line(root + DOWN * 0.44, middle + UP * 0.44, color=MUTED, stroke_width=2)
                self.branches[start, end] = branch
                lines.append(Create(branch))
                down += [
                    cell.animate.move_box_to(self.spot(depth, place))
                    for place, cell in zip(range(start, end), copies, strict=True)
                ]
            aside += [cell.animate.set_aside() for cell in parents]
        self.play(*down, *aside, *lines, run_time=run_time)

    def merge(self, depth, low, high, run_time):
        """Merge the two sorted halves of a part upward into its own place."""
        left, right = halves(low, high)
        sides = [self.rows[left], self.rows[right]]
        old = self.rows[low, high]
        order, taken = [], [0, 0]
        step = run_time / (high - low + 0.5)
        branches = [FadeOut(self.branches[part]) for part in (left, right)]
        self.play(*(FadeOut(cell) for cell in old), *branches, run_time=0.5 * step)
        for side, _ in merge_steps(*([cell.value for cell in cells] for cells in sides)):
            cell = sides[side][taken[side]]
            taken[side] += 1
            self.play(cell.animate.move_box_to(self.spot(depth, low + len(order))).paint(LEAF), run_time=step)
            order.append(cell)
        self.rows[low, high] = order


class Cost(Lesson):
    """What it costs."""

    def construct(self):
        count = len(NUMBERS)
        depth = len(parts_by_depth(count)) - 1
        self.show_heading("What it costs")
        side = 0.55
        rows = VGroup()
        for level in range(depth):
            row = VGroup(*(Square(side, color=SKY, fill_opacity=0.3, stroke_width=2) for _ in NUMBERS))
            row.arrange(RIGHT, buff=0.12)
            label = words(f"merge {level + 1}", SMALL_SIZE, MUTED)
            rows.add(VGroup(label, row).arrange(RIGHT, buff=0.5))
        rows.arrange(DOWN, buff=0.35).move_to(UP * 0.7)
        total = count * depth
        # Where the number is no power of two, some parts are single numbers already on the lowest level.
        bound = "" if 2**depth == count else "at most "
        with self.voiceover(
            text=f"Every level of merging moves each of the {counted(count, 'number')} {bound}once. "
            f"Halving {small_number(count)} down to one takes {counted(depth, 'level')}. "
            f"Together: {bound}{total} moves.",
            visual=f"Squares in {counted(depth, 'row')} of {small_number(count)}, one row for each level of merging.",
        ) as tracker:
            self.play(
                LaggedStart(*(FadeIn(row, shift=UP * 0.2) for row in rows), lag_ratio=0.6),
                run_time=0.45 * tracker.duration,
            )
            self.wait_until_word("Together")
            sign = "level" if depth == 1 else "levels"
            result = words(f"{count} numbers × {depth} {sign}: {bound}{total} moves", 36, SKY).move_to(DOWN * 2.1)
            self.play(FadeIn(result, shift=UP * 0.2), run_time=0.12 * tracker.duration)

        rows_of_costs = [("1,000", "10,000", "499,500"), ("1,000,000", "20,000,000", "499,999,500,000")]
        costs = table(("numbers", "merging", "pair by pair"), rows_of_costs, (INK, LEAF, ROSE)).shift(UP * 0.5)
        with self.voiceover(
            text="A thousand numbers need only ten levels: about ten thousand moves. "
            "Comparing every pair would take half a million steps.",
            visual="A table: a thousand numbers, ten thousand moves by merging, 499,500 steps pair by pair.",
        ) as tracker:
            self.play(FadeOut(rows), FadeOut(result), run_time=0.1 * tracker.duration)
            self.play(FadeIn(costs[0]), FadeIn(costs[1]), run_time=0.15 * tracker.duration)
            self.wait_until_word("Comparing")
            self.play(FadeIn(costs[2], shift=UP * 0.2), run_time=0.12 * tracker.duration)
        with self.voiceover(
            text="That is O(n log n), and no sorting by comparisons can grow more slowly.",
            visual="The formula: n times the logarithm of n.",
        ) as tracker:
            law = formula(r"n \cdot \lceil \log_2 n \rceil \;=\; O(n \log n)", color=AMBER).move_to(DOWN * 2.1)
            self.play(Write(law), run_time=0.5 * tracker.duration)


class Summary(Lesson):
    """The recipe."""

    def construct(self):
        self.show_heading("Merge sort in three steps")
        steps = numbered(
            "Split the list in the middle.",
            "Sort each half in the same way.",
            "Merge the halves, front against front.",
        ).move_to(UP * 0.9)
        with self.voiceover(
            text="Split the list. Sort each half, in the very same way. Merge the two.",
            visual="Three numbered steps: split, sort each half, merge.",
        ) as tracker:
            for step, cue in zip(steps, ("Split", "Sort", "Merge"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.12 * tracker.duration)
        with self.voiceover(
            text="The price is space: merging needs room for a second copy of the list.",
            visual="A framed reminder: fast, but it needs a second list.",
        ) as tracker:
            reminder = framed("Fast, but it needs a second list.").move_to(DOWN * 1.9)
            self.play(FadeIn(reminder, scale=0.9), run_time=0.35 * tracker.duration)
