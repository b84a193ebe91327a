"""Binary search tree: numbers are put in one by one, smaller ones to the left, larger ones to the right."""

from manim import *

from stitcher_lab.scene import *

# The numbers in the order in which they arrive.
NUMBERS = [42, 17, 60, 9, 25, 77, 51]


def grow():
    """The tree that the numbers make: children by number, and the way that each took from the root."""
    root = NUMBERS[0]
    children, ways = {root: (None, None)}, {root: []}
    for number in NUMBERS[1:]:
        way, node = [], root
        while node is not None:
            way.append(node)
            left, right = children[node]
            parent, node = node, left if number < node else right
        left, right = children[parent]
        children[parent] = (number, right) if number < parent else (left, number)
        children[number] = (None, None)
        ways[number] = way
    return children, ways


CHILDREN, WAYS = grow()
LEVELS = 1 + max(len(way) for way in WAYS.values())
BEST_LEVELS = len(NUMBERS).bit_length()
# The number to look for at the end: the deepest one, the last of these that came.
SOUGHT = max(NUMBERS, key=lambda number: (len(WAYS[number]), NUMBERS.index(number)))


def whole_tree():
    """The finished drawing; parts of it are shown as they come."""
    labels = {number: written(number) for number in NUMBERS}
    return BinaryTree(CHILDREN, NUMBERS[0], labels, width=12.4, height=4.1).move_to(UP * 0.62)


def turns(number):
    """The way of a number in words: ``left at 42, then right at 17``."""
    way = WAYS[number]
    sides = ["left" if number < node else "right" for node in way]
    if len(way) > 3 and len(set(sides)) == 1:
        return f"{sides[0]} at all {small_number(len(way))} numbers on its way"
    return ", ".join(f"{side} at {written(node)}" for side, node in zip(sides, way, strict=True))


class Question(Lesson):
    """The question."""

    def construct(self):
        title = self.show_title("Binary search tree", "smaller to the left, larger to the right")
        with self.voiceover(
            text="Numbers keep coming in. How do we store them so that each can be found quickly?",
            visual="The title: binary search tree, smaller to the left, larger to the right.",
        ):
            self.wait(1)
        self.play(FadeOut(title), run_time=0.5)
        self.show_heading("The question")
        row = CellRow(NUMBERS, indices=False, size=0.9).move_to(UP * 1.9)
        with self.voiceover(
            text=f"These are ours, in the order in which they come: {listed(NUMBERS)}.",
            visual=f"A row of boxes with the numbers {listed(NUMBERS)}.",
        ) as tracker:
            self.play(
                LaggedStart(*(FadeIn(cell, shift=LEFT * 0.4) for cell in row.cells), lag_ratio=0.5),
                run_time=0.8 * tracker.duration,
            )
        node = GraphNode(written(NUMBERS[0]), 0.62).move_to(DOWN * 0.35).look()
        small = words("smaller", BODY_SIZE, AMBER).move_to(DOWN * 1.95 + LEFT * 2.6)
        large = words("larger", BODY_SIZE, LEAF).move_to(DOWN * 1.95 + RIGHT * 2.6)
        left = Arrow(node.get_center(), small.get_top() + UP * 0.1, buff=0.7, color=AMBER)
        right = Arrow(node.get_center(), large.get_top() + UP * 0.1, buff=0.7, color=LEAF)
        with self.voiceover(
            text="One rule is enough: at every number, what is smaller goes to the left, what is larger to the right.",
            visual=f"A circle with {written(NUMBERS[0])}. An arrow to the left says smaller, one to the right larger.",
        ) as tracker:
            self.play(FadeIn(node, scale=0.7), row.cells[0].animate.paint(SKY), run_time=0.8)
            self.safe_wait(tracker.time_until("smaller") - 0.2)
            self.play(GrowArrow(left), FadeIn(small), run_time=0.7)
            self.safe_wait(tracker.time_until("larger") - 0.2)
            self.play(GrowArrow(right), FadeIn(large), run_time=0.7)


class Insert(Lesson):
    """One by one."""

    def construct(self):
        self.show_heading("One by one")
        self.tree = whole_tree()
        self.row = CellRow(NUMBERS, indices=False, size=0.62, cell_width=0.95).move_to(DOWN * 2.05)
        self.sums = VGroup()
        first = NUMBERS[0]
        with self.voiceover(
            text=f"{written(first)} comes first. The tree is empty, so it becomes the root.",
            visual=f"{written(first)} moves from the row of numbers to the top of the tree.",
        ) as tracker:
            self.play(FadeIn(self.row), run_time=0.6)
            self.arrive(first, 0.5 * tracker.duration)
        told_free = False
        for number in NUMBERS[1:]:
            way = WAYS[number]
            text = f"Then {written(number)}: {turns(number)}."
            if not told_free:
                side, word = ("left", "smaller") if number < way[-1] else ("right", "larger")
                text = f"{written(number)} is {word} than {written(way[0])}. "
                text += f"The place to its {side} is free, so it stays."
                told_free = True
            self.put(number, way, text)

    def put(self, number, way, text):
        """Let a number find its place: compare with each node on its way, then stay."""
        lines = VGroup()
        for node in way:
            sign, color = ("<", AMBER) if number < node else (">", LEAF)
            lines.add(words(f"{written(number)} {sign} {written(node)}", SMALL_SIZE, color))
        fit(lines.arrange(RIGHT, buff=0.55), 12.4).move_to(DOWN * 2.68)
        cell = self.row.cells[NUMBERS.index(number)]
        with self.voiceover(
            text=text,
            visual=f"{written(number)} goes {turns(number)}, and takes the free place there.",
        ) as tracker:
            gone, self.sums = self.sums, lines
            self.play(
                cell.animate.paint(SKY), FadeOut(gone), self.newest.animate.plain(), run_time=0.12 * tracker.duration
            )
            step = 0.5 * tracker.duration / len(way)
            for node, line in zip(way, lines, strict=True):
                self.play(self.tree.nodes[node].animate.look(), FadeIn(line, shift=UP * 0.1), run_time=0.6 * step)
                self.play(self.tree.nodes[node].animate.plain(), run_time=0.4 * step)
            self.arrive(number, 0.28 * tracker.duration, way[-1])

    def arrive(self, number, run_time, parent=None):
        """Move a number from the row to its place in the tree."""
        node = self.tree.nodes[number]
        cell = self.row.cells[NUMBERS.index(number)]
        flying = node.copy().done().move_to(cell.box)
        self.play(
            cell.animate.set_aside(),
            flying.animate.move_to(node),
            *([Create(self.tree.edges[parent, number])] if parent is not None else []),
            run_time=run_time,
        )
        self.remove(flying)
        self.add(node.done())
        self.newest = node


