"""Bubble sort: neighbours that stand the wrong way round change places, until none do."""

from manim import *

from stitcher_lab.scene import *

# The numbers to sort; 2 to 10 of them.
NUMBERS = [6, 2, 8, 3, 9, 5]


def run_of_passes(numbers):
    """The whole run: for each pass, the list of (position, swapped) of its comparisons."""
    values, passes = list(numbers), []
    for end in range(len(values) - 1, 0, -1):
        comparisons = []
        for place in range(end):
            swapped = values[place] > values[place + 1]
            if swapped:
                values[place], values[place + 1] = values[place + 1], values[place]
            comparisons.append((place, swapped))
        passes.append(comparisons)
        if not any(swapped for _, swapped in comparisons):
            break
    return passes


def swaps_in(comparisons):
    """How many of the comparisons ended in a swap."""
    return sum(swapped for _, swapped in comparisons)


def sentence(text):
    """The text with a capital at its start."""
    return text[0].upper() + text[1:]


def bars():
    """The numbers as boxes, each with a bar on it."""
    return CellRow(NUMBERS, size=1.1, indices=False, bars=2.5).shift(DOWN * 1.45)


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="Imagine you only ever see two neighbours at a time. Could you put a whole row in order?",
            visual="The title, Bubble sort, then a row of boxes; each holds a number and carries a bar for its size.",
        ) as tracker:
            title = self.show_title("Bubble sort", f"sorting {listed(NUMBERS)}", run_time=0.2 * tracker.duration)
            self.wait_until_word("Could")
            row = bars()
            self.play(FadeOut(title, shift=UP * 0.3), run_time=0.1 * tracker.duration)
            self.play(
                LaggedStart(*(FadeIn(cell, shift=UP * 0.3) for cell in row.cells), lag_ratio=0.12),
                run_time=0.3 * tracker.duration,
            )
        with self.voiceover(
            text="You can, with one simple rule: when the left one is larger than the right one, swap them.",
            visual="A rule appears at the top: if the left is larger than the right, swap.",
        ) as tracker:
            rule = framed("left > right:  swap").move_to(UP * 2.9)
            self.wait_until_word("when")
            self.play(FadeIn(rule, shift=DOWN * 0.2), run_time=0.25 * tracker.duration)


class FirstPass(Lesson):
    """The first pass."""

    def construct(self):
        row = bars()
        self.add(row)
        self.show_heading("The first pass")
        self.verdict = None
        first = run_of_passes(NUMBERS)[0]
        for number, (place, swapped) in enumerate(first[:2]):
            left, right = row.cells[place].value, row.cells[place + 1].value
            with self.voiceover(
                text=self.comparison_line(number, left, right),
                visual=f"The boxes with {written(left)} and {written(right)} light up"
                f"{' and change places' if swapped else ', then go back to normal'}.",
            ) as tracker:
                self.compare(row, place, swapped, 0.9 * tracker.duration)

        largest = written(max(NUMBERS))
        is_sorted = not swaps_in(first)
        if len(first) > 2:
            with self.voiceover(
                text="And so on, pair by pair. Whatever is largest so far is carried along to the right."
                if not is_sorted
                else "And so on, pair by pair, up to the end. Every pair is already in order.",
                visual="The remaining pairs are compared one after the other, from left to right.",
            ) as tracker:
                self.play(FadeOut(self.verdict), run_time=0.08 * tracker.duration)
                self.verdict = None
                quick_run(self, row, first[2:], 0.82 * tracker.duration)

        with self.voiceover(
            text=f"The first pass is over: {largest}, the largest number, has bubbled up to the end. There it stays."
            if not is_sorted
            else "The first pass is over, without a single swap. So the list was in order from the start.",
            visual=f"The last box, {largest}, turns green." if not is_sorted else "All boxes turn green.",
        ) as tracker:
            if self.verdict:
                self.play(FadeOut(self.verdict), run_time=0.1 * tracker.duration)
            done = row.cells if is_sorted else row.cells[-1:]
            self.play(*(cell.animate.paint(LEAF) for cell in done), run_time=0.25 * tracker.duration)

    def comparison_line(self, number, left, right):
        """What is said of one of the first comparisons."""
        start = "We begin with the first two" if number == 0 else "Then we move on by one"
        pair = f"{start}: {written(left)} and {written(right)}."
        if left > right:
            return f"{pair} {written(left)} is larger, so they swap."
        if left == right:
            return f"{pair} They are equal, so they stay."
        return f"{pair} They are in order, so they stay."

    def compare(self, row, place, swapped, run_time):
        """Compare two neighbours slowly, with the outcome in words below them."""
        left, right = row.cells[place], row.cells[place + 1]
        sign = ">" if swapped else "=" if left.value == right.value else "<"
        comparison = on_baseline(f"{written(left.value)} {sign} {written(right.value)}", 36)
        outcome = on_baseline("swap" if swapped else "stay", 36, AMBER if swapped else MUTED)
        verdict = on_one_line(comparison, outcome, buff=0.6).shift(DOWN * 2.55)
        old = [FadeOut(self.verdict)] if self.verdict else []
        self.play(left.animate.paint(SKY), right.animate.paint(SKY), *old, run_time=0.25 * run_time)
        self.play(FadeIn(verdict, shift=UP * 0.2), run_time=0.2 * run_time)
        self.verdict = verdict
        if swapped:
            self.play(row.swap(place, place + 1), run_time=0.35 * run_time)
        else:
            self.wait(0.35 * run_time)
        self.play(left.animate.plain(), right.animate.plain(), run_time=0.2 * run_time)


