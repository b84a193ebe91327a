"""Stack: the last thing put on is the first to come off."""

from manim import *

from stitcher_lab.scene import *

# What is put on the stack, in this order; 1 to 8 numbers or short words.
ITEMS = [3, 7, 9, 4]
# How many are taken off again; at most as many as were put on.
POPS = 2


class Pile(VGroup):
    """An open box in which cells stand on one another."""

    def __init__(self, items):
        super().__init__()
        self.height_of_cell = min(0.85, 4.5 / len(items) - 0.1)
        self.cells = [Cell(item, self.height_of_cell, 2.3) for item in items]
        even_labels(self.cells)
        low = -2.7
        high = low + len(items) * (self.height_of_cell + 0.1) + 0.15
        self.bottom = np.array([-0.6, low + 0.1 + self.height_of_cell / 2, 0])
        corners = [(-1.95, high), (-1.95, low), (0.75, low), (0.75, high)]
        self.walls = VMobject(stroke_color=MUTED, stroke_width=5)
        self.walls.set_points_as_corners([np.array([x, y, 0]) for x, y in corners])
        self.add(self.walls)

    def level(self, number):
        """The middle of the cell with ``number`` cells below it."""
        return self.bottom + UP * number * (self.height_of_cell + 0.1)

    def entrance(self):
        """Where a cell waits above the box."""
        return np.array([self.bottom[0], SAFE_TOP - self.height_of_cell / 2, 0])

    def beside(self, number):
        """Where the tip of the pointer to a level is: right of the wall."""
        return self.level(number) + RIGHT * 1.5


def top_pointer():
    """An arrow head that points left, with the word top."""
    tip = Triangle(color=AMBER, fill_opacity=1, stroke_width=0).scale_to_fit_height(0.22).rotate(PI / 2)
    return VGroup(tip, words("top", SMALL_SIZE, AMBER).next_to(tip, RIGHT, buff=0.15))


def aim(pointer, point):
    """Move the pointer so that its tip is at the point."""
    return pointer.shift(point - pointer[0].get_left())


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="Think of a pile of plates. You add one on top. You take one from the top. "
            "Anything else is asking for trouble.",
            visual="The title, Stack; then plates land on a pile, and the upper one is lifted off.",
        ) as tracker:
            title = self.show_title("Stack", "last in, first out", run_time=0.15 * tracker.duration)
            self.play(title.animate.scale(0.75).move_to(UP * 2.9), run_time=0.1 * tracker.duration)
            plates = VGroup(
                *(Ellipse(width=3.6, height=0.5, color=MUTED, fill_color=PANEL, fill_opacity=1) for _ in range(5))
            )
            plates.arrange(UP, buff=-0.2).move_to(DOWN * 0.9)
            self.play(FadeIn(plates[:4]), run_time=0.1 * tracker.duration)
            self.wait_until_word("add")
            plates[4].set_stroke(AMBER)
            self.play(FadeIn(plates[4], shift=DOWN * 1.2), run_time=0.1 * tracker.duration)
            self.wait_until_word("take")
            self.play(plates[4].animate.shift(UP * 1.2), run_time=0.1 * tracker.duration)
        with self.voiceover(
            text="A stack works the same way. It is one of the simplest ways to store data, "
            "and one of the most useful.",
            visual="The pile of plates, with the upper plate held above it.",
        ) as tracker:
            label = words("only the top is in reach", SMALL_SIZE, AMBER).next_to(plates[4], RIGHT, buff=0.4)
            self.play(FadeIn(label, shift=LEFT * 0.2), run_time=0.25 * tracker.duration)


