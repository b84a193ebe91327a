"""Fibonacci by recursion: a function that calls itself, the tree of its calls, and what is wasted in it."""

from manim import *

from stitcher_lab.scene import *

# Which Fibonacci number to compute; the tree has room for 4 to 6.
N = 5

# The numbers themselves: SEQUENCE[k] is f(k).
SEQUENCE = [0, 1]
while len(SEQUENCE) < 32:
    SEQUENCE.append(SEQUENCE[-1] + SEQUENCE[-2])


def calls_for(n):
    """How many calls the plain recursion makes for f(n)."""
    return 2 * SEQUENCE[n + 1] - 1


def call_tree():
    """Children and arguments of all calls; a call is named by its way from the top, such as "LRL"."""
    children, argument = {}, {}

    def call(way, n):
        argument[way] = n
        children[way] = (None, None)
        if n >= 2:
            children[way] = (way + "L", way + "R")
            call(way + "L", n - 1)
            call(way + "R", n - 2)

    call("", N)
    return children, argument


CHILDREN, ARGUMENT = call_tree()
# The repeated call that is pointed at.
REPEATED = 2 if N > 3 else 1


def drawing():
    """The tree of all calls."""
    labels = {way: f"f({n})" for way, n in ARGUMENT.items()}
    return BinaryTree(CHILDREN, "", labels, width=12.6, height=4.6, leaves=True).move_to(UP * 0.4)


class Question(Lesson):
    """The rule."""

    def construct(self):
        title = self.show_title("Recursion", "a function that calls itself: the Fibonacci numbers")
        with self.voiceover(
            text="Can a function call itself, and still come to an end?",
            visual="The title: recursion, a function that calls itself, the Fibonacci numbers.",
        ):
            self.wait(1)
        self.play(FadeOut(title), run_time=0.5)
        self.show_heading("The rule")
        shown = SEQUENCE[: N + 1]
        row = CellRow(shown, size=0.95).move_to(UP * 1.5)
        with self.voiceover(
            text="In the Fibonacci numbers, each one is the sum of the two before it.",
            visual=f"A row of boxes, numbered from 0: {listed(shown)}.",
        ) as tracker:
            self.play(FadeIn(row.cells[0], row.cells[1], row.indices), run_time=0.2 * tracker.duration)
            share = 0.65 * tracker.duration / (len(shown) - 2)
            for place in range(2, len(shown)):
                pair = [row.cells[place - 2], row.cells[place - 1]]
                self.play(*(cell.animate.paint(SKY) for cell in pair), run_time=0.4 * share)
                self.play(
                    FadeIn(row.cells[place], shift=LEFT * 0.3),
                    *(cell.animate.plain() for cell in pair),
                    run_time=0.6 * share,
                )
        rule = formula("f(n)", "=", "f(n-1)", "+", "f(n-2)", size=52).move_to(DOWN * 0.45)
        start = formula(r"f(0) = 0 \qquad f(1) = 1", size=44, color=LEAF).move_to(DOWN * 1.7)
        with self.voiceover(
            text="As a function: f of n calls itself twice, for n minus 1 and for n minus 2.",
            visual="The formula: f of n equals f of n minus 1, plus f of n minus 2.",
        ) as tracker:
            self.play(Write(rule), run_time=0.4 * tracker.duration)
            self.play(rule[2].animate.set_color(SKY), rule[4].animate.set_color(SKY), run_time=0.6)
        with self.voiceover(
            text="And it ends, because f of 0 and f of 1 are simply known.",
            visual="Below: f of 0 is 0 and f of 1 is 1.",
        ):
            self.play(FadeIn(start, shift=UP * 0.2), run_time=0.8)


