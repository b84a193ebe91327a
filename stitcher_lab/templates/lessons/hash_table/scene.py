"""Hash table: compute where a key belongs, instead of searching for it."""

from manim import *

from stitcher_lab.scene import *

# The keys to store, in this order; 1 to 8 different whole numbers, none negative.
KEYS = [25, 42, 96, 102, 31]
# How many buckets the table has; 3 to 10.
BUCKETS = 7
# The key to look up in the end; it need not be in the table.
LOOKUP = 102


def chains_of(keys):
    """The keys in each bucket, in the order in which they were stored."""
    chains = [[] for _ in range(BUCKETS)]
    for key in keys:
        chains[key % BUCKETS].append(key)
    return chains


class Buckets(VGroup):
    """The numbered buckets, one below the other; chains of keys go to the right."""

    def __init__(self):
        super().__init__()
        longest = max(len(chain) for chain in chains_of(KEYS))
        self.pitch = 5.3 / max(BUCKETS, 6)
        self.size = self.pitch - 0.12
        self.link = 0.35 if longest < 5 else 0.2
        self.wide = min(1.5, 7.4 / longest - self.link)
        self.boxes = [Cell(number, self.size, 0.8) for number in range(BUCKETS)]
        even_labels(self.boxes)
        top = self.pitch * (BUCKETS - 1) / 2 - 0.1
        # Short chains leave room at the right: then everything stands further right.
        room = 6.4 - (-1.5 + longest * (self.link + self.wide))
        self.left_column = LEFT * (4.75 - 0.5 * max(room - 1.0, 0))
        for number, box in enumerate(self.boxes):
            box.move_box_to(self.left_column + RIGHT * 2.85 + UP * (top - self.pitch * number))
        self.add(*self.boxes)

    def place(self, bucket, depth):
        """The middle of the key with ``depth`` keys before it in the chain of a bucket."""
        start = self.boxes[bucket].box.get_right() + RIGHT * (self.link + self.wide / 2)
        return start + RIGHT * depth * (self.wide + self.link)

    def key(self, value):
        """A key as a cell that fits into the chains."""
        return Cell(value, self.size, self.wide)

    def connection(self, bucket, depth):
        """The line between a key and what is before it in the chain."""
        end = self.place(bucket, depth) + LEFT * self.wide / 2
        return Line(end + LEFT * self.link, end, color=MUTED, stroke_width=3)


def computation(key, column):
    """Where a key belongs, worked out in two lines at the left."""
    place = key % BUCKETS
    result = on_baseline(f"{key} mod {BUCKETS} = {place}", 36, SKY)
    why = on_baseline(f"{key} = {key // BUCKETS} × {BUCKETS} + {place}", SMALL_SIZE, MUTED)
    lines = VGroup(fit(result, 3.4), fit(why, 3.4)).arrange(DOWN, buff=0.35)
    return lines.move_to(column + DOWN * 0.8)


class Question(Lesson):
    """The question."""

    def construct(self):
        with self.voiceover(
            text="How can a computer find one entry among millions at once, without going through them?",
            visual="The title, Hash table; then rows and rows of small boxes, one of them lit.",
        ) as tracker:
            subtitle = "compute the place instead of searching"
            title = self.show_title("Hash table", subtitle, run_time=0.2 * tracker.duration)
            boxes = VGroup(
                *(RoundedRectangle(corner_radius=0.05, width=0.5, height=0.32, color=MUTED) for _ in range(120))
            )
            boxes.set_stroke(width=2).set_fill(PANEL, opacity=1).arrange_in_grid(8, 15, buff=0.15)
            boxes.move_to(DOWN * 0.8)
            self.play(title.animate.scale(0.75).move_to(UP * 2.7), run_time=0.12 * tracker.duration)
            self.play(FadeIn(boxes), run_time=0.15 * tracker.duration)
            self.play(boxes[67].animate.set_color(AMBER), run_time=0.12 * tracker.duration)
        with self.voiceover(
            text="Like a cloakroom: the number on your ticket already tells where your coat hangs. "
            "So let the key itself tell its place.",
            visual="An arrow leads straight to the box that is lit.",
        ) as tracker:
            goal = boxes[67].get_left()
            arrow = Arrow(np.array([SAFE_LEFT, goal[1], 0]), goal, buff=0.05, color=AMBER)
            self.play(GrowArrow(arrow), run_time=0.3 * tracker.duration)


