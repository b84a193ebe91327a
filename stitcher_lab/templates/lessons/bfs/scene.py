"""Breadth-first search: a network explored in rings around its start, with a queue."""

from itertools import pairwise

from manim import *

from stitcher_lab.scene import *

# Who is connected with whom; each connection can be used in both directions.
EDGES = [("A", "B"), ("A", "C"), ("B", "D"), ("C", "D"), ("C", "E"), ("D", "F"), ("E", "G"), ("F", "G")]
# Where the search begins.
START = "A"

NODES = sorted({end for edge in EDGES for end in edge})


def neighbours(node):
    """The nodes that a connection joins to it, in alphabetical order."""
    return sorted({end for edge in EDGES if node in edge for end in edge} - {node})


def breadth_first():
    """Every visit in its turn: (node, [new neighbours], [known neighbours]); and where each node was found from."""
    came_from, queue, visits = {START: None}, [START], []
    for node in queue:
        new = [other for other in neighbours(node) if other not in came_from]
        known = [other for other in neighbours(node) if other in came_from]
        for other in new:
            came_from[other] = node
            queue.append(other)
        visits.append((node, new, known))
    return visits, came_from


VISITS, CAME_FROM = breadth_first()


def way_to(node):
    """The way on which the search found a node, from the start."""
    path = [node]
    while CAME_FROM[path[-1]] is not None:
        path.append(CAME_FROM[path[-1]])
    return path[::-1]


DISTANCE = {node: len(way_to(node)) - 1 for node, _, _ in VISITS}
FARTHEST = VISITS[-1][0]


def network(notes=""):
    """The drawing of the connections."""
    return NodeGraph(EDGES, START, width=11.8, height=3.9, notes=notes).move_to(UP * 0.75)


def are(names):
    """``B is`` or ``B and C are``."""
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'}"


class Question(Lesson):
    """The question."""

    def construct(self):
        title = self.show_title("Breadth-first search", "nearest first, with a queue")
        with self.voiceover(
            text="How do you explore a network so that the nearest places come first?",
            visual="The title: breadth-first search, nearest first, with a queue.",
        ):
            self.wait(1)
        self.play(FadeOut(title), run_time=0.5)
        self.show_heading("The question")
        graph = network()
        with self.voiceover(
            text=f"Think of a rumour. It starts with {START}, and whoever hears it tells all their friends.",
            visual=f"A network of {len(NODES)} circles joined by lines. {START}, at the left, lights up.",
        ) as tracker:
            self.play(FadeIn(graph), run_time=0.3 * tracker.duration)
            self.safe_wait(tracker.time_until("starts"))
            self.play(graph.nodes[START].animate.look(), run_time=0.6)
            self.play(
                *(graph.edge(START, other).animate.look() for other in neighbours(START)),
                run_time=0.25 * tracker.duration,
            )
        question = words("Who hears it when?", BODY_SIZE, SKY, weight="BOLD").move_to(DOWN * 2.1)
        with self.voiceover(
            text="Who hears it when, and over how many friends?",
            visual="The question: who hears it when?",
        ):
            self.play(FadeIn(question, shift=UP * 0.2), run_time=0.8)


