"""What the lesson on breadth-first search teaches, and what can be asked of it."""

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
    id="bfs",
    title="Breadth-first search",
    summary="A network is explored in rings around its start, with a queue.",
    subject="computer science",
    concepts=(
        "breadth-first search",
        "breadth first search",
        "BFS",
        "BFS traversal of a graph",
        "exploring a graph level by level",
        "visiting the nearest nodes first with a queue",
        "graph traversal with a first in, first out queue",
        "fewest steps between two people in a network of friends",
        "shortest path in an unweighted graph",
        "path with the fewest edges",
        "how a rumour spreads through a group of friends, step by step",
        "degrees of separation",
        "expanding a search in rings around the start",
        "which places can be reached in two hops",
        "level order visit of the neighbours of a node",
        "spreading outwards through a network like a ripple",
        "explore a graph like a wave spreading out ring by ring",
        "visit a network level by level",
        "friends of friends of friends in a social network",
        "first all neighbours, then the neighbours of the neighbours",
        "search that uses a queue to visit nodes in order of distance",
        "how many handshakes apart are two people",
        "how news travels through a class from friend to friend",
        "like ripples in a pond through the nodes of a graph",
        "all nodes one step away, then two steps away",
        "fewest hops from one node to all others",
        "fewest train changes between two stations",
        "flood a network outwards from one node",
        "level by level traversal of a graph",
        "layers of nodes around a starting node",
        "how an infection reaches people contact by contact, in rounds",
        "minimum number of moves by exploring in layers",
        "nearest nodes are discovered before farther ones",
        "search wide instead of deep",
        "how many steps away is everybody from me in a network",
    ),
    examples=(
        "explain breadth-first search",
        "BFS from A in A-B, A-C, B-D, C-D, D-E",
        "how do I visit a graph level by level?",
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
        "depth-first",
        "depth first",
        "dfs",
        "weighted graph",
        "directed graph",
        "bidirectional",
        "a* search",
        "topological sort",
        "bipartite",
        "maximum flow",
        "web crawler",
        "grid maze",
        "binary tree level order",
    ),
    repair=repair,
)