class Storing(Lesson):
    """Storing keys."""

    def construct(self):
        self.table = Buckets()
        self.stored = [[] for _ in range(BUCKETS)]
        self.collided = False
        self.show_heading("Storing keys")
        first = KEYS[0]
        with self.voiceover(
            text=f"Here are {counted(BUCKETS, 'bucket')}, numbered from zero. Where should the key {first} go?",
            visual=f"{counted(BUCKETS, 'numbered box', 'numbered boxes').capitalize()}, one below the other.",
        ) as tracker:
            self.play(
                LaggedStart(*(FadeIn(box, shift=RIGHT * 0.2) for box in self.table.boxes), lag_ratio=0.15),
                run_time=0.4 * tracker.duration,
            )
            self.wait_until_word("Where")
            self.card = self.new_card(first)
            self.play(FadeIn(self.card), run_time=0.15 * tracker.duration)
        self.work = None
        for group in self.groups():
            self.tell_keys(group)
        if not self.collided:
            with self.voiceover(
                text="No two of these keys share a bucket. If they did, the bucket would simply keep both, in a chain.",
                visual="The filled table: at most one key in each bucket.",
            ) as tracker:
                self.play(FadeOut(self.work), run_time=0.15 * tracker.duration)

    def new_card(self, key):
        """The next key, waiting at the left."""
        return self.table.key(key).move_box_to(self.table.left_column + UP * 1.5).paint(AMBER)

    def groups(self):
        """The keys as they are told: the first, and the first collision, alone; others up to three at once."""
        chains, groups, kinds = [[] for _ in range(BUCKETS)], [], []
        for key in KEYS:
            chain = chains[key % BUCKETS]
            kind = "first" if key == KEYS[0] else "free" if not chain else "joins"
            if kind == "joins" and "joins" not in kinds and "collision" not in kinds:
                kind = "collision"
            if kinds and kind == kinds[-1] and kind in ("free", "joins") and len(groups[-1]) < 3:
                groups[-1].append(key)
            else:
                groups.append([key])
                kinds.append(kind)
            chain.append(key)
        return groups

    def tell_keys(self, keys):
        """Store some keys while they are told."""
        taken = self.stored[keys[0] % BUCKETS]
        clash = bool(taken) and not self.collided
        with self.voiceover(
            text=self.keys_line(keys, taken),
            visual=f"{listed(keys)}: each remainder is worked out, and the box moves to its bucket.",
        ) as tracker:
            share = tracker.duration / len(keys)
            for key in keys:
                bucket = key % BUCKETS
                chain = self.stored[bucket]
                work = computation(key, self.table.left_column)
                if key == KEYS[0]:
                    self.play(FadeIn(work), run_time=0.25 * share)
                else:
                    self.card = self.new_card(key)
                    self.play(FadeOut(self.work), FadeIn(self.card), FadeIn(work), run_time=0.25 * share)
                self.work = work
                box = self.table.boxes[bucket]
                self.play(box.animate.paint(SKY), run_time=0.15 * share)
                if clash:
                    self.play(*(cell.animate.paint(ROSE) for cell in chain), run_time=0.12 * share)
                    self.wait_until_word("No harm")
                    self.play(*(cell.animate.plain() for cell in chain), run_time=0.08 * share)
                self.play(
                    self.card.animate.move_box_to(self.table.place(bucket, len(chain))).plain(),
                    FadeIn(self.table.connection(bucket, len(chain))),
                    run_time=0.22 * share,
                )
                self.play(box.animate.plain(), run_time=0.1 * share)
                chain.append(self.card)
        self.collided = self.collided or clash

    def keys_line(self, keys, taken):
        """What is said while keys are stored; ``taken`` is what the first one's bucket holds already."""
        key, bucket = keys[0], keys[0] % BUCKETS
        if key == KEYS[0]:
            return (
                f"Divide by the number of buckets and take the remainder: {key} divided by {BUCKETS} leaves {bucket}. "
                f"So {key} goes into bucket {bucket}."
            )
        if taken and not self.collided:
            return (
                f"{key} leaves {bucket}, too, but {taken[0].value} is already there: a collision. "
                "No harm, the bucket keeps both, in a chain."
            )
        rest = listed(f"{one} leaves {one % BUCKETS}" for one in keys)
        if taken:
            return f"{rest}, and joins the chain there." if len(keys) == 1 else f"{rest}: they join the chains there."
        free = {1: "That bucket is free", 2: "Both buckets are free"}.get(len(keys), "All these buckets are free")
        return f"{rest}. {free}."


