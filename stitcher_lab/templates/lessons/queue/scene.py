"""Queue: the first to come is the first to be served."""

from manim import *

from stitcher_lab.scene import *

# What joins the queue, in this order; 1 to 8 numbers or short words.
ITEMS = [3, 7, 9, 4]
# How many are served; at most as many as have joined.
SERVED = 2


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="At a bakery, who is served next? Not the newest customer, and not the loudest. "
            "The one who came first.",
            visual="The title, Queue; then a line of round figures in front of a counter; the first one lights up.",
        ) as tracker:
            title = self.show_title("Queue", "first in, first out", run_time=0.15 * tracker.duration)
            self.play(title.animate.scale(0.75).move_to(UP * 2.9), run_time=0.1 * tracker.duration)
            counter = RoundedRectangle(corner_radius=0.1, width=1.1, height=2.2, color=MUTED, fill_opacity=0.3)
            counter.move_to(LEFT * 4.6 + DOWN * 0.4)
            people = VGroup()
            for place in range(5):
                head = Circle(0.34, color=MUTED, fill_color=PANEL, fill_opacity=1)
                body = RoundedRectangle(corner_radius=0.3, width=0.95, height=1.15, color=MUTED)
                body.set_fill(PANEL, opacity=1).next_to(head, DOWN, buff=0.08)
                people.add(VGroup(head, body).move_to(LEFT * (3.0 - 1.6 * place) + DOWN * 0.5))
            self.play(FadeIn(counter), FadeIn(people), run_time=0.1 * tracker.duration)
            self.wait_until_word("The one")
            self.play(people[0].animate.set_stroke(AMBER), run_time=0.1 * tracker.duration)
        with self.voiceover(
            text="Computers keep such lines, too. That is what a queue is for.",
            visual="A new figure joins at the end of the line.",
        ) as tracker:
            late = people[4].copy().shift(RIGHT * 1.6)
            self.play(FadeIn(late, shift=LEFT * 0.6), run_time=0.35 * tracker.duration)


