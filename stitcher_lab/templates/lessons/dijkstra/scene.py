"""Dijkstra’s algorithm: the cheapest way through a small network, found by settling the smallest number first."""

from itertools import pairwise

from manim import *

from stitcher_lab.scene import *

# The roads: two places and what it costs to go from one to the other, in either direction.
EDGES = [
    ("A", "B", 4),
    ("A", "C", 2),
    ("C", "B", 1),
    ("B", "D", 5),
    ("C", "D", 8),
    ("C", "E", 10),
    ("D", "E", 2),
    ("D", "F", 6),
    ("E", "F", 3),
]
# Where the way begins.
START = "A"
# Where it ends.
GOAL = "F"

INFINITY = float("inf")
COST = {frozenset((one, other)): cost for one, other, cost in EDGES}
NODES = sorted({end for edge in EDGES for end in edge[:2]})


def neighbours(node):
    """The places at the other ends of its roads."""
    return sorted(other for pair in COST if node in pair for other in pair - {node})


def total(path):
    """What a route costs."""
    return sum(COST[frozenset(pair)] for pair in pairwise(path))


def fewest_roads():
    """A route with as few roads as possible, found by looking one road further at a time."""
    came_from, queue = {START: None}, [START]
    for node in queue:
        for other in neighbours(node):
            if other not in came_from:
                came_from[other] = node
                queue.append(other)
    return route(came_from)


def route(came_from):
    """The way to the goal, followed backwards from place to place."""
    path = [GOAL]
    while came_from[path[-1]] is not None:
        path.append(came_from[path[-1]])
    return path[::-1]


def dijkstra():
    """Every settled place in its turn, with the roads tried from it: (place, its cost, [(neighbour, before, new)])."""
    cost = dict.fromkeys(NODES, INFINITY) | {START: 0}
    came_from, settled, steps = {START: None}, [], []
    while GOAL not in settled:
        here = min((node for node in NODES if node not in settled), key=lambda node: cost[node])
        settled.append(here)
        tried = []
        for other in neighbours(here):
            if other in settled or here == GOAL:
                continue
            new = cost[here] + COST[frozenset((here, other))]
            tried.append((other, cost[other], new))
            if new < cost[other]:
                cost[other], came_from[other] = new, here
        steps.append((here, cost[here], tried))
    return steps, route(came_from)


STEPS, BEST = dijkstra()
FIRST_GUESS = fewest_roads()


def network(notes=""):
    """The drawing of the roads."""
    return NodeGraph(EDGES, START, width=11.8, height=3.9, notes=notes).move_to(UP * 0.75)


def arrows(path):
    """A route as it is written on the picture."""
    return " → ".join(path)


def sum_of(path):
    """The costs along a route, added up."""
    costs = [str(COST[frozenset(pair)]) for pair in pairwise(path)]
    return " + ".join(costs) + f" = {total(path)}" if len(costs) > 1 else f"cost {total(path)}"


class Question(Lesson):
    """The question."""

    def construct(self):
        title = self.show_title("Dijkstra’s algorithm", f"the cheapest way from {START} to {GOAL}")
        with self.voiceover(
            text="Many ways lead to the goal. Which one is the cheapest?",
            visual=f"The title: Dijkstra’s algorithm, the cheapest way from {START} to {GOAL}.",
        ):
            self.wait(1)
        self.play(FadeOut(title), run_time=0.5)

        graph = network()
        ends = graph.nodes[START], graph.nodes[GOAL]
        self.show_heading("The question")
        with self.voiceover(
            text="Circles are places, lines are roads, and the number on a road is its cost.",
            visual=f"A network of {counted(len(NODES), 'place')} and {counted(len(EDGES), 'road')} with their costs.",
        ) as tracker:
            self.play(
                LaggedStart(*(FadeIn(node, scale=0.6) for node in graph.nodes.values()), lag_ratio=0.15),
                run_time=0.35 * tracker.duration,
            )
            self.play(
                LaggedStart(*(FadeIn(edge) for edge in graph.edges.values()), lag_ratio=0.1),
                run_time=0.35 * tracker.duration,
            )

        roads = len(FIRST_GUESS) - 1
        guess = f"the direct road costs {total(FIRST_GUESS)}"
        if roads > 1:
            guess = f"the shortest chain of roads has {small_number(roads)}, and costs {total(FIRST_GUESS)}"
        caption = words(f"{arrows(FIRST_GUESS)}:   {sum_of(FIRST_GUESS)}", BODY_SIZE, AMBER)
        fit(caption).move_to(DOWN * 2.1)
        with self.voiceover(
            text=f"From {START} to {GOAL}, {guess}.",
            visual=f"The route {', '.join(FIRST_GUESS)} lights up; its costs add up to {total(FIRST_GUESS)}.",
        ) as tracker:
            self.play(*(node.animate.look() for node in ends), run_time=0.25 * tracker.duration)
            self.play(graph.walk(FIRST_GUESS, "change"), FadeIn(caption), run_time=1)

        doubt = words("Is there a cheaper way?", BODY_SIZE, SKY, weight="BOLD").move_to(DOWN * 2.1)
        with self.voiceover(
            text="Is there a cheaper way? And can we be sure without trying them all?",
            visual="The question: is there a cheaper way?",
        ):
            self.play(
                *(part.animate.plain() for part in [*graph.path_edges(FIRST_GUESS), *graph.nodes.values()]),
                FadeOut(caption, shift=UP * 0.2),
                FadeIn(doubt, shift=UP * 0.2),
                run_time=1,
            )


