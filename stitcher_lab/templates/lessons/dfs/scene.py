"""Depth-first search: a network explored as deep as possible, with a step back at every dead end."""

from manim import *

from stitcher_lab.scene import *

# Who is connected with whom; each connection can be used in both directions.
EDGES = [("A", "B"), ("A", "C"), ("B", "D"), ("B", "E"), ("C", "F"), ("E", "F"), ("F", "G")]
# Where the search begins.
START = "A"

NODES = sorted({end for edge in EDGES for end in edge})


def neighbours(node):
    """The nodes that a connection joins to it, in alphabetical order."""
    return sorted({end for edge in EDGES if node in edge for end in edge} - {node})


def depth_first():
    """Every move in its turn: ("on", to) to a new node, ("back", to) from a dead end."""
    seen, stack, moves = [START], [START], []
    while len(seen) < len(NODES):
        new = [other for other in neighbours(stack[-1]) if other not in seen]
        if new:
            seen.append(new[0])
            stack.append(new[0])
            moves.append(("on", new[0]))
        else:
            stack.pop()
            moves.append(("back", stack[-1]))
    return seen, moves


ORDER, MOVES = depth_first()


def stretches():
    """The moves with those of one kind put together: ("on", [B, D, E]), ("back", [D, B]), …."""
    together = []
    for kind, node in MOVES:
        if together and together[-1][0] == kind:
            together[-1][1].append(node)
        else:
            together.append((kind, [node]))
    return together


def network(notes=""):
    """The drawing of the connections."""
    return NodeGraph(EDGES, START, width=11.8, height=3.9, notes=notes).move_to(UP * 0.75)


class Question(Lesson):
    """The question."""

    def construct(self):
        title = self.show_title("Depth-first search", "go deep, and step back at dead ends")
        with self.voiceover(
            text="How do you walk through every room of a maze, without a map?",
            visual="The title: depth-first search, go deep, and step back at dead ends.",
        ):
            self.wait(1)
        self.play(FadeOut(title), run_time=0.5)
        self.show_heading("The question")
        graph = network()
        with self.voiceover(
            text=f"Here is the maze as a network: circles are rooms, lines are doors. We stand in {START}.",
            visual=f"A network of {len(NODES)} circles joined by lines. {START}, at the left, lights up.",
        ) as tracker:
            self.play(FadeIn(graph), run_time=0.3 * tracker.duration)
            self.safe_wait(tracker.time_until("We stand"))
            self.play(graph.nodes[START].animate.look(), run_time=0.6)
        rules = VGroup(
            words("1.  Go on to a new room, as long as there is one.", BODY_SIZE, SKY),
            words("2.  Dead end? Go back one room, and try again.", BODY_SIZE, ROSE),
        )
        rules.arrange(DOWN, buff=0.25, aligned_edge=LEFT).move_to(DOWN * 2.1)
        with self.voiceover(
            text="Two rules are enough. Go on to a new room, as long as there is one. At a dead end, go back one room.",
            visual="Two rules: go on to a new room as long as there is one; at a dead end, go back and try again.",
        ) as tracker:
            self.safe_wait(tracker.time_until("Go on") - 0.3)
            self.play(FadeIn(rules[0], shift=UP * 0.2), run_time=0.6)
            self.safe_wait(tracker.time_until("At a dead end") - 0.3)
            self.play(FadeIn(rules[1], shift=UP * 0.2), run_time=0.6)


