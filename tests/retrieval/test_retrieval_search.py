"""The parts of the search: words, BM25, vectors, fusion, the pick."""

import numpy as np
import pytest

from stitcher_lab.model import Example
from stitcher_lab.retrieval import picking
from stitcher_lab.retrieval.dense import Dense
from stitcher_lab.retrieval.documents import Document
from stitcher_lab.retrieval.excerpts import LONGEST, excerpts
from stitcher_lab.retrieval.fusion import fuse
from stitcher_lab.retrieval.names import names_in
from stitcher_lab.retrieval.sparse import Sparse
from stitcher_lab.retrieval.words import search_words

TEXTS = [
    "a dot moves along a graph of axes",
    "a brace marks the length of a line",
    "axes with a graph, a brace, a brace and a line",
    "three dimensional surface",
]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MoveAlongPath", ["move", "along", "path"]),
        ("get_riemann_rectangles", ["riemann", "rectangl"]),
        ("Show me how the circles are moving", ["circl", "mov"]),
        ("a child's swings", ["swing"]),
        ("ThreeDScene in 3D", ["thre", "3d"]),
        ("", []),
    ],
)
def test_names_and_sentences_meet_in_their_stems(text, words):
    found = search_words(text)
    assert all(word in found for word in words)
    assert "the" not in found


def test_a_name_and_its_words_are_the_same_to_the_search():
    assert search_words("MoveAlongPath") == search_words("moves along paths") == search_words("move_along_path")


def test_bm25_ranks_as_other_people_s_does():
    bm25s = pytest.importorskip("bm25s")
    words = [search_words(text) for text in TEXTS]
    theirs = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    theirs.index(words, show_progress=False)
    ours = Sparse.build(words)
    for query in ("brace line", "graph of axes", "surface", "nothing of this"):
        wanted = search_words(query)
        np.testing.assert_allclose(ours.scores(wanted), theirs.get_scores(wanted), atol=1e-5)


def test_faiss_and_numpy_find_the_same_neighbours():
    pytest.importorskip("faiss")
    rows = np.random.default_rng(1).normal(size=(300, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    query = rows[7]
    places, cosines = Dense(rows, faiss=True).nearest(query, 20)
    other_places, other_cosines = Dense(rows, faiss=False).nearest(query, 20)
    assert places[0] == other_places[0] == 7
    assert places.tolist() == other_places.tolist()
    np.testing.assert_allclose(cosines, other_cosines, atol=1e-5)
    assert len(Dense(rows, faiss=False).nearest(query, 1000)[0]) == 300


def test_what_stands_high_in_both_lists_wins():
    fused = fuse({"words": [1, 2, 3], "meaning": [3, 2, 4]})
    assert max(fused, key=fused.get) in {2, 3}
    assert fused[3] == pytest.approx(1 / 63 + 1 / 61)
    assert fused[4] < fused[1] + fused[2]


def test_names_are_found_in_code_that_does_not_parse_too():
    assert {"Circle", "play", "Create"} <= names_in(
        "class A(Scene):\n    def construct(self): self.play(Create(Circle()))"
    )
    assert {"Circle", "play"} <= names_in("self.play(Circle(")
    assert "Circle" not in names_in("# Circle\nx = 'Circle'")


def test_excerpts_are_short_and_parse():
    body = "\n".join(f"        self.play(Create(Circle({number})))" for number in range(100))
    source = (
        f"class Long(Scene):\n    def construct(self):\n{body}\n\n\nclass Short(Scene):\n    x = 1\n{'    y = 2' * 1}\n"
    )
    pieces = list(excerpts(source))
    assert len(pieces) > 1
    for piece in pieces:
        assert len(piece.code) <= LONGEST
        compile(piece.code, "excerpt", "exec")
        assert piece.code.startswith("class Long(Scene):\n    def construct(self):")
    assert "# …" in pieces[1].code


class Shelf:
    """As much of an index as the pick looks at."""

    def __init__(self, *codes, plugins=()):
        self.documents = [
            Document(Example(str(at), str(at), "test:x", code, names_in(code), plugins[at] if plugins else None))
            for at, code in enumerate(codes)
        ]
        names = {name for document in self.documents for name in document.example.symbols}
        self.showing = {
            name: np.array([at for at, d in enumerate(self.documents) if name in d.example.symbols]) for name in names
        }
        self.sizes = np.array([document.size for document in self.documents], dtype=np.float32)


def picked(shelf, needed, nearness=None, *, count=6, budget=7000, reserved=None, places=0):
    return [
        pick.place
        for pick in picking.pick(
            shelf, nearness or {}, needed, count=count, budget=budget,
            candidates=np.ones(len(shelf.documents), dtype=bool), reserved=reserved, places=places,
        )
    ]  # fmt: skip


def test_the_pick_covers_what_is_needed_and_not_the_same_twice():
    shelf = Shelf("Axes(); plot()", "Axes(); plot() ", "Brace()", "Text()")
    chosen = picked(shelf, {"Axes": 0.9, "plot": 0.9, "Brace": 0.5}, {0: 1.0, 1: 0.3}, count=2)
    assert chosen == [0, 2]


def test_the_pick_keeps_to_the_budget():
    long = "Axes()\n" + "x = 1\n" * 300
    shelf = Shelf(long, "Axes()", "Brace()")
    chosen = picked(shelf, {"Axes": 1.0, "Brace": 1.0}, {0: 1.0}, budget=400)
    assert 0 not in chosen
    assert set(chosen) == {1, 2}


def test_places_are_kept_for_a_plugin_but_it_is_no_filter():
    shelf = Shelf("Axes()", "Brace()", "Board()", "Text()", plugins=(None, None, "chess", None))
    mine = np.array([False, False, True, False])
    needed = {"Axes": 0.9, "Brace": 0.9, "Text": 0.8, "Board": 0.1}
    assert 2 not in picked(shelf, needed, count=3)
    assert len(picked(shelf, {**needed, "Board": 0}, count=3, reserved=mine, places=2)) == 3
    assert 2 in picked(shelf, needed, count=3, reserved=mine, places=2)
    assert len(picked(shelf, needed, count=3, reserved=mine, places=2)) == 3
