"""What the lesson on Dijkstra's algorithm teaches, and what can be asked of it."""

from __future__ import annotations

import re

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Graph, Node, Template, Values

# "the cheapest route S to T", "get 1 to 5"; an edge says what it costs ("S to T costs 4") and is left alone.
_WAY = re.compile(
    r"\b(routes?|paths?|ways?|distance|roads?|trip|journey|get|go|going|travel|drive|between)\s+(\w{1,3})\s+"
    r"(?:to|and|->|→)\s+(\w{1,3})\b(?!\s*(?::|=|costs?|is|takes?|\d))",
    re.IGNORECASE,
)


def rephrase(prompt: str, notes: list[str]) -> str:  # noqa: ARG001 - nothing is changed that would have to be told
    """Say where the way begins and ends in full: "route S to T" is "route from S to T"."""
    return _WAY.sub(r"\1 from \2 to \3", prompt, count=1)


def repair(values: Values, notes: list[str]) -> Values:
    """Choose the ends of the way when the graph is the user's and they are not.

    Raises
    ------
    ParameterError
        Start and goal are the same place.

    """
    nodes = sorted({end for edge in values["EDGES"] for end in edge[:2]})
    if values["START"] not in nodes:
        values["START"] = next(node for node in nodes if node != values["GOAL"])
        notes.append(f"You did not say where to start, so I start at {values['START']}.")
    elif "EDGES" in values.given and "START" not in values.given and values["START"] != values["GOAL"]:
        notes.append(f"You did not say where to start, so I start at {values['START']}.")
    if values["GOAL"] not in nodes or (values["GOAL"] == values["START"] and "GOAL" not in values.given):
        values["GOAL"] = [node for node in nodes if node != values["START"]][-1]
        notes.append(f"You did not say where to go, so I go to {values['GOAL']}.")
    if values["GOAL"] == values["START"]:
        if "START" not in values.given:
            values["START"] = next(node for node in nodes if node != values["GOAL"])
            notes.append(f"You did not say where to start, so I start at {values['START']}.")
        else:
            raise ParameterError(
                f"The way begins and ends at {values['GOAL']}, so there is nothing to find.",
                remedy="Name two different places, such as: from A to C.",
            )
    return values


TEMPLATE = Template(
    id="dijkstra",
    title="Dijkstra’s algorithm",
    summary="The cheapest way through a weighted graph is found by settling the smallest number first.",
    subject="computer science",
    concepts=(
        "Dijkstra's algorithm",
        "dijkstra",
        "shortest path in a weighted graph",
        "cheapest route between two places on a map",
        "how a route planner finds the quickest way",
        "how satellite navigation finds the best road",
        "shortest path algorithm with edge weights",
        "single source shortest paths",
        "minimum cost path in a network of roads",
        "which way from A to B costs the least",
        "finding the shortest distance between two cities",
        "relaxing edges and updating tentative distances",
        "settle the closest node, then look at its neighbours",
        "priority queue for shortest paths",
        "routing packets along the cheapest links",
        "why the nearest unvisited node has its final distance",
        "shortest route in a graph with costs on the edges",
        "how does google maps find the fastest way",
        "how does a navigation app work out the quickest route",
        "fastest way to drive from one town to another",
        "cheapest path from start to goal in a network with costs",
        "weighted graph shortest path with a priority queue",
        "shortest route between cities with distances",
        "total cost of the cheapest connection",
        "the algorithm behind gps navigation",
        "which road should I take so that the trip is as short as possible",
        "always settle the node with the smallest distance so far",
        "tentative distances are lowered when a shorter way is found",
        "cheapest train connection between two stations",
        "how data packets take the shortest way through the internet",
        "route planning with travel times on the roads",
        "least cost path between two nodes",
        "the detour with more stops can be cheaper than the direct road",
        "distance table updated node by node",
        "minimum travel time through a road map",
        "trip with the lowest total cost between two places",
    ),
    examples=(
        "explain Dijkstra's algorithm",
        "find the cheapest route from A to D in A-B 4, B-C 1, A-C 7, C-D 2",
        "how does a sat nav find the shortest way?",
    ),
    parameters=(
        Graph(
            "EDGES",
            "The roads, each with its cost.",
            cues=("graph", "edges", "roads", "network", "with…", "in…"),
            weighted=True,
            min_nodes=3,
            max_nodes=8,
            max_edges=12,
            low=0,
            high=99,
        ),
        Node("START", "The place where the way begins.", cues=("from…", "start", "source"), graph="EDGES"),
        Node("GOAL", "The place where it ends.", cues=("to…", "goal", "target", "destination", "end"), graph="EDGES"),
    ),
    beyond=(
        "negative weights",
        "negative edges",
        "negative cycle",
        "bellman-ford",
        "floyd-warshall",
        "all pairs shortest paths",
        "a* search",
        "a star",
        "heuristic",
        "bidirectional",
        "minimum spanning tree",
        "kruskal",
        "prim's algorithm",
        "travelling salesman",
        "traveling salesman",
        "directed graph",
        "one-way roads",
        "maximum flow",
        "longest path",
        "fibonacci heap",
    ),
    repair=repair,
    rephrase=rephrase,
)