class Calls(Lesson):
    """The tree of calls."""

    def construct(self):
        self.show_heading("The tree of calls")
        tree = drawing()
        depth = max(map(len, ARGUMENT))
        levels = [[way for way in ARGUMENT if len(way) == row] for row in range(depth + 1)]
        with self.voiceover(
            text=f"To know f of {N}, the function must first ask for f of {N - 1} and f of {N - 2}.",
            visual=f"At the top f({N}); lines lead down to f({N - 1}) at the left and f({N - 2}) at the right.",
        ) as tracker:
            self.play(FadeIn(tree.nodes[""], scale=0.7), run_time=0.6)
            self.safe_wait(tracker.time_until("must"))
            self.grow(tree, levels[1], 0.35 * tracker.duration)
        with self.voiceover(
            text="Each of these asks again, and so on, until only f of 1 and f of 0 are left.",
            visual=f"The tree grows downwards to {len(ARGUMENT)} calls; the ends, f(1) and f(0), turn green.",
        ) as tracker:
            share = 0.6 * tracker.duration / max(depth - 1, 1)
            for level in levels[2:]:
                self.grow(tree, level, share)
            ends = [tree.nodes[way] for way, n in ARGUMENT.items() if n < 2]
            self.play(*(node.animate.done() for node in ends), run_time=0.15 * tracker.duration)
        with self.voiceover(
            text="These are known. Now the answers travel back up, and every call adds the two that it gets.",
            visual="From the bottom up, every circle turns green and shows its result, the sum of the two below it.",
        ) as tracker:
            share = 0.85 * tracker.duration / (depth + 1)
            for level in levels[::-1]:
                self.answer(tree, level, share)
        final = formula(f"f({N}) = {SEQUENCE[N]}", size=52, color=LEAF).move_to(DOWN * 2.5)
        with self.voiceover(
            text=f"At the top arrives the result: f of {N} is {SEQUENCE[N]}.",
            visual=f"The result at the top is {SEQUENCE[N]}.",
        ):
            self.play(Circumscribe(tree.nodes[""].circle, Circle, color=AMBER), FadeIn(final), run_time=1.2)

    def grow(self, tree, level, run_time):
        """Add the calls of one level."""
        parts = []
        for way in level:
            parts += [Create(tree.edges[way[:-1], way]), FadeIn(tree.nodes[way], scale=0.6)]
        self.play(*parts, run_time=run_time)

    def answer(self, tree, level, run_time):
        """Put the results into the circles of one level."""
        parts = []
        for way in level:
            node = tree.nodes[way]
            value = words(str(SEQUENCE[ARGUMENT[way]]), 30 * tree.radius / 0.46, INK, weight="BOLD")
            value.move_to(node.circle).set_z_index(4)
            parts += [node.circle.animate.set_stroke(LEAF).set_fill("#1f5438"), FadeOut(node.label), FadeIn(value)]
            parts += [tree.edges[way, child].animate.done() for child in CHILDREN[way] if child]
        self.play(*parts, run_time=run_time)


class Waste(Lesson):
    """What is wasted."""

    def construct(self):
        self.show_heading("What is wasted")
        tree = drawing()
        same = [way for way, n in ARGUMENT.items() if n == REPEATED]
        count = words(f"{len(ARGUMENT)} calls", BODY_SIZE, INK, weight="BOLD").move_to(DOWN * 2.55)
        with self.voiceover(
            text=f"But look at the work: {len(ARGUMENT)} calls, for such a small number.",
            visual=f"The whole tree of {len(ARGUMENT)} calls.",
        ):
            self.play(FadeIn(tree), run_time=0.8)
            self.play(FadeIn(count, shift=UP * 0.2), run_time=0.6)
        times = "twice" if len(same) == 2 else f"{small_number(len(same))} times"
        note = words(f"f({REPEATED}) computed {times}", BODY_SIZE, AMBER, weight="BOLD").move_to(DOWN * 2.55)
        with self.voiceover(
            text=f"And the same question is asked again and again: f of {REPEATED} is computed {times}.",
            visual=f"All circles with f({REPEATED}) light up: {len(same)} of them.",
        ) as tracker:
            self.safe_wait(tracker.time_until("f of") - 0.3)
            self.play(
                LaggedStart(*(tree.nodes[way].animate.change() for way in same), lag_ratio=0.4),
                FadeOut(count),
                FadeIn(note),
                run_time=0.35 * tracker.duration,
            )
        self.play(FadeOut(tree, note), run_time=0.5)
        sizes = [5, 10, 20, 30]
        table = VGroup()
        for n in sizes:
            name = formula(f"f({n})", size=44, color=SKY)
            table.add(VGroup(name, words(f"{calls_for(n):,} calls", 34, AMBER if n == 30 else INK)))
        for at, line in enumerate(table):
            line[0].move_to(LEFT * 2.2 + UP * (1.7 - 1.15 * at))
            line[1].move_to(line[0].get_center() + RIGHT * 5.6, aligned_edge=RIGHT)
        with self.voiceover(
            text="Each step up takes about 1.6 times the calls. For f of 30, that is more than two million.",
            visual="; ".join(f"f({n}) takes {calls_for(n):,} calls" for n in sizes) + ".",
        ) as tracker:
            self.play(
                LaggedStart(*(FadeIn(line, shift=UP * 0.2) for line in table), lag_ratio=0.6),
                run_time=0.7 * tracker.duration,
            )


