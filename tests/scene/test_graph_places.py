"""A small graph is drawn so that it can be read: nothing on top of anything, nothing crossed without need."""

import itertools
import math

import pytest

from stitcher_lab.scene.graph_places import graph_places, hops, label_shares

PATH = tuple(itertools.pairwise("ABCDEFGH"))
STAR = tuple(("A", leaf) for leaf in "BCDEFGH")
RING = (*PATH, ("H", "A"))
ROADS = (("A", "B"), ("A", "C"), ("C", "B"), ("B", "D"), ("C", "D"), ("C", "E"), ("D", "E"), ("D", "F"), ("E", "F"))


def side(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crossings(edges, places):
    return sum(
        1
        for (a, b), (c, d) in itertools.combinations(edges, 2)
        if len({a, b, c, d}) == 4
        and side(places[a], places[b], places[c]) * side(places[a], places[b], places[d]) < 0
        and side(places[c], places[d], places[a]) * side(places[c], places[d], places[b]) < 0
    )


@pytest.mark.parametrize("edges", [PATH, STAR, RING, ROADS], ids=["path", "star", "ring", "roads"])
def test_planar_graphs_are_drawn_without_a_crossing_and_with_room_for_circles(edges):
    places = graph_places(edges, "A", 11.0, 3.0)
    assert crossings(edges, places) == 0
    assert min(math.dist(a, b) for a, b in itertools.combinations(places.values(), 2)) > 1.0
    assert all(abs(x) <= 5.51 and abs(y) <= 1.51 for x, y in places.values())


def test_the_same_graph_always_looks_the_same():
    first = dict(graph_places(ROADS, "A", 11.0, 3.0))
    graph_places.cache_clear()
    assert graph_places(ROADS, "A", 11.0, 3.0) == first


def test_the_start_stands_left_of_what_is_far_from_it():
    places = graph_places(ROADS, "A", 11.0, 3.0)
    assert places["A"][0] < places["F"][0]
    assert hops(ROADS, "A") == {"A": 0, "B": 1, "C": 1, "D": 2, "E": 2, "F": 3}


def test_weights_keep_away_from_each_other():
    places = graph_places(ROADS, "A", 11.0, 3.0)
    shares = label_shares(ROADS, places)
    spots = [
        tuple(places[a][axis] + shares[a, b] * (places[b][axis] - places[a][axis]) for axis in (0, 1)) for a, b in ROADS
    ]
    assert min(math.dist(a, b) for a, b in itertools.combinations(spots, 2)) > 0.5