class JoinAndLeave(Lesson):
    """Joining and leaving."""

    def construct(self):
        self.lane = CellRow(ITEMS, size=0.95, cell_width=1.9, width=11.8, indices=False).shift(UP * 0.75)
        self.waiting = []
        self.served = []
        self.call = self.front = self.back = None
        low, high = self.lane.slot(-0.6), self.lane.slot(len(ITEMS) - 0.4)
        rails = VGroup(*(Line(low + side * 0.62, high + side * 0.62) for side in (UP, DOWN)))
        self.add(rails.set_stroke(MUTED, 4))
        self.show_heading("Joining and leaving")
        names = [written(item) for item in ITEMS]

        with self.voiceover(
            text=f"Enqueue puts a value at the back. We enqueue {names[0]}. It is alone, so it is also at the front.",
            visual=f"A box with {names[0]} moves into an empty lane; markers show the front and the back.",
        ) as tracker:
            self.enqueue(0, 0.85 * tracker.duration)
        if len(ITEMS) > 1:
            with self.voiceover(
                text=f"Next, {names[1]} lines up behind it. The front is still {names[0]}.",
                visual=f"A box with {names[1]} stops behind the first one; the marker of the back moves along.",
            ) as tracker:
                self.enqueue(1, 0.8 * tracker.duration)
        if len(ITEMS) > 2:
            join = "joins" if len(ITEMS) == 3 else "join"
            end = "at the end of the line" if len(ITEMS) == 3 else "each behind the one before"
            with self.voiceover(
                text=f"Then {listed(ITEMS[2:])} {join}, {end}.",
                visual=f"The line grows to {counted(len(ITEMS), 'box', 'boxes')}.",
            ) as tracker:
                for number in range(2, len(ITEMS)):
                    self.enqueue(number, 0.85 * tracker.duration / (len(ITEMS) - 2))

        label = words("served:", SMALL_SIZE, LEAF)
        label.move_to(self.lane.cells[0].box.get_left() + DOWN * 2.35, aligned_edge=LEFT)
        others = " Everyone else moves up." if len(ITEMS) > 1 else ""
        with self.voiceover(
            text=f"Dequeue takes the one at the front. That is {names[0]}, the first to come: "
            f"first in, first out.{others}",
            visual=f"The box with {names[0]} leaves at the front and turns green; the others move up by one place.",
        ) as tracker:
            self.dequeue(0.8 * tracker.duration)
            self.play(FadeIn(label), run_time=0.1 * tracker.duration)
        if SERVED > 1:
            with self.voiceover(
                text=f"The next to leave {'is' if SERVED == 2 else 'are'} {listed(ITEMS[1:SERVED])}, "
                f"{'the second to come' if SERVED == 2 else 'in the order in which they came'}.",
                visual=f"{listed(ITEMS[1:SERVED])} leave at the front, one after the other.",
            ) as tracker:
                for _ in range(1, SERVED):
                    self.dequeue(0.85 * tracker.duration / (SERVED - 1))
        left = len(ITEMS) - SERVED
        with self.voiceover(
            text=f"{counted(left, 'value').capitalize()} {'is' if left == 1 else 'are'} still waiting, "
            f"with {names[SERVED]} at the front."
            if left
            else "Now the queue is empty. One more dequeue would be an error: a queue underflow.",
            visual=f"{counted(left, 'box', 'boxes').capitalize()} left in the lane." if left else "The lane is empty.",
        ) as tracker:
            if left:
                self.play(Indicate(self.waiting[0], color=AMBER), run_time=0.4 * tracker.duration)
            else:
                empty = words("empty", BODY_SIZE, ROSE).move_to(rails)
                self.play(FadeIn(empty), run_time=0.2 * tracker.duration)

    def say_call(self, text):
        """Animations that put a new command in place of the one before, above the lane."""
        call = words(text, 36, SKY).move_to(UP * 2.55 + LEFT * 4.2)
        call.shift(RIGHT * max(SAFE_LEFT - call.get_left()[0], 0))
        old = [FadeOut(self.call)] if self.call else []
        self.call = call
        return [*old, FadeIn(call)]

    def above_last(self):
        """Where the marker of the back points, for the boxes that are waiting."""
        return self.lane.slot(len(self.waiting) - 1) + UP * 0.75

    def enqueue(self, number, run_time):
        """Let the next box join at the back."""
        cell = self.lane.cells[number].move_box_to(self.lane.slot(len(ITEMS) - 1) + UP * 1.6).paint(SKY)
        self.play(*self.say_call(f"enqueue({written(cell.value)})"), FadeIn(cell), run_time=0.3 * run_time)
        self.waiting.append(cell)
        if self.front is None:
            self.front = Pointer("front", AMBER, UP).aim(self.lane.slot(0) + DOWN * 0.75)
            self.back = Pointer("back", SKY, DOWN).aim(self.above_last())
            moves = [FadeIn(self.front), FadeIn(self.back)]
        else:
            moves = [self.back.animate.aim(self.above_last())]
        self.play(cell.animate.move_box_to(self.lane.slot(len(self.waiting) - 1)), *moves, run_time=0.5 * run_time)
        self.play(cell.animate.plain(), run_time=0.2 * run_time)

    def dequeue(self, run_time):
        """Let the front box leave, and the others move up."""
        cell = self.waiting.pop(0)
        place = self.lane.slot(len(self.served)) + DOWN * 3.15
        self.served.append(cell)
        self.play(*self.say_call("dequeue()"), cell.animate.paint(AMBER), run_time=0.25 * run_time)
        self.play(cell.animate.move_box_to(place).paint(LEAF), run_time=0.4 * run_time)
        if self.waiting:
            moves = [one.animate.move_box_to(self.lane.slot(at)) for at, one in enumerate(self.waiting)]
            self.play(*moves, self.back.animate.aim(self.above_last()), run_time=0.35 * run_time)
        else:
            self.play(FadeOut(self.front), FadeOut(self.back), run_time=0.35 * run_time)