class PushAndPop(Lesson):
    """Push and pop."""

    def construct(self):
        self.pile = Pile(ITEMS)
        self.add(self.pile)
        self.filled = 0
        self.pointer = None
        self.call = None
        self.show_heading("Push and pop")
        names = [written(item) for item in ITEMS]

        with self.voiceover(
            text=f"Push puts a value on the stack. We push {names[0]}. It is alone, so it is at the top.",
            visual=f"A box with {names[0]} falls to the bottom of an open container; a pointer marks it as the top.",
        ) as tracker:
            self.push(0, 0.8 * tracker.duration)
        if len(ITEMS) > 1:
            with self.voiceover(
                text=f"We push {names[1]}, and now {names[1]} is at the top. What lies below it is out of reach.",
                visual=f"A box with {names[1]} lands on the first one; the pointer moves up.",
            ) as tracker:
                self.push(1, 0.6 * tracker.duration)
        if len(ITEMS) > 2:
            follow = "follows" if len(ITEMS) == 3 else "follow"
            each = "on top of both" if len(ITEMS) == 3 else "each on top of the one before"
            with self.voiceover(
                text=f"Then {listed(ITEMS[2:])} {follow}, {each}.",
                visual=f"The pile grows to {counted(len(ITEMS), 'box', 'boxes')}.",
            ) as tracker:
                for number in range(2, len(ITEMS)):
                    self.push(number, 0.88 * tracker.duration / (len(ITEMS) - 2))

        out = names[::-1][:POPS]
        heading = words("taken off:", SMALL_SIZE, LEAF).move_to(np.array([4.2, 2.45, 0]))
        self.out = 0
        with self.voiceover(
            text=f"Pop takes the top one off. That is {out[0]}, the last one that we pushed: last in, first out.",
            visual=f"The box with {out[0]} leaves the pile and is put down at the right.",
        ) as tracker:
            self.play(FadeIn(heading), run_time=0.08 * tracker.duration)
            self.pop(0.6 * tracker.duration)
        if POPS > 1:
            again = "Pop again, and out comes" if POPS == 2 else "The next pops bring out"
            with self.voiceover(
                text=f"{again} {listed(out[1:])}.",
                visual=f"{listed(out[1:])} leave the pile from the top.",
            ) as tracker:
                for _ in out[1:]:
                    self.pop(0.8 * tracker.duration / (POPS - 1))
        left = len(ITEMS) - POPS
        with self.voiceover(
            text=f"{counted(left, 'value').capitalize()} {'stays' if left == 1 else 'stay'} behind, "
            f"with {names[left - 1]} at the top. {names[0]}, the first one in, will be the last one out."
            if left
            else "Now the stack is empty. One more pop would be an error: a stack underflow.",
            visual=f"{counted(left, 'box', 'boxes').capitalize()} left in the container."
            if left
            else "The container is empty.",
        ) as tracker:
            if left:
                self.play(Indicate(self.pile.cells[left - 1], color=AMBER), run_time=0.3 * tracker.duration)
                self.play(self.pile.cells[0].animate.paint(SKY), run_time=0.2 * tracker.duration)
            else:
                empty = words("empty", BODY_SIZE, ROSE).move_to(self.pile.walls)
                self.play(FadeIn(empty), run_time=0.2 * tracker.duration)

    def say_call(self, text):
        """Animations that put a new command in place of the one before, at the left."""
        call = fit(words(text, 36, SKY), 3.6).move_to(LEFT * 4.5)
        old = [FadeOut(self.call)] if self.call else []
        self.call = call
        return [*old, FadeIn(call)]

    def push(self, number, run_time):
        """Drop the next cell on the pile."""
        cell = self.pile.cells[number].move_box_to(self.pile.entrance()).paint(SKY)
        self.play(*self.say_call(f"push({written(cell.value)})"), FadeIn(cell), run_time=0.35 * run_time)
        goal = self.pile.beside(number)
        if self.pointer is None:
            self.pointer = aim(top_pointer(), goal)
            move = FadeIn(self.pointer)
        else:
            move = self.pointer.animate.shift(goal - self.tip())
        self.play(cell.animate.move_box_to(self.pile.level(number)), move, run_time=0.45 * run_time)
        self.play(cell.animate.plain(), run_time=0.2 * run_time)
        self.filled = number + 1

    def pop(self, run_time):
        """Take the top cell off and put it down at the right."""
        self.filled -= 1
        cell = self.pile.cells[self.filled]
        place = np.array([4.2, 2.0 - self.pile.height_of_cell / 2 - self.out * (self.pile.height_of_cell + 0.1), 0])
        self.out += 1
        calls = self.say_call("pop()")
        self.play(*calls, cell.animate.paint(AMBER), run_time=0.2 * run_time)
        self.play(cell.animate.move_box_to(self.pile.entrance()), run_time=0.3 * run_time)
        lower = (
            self.pointer.animate.shift(self.pile.beside(self.filled - 1) - self.tip())
            if self.filled
            else FadeOut(self.pointer)
        )
        self.play(cell.animate.move_box_to(place).paint(LEAF), lower, run_time=0.5 * run_time)

    def tip(self):
        """Where the pointer points."""
        return self.pointer[0].get_left()