class Run(Lesson):
    """Smallest number first."""

    def construct(self):
        self.show_heading("Smallest number first")
        self.graph = network(notes="∞")
        self.costs = {START: 0}
        self.waiting = Waiting("waiting", LEFT * 6.2 + DOWN * 1.75, box=1.28 if max(map(len, NODES)) < 3 else 1.5)
        self.sums = VGroup()
        with self.voiceover(
            text="Each place gets a number: the lowest cost known so far. "
            f"For {START} that is 0, and for all others infinity.",
            visual=f"The same network. Under the name {START} stands 0, under all others the sign for infinity.",
        ) as tracker:
            self.play(FadeIn(self.graph), run_time=0.8)
            self.safe_wait(tracker.time_until(f"For {START}"))
            start = self.graph.nodes[START]
            self.play(
                start.set_note("0"),
                start.animate.change(),
                FadeIn(self.waiting.caption),
                self.waiting.show([f"{START}  0"]),
                run_time=0.7,
            )
            others = [node.note for name, node in self.graph.nodes.items() if name != START]
            self.play(
                LaggedStart(*(Indicate(note, color=AMBER, scale_factor=1.4) for note in others), lag_ratio=0.1),
                run_time=1.2,
            )
        for number, (here, cost, tried) in enumerate(STEPS):
            if here == GOAL:
                self.beat(f"The smallest is now {cost}, at {here}. That is our goal, so we stop.", here, cost, [])
            elif number == 0:
                self.beat(f"The rule: settle the smallest number that waits. First, that is {here}.", here, cost, [])
                self.beat(f"Then try its roads: {self.told(tried)}.", None, cost, tried, here)
            elif number == 1:
                self.beat(
                    f"Smallest now: {here}, with {cost}. Any detour costs at least as much, so this number is final.",
                    here, cost, [],
                )  # fmt: skip
                self.beat(f"Try its roads: {self.told(tried)}.", None, cost, tried, here)
            else:
                self.beat(f"Next, {here} with {cost}: {self.told(tried)}.", here, cost, tried, here)

    @staticmethod
    def told(tried):
        """What the roads from the settled place bring, in words."""
        fresh = [f"{other} at {new}" for other, before, new in tried if before == INFINITY]
        lower = [f"{other} from {before} to {new}" for other, before, new in tried if new < before < INFINITY]
        parts = [f"we reach {listed(fresh)}"] if fresh else []
        parts += [f"we lower {listed(lower)}"] if lower else []
        if tried and not parts:
            parts = ["no number gets smaller"]
        return ", and ".join(parts) or "a dead end"

    def beat(self, text, settled, cost, tried, here=None):
        """Settle a place (unless None), then try the roads from ``here``."""
        visual = f"{settled} leaves the waiting row with cost {cost} and turns green. " if settled else ""
        if tried:
            visual += f"The roads from {here} light up; sums give the new costs of its neighbours."
        visual = visual or f"The roads from {here} lead to no new place."
        with self.voiceover(text=text, visual=visual.strip()) as tracker:
            share = 0.5 if not tried else 0.3
            if settled:
                node = self.graph.nodes[settled]
                del self.costs[settled]
                gone, self.sums = self.sums, VGroup()
                chip = self.waiting.items[f"{settled}  {cost}"]
                self.play(
                    chip.animate.paint(SKY), node.animate.look(), FadeOut(gone), run_time=share / 2 * tracker.duration
                )
                self.play(node.animate.done(), self.waiting.show(self.row()), run_time=share / 2 * tracker.duration)
            if tried:
                self.try_roads(tracker.get_remaining_duration(), here, cost, tried)

    def try_roads(self, left, here, cost, tried):
        """Reach the neighbours through the place that was just settled, in ``left`` seconds."""
        lines, waves = [], []
        for other, before, new in tried:
            better = new < before
            sign = "" if before == INFINITY else f" < {before}" if better else f" ≥ {before}"
            line = VGroup(
                words(f"{other}:", SMALL_SIZE, AMBER if better else MUTED, weight="BOLD"),
                words(f"{cost} + {new - cost} = {new}{sign}", SMALL_SIZE, INK if better else MUTED),
            )
            lines.append(line.arrange(RIGHT, buff=0.15))
            node = self.graph.nodes[other]
            wave = [self.graph.edge(here, other).animate.look(), FadeIn(line, shift=UP * 0.15)]
            if better:
                self.costs[other] = new
                wave += [node.set_note(str(new)), node.animate.change()]
            waves.append(AnimationGroup(*wave))
        self.sums = self.in_rows(lines)
        self.play(LaggedStart(*waves, lag_ratio=0.6), run_time=0.6 * left)
        self.play(
            self.waiting.show(self.row()),
            *(self.graph.edge(here, other).animate.plain() for other, _, _ in tried),
            run_time=0.25 * left,
        )

    def row(self):
        """The waiting places, smallest number first."""
        return [f"{node}  {cost}" for node, cost in sorted(self.costs.items(), key=lambda item: (item[1], item[0]))]

    @staticmethod
    def in_rows(lines):
        """The sums side by side under the row, in two rows when there are many."""
        if not lines:
            return VGroup()
        half = len(lines) if len(lines) <= 4 else (len(lines) + 1) // 2
        rows = VGroup(*(VGroup(*lines[at : at + half]).arrange(RIGHT, buff=0.7) for at in range(0, len(lines), half)))
        return fit(rows.arrange(DOWN, buff=0.18), 12.6).move_to(DOWN * 2.58)