class Run(Lesson):
    """Last in, first out."""

    def construct(self):
        self.show_heading("Last in, first out")
        self.graph = network(notes="?")
        self.way = Waiting("stack", LEFT * 6.2 + DOWN * 1.72)
        self.visited = Waiting("visited", LEFT * 6.2 + DOWN * 2.55)
        self.way.caption.align_to(self.visited.caption, RIGHT)
        self.stack, self.seen = [START], [START]
        with self.voiceover(
            text=f"The way back is kept on a stack, a pile of rooms. {START} lies at the bottom.",
            visual=f"Under the network stands a stack with {START} in it, and a row of visited rooms.",
        ) as tracker:
            start = self.graph.nodes[START]
            self.play(FadeIn(self.graph), run_time=0.8)
            self.play(FadeIn(self.way.caption, self.visited.caption), run_time=0.5)
            self.safe_wait(tracker.time_until("lies") - 0.8)
            self.play(
                self.way.show(self.stack),
                self.visited.show(self.seen, LEAF),
                start.animate.look(),
                start.set_note("1"),
                run_time=0.8,
            )
        told_back = False
        for kind, nodes in stretches():
            here = self.stack[-1]
            if kind == "on":
                text = f"{nodes[0]} is new, so we go there."
                if here == START and len(self.seen) == 1:
                    text = f"From {START} we go on to {nodes[0]}"
                    text += f", then {listed(nodes[1:])}." if nodes[1:] else "."
                elif nodes[1:]:
                    text = f"{nodes[0]} is new, so we go there, and on to {listed(nodes[1:])}."
                self.go_on(nodes, text)
            else:
                text = f"{here} is a dead end: back to {nodes[0]}"
                text += f", and further back to {nodes[-1]}." if nodes[1:] else "."
                if not told_back:
                    text = f"{here} has no new neighbour: a dead end. It leaves the stack, "
                    text += f"so do {listed(nodes[:-1])}, " if len(nodes) > 2 else ""
                    text += f"so does {nodes[0]}, " if len(nodes) == 2 else ""
                    text += f"and we are back in {nodes[-1]}."
                    told_back = True
                self.go_back(nodes, text)
        with self.voiceover(
            text=f"All {small_number(len(NODES))} rooms are visited. What is left on the stack is the way out.",
            visual=f"The row of visited rooms reads {', '.join(self.seen)}; the stack holds the way back to {START}.",
        ) as tracker:
            self.play(
                LaggedStart(*(Indicate(cell, color=LEAF) for cell in self.visited.items.values()), lag_ratio=0.15),
                run_time=0.4 * tracker.duration,
            )
            self.safe_wait(tracker.time_until("What is left"))
            self.play(
                LaggedStart(
                    *(Indicate(cell, color=SKY) for cell in list(self.way.items.values())[::-1]), lag_ratio=0.15
                ),
                run_time=0.35 * tracker.duration,
            )

    def go_on(self, nodes, text):
        """Walk on to new rooms, one after the other."""
        with self.voiceover(
            text=text, visual=f"The walk goes on to {listed(nodes)}; each joins the stack and the visited row."
        ) as tracker:
            for node in nodes:
                before = self.graph.nodes[self.stack[-1]]
                edge, circle = self.graph.edge(self.stack[-1], node), self.graph.nodes[node]
                self.stack.append(node)
                self.seen.append(node)
                self.play(
                    edge.animate.change(),
                    before.animate.change(),
                    circle.animate.look(),
                    circle.set_note(str(len(self.seen))),
                    self.way.show(self.stack),
                    self.visited.show(self.seen, LEAF),
                    run_time=0.75 * tracker.duration / len(nodes),
                )

    def go_back(self, nodes, text):
        """Walk back from dead ends, one after the other."""
        with self.voiceover(
            text=text,
            visual=f"{self.stack[-1]} is finished and leaves the stack; the walk goes back to {nodes[-1]}.",
        ) as tracker:
            for node in nodes:
                dead = self.stack.pop()
                circle, edge = self.graph.nodes[dead], self.graph.edge(dead, node)
                part = 0.75 * tracker.duration / len(nodes)
                self.play(self.way.items[dead].animate.paint(ROSE), edge.animate.wrong(), run_time=0.5 * part)
                self.play(
                    circle.animate.done(),
                    edge.animate.done(),
                    self.graph.nodes[node].animate.look(),
                    self.way.show(self.stack),
                    run_time=0.5 * part,
                )


class Compare(Lesson):
    """Deep, not near."""

    def construct(self):
        self.show_heading("Deep, not near")
        graph = network(notes="?")
        for number, name in enumerate(ORDER, start=1):
            note = graph.nodes[name].note
            note.become(words(str(number), 25, INK, weight="BOLD").move_to(note))
        stack, edges = [START], []
        for kind, node in MOVES:
            if kind == "on":
                edges.append(graph.edge(stack[-1], node))
                stack.append(node)
            else:
                stack.pop()
        with self.voiceover(
            text="The numbers tell when each room was entered. The search dives deep, before it looks at what is near.",
            visual=f"The network lights up in the order of the visits: {', '.join(ORDER)}.",
        ) as tracker:
            self.play(FadeIn(graph), run_time=0.8)
            waves = [graph.nodes[START].animate.done()]
            for edge, name in zip(edges, ORDER[1:], strict=True):
                waves.append(AnimationGroup(edge.animate.done(), graph.nodes[name].animate.done()))
            self.play(LaggedStart(*waves, lag_ratio=0.7), run_time=0.75 * tracker.duration)
        spare = [edge for edge in graph.edges.values() if edge not in edges]
        count = len(spare)
        if count:
            text = (
                f"{'One door was' if count == 1 else small_number(count).capitalize() + ' doors were'} not used: "
                f"{'it leads' if count == 1 else 'they lead'} to rooms that were known already. "
                "That is how loops are found."
            )
            visual = "The doors that were not used are marked; each closes a loop."
            note = f"{count} unused: {'a loop' if count == 1 else 'each closes a loop'}"
        else:
            text = "Every door was used: this maze has no loop. Such a network is called a tree."
            visual = "All doors are marked as used: the network is a tree."
            note = "no loop: a tree"
        label = words(note, BODY_SIZE, AMBER if count else LEAF, weight="BOLD").move_to(DOWN * 2.1)
        with self.voiceover(text=text, visual=visual):
            self.play(
                *(edge.animate.change() for edge in spare),
                FadeIn(label, shift=UP * 0.2),
                run_time=1.2,
            )


class Remember(Lesson):
    """To remember."""

    def construct(self):
        self.show_heading("To remember")
        rows = [
            ("A stack", "last in, first out: go on while you can, else go back one", SKY),
            ("It finds", "everything that can be reached, and whether there are loops", LEAF),
            ("Work", "n + m: every node once, every connection from both ends", AMBER),
        ]
        lines = [
            "Go on while you can, else go back one: the stack remembers the way.",
            "That reaches everything, and finds loops. But the ways it takes need not be the shortest.",
            "And it is fast: each node is visited once, and each connection is looked at from both ends.",
        ]
        table = headed(*rows).move_to(DOWN * 0.05)
        for row, (name, shown, _), line in zip(table, rows, lines, strict=True):
            with self.voiceover(text=line, visual=f"{name}: {shown}."):
                self.play(FadeIn(row, shift=UP * 0.2), run_time=0.8)
