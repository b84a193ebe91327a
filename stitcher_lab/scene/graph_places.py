"""Where the nodes of a small graph stand, so that edges cross little and nothing runs through a node or a weight.

No Manim in here. Places are found by simulated annealing on a lattice, the way of Davidson and Harel ("Drawing graphs
nicely using simulated annealing", 1996): a cost counts what hurts the eye, random moves that lower it are kept, some
that raise it too while the system is hot. The generator is seeded, so one graph always looks the same.
"""

from __future__ import annotations

import math
import random
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = tuple[float, float]

_STEP = 0.5
_CROSSING = 9.0
_NODE_ROOM = 1.55
_EDGE_ROOM = 0.85
_BEST_LENGTH = 2.6
_NARROW = math.radians(32)


@lru_cache(maxsize=32)
def graph_places(
    edges: tuple[tuple[str, str], ...], first: str, width: float, height: float, tries: int = 4
) -> dict[str, Point]:
    """Place the nodes of a graph in a box around the origin.

    Parameters
    ----------
    edges
        Pairs of node names.
    first
        The node that stands at the left; the others follow to the right by their distance from it.
    width, height
        The box for the middles of the nodes, in scene units.
    tries
        Independent starts; the best result is taken.

    Returns
    -------
    dict[str, Point]
        The middle of each node, in scene units.

    """
    layers = hops(edges, first)
    runs = [_Annealing(edges, layers, width, height, seed).run() for seed in range(tries)]
    _, places = min(runs, key=lambda run: run[0])
    return _centred(places, width, height)


def hops(edges: Iterable[tuple[str, str]], first: str) -> dict[str, int]:
    """Count the edges on the shortest way from ``first`` to each node; unreachable ones come after the farthest."""
    pairs = list(edges)
    near: dict[str, list[str]] = {first: []}
    for one, other in pairs:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    found = {first: 0}
    queue = [first]
    for node in queue:
        for other in near[node]:
            if other not in found:
                found[other] = found[node] + 1
                queue.append(other)
    beyond = max(found.values()) + 1
    return {node: found.get(node, beyond) for node in near}


class _Annealing:
    def __init__(
        self,
        edges: tuple[tuple[str, str], ...],
        layers: dict[str, int],
        width: float,
        height: float,
        seed: int,
    ) -> None:
        self.edges = edges
        self.nodes = sorted(layers)
        self.across, self.up = int(width / _STEP), int(height / _STEP)
        last = max(layers.values()) or 1
        # A long chain needs the height too: its layers pull less than its edges push.
        self.wanted_x = {node: layers[node] / last * self.across * _STEP for node in self.nodes}
        self.random = random.Random(seed)  # noqa: S311 - for looks, not for secrets
        self.places: dict[str, Point] = {}
        taken: set[Point] = set()
        for node in self.nodes:
            column = round(self.wanted_x[node] / _STEP)
            while True:
                place = (column * _STEP, self.random.randint(0, self.up) * _STEP)
                if place not in taken:
                    break
                column = self.random.randint(0, self.across)
            taken.add(place)
            self.places[node] = place

    def run(self, rounds: int = 900) -> tuple[float, dict[str, Point]]:
        """Cool down; returns the cost and the places of the best state seen."""
        cost = self._cost()
        best, best_places = cost, dict(self.places)
        for step in range(rounds):
            heat = 6.0 * (1 - step / rounds) ** 2 + 0.01
            node = self.random.choice(self.nodes)
            old = dict(self.places)
            self._move(node, reach=max(1, round(5 * (1 - step / rounds))))
            new = self._cost()
            if new <= cost or self.random.random() < math.exp((cost - new) / heat):
                cost = new
                if cost < best:
                    best, best_places = cost, dict(self.places)
            else:
                self.places = old
        return best, best_places

    def _move(self, node: str, reach: int) -> None:
        if self.random.random() < 0.2:  # noqa: PLR2004 - now and then two nodes trade places
            other = self.random.choice(self.nodes)
            self.places[node], self.places[other] = self.places[other], self.places[node]
            return
        x, y = self.places[node]
        column = min(max(round(x / _STEP) + self.random.randint(-reach, reach), 0), self.across)
        row = min(max(round(y / _STEP) + self.random.randint(-reach, reach), 0), self.up)
        self.places[node] = (column * _STEP, row * _STEP)

    def _cost(self) -> float:
        places = self.places
        cost = sum(0.12 * abs(places[node][0] - self.wanted_x[node]) for node in self.nodes)
        for one, other in combinations(self.nodes, 2):
            gap = math.dist(places[one], places[other])
            if gap < _NODE_ROOM:
                cost += 25 * (_NODE_ROOM - gap)
        segments = [(one, other, places[one], places[other]) for one, other in self.edges]
        for one, other, start, end in segments:
            length = math.dist(start, end)
            cost += 0.5 * (length - _BEST_LENGTH) ** 2
            for node in self.nodes:
                if node not in (one, other) and (gap := _distance(places[node], start, end)) < _EDGE_ROOM:
                    cost += 30 * (_EDGE_ROOM - gap)
        for first, second in combinations(segments, 2):
            shared = {first[0], first[1]} & {second[0], second[1]}
            if shared:
                angle = _angle(shared.pop(), first, second)
                cost += 8 * max(0.0, _NARROW - angle)
            elif _cross(first[2], first[3], second[2], second[3]):
                cost += _CROSSING
        return cost