class Answer(Lesson):
    """The answer."""

    def construct(self):
        self.show_heading("The answer")
        graph = network(notes="∞")
        final = {here: cost for here, cost, _ in STEPS}
        for name, cost in final.items():
            graph.nodes[name].note.become(words(str(cost), 25, INK, weight="BOLD").move_to(graph.nodes[name].note))
            graph.nodes[name].done()
        for name in set(NODES) - set(final):
            graph.nodes[name].set_aside()
            graph.nodes[name].remove(graph.nodes[name].note)
        with self.voiceover(
            text=f"{GOAL} costs {total(BEST)}. But which way is that?",
            visual=f"The network with its final numbers; {GOAL} has {total(BEST)}.",
        ):
            self.play(FadeIn(graph), run_time=0.8)
            self.play(graph.nodes[GOAL].animate.look(), run_time=0.5)

        back = list(pairwise(BEST))[::-1]
        told = [f"{final[after]} at {after} came from {before}" for before, after in back[:2]]
        text = f"Go backwards: the {', the '.join(told)}"
        text += f", and so on, back to {START}." if len(back) > 2 else "."
        with self.voiceover(
            text=text, visual=f"The way is lit up backwards from {GOAL} to {START}, road by road."
        ) as tracker:
            steps = [
                AnimationGroup(graph.edge(*pair).animate.look(), graph.nodes[pair[0]].animate.look()) for pair in back
            ]
            self.play(LaggedStart(*steps, lag_ratio=0.8), run_time=0.85 * tracker.duration)

        saved = total(FIRST_GUESS) - total(BEST)
        if saved:
            end = f"That is {saved} less than our first guess."
        elif BEST == FIRST_GUESS:
            end = "It was our first guess, and now we are sure."
        else:
            end = "Our first guess costs the same, so nothing is cheaper."
        answer = fit(words(f"{arrows(BEST)}:   {sum_of(BEST)}", 34, LEAF, weight="BOLD")).move_to(DOWN * 2.1)
        with self.voiceover(
            text=f"So the cheapest way from {START} to {GOAL} costs {total(BEST)}. {end}",
            visual=f"The cheapest way: {', '.join(BEST)}, with total cost {total(BEST)}.",
        ):
            others = set(graph.edges.values()) - set(graph.path_edges(BEST))
            self.play(
                graph.walk(BEST),
                *(edge.animate.set_aside() for edge in others),
                FadeIn(answer, shift=UP * 0.2),
                run_time=1.2,
            )


class Remember(Lesson):
    """To remember."""

    def construct(self):
        self.show_heading("To remember")
        rows = [
            ("Repeat", "settle the smallest waiting number, then try its roads", SKY),
            ("Why it works", "no road has a negative cost: a detour never gets cheaper", LEAF),
            ("Work", "about (n + m) · log n steps for n places and m roads", AMBER),
        ]
        lines = [
            "One rule, again and again: settle the smallest number, then try its roads.",
            "It works because no cost is negative: what is smallest now cannot be beaten later.",
            "With a good waiting list, a map with twice as many roads takes little more than twice the work.",
        ]
        table = headed(*rows).move_to(DOWN * 0.05)
        for row, (name, shown, _), line in zip(table, rows, lines, strict=True):
            with self.voiceover(text=line, visual=f"{name}: {shown}."):
                self.play(FadeIn(row, shift=UP * 0.2), run_time=0.8)