def quick_run(scene, row, comparisons, run_time):
    """Compare pair after pair within ``run_time`` seconds, swapping where need be; all boxes end plain."""
    step = run_time / (len(comparisons) + 0.5)
    lit = []
    for place, swapped in comparisons:
        pair = row.cells[place : place + 2]
        before = [cell.animate.plain() for cell in lit if cell not in pair]
        lit = pair
        if swapped and step < 0.3:
            scene.play(row.swap(place, place + 1), *before, run_time=step)
            continue
        look = 0.45 * step if swapped else step
        scene.play(*(cell.animate.paint(SKY) for cell in pair), *before, run_time=look)
        if swapped:
            scene.play(row.swap(place, place + 1), run_time=step - look)
    scene.play(*(cell.animate.plain() for cell in lit), run_time=0.5 * step)


class MorePasses(Lesson):
    """Pass after pass."""

    def construct(self):
        first, *rest = run_of_passes(NUMBERS)
        values = list(NUMBERS)
        for place, swapped in first:
            if swapped:
                values[place], values[place + 1] = values[place + 1], values[place]
        row = CellRow(values, size=1.1, indices=False, bars=2.5).shift(DOWN * 1.45)
        self.add(row)
        settled = len(values) if not rest else 1
        for cell in row.cells[-settled:]:
            cell.paint(LEAF)
        self.show_heading("Pass after pass" if rest else "Already in order")

        # The first of these passes are told one by one; what lies between them and the last goes quickly.
        slow = rest if len(rest) <= 4 else rest[:2]
        for number, comparisons in enumerate(slow, start=2):
            self.tell_pass(row, number, comparisons, last=comparisons is rest[-1])
        if len(rest) > 4:
            between = rest[2:-1]
            with self.voiceover(
                text=f"The next {small_number(len(between))} passes go the same way. Each is one step shorter, "
                "and each brings one more number to its place.",
                visual="Pass after pass runs over the shrinking rest; after each, one more box at the right is green.",
            ) as tracker:
                steps = sum(len(comparisons) for comparisons in between)
                for comparisons in between:
                    share = tracker.get_remaining_duration() / steps
                    steps -= len(comparisons)
                    quick_run(self, row, comparisons, 0.8 * share * len(comparisons))
                    last_one = row.cells[len(comparisons)]
                    self.play(last_one.animate.paint(LEAF), run_time=0.1 * share * len(comparisons))
            self.tell_pass(row, len(rest) + 1, rest[-1], last=True)

        passes = [first, *rest]
        total, swaps = sum(len(comparisons) for comparisons in passes), sum(map(swaps_in, passes))
        with self.voiceover(
            text=f"The whole list is sorted, after {counted(total, 'comparison')} and "
            f"{counted(swaps, 'swap') if swaps else 'no swap at all'}.",
            visual=f"All boxes are green, in the order {listed(sorted(NUMBERS))}.",
        ) as tracker:
            tally = on_one_line(
                on_baseline(f"comparisons: {total}", 36, SKY), on_baseline(f"swaps: {swaps}", 36, AMBER), buff=1.0
            ).shift(DOWN * 2.55)
            self.play(FadeIn(tally, shift=UP * 0.2), run_time=0.25 * tracker.duration)
            self.play(
                LaggedStart(*(Indicate(cell, color=LEAF, scale_factor=1.06) for cell in row.cells), lag_ratio=0.15),
                run_time=0.4 * tracker.duration,
            )

    def tell_pass(self, row, number, comparisons, *, last):
        """Run one pass while it is told."""
        swaps = swaps_in(comparisons)
        settled = written(max(cell.value for cell in row.cells[: len(comparisons) + 1]))
        with self.voiceover(
            text=self.pass_line(number, len(comparisons), swaps, settled, last),
            visual=f"Pass {number}: {counted(len(comparisons), 'pair')} compared, "
            f"{counted(swaps, 'swap') if swaps else 'no swap'} made.",
        ) as tracker:
            quick_run(self, row, comparisons, 0.8 * tracker.duration)
            done = row.cells[: len(comparisons) + 1] if last else [row.cells[len(comparisons)]]
            self.play(*(cell.animate.paint(LEAF) for cell in done), run_time=0.12 * tracker.duration)

    def pass_line(self, number, pairs, swaps, settled, last):
        """What is said while a pass runs."""
        if last and not swaps:
            alone = {1: "the only pair left is", 2: "both pairs are"}.get(pairs, f"all {small_number(pairs)} pairs are")
            return f"In the {ordinal(number)} pass, {alone} in order. Without a swap, there is nothing left to do."
        if last:
            return f"The {ordinal(number)} pass has one pair left. It swaps, and everything is in its place."
        if number == 2:
            made = f"This time it takes {counted(swaps, 'swap')}, and {settled} is in its place."
            return f"The second pass does the same with the rest. {made}"
        return sentence(f"{ordinal(number)} pass: {counted(swaps, 'swap')}, and {settled} is in its place.")