class Run(Lesson):
    """First in, first out."""

    def construct(self):
        self.show_heading("First in, first out")
        self.graph = network(notes="?")
        self.queue = Waiting("queue", LEFT * 6.2 + DOWN * 1.72)
        self.visited = Waiting("visited", LEFT * 6.2 + DOWN * 2.55)
        # Both rows begin at the same place.
        self.queue.caption.align_to(self.visited.caption, RIGHT)
        self.waiting, self.order = [START], []
        with self.voiceover(
            text=f"What is found but not yet visited waits in a queue. {START} goes in first, at distance 0.",
            visual=f"Under the network stands a queue with {START} in it; the number under {START} is 0.",
        ) as tracker:
            self.play(FadeIn(self.graph), run_time=0.8)
            self.play(FadeIn(self.queue.caption, self.visited.caption), run_time=0.5)
            self.safe_wait(tracker.time_until("goes in first") - 0.3)
            start = self.graph.nodes[START]
            self.play(self.queue.show([START]), start.animate.change(), start.set_note("0"), run_time=0.8)
        for at, stretch in self.stretches():
            self.visit(at, stretch)
        with self.voiceover(
            text=f"The queue is empty: all {small_number(len(NODES))} are visited.",
            visual=f"The queue is empty, and the row of visited nodes reads {', '.join(self.order)}.",
        ) as tracker:
            self.play(
                LaggedStart(*(Indicate(cell, color=LEAF) for cell in self.visited.items.values()), lag_ratio=0.15),
                run_time=0.7 * tracker.duration,
            )

    @staticmethod
    def stretches():
        """The visits, with later ones that find nothing new put together: (place in the order, visits)."""
        told = []
        for at, visit in enumerate(VISITS):
            if at > 2 and not visit[1] and not told[-1][1][-1][1]:
                told[-1][1].append(visit)
            else:
                told.append((at, [visit]))
        return told

    def visit(self, at, stretch):
        """Take one node from the front of the queue (or several that find nothing), and queue what is new."""
        names = [node for node, _, _ in stretch]
        node, new, known = stretch[0]
        far = counted(DISTANCE[node] + 1, "step")
        text = f"Next, {listed(names)}: nothing new."
        if at == 0:
            text = f"Take the front, {node}, and look at its neighbours. {are(new)} new: {far} away, to the back."
        elif at == 1:
            text = f"The front is now {node}. "
            text += f"{are(known)} known already. " if known else ""
            text += f"{are(new)} new, {far} away." if new else "There is nothing new."
        elif new:
            text = f"Next, {node}: {are(new)} new, {far} away."
        with self.voiceover(
            text=text,
            visual=f"{listed(names)} {'moves' if len(names) == 1 else 'move'} from the queue to the visited row"
            + (f"; {listed(new)} {'joins' if len(new) == 1 else 'join'} the queue at the back." if new else "."),
        ) as tracker:
            share = (0.75 if not new else 0.4) * tracker.duration / len(stretch)
            for here, _, _ in stretch:
                circle = self.graph.nodes[here]
                self.waiting.remove(here)
                self.order.append(here)
                self.play(circle.animate.look(), self.queue.items[here].animate.paint(SKY), run_time=share / 3)
                self.play(
                    circle.animate.done(),
                    self.queue.show(self.waiting),
                    self.visited.show(self.order, LEAF),
                    run_time=2 * share / 3,
                )
            if new:
                waves = []
                for other in new:
                    found = self.graph.nodes[other]
                    waves.append(
                        AnimationGroup(
                            self.graph.edge(node, other).animate.change(),
                            found.animate.change(),
                            found.set_note(str(DISTANCE[other])),
                        )
                    )
                self.waiting += new
                left = tracker.get_remaining_duration()
                self.play(LaggedStart(*waves, lag_ratio=0.5), run_time=0.5 * left)
                self.play(self.queue.show(self.waiting), run_time=0.3 * left)


class Rings(Lesson):
    """Ring by ring."""

    def construct(self):
        self.show_heading("Ring by ring")
        graph = network(notes="?")
        for name, node in graph.nodes.items():
            node.note.become(words(str(DISTANCE[name]), 25, INK, weight="BOLD").move_to(node.note))
        rings = [[n for n in NODES if DISTANCE[n] == far] for far in range(max(DISTANCE.values()) + 1)]
        text = f"The visits went outwards in rings: first {START}, then all that are one step away"
        text += ", then two steps" if len(rings) > 2 else ""
        text += ", and so on." if len(rings) > 3 else "."
        with self.voiceover(
            text=text,
            visual=f"The network lights up in {counted(len(rings), 'ring')} around {START}, one after the other.",
        ) as tracker:
            self.play(FadeIn(graph), run_time=0.8)
            waves = [
                AnimationGroup(
                    *(graph.nodes[name].animate.done() for name in ring),
                    *(graph.edge(CAME_FROM[name], name).animate.done() for name in ring if CAME_FROM[name]),
                )
                for ring in rings
            ]
            self.play(LaggedStart(*waves, lag_ratio=0.9), run_time=0.75 * tracker.duration)
        path = way_to(FARTHEST)
        steps = counted(len(path) - 1, "step")
        answer = fit(words(f"{' → '.join(path)}:   {steps}", 34, AMBER, weight="BOLD")).move_to(DOWN * 2.1)
        with self.voiceover(
            text=f"So the first way found is always one with the fewest steps. To {FARTHEST} it takes {steps}.",
            visual=f"The way {', '.join(path)} is marked: {steps}.",
        ) as tracker:
            others = set(graph.edges.values()) - set(graph.path_edges(path))
            if others:
                self.play(*(edge.animate.set_aside() for edge in others), run_time=0.6)
            parts = [graph.nodes[path[0]].animate.change()]
            for one, other in pairwise(path):
                edge, node = graph.edge(one, other), graph.nodes[other]
                parts.append(AnimationGroup(edge.animate.change(), node.animate.change()))
            self.safe_wait(tracker.time_until("To") - 1)
            self.play(LaggedStart(*parts, lag_ratio=0.5), FadeIn(answer, shift=UP * 0.2), run_time=1.6)


class Remember(Lesson):
    """To remember."""

    def construct(self):
        self.show_heading("To remember")
        rows = [
            ("A queue", "first in, first out: visit the front, put new ones at the back", SKY),
            ("It finds", "everything, in rings, on ways with the fewest steps", LEAF),
            ("Work", "n + m: every node once, every connection from both ends", AMBER),
        ]
        lines = [
            "Visit the front of the queue, and put what is new at its back.",
            "That finds everything, ring by ring, on ways with the fewest steps.",
            "And it is fast: each node is visited once, and each connection is looked at from both ends.",
        ]
        table = headed(*rows).move_to(DOWN * 0.05)
        for row, (name, shown, _), line in zip(table, rows, lines, strict=True):
            with self.voiceover(text=line, visual=f"{name}: {shown}."):
                self.play(FadeIn(row, shift=UP * 0.2), run_time=0.8)