class LookingUp(Lesson):
    """Looking a key up."""

    def construct(self):
        table = Buckets()
        chains = chains_of(KEYS)
        cells = [[table.key(key) for key in chain] for chain in chains]
        for bucket, chain in enumerate(cells):
            for depth, cell in enumerate(chain):
                cell.move_box_to(table.place(bucket, depth))
                self.add(table.connection(bucket, depth), cell)
        self.add(table)
        self.show_heading("Looking a key up")
        bucket = LOOKUP % BUCKETS
        chain = chains[bucket]

        with self.voiceover(
            text=f"Is {LOOKUP} in the table? We do not search, we compute: "
            f"{LOOKUP} divided by {BUCKETS} leaves {bucket}. "
            f"So it can only be in bucket {bucket}.",
            visual=f"The computation {LOOKUP} mod {BUCKETS} = {bucket}; bucket {bucket} lights up.",
        ) as tracker:
            card = table.key(LOOKUP).move_box_to(table.left_column + UP * 1.5).paint(AMBER)
            self.play(FadeIn(card), run_time=0.12 * tracker.duration)
            self.wait_until_word("compute")
            self.play(FadeIn(computation(LOOKUP, table.left_column)), run_time=0.15 * tracker.duration)
            self.wait_until_word("only")
            self.play(table.boxes[bucket].animate.paint(SKY), run_time=0.12 * tracker.duration)

        found = LOOKUP in chain
        looked = chain.index(LOOKUP) + 1 if found else len(chain)
        with self.voiceover(
            text=self.result_line(bucket, chain, looked, found),
            visual=f"{LOOKUP} is found in the chain." if found else f"{LOOKUP} is not in the chain.",
        ) as tracker:
            for depth in range(looked):
                color = LEAF if found and depth == looked - 1 else ROSE
                self.play(cells[bucket][depth].animate.paint(color), run_time=0.6 * tracker.duration / looked)
            verdict = words("found" if found else "not found", 36, LEAF if found else ROSE)
            self.play(FadeIn(verdict.move_to(table.left_column + DOWN * 2.2)), run_time=0.15 * tracker.duration)

    def result_line(self, bucket, chain, looked, found):
        """What is said of the search in the bucket."""
        if not chain:
            return f"Bucket {bucket} is empty. So {LOOKUP} is not in the table, and we did not compare a single key."
        compared = counted(looked, "comparison")
        if not found:
            return f"It holds {listed(chain)}. So after {compared}, we know that {LOOKUP} is not in the table."
        if looked == 1:
            return f"The first key there is {LOOKUP}. Found, with a single comparison."
        return f"We go along its chain: {listed(chain[:looked])}. Found, with {compared}."