class Cost(Lesson):
    """What it costs."""

    def construct(self):
        count = len(NUMBERS)
        total = count * (count - 1) // 2
        self.show_heading("What it costs")
        side = min(0.7, 3.6 / (count - 1))
        triangle = VGroup()
        for length in range(count - 1, 0, -1):
            squares = VGroup(*(Square(0.8 * side, color=SKY, fill_opacity=0.35, stroke_width=2) for _ in range(length)))
            triangle.add(squares.arrange(RIGHT, buff=0.2 * side))
        triangle.arrange(DOWN, buff=0.2 * side, aligned_edge=LEFT).move_to(UP * 0.55)
        sums = [str(length) for length in range(count - 1, 0, -1)]
        shown_sum = " + ".join(sums) if count <= 5 else f"{sums[0]} + {sums[1]} + … + 1"
        with self.voiceover(
            text=f"Each pass is one comparison shorter: from {small_number(count - 1)} down to one. "
            f"Together, at most {counted(total, 'comparison')}."
            if count > 2
            else "Two numbers need one pass with one comparison. Longer lists need many more.",
            visual="One square for each comparison: the passes form a triangle, half of a square.",
        ) as tracker:
            self.play(
                LaggedStart(*(FadeIn(squares, shift=RIGHT * 0.2) for squares in triangle), lag_ratio=0.3),
                run_time=0.5 * tracker.duration,
            )
            label = words(f"{shown_sum} = {total}" if count > 2 else "1 comparison", 36, SKY).move_to(DOWN * 2.2)
            self.play(FadeIn(label), run_time=0.15 * tracker.duration)

        sizes = sorted({count, 1_000, 1_000_000})
        rows = [(f"{size:,}", f"{size * (size - 1) // 2:,}") for size in sizes]
        costs = table(("numbers", "comparisons, at most"), rows, (INK, ROSE), pitch=5.5).shift(UP * 0.6)
        with self.voiceover(
            text="A triangle grows like a square. A thousand numbers take up to half a million comparisons, "
            "and a million numbers 500 billion.",
            visual="A table: a thousand numbers, 499,500 comparisons; a million numbers, almost 500 billion.",
        ) as tracker:
            self.play(FadeOut(triangle), FadeOut(label), run_time=0.08 * tracker.duration)
            self.play(FadeIn(costs[0]), FadeIn(costs[1]), run_time=0.1 * tracker.duration)
            self.wait_until_word("thousand")
            self.play(FadeIn(costs[-2], shift=UP * 0.2), run_time=0.1 * tracker.duration)
            self.wait_until_word("and")
            self.play(FadeIn(costs[-1], shift=UP * 0.2), run_time=0.1 * tracker.duration)

        with self.voiceover(
            text="That is quadratic growth, O(n²): twice as many numbers, four times the work.",
            visual="The formula: n times n minus one, over two, comparisons, which is of order n squared.",
        ) as tracker:
            law = formula(r"\frac{n\,(n-1)}{2} \;=\; O(n^2)", color=AMBER).move_to(DOWN * 2.25)
            self.play(Write(law), run_time=0.4 * tracker.duration)


class Summary(Lesson):
    """The recipe."""

    def construct(self):
        self.show_heading("Bubble sort in three steps")
        steps = numbered(
            "Compare two neighbours, from left to right.",
            "Swap them if the left one is larger.",
            "Start over, until a pass makes no swap.",
        ).move_to(UP * 0.9)
        with self.voiceover(
            text="Compare neighbours, swap where the left one is larger, and repeat until a pass makes no swap.",
            visual="Three numbered steps: compare neighbours, swap if the left one is larger, start over.",
        ) as tracker:
            for step, cue in zip(steps, ("Compare", "swap", "repeat"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.1 * tracker.duration)
        with self.voiceover(
            text="It is easy to write and easy to check, but only good for short or nearly sorted lists.",
            visual="A framed reminder: simple, but slow for long lists.",
        ) as tracker:
            reminder = framed("Simple, but slow for long lists.").move_to(DOWN * 1.9)
            self.wait_until_word("only")
            self.play(FadeIn(reminder, scale=0.9), run_time=0.25 * tracker.duration)