class InMemory(Lesson):
    """How it is stored."""

    def construct(self):
        self.show_heading("How it is stored")
        row = CellRow(["", "", "A", "B", "C"], size=1.2).move_to(DOWN * 0.1)
        front = Pointer("front", AMBER).aim(row.slot(2) + UP * 0.75)
        # The marker of the back is below the numbers of the places.
        back = Pointer("back", SKY, UP).aim(row.slot(4) + DOWN * 1.1)
        with self.voiceover(
            text="In memory, nobody has to move up. Instead, the front marker steps on to the next place.",
            visual="An array of five places with A, B and C at its end. A leaves, and the front marker moves to B.",
        ) as tracker:
            self.play(FadeIn(row), FadeIn(front), FadeIn(back), run_time=0.2 * tracker.duration)
            self.wait_until_word("Instead")
            gone = row.cells[2].label
            self.play(gone.animate.scale(0.5).set_opacity(0), run_time=0.2 * tracker.duration)
            self.play(front.animate.aim(row.slot(3) + UP * 0.75), run_time=0.15 * tracker.duration)
        with self.voiceover(
            text="And when the back reaches the end, it starts again at place zero, where there is room: a ring.",
            visual="D is stored in place zero; the marker of the back jumps from the last place to the first.",
        ) as tracker:
            self.wait_until_word("starts")
            label = on_baseline("D", 36).move_to(row.cells[0].box)
            self.play(
                back.animate(path_arc=-PI / 8).aim(row.slot(0) + DOWN * 1.1),
                FadeIn(label),
                row.cells[0].animate.paint(SKY),
                run_time=0.3 * tracker.duration,
            )


class Uses(Lesson):
    """What queues are good for."""

    def construct(self):
        self.show_heading("What queues are good for")
        uses = (
            ("Printer", ("page 1", "page 2", "page 3"), "pages in order"),
            ("Hotline", ("Ann", "Ben", "Cem"), "first caller first"),
            ("Search", ("near", "next", "far"), "level by level"),
        )
        lines = VGroup()
        for name, entries, rule in uses:
            row = CellRow(entries, size=0.85, cell_width=1.9, indices=False)
            row.cells[0].paint(AMBER)
            title, note = words(name, 36, SKY), words(rule, BODY_SIZE, MUTED)
            lines.add(VGroup(title, row, note))
        for place, line in enumerate(lines):
            height = UP * (1.6 - 1.55 * place)
            line[0].move_to(height + LEFT * 6.0, aligned_edge=LEFT)
            line[1].move_to(height + LEFT * 0.4)
            line[2].move_to(height + RIGHT * 3.1, aligned_edge=LEFT)
        with self.voiceover(
            text="Queues keep things fair and in order: pages at the printer, callers on a hotline, "
            "or places still to visit in a breadth-first search.",
            visual="Three lines of boxes, named printer, hotline and search; the front box of each is lit.",
        ) as tracker:
            for line, cue in zip(lines, ("pages", "callers", "places"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(line, shift=LEFT * 0.3), run_time=0.12 * tracker.duration)


class Summary(Lesson):
    """What to remember."""

    def construct(self):
        self.show_heading("A queue in three commands")
        steps = numbered(
            "enqueue(x) puts x at the back.",
            "dequeue() takes the front one.",
            "peek() looks at the front one.",
        ).move_to(UP * 0.9)
        with self.voiceover(
            text="Enqueue at the back, dequeue at the front, and peek to see who is next. Each takes a single step.",
            visual="Three numbered commands: enqueue, dequeue, peek.",
        ) as tracker:
            for step, cue in zip(steps, ("Enqueue", "dequeue", "peek"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.1 * tracker.duration)
        with self.voiceover(
            text="If you remember one thing: first in, first out.",
            visual="A framed reminder: first in, first out.",
        ) as tracker:
            reminder = framed("First in, first out, each in O(1).").move_to(DOWN * 1.9)
            self.play(FadeIn(reminder, scale=0.9), run_time=0.35 * tracker.duration)