class Uses(Lesson):
    """What stacks are good for."""

    def construct(self):
        self.show_heading("What stacks are good for")
        uses = (
            ("Undo", ("type", "bold", "delete"), "latest change first"),
            ("Calls", ("main", "draw", "line"), "last call returns first"),
            ("Brackets", ("{", "[", "("), "last opened, first closed"),
        )
        columns = VGroup()
        for name, entries, rule in uses:
            cells = VGroup(*(Cell(entry, 0.75, 2.3) for entry in reversed(entries))).arrange(DOWN, buff=0.1)
            cells[0].paint(AMBER)
            title, note = words(name, 36, SKY), words(rule, SMALL_SIZE, MUTED)
            columns.add(VGroup(title, cells, note).arrange(DOWN, buff=0.4))
        columns.arrange(RIGHT, buff=0.7).move_to(DOWN * 0.1)
        for column in columns:
            column.align_to(columns, UP)
        with self.voiceover(
            text="Whenever the latest comes first, there is a stack. Undo takes back your latest change.",
            visual="A column named Undo: a stack with delete on top of bold on top of type.",
        ) as tracker:
            self.play(FadeIn(*(column[0] for column in columns)), run_time=0.2 * tracker.duration)
            self.wait_until_word("Undo")
            self.play(FadeIn(columns[0][1:], shift=UP * 0.2), run_time=0.25 * tracker.duration)
        with self.voiceover(
            text="A program that calls functions returns from the last one first. "
            "And brackets close in the reverse order.",
            visual="Two more columns, Calls and Brackets, each with a stack of three boxes.",
        ) as tracker:
            self.play(FadeIn(columns[1][1:], shift=UP * 0.2), run_time=0.2 * tracker.duration)
            self.wait_until_word("brackets")
            self.play(FadeIn(columns[2][1:], shift=UP * 0.2), run_time=0.2 * tracker.duration)


class Summary(Lesson):
    """What to remember."""

    def construct(self):
        self.show_heading("A stack in three commands")
        steps = numbered(
            "push(x) puts x on top.",
            "pop() takes the top one off.",
            "peek() looks at the top one.",
        ).move_to(UP * 0.9)
        with self.voiceover(
            text="Push puts on top, pop takes off the top, and peek only looks. "
            "Each takes a single step, however large the stack is.",
            visual="Three numbered commands: push, pop, peek.",
        ) as tracker:
            for step, cue in zip(steps, ("Push", "pop", "peek"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.08 * tracker.duration)
        with self.voiceover(
            text="If you remember one thing: last in, first out.",
            visual="A framed reminder: last in, first out.",
        ) as tracker:
            reminder = framed("Last in, first out, each in O(1).").move_to(DOWN * 1.9)
            self.play(FadeIn(reminder, scale=0.9), run_time=0.35 * tracker.duration)