_Segment = tuple[str, str, Point, Point]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from a segment."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    if square == 0:
        return math.dist(point, start)
    t = min(max(((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square, 0.0), 1.0)
    return math.dist(point, (start[0] + t * dx, start[1] + t * dy))


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _angle(joint: str, first: _Segment, second: _Segment) -> float:
    """The angle between two edges at the node that they share, in radians."""
    turns = []
    for one, _, start, end in (first, second):
        near, far = (start, end) if one == joint else (end, start)
        turns.append(math.atan2(far[1] - near[1], far[0] - near[0]))
    turn = abs(turns[0] - turns[1]) % (2 * math.pi)
    return min(turn, 2 * math.pi - turn)


def _centred(places: dict[str, Point], width: float, height: float) -> dict[str, Point]:
    """Move the drawing to the middle of the box and stretch it a little where there is room."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    across, up = max(xs) - min(xs), max(ys) - min(ys)
    widen = min(width / across, 1.3) if across else 1.0
    raise_ = min(height / up, 1.3) if up else 1.0
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return {node: ((x - middle_x) * widen, (y - middle_y) * raise_) for node, (x, y) in places.items()}


def label_shares(
    edges: tuple[tuple[str, str], ...], places: dict[str, Point], room: float = 0.42
) -> dict[tuple[str, str], float]:
    """Choose for each edge how far along it its weight stands (0 … 1), away from other edges, weights and nodes."""
    shares: dict[tuple[str, str], float] = {}
    taken: list[Point] = []
    for edge in edges:
        start, end = places[edge[0]], places[edge[1]]
        best, best_share = math.inf, 0.5
        for share in (0.5, 0.44, 0.56, 0.38, 0.62, 0.33, 0.67):
            point = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
            cost = 0.4 * abs(share - 0.5)
            for other in edges:
                if other != edge:
                    cost += max(0.0, room - _distance(point, places[other[0]], places[other[1]]))
            cost += sum(max(0.0, 2 * room - math.dist(point, one)) for one in taken)
            cost += sum(max(0.0, 1.0 - math.dist(point, place)) for place in places.values())
            if cost < best - 1e-9:
                best, best_share = cost, share
        shares[edge] = best_share
        taken.append((start[0] + best_share * (end[0] - start[0]), start[1] + best_share * (end[1] - start[1])))
    return shares
