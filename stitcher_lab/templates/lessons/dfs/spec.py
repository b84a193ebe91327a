"""What the lesson on depth-first search teaches, and what can be asked of it."""

from __future__ import annotations

from stitcher_lab.templates.spec import Graph, Node, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Start at the first node when the graph is the user's and the start is not in it."""
    nodes = sorted({end for edge in values["EDGES"] for end in edge[:2]})
    if values["START"] not in nodes:
        values["START"] = nodes[0]
        notes.append(f"You did not say where to start, so I start at {nodes[0]}.")
    return values


TEMPLATE = Template(
    id="dfs",
    title="Depth-first search",
    summary="A network is explored as deep as possible, with a stack and a step back at every dead end.",
    subject="computer science",
    concepts=(
        "depth-first search",
        "depth first search",
        "DFS",
        "DFS traversal of a graph",
        "exploring a graph as deep as possible before going back",
        "backtracking at dead ends in a graph",
        "how to walk through every room of a maze",
        "graph traversal with a stack",
        "visiting all nodes of a graph recursively",
        "going down one branch to the end and then back up",
        "following one path until it ends, then returning to the last fork",
        "how to find a loop in a network",
        "which nodes can be reached from here",
        "last in, first out exploration of a network",
        "order in which depth first search visits the nodes",
        "walk out of a labyrinth by going on until you hit a wall and turning back",
        "follow one branch all the way down before trying the next",
        "go as deep as possible, then backtrack",
        "visit every node going deep first",
        "dead end, go back to the last crossing and try another way",
        "explore a cave: take one tunnel to its end, then return",
        "recursive traversal of a graph",
        "solving a maze by trying each corridor to the end",
        "plunge deep into a graph before looking at siblings",
        "keep going forward until stuck, then retreat",
        "exploring all rooms of a house, always through the next unopened door",
        "search deep instead of wide",
        "mark visited nodes and back up when there are no new ones",
        "how do you search a maze without getting lost",
        "systematically exploring every path with backtracking",
        "one path to the very end first",
        "preorder visits in a graph by depth",
        "explore one way to the bottom and come back",
    ),
    examples=(
        "explain depth-first search",
        "DFS from A in A-B, A-C, B-D, C-D, D-E",
        "how can I explore a maze with a stack?",
    ),
    parameters=(
        Graph(
            "EDGES",
            "Who is connected with whom.",
            cues=("graph", "edges", "network", "on…", "in…"),
            weighted=False,
            min_nodes=3,
            max_nodes=8,
            max_edges=12,
        ),
        Node("START", "The node where the search begins.", cues=("from…", "start", "root"), graph="EDGES"),
    ),
    beyond=(
        "breadth-first",
        "breadth first",
        "bfs",
        "weighted graph",
        "directed graph",
        "iterative deepening",
        "topological sort",
        "strongly connected components",
        "articulation points",
        "sudoku",
        "eight queens",
        "n queens",
        "maze generation",
        "in-order traversal",
        "preorder traversal",
    ),
    repair=repair,
)