class Sorted(Lesson):
    """Sorted from left to right."""

    def construct(self):
        self.show_heading("Sorted from left to right")
        tree = whole_tree()
        with self.voiceover(
            text="And see what we got for free. Read the tree from left to right, and the numbers are sorted.",
            visual=f"Each number drops straight down; at the bottom stands {listed(sorted(NUMBERS))}, in order.",
        ) as tracker:
            self.play(FadeIn(tree), run_time=0.8)
            self.safe_wait(tracker.time_until("Read") - 0.3)
            drops = []
            size = min(0.42, 0.9 * tree.radius + 0.08)
            for number in sorted(NUMBERS):
                node = tree.nodes[number]
                fallen = node.label.copy()
                fallen.scale(min(1.4, size / tree.radius))
                fallen.set_color(LEAF).set_z_index(5)
                drops.append(fallen.animate.set_y(-2.2))
                self.add(fallen)
            self.play(LaggedStart(*drops, lag_ratio=0.25), run_time=0.55 * tracker.duration)


class Find(Lesson):
    """Finding a number."""

    def construct(self):
        self.show_heading("Finding a number")
        tree = whole_tree()
        way = [*WAYS[SOUGHT], SOUGHT]
        looks = counted(len(way), "look")
        with self.voiceover(
            text=f"To find {written(SOUGHT)}, ask the same question at every number: smaller or larger?",
            visual=f"The tree. The way from the root down to {written(SOUGHT)} lights up.",
        ) as tracker:
            self.play(FadeIn(tree), run_time=0.8)
            steps = []
            for index, node in enumerate(way):
                parts = [tree.nodes[node].animate.look()]
                if index:
                    parts.append(tree.edges[way[index - 1], node].animate.look())
                steps.append(AnimationGroup(*parts))
            self.play(LaggedStart(*steps, lag_ratio=0.9), run_time=0.6 * tracker.duration)
        others = [node for key, node in tree.nodes.items() if key not in way]
        count = words(f"{looks} for {len(NUMBERS)} numbers", BODY_SIZE, LEAF, weight="BOLD").move_to(DOWN * 2.25)
        if others:
            text = f"It takes {looks}. The other {small_number(len(others))} numbers were never touched."
            if len(others) == 1:
                text = f"It takes {looks}. The other number was never touched."
        else:
            text = f"It takes {looks}: every single number was touched."
        with self.voiceover(
            text=text, visual=f"{written(SOUGHT)} turns green. Below: {looks} for {len(NUMBERS)} numbers."
        ):
            self.play(
                tree.nodes[SOUGHT].animate.done(),
                *(node.animate.set_aside() for node in others),
                FadeIn(count, shift=UP * 0.2),
                run_time=1.2,
            )
        levels = counted(LEVELS, "level")
        if len(NUMBERS) == LEVELS:
            text = "So the order matters. These came in such an order that the tree is a chain, no better than a list."
        elif LEVELS == BEST_LEVELS:
            text = f"This tree has {levels}, the fewest possible. "
            text += "Had the numbers come sorted, it would be one long chain."
        else:
            text = (
                f"This tree has {levels}; with luck, {small_number(BEST_LEVELS)} would do. "
                "Had the numbers come sorted, it would be one long chain."
            )
        line = words(f"{levels} here,  at best {BEST_LEVELS},  at worst {len(NUMBERS)}", BODY_SIZE, AMBER)
        with self.voiceover(
            text=text, visual=f"Below the tree: {levels} here, at best {BEST_LEVELS}, at worst {len(NUMBERS)}."
        ):
            self.play(
                *(node.animate.plain() for node in tree.nodes.values()),
                *(edge.animate.plain() for edge in tree.edges.values()),
                FadeOut(count, shift=UP * 0.2),
                FadeIn(line.move_to(DOWN * 2.25), shift=UP * 0.2),
                run_time=1.2,
            )


class Remember(Lesson):
    """To remember."""

    def construct(self):
        self.show_heading("To remember")
        rows = [
            ("The rule", "smaller to the left, larger to the right, at every number", SKY),
            ("Cost", "one look per level: about log₂ n in a bushy tree", LEAF),
            ("Beware", "numbers that come sorted make a chain: n looks", ROSE),
        ]
        lines = [
            "Smaller to the left, larger to the right: that puts a number in, and finds it again.",
            "Each costs one look per level. In a bushy tree, a million numbers need only about twenty.",
            "Only if the numbers come sorted, the tree becomes a chain, and is slow.",
        ]
        table = headed(*rows).move_to(DOWN * 0.05)
        for row, (name, shown, _), line in zip(table, rows, lines, strict=True):
            with self.voiceover(text=line, visual=f"{name}: {shown}."):
                self.play(FadeIn(row, shift=UP * 0.2), run_time=0.8)
