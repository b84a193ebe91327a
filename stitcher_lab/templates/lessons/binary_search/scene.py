"""Binary search: how halving a sorted list finds a number in a few looks."""

from manim import *

from stitcher_lab.scene import *

# The numbers to search in, in increasing order; 1 to 16 of them.
NUMBERS = [3, 9, 17, 25, 42, 60, 77]
# The number to look for; it need not be in the list.
TARGET = 42


def looks(numbers, target):
    """Every look of the search as (low, middle, high): the part still in question and where it is opened."""
    found = []
    low, high = 0, len(numbers) - 1
    while low <= high:
        middle = (low + high) // 2
        found.append((low, middle, high))
        if numbers[middle] == target:
            break
        if numbers[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return found


def most_looks(count):
    """How many looks are enough for ``count`` sorted numbers: the halvings until nothing is left."""
    return count.bit_length()


def row_of_numbers():
    """The list as boxes with positions, in the middle of the picture."""
    return CellRow(NUMBERS, size=1.25).move_to(UP * 0.3)


class Question(Lesson):
    """The question."""

    def construct(self):
        count = len(NUMBERS)
        goal = written(TARGET)
        with self.voiceover(
            text=f"Is {goal} in this list? And how few numbers must we look at to be sure?",
            visual=f"The title, Binary search, and below it a sorted list of {counted(count, 'number')}.",
        ) as tracker:
            subtitle = f"finding {goal} in a sorted list"
            title = self.show_title("Binary search", subtitle, run_time=0.2 * tracker.duration)
            row = row_of_numbers()
            self.play(title.animate.scale(0.7).move_to(UP * 2.2), run_time=0.15 * tracker.duration)
            self.play(
                LaggedStart(*(FadeIn(cell, shift=UP * 0.3) for cell in row.cells), lag_ratio=0.12),
                run_time=0.4 * tracker.duration,
            )

        worst = "just one look" if count == 1 else f"up to {counted(count, 'look')}"
        many = counted(count, "number")
        with self.voiceover(
            text=f"We could go through it one by one, from the left. For {many}, that takes {worst}.",
            visual="A pointer walks along the list from left to right, box by box.",
        ) as tracker:
            pointer = Pointer("look", AMBER, UP).aim(row.slot(0) + DOWN * 0.78)
            self.play(FadeIn(pointer), row.cells[0].animate.paint(AMBER), run_time=0.12 * tracker.duration)
            step = 0.6 * tracker.duration / max(count - 1, 1)
            for place in range(1, count):
                self.play(
                    pointer.animate.aim(row.slot(place) + DOWN * 0.78),
                    row.cells[place].animate.paint(AMBER),
                    run_time=step,
                )

        with self.voiceover(
            text="But the numbers are sorted: they only grow from left to right. That order lets us skip most of them."
            if count > 1
            else "A longer list takes longer. But when it is sorted, its order lets us skip most of the numbers.",
            visual="The boxes go back to normal, and an arrow under the list points from small to large.",
        ) as tracker:
            left, right = row.slot(0) + DOWN * 0.95, row.slot(count - 1) + DOWN * 0.95
            if count == 1:
                left, right = left + LEFT, right + RIGHT
            arrow = Arrow(left, right, buff=0, color=SKY, stroke_width=5, max_tip_length_to_length_ratio=0.08)
            grow = words("smaller to larger", SMALL_SIZE, SKY).next_to(arrow, DOWN, buff=0.2)
            self.play(FadeOut(pointer), *(cell.animate.plain() for cell in row.cells), run_time=0.15 * tracker.duration)
            self.play(GrowArrow(arrow), FadeIn(grow), run_time=0.3 * tracker.duration)


class Halving(Lesson):
    """Look in the middle."""

    def construct(self):
        row = row_of_numbers()
        goal = written(TARGET)
        sought = VGroup(words("looking for", SMALL_SIZE, AMBER), Cell(TARGET, 0.7, 1.3).paint(AMBER))
        sought.arrange(RIGHT, buff=0.25).move_to(UP * 2.3 + LEFT * 4.4)
        self.counter = words("looks: 0", SMALL_SIZE, SKY).move_to(UP * 2.3 + RIGHT * 5.2)
        self.add(row, sought, self.counter)
        self.part = None
        self.pointer = None
        self.verdict = None
        self.show_heading("Look in the middle")

        steps = looks(NUMBERS, TARGET)
        for number, (low, middle, high) in enumerate(steps, start=1):
            value, left = NUMBERS[middle], high - low + 1
            smaller = value < TARGET
            gone = range(low, middle + 1) if smaller else range(middle, high + 1)
            left_over = (middle + 1, high) if smaller else (low, middle - 1)
            # The first two looks are told slowly, later ones that miss in one breath.
            if number > 2 and value != TARGET:
                with self.voiceover(
                    text=self.quick_line(left, written(value), smaller),
                    visual=f"The pointer moves to {written(value)}; what is ruled out turns red and fades.",
                ) as tracker:
                    self.point_at(row, middle, 0.2 * tracker.duration)
                    self.count_look(number, 0.1 * tracker.duration)
                    self.rule_out(row, value, gone, left_over, 0.62 * tracker.duration)
                continue

            with self.voiceover(
                text=self.opening_line(number, left, written(value)),
                visual=f"A bracket marks the part still in question; a pointer marks {written(value)} in its middle.",
            ) as tracker:
                if number == 1:
                    self.mark_part(row, low, high, 0.2 * tracker.duration)
                self.point_at(row, middle, 0.25 * tracker.duration)
                self.count_look(number, 0.15 * tracker.duration)

            if value == TARGET:
                with self.voiceover(
                    text=f"That is the one. {goal} is found, at index {middle}, after {counted(number, 'look')}.",
                    visual=f"The box with {goal} turns green.",
                ) as tracker:
                    self.show_verdict(f"{written(value)} = {goal}", "found", LEAF, 0.2 * tracker.duration)
                    self.play(row.cells[middle].animate.paint(LEAF), run_time=0.15 * tracker.duration)
                    self.play(Circumscribe(row.cells[middle], color=LEAF, buff=0.06), run_time=0.3 * tracker.duration)
                return

            with self.voiceover(
                text=self.ruling_line(number, written(value), smaller, len(gone) - 1),
                visual=f"{counted(len(gone), 'box', 'boxes').capitalize()} turn red and fade.",
            ) as tracker:
                self.rule_out(row, value, gone, left_over, 0.95 * tracker.duration)

        with self.voiceover(
            text=f"Nothing is left. So {goal} is not in the list, and {counted(len(steps), 'look')} "
            f"{'was' if len(steps) == 1 else 'were'} enough to be certain.",
            visual="All boxes are faded: no number is left in question.",
        ) as tracker:
            self.show_verdict("nothing left", f"{goal} is not in the list", ROSE, 0.25 * tracker.duration)

    def opening_line(self, number, left, value):
        """What is said when the next middle is looked at."""
        if left == 1:
            return f"One number is left, and it is {value}." if number > 1 else f"The only number is {value}."
        if number == 1:
            if left == 2:
                return f"Of two numbers, both are in the middle. We look at the left one, {value}."
            which = ", and look at" if left % 2 else ". Two stand there: we look at the left one,"
            return f"We do not start at the edge. We go to the middle of the {counted(left, 'number')}{which} {value}."
        return f"{counted(left, 'number').capitalize()} are left. {'The' if left % 2 else 'A'} middle one is {value}."

    def ruling_line(self, number, value, smaller, others):
        """What is said when a middle was not the one; ``others`` more numbers go with it."""
        goal = written(TARGET)
        relation, side = ("less than", "left") if smaller else ("greater than", "right")
        if others == 0:
            return f"{value} is {relation} {goal}, so it is out."
        if number == 1:
            more = "even smaller" if smaller else "even larger"
            rest = {1: "the number", 2: "both numbers"}.get(others, f"all {small_number(others)} numbers")
            verb = "is" if others == 1 else "are"
            return f"{value} is {relation} {goal}, and {rest} to its {side} {verb} {more}. All out, at one stroke."
        rest = "the one" if others == 1 else "everything"
        return f"{value} is {relation} {goal}, so it is out, together with {rest} on its {side}."

    def quick_line(self, left, value, smaller):
        """What is said of a later look that misses."""
        if left == 1:
            return f"One number is left, and it is {value}: too {'small' if smaller else 'large'}."
        many = small_number(left).capitalize()
        return f"{many} are left. {value} is too {'small' if smaller else 'large'}, so it goes."

    def count_look(self, number, run_time):
        """Count one more look in the corner."""
        counter = words(f"looks: {number}", SMALL_SIZE, SKY).move_to(self.counter)
        self.play(Transform(self.counter, counter), run_time=run_time)

    def rule_out(self, row, value, gone, left_over, run_time):
        """Compare, then let what cannot hold the number turn red and fade."""
        sign, verdict = ("<", "too small") if value < TARGET else (">", "too large")
        self.show_verdict(f"{written(value)} {sign} {written(TARGET)}", verdict, ROSE, 0.25 * run_time)
        self.play(*(row.cells[place].animate.paint(ROSE) for place in gone), run_time=0.25 * run_time)
        self.play(*(row.cells[place].animate.set_aside() for place in gone), run_time=0.25 * run_time)
        self.mark_part(row, *left_over, 0.25 * run_time)

    def mark_part(self, row, low, high, run_time):
        """Move the bracket to the part that is still in question; it goes when nothing is."""
        if low > high:
            self.play(FadeOut(self.part), FadeOut(self.pointer), run_time=run_time)
            return
        bracket = row.bracket(low, high, AMBER, drop=0.65)
        label = words("still in question", SMALL_SIZE, AMBER).next_to(bracket, DOWN, buff=0.18)
        label.shift(RIGHT * (max(SAFE_LEFT - label.get_left()[0], 0) - max(label.get_right()[0] - SAFE_RIGHT, 0)))
        part = VGroup(bracket, label)
        if self.part is None:
            self.part = part
            self.play(FadeIn(part), run_time=run_time)
        else:
            self.play(Transform(self.part, part), run_time=run_time)

    def point_at(self, row, middle, run_time):
        """Move the pointer to the number that is looked at."""
        tip = row.slot(middle) + UP * (row.size / 2 + 0.12)
        paint = row.cells[middle].animate.paint(SKY)
        if self.pointer is None:
            self.pointer = Pointer("middle", SKY).aim(tip)
            self.play(FadeIn(self.pointer, shift=DOWN * 0.2), paint, run_time=run_time)
        else:
            self.play(self.pointer.animate.aim(tip), paint, FadeOut(self.verdict), run_time=run_time)
            self.verdict = None

    def show_verdict(self, comparison, meaning, color, run_time):
        """Write the comparison and what follows from it under the list."""
        verdict = on_one_line(on_baseline(comparison, 36), on_baseline(meaning, 36, color), buff=0.7)
        fit(verdict, 11).shift(DOWN * 2.2)
        if self.verdict:
            self.play(FadeOut(self.verdict), FadeIn(verdict), run_time=run_time)
        else:
            self.play(FadeIn(verdict, shift=UP * 0.2), run_time=run_time)
        self.verdict = verdict


class Speed(Lesson):
    """Why it is so fast."""

    def construct(self):
        count = len(NUMBERS)
        self.show_heading("Why it is so fast")
        halves = [count]
        while halves[-1] > 1:
            halves.append(halves[-1] // 2)
        side = min(0.6, 8.0 / count - 0.1)
        rows, captions = VGroup(), VGroup()
        for place, left in enumerate(halves):
            boxes = VGroup(*(RoundedRectangle(corner_radius=0.15 * side, width=side, height=side) for _ in range(left)))
            boxes.set_stroke(SKY, width=2.5).set_fill(SKY, opacity=0.3).arrange(RIGHT, buff=0.1)
            boxes.move_to(LEFT * 2.6 + UP * (0.2 + 0.85 * ((len(halves) - 1) / 2 - place)), aligned_edge=LEFT)
            text = "at the start" if place == 0 else f"after {counted(place, 'look')}"
            captions.add(words(text, SMALL_SIZE, MUTED).move_to(LEFT * 3.2 + UP * boxes.get_y(), aligned_edge=RIGHT))
            rows.add(boxes)
        VGroup(rows, captions).set_x(0)

        enough = most_looks(count)
        chain = ", then at most ".join(small_number(left) for left in halves[1:])
        start = f"Each look rules out at least half: from {small_number(count)} to at most {chain}."
        with self.voiceover(
            text=f"{start if count > 1 else 'One number needs one look.'} So at most {counted(enough, 'look')} "
            f"{'is' if enough == 1 else 'are'} needed, whatever we look for.",
            visual=f"Rows of boxes, each at most half as long as the one before: {listed(halves)}.",
        ) as tracker:
            self.play(FadeIn(captions[0]), FadeIn(rows[0]), run_time=0.12 * tracker.duration)
            for place in range(1, len(halves)):
                keep = rows[place - 1][: halves[place]].copy()
                self.play(
                    ReplacementTransform(keep, rows[place]),
                    FadeIn(captions[place]),
                    run_time=0.4 * tracker.duration / (len(halves) - 1),
                )
            self.wait_until_word("So")
            answer = words(f"at most {counted(enough, 'look')}", 36, LEAF).move_to(DOWN * 2.5)
            self.play(FadeIn(answer, shift=UP * 0.2), run_time=0.12 * tracker.duration)

        sizes = sorted({count, 1_000, 1_000_000})
        rows_of_costs = [(f"{size:,}", f"{size:,}", str(most_looks(size))) for size in sizes]
        costs = table(("numbers", "one by one", "by halving"), rows_of_costs, (INK, INK, LEAF)).shift(UP * 0.6)
        with self.voiceover(
            text="Now let the list grow. For a thousand numbers, ten looks are enough. For a million, only twenty.",
            visual="A table of the most looks needed: a thousand numbers take ten by halving, a million take twenty.",
        ) as tracker:
            self.play(FadeOut(rows, captions, answer), run_time=0.1 * tracker.duration)
            self.play(FadeIn(costs[0]), FadeIn(costs[1]), run_time=0.15 * tracker.duration)
            self.wait_until_word("thousand")
            self.play(FadeIn(costs[-2], shift=UP * 0.2), run_time=0.15 * tracker.duration)
            self.wait_until_word("million")
            self.play(FadeIn(costs[-1], shift=UP * 0.2), run_time=0.15 * tracker.duration)

        with self.voiceover(
            text="Twice as many numbers cost just one look more. That is logarithmic growth: O(log n).",
            visual="Below the table, the formula: the looks grow like the logarithm of n.",
        ) as tracker:
            law = formula(r"\text{looks} \le \lfloor \log_2 n \rfloor + 1 \;=\; O(\log n)", color=AMBER)
            law.move_to(DOWN * 2.35)
            self.wait_until_word("logarithmic")
            self.play(Write(law), run_time=0.35 * tracker.duration)


class Summary(Lesson):
    """The recipe."""

    def construct(self):
        self.show_heading("Binary search in three steps")
        steps = numbered(
            "Open the middle of what is left.",
            "Compare it with what you seek.",
            "Keep only the half it can be in.",
        ).move_to(UP * 1.0)
        with self.voiceover(
            text="Open the middle. Compare. Keep the half that can hold it, and start again, "
            "until it is found or nothing is left.",
            visual="Three numbered steps: open the middle, compare, keep the half it can be in.",
        ) as tracker:
            for step, cue in zip(steps, ("Open", "Compare", "Keep"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.1 * tracker.duration)
            back = CurvedArrow(
                steps[2].get_right() + RIGHT * 0.3, steps[0].get_right() + RIGHT * 0.3, angle=PI / 2.2, color=MUTED
            )
            again = words("repeat", SMALL_SIZE, MUTED).next_to(back, RIGHT, buff=0.2)
            self.wait_until_word("start")
            self.play(Create(back), FadeIn(again), run_time=0.12 * tracker.duration)

        with self.voiceover(
            text="And remember the price: it only works when the list is sorted.",
            visual="A framed reminder: the list must be sorted.",
        ) as tracker:
            reminder = framed("The list must be sorted.").move_to(DOWN * 2.0)
            self.wait_until_word("only")
            self.play(FadeIn(reminder, scale=0.9), run_time=0.3 * tracker.duration)