class Cure(Lesson):
    """Remember the answers."""

    def construct(self):
        self.show_heading("Remember the answers")
        tree = drawing()
        asked, known, spared = [], [], []
        seen = set()
        for way in ARGUMENT:  # in the order of the calls
            if any(way.startswith(top) and way != top for top in known):
                spared.append(way)
            elif ARGUMENT[way] in seen:
                known.append(way)
            else:
                seen.add(ARGUMENT[way])
                asked.append(way)
        with self.voiceover(
            text="The cure is simple: write every answer down, and look before you compute.",
            visual="The tree again. The calls that are computed for the first time turn green, one after the other.",
        ) as tracker:
            self.play(FadeIn(tree), run_time=0.8)
            self.play(
                LaggedStart(*(tree.nodes[way].animate.done() for way in asked), lag_ratio=0.4),
                run_time=0.6 * tracker.duration,
            )
        made = len(asked) + len(known)
        result = f"{made} calls instead of {len(ARGUMENT)}"
        count = words(result, BODY_SIZE, LEAF, weight="BOLD")
        count.move_to(DOWN * 2.55)
        below = ", and all below them is spared" if spared else ""
        gone = [tree.nodes[way].animate.set_aside() for way in spared]
        gone += [tree.edges[way[:-1], way].animate.set_aside() for way in spared]
        with self.voiceover(
            text=f"Repeated questions are just looked up{below}: {result}.",
            visual=f"Looked-up calls turn blue: {len(known)}. Calls that are no longer made fade: {len(spared)}.",
        ) as tracker:
            self.play(*(tree.nodes[way].animate.look() for way in known), run_time=0.25 * tracker.duration)
            if gone:
                self.play(*gone, run_time=0.25 * tracker.duration)
            self.play(FadeIn(count, shift=UP * 0.2), run_time=0.7)


class Remember(Lesson):
    """To remember."""

    def construct(self):
        self.show_heading("To remember")
        rows = [
            ("Recursion", "a function calls itself on smaller cases, down to known ones", SKY),
            ("Plain Fibonacci", "calls grow like 1.6ⁿ: the same is computed again and again", ROSE),
            ("With a memory", "each answer only once: 2n − 1 calls", LEAF),
        ]
        lines = [
            "Recursion breaks a problem into smaller ones, down to cases that are known.",
            "If the smaller ones repeat, the tree of calls explodes.",
            "Then remember the answers: the explosion becomes a straight line.",
        ]
        table = headed(*rows).move_to(DOWN * 0.05)
        for row, (name, shown, _), line in zip(table, rows, lines, strict=True):
            with self.voiceover(text=line, visual=f"{name}: {shown}."):
                self.play(FadeIn(row, shift=UP * 0.2), run_time=0.8)