class Cost(Lesson):
    """What it costs."""

    def construct(self):
        self.show_heading("What it costs")
        count = len(KEYS)
        spread, heap = VGroup(), VGroup()
        for bucket in range(6):
            line, pile = VGroup(Square(0.5)), VGroup(Square(0.5))
            line.add(*(Square(0.5) for _ in range((1, 1, 2, 0, 1, 1)[bucket])))
            pile.add(*(Square(0.5) for _ in range(6 if bucket == 2 else 0)))
            for group, accent, column in ((line, LEAF, spread), (pile, ROSE, heap)):
                group[0].set_stroke(MUTED, 2).set_fill(PANEL, opacity=1)
                group[1:].set_stroke(accent, 2).set_fill(accent, opacity=0.3)
                group.arrange(RIGHT, buff=0.1)
                column.add(group)
        for column, side in ((spread, LEFT * 4.2), (heap, RIGHT * 1.2)):
            for bucket, group in enumerate(column):
                group.move_to(side + UP * (1.7 - 0.62 * bucket), aligned_edge=LEFT)
        with self.voiceover(
            text="If the keys spread well, the chains stay short. Storing and finding then take about one step, "
            "however many keys there are.",
            visual="Six buckets with six keys, spread over them: the longest chain has two.",
        ) as tracker:
            self.play(FadeIn(spread, shift=UP * 0.2), run_time=0.2 * tracker.duration)
            good = words("spread well: O(1)", BODY_SIZE, LEAF).move_to(LEFT * 3.3 + DOWN * 2.3)
            self.wait_until_word("one step")
            self.play(FadeIn(good), run_time=0.12 * tracker.duration)
        with self.voiceover(
            text="If all of them end in one bucket, we are back to searching one by one.",
            visual="Six buckets with all six keys in one of them: one long chain.",
        ) as tracker:
            self.play(FadeIn(heap, shift=UP * 0.2), run_time=0.25 * tracker.duration)
            bad = words("all in one: O(n)", BODY_SIZE, ROSE).move_to(RIGHT * 3.2 + DOWN * 2.3)
            self.wait_until_word("back")
            self.play(FadeIn(bad), run_time=0.15 * tracker.duration)
        load = count / BUCKETS
        sign = equals_sign(load)
        enlarge = "When it passes about one, the table is enlarged."
        advice = enlarge if load <= 1 else "That is crowded: time to enlarge it."
        with self.voiceover(
            text=f"So the table is kept roomy: {counted(count, 'key')} in {counted(BUCKETS, 'bucket')} "
            f"{'make' if count > 1 else 'makes'} a load of {'about ' if sign == '≈' else ''}{tidy(load)}. "
            f"{advice}",
            visual=f"The load factor: {count} keys over {BUCKETS} buckets, {tidy(load)}.",
        ) as tracker:
            self.play(FadeOut(spread, heap, good, bad), run_time=0.1 * tracker.duration)
            law = formula(
                r"\text{load} \;=\; \frac{\text{keys}}{\text{buckets}}",
                rf"\;=\; \frac{{{count}}}{{{BUCKETS}}}",
                rf"\;{'=' if sign == '=' else chr(92) + 'approx'}\; {tidy(load)}",
                color=AMBER,
                size=56,
            )
            for part in law:
                self.play(FadeIn(part), run_time=0.15 * tracker.duration)


def equals_sign(value):
    """Whether the value as it is written is exact."""
    return "=" if abs(value - round(value, 2)) < 1e-9 else "≈"


class Summary(Lesson):
    """The recipe."""

    def construct(self):
        self.show_heading("A hash table in three steps")
        steps = numbered(
            "Compute the bucket from the key.",
            "Go straight to that bucket.",
            "Compare only along its short chain.",
        ).move_to(UP * 0.9)
        with self.voiceover(
            text="Compute the bucket from the key. Go straight there. Compare only along its chain.",
            visual="Three numbered steps: compute the bucket, go there, compare along the chain.",
        ) as tracker:
            for step, cue in zip(steps, ("Compute", "Go", "Compare"), strict=True):
                self.wait_until_word(cue)
                self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.12 * tracker.duration)
        with self.voiceover(
            text="That is how dictionaries and sets find their keys: not by searching, but by computing.",
            visual="A framed reminder: compute the place instead of searching.",
        ) as tracker:
            reminder = framed("Do not search. Compute.").move_to(DOWN * 1.9)
            self.wait_until_word("not")
            self.play(FadeIn(reminder, scale=0.9), run_time=0.25 * tracker.duration)
