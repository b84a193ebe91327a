"""Prompts in a plugin's subject go there; prompts that only share its words do not."""

import pytest

from stitcher_lab.plugins import PLUGINS, route
from stitcher_lab.plugins.routing import score

HITS = {
    "chess": (
        "explain the Queen's Gambit",
        "How does castling work in chess?",
        "show what a fork is, with a knight attacking king and rook on a chess board",
        "en passant, step by step",
        "the ladder checkmate with two rooks",
        "play through 1. e4 e5 2. Nf3 Nc6 3. Bb5",
        "why rook endgames are hard",
        "show the position with FEN string 8/8/8/8/8/8/8/K6k w - - 0 1",
        "how a pawn is promoted and which pieces it can become on the board",
    ),
    "dsa": (
        "bubble sort on 5 1 4 2",
        "how does a stack work? push and pop",
        "Dijkstra's shortest path algorithm",
        "breadth-first search with a queue",
        "inserting into a binary search tree",
        "what is a linked list",
        "two pointers on a sorted array",
        "reverse an array in place by swapping elements",
        "the call stack of a recursive function",
    ),
    "ml": (
        "how does a neural network work",
        "explain a convolutional layer with a 3x3 filter",
        "what is dropout in a neural net",
        "backpropagation in a multi-layer perceptron",
        "max pooling",
        "an autoencoder and its latent space",
        "residual connections in ResNets",
        "the ReLU activation function",
    ),
    "physics": (
        "the period of a pendulum",
        "electric field of a dipole",
        "how a convex lens forms an image",
        "standing waves on a guitar string",
        "two balls collide elastically: conservation of momentum",
        "refraction of light in water, Snell's law",
        "the magnetic field around a current-carrying wire",
    ),
    "chemistry": (
        "the structure of a water molecule",
        "Bohr model of the sodium atom",
        "how covalent bonds form in methane",
        "tour of the periodic table",
        "ionic bonding of sodium and chlorine",
        "isomers of butane",
    ),
    "astronomy": (
        "how the solar system formed",
        "a black hole bends space-time",
        "the life cycle of a star",
        "Kepler's laws and the orbits of the planets",
        "Saturn's rings",
    ),
}
MISSES = (
    "how many grains of wheat lie on a chessboard if each square doubles",
    "in a chess tournament of 8 players everybody plays everybody: how many games",
    "the probability of drawing a king or a queen from a deck of cards",
    "kings and queens of England",
    "the eight queens puzzle",
    "the Elo rating of chess players",
    "a fork in the road: decision making under risk",
    "graph the function y = x^2",
    "Euler's formula for planar graphs",
    "how water moves from the roots of a tree to its leaves",
    "a family tree over four generations",
    "multiplication as an array of dots",
    "antenna arrays and their elements",
    "stacks of coins as a bar chart",
    "queueing theory: waiting at a supermarket",
    "nodes and antinodes",
    "what sort of triangle is this",
    "neurons in the brain and how they fire",
    "motor neurons and reflexes",
    "the layers of the atmosphere",
    "high school dropout rates in the US",
    "activation energy of a reaction",
    "linear regression by least squares",
    "strength training and muscle layers",
    "slope fields of differential equations",
    "sine waves and their phase",
    "service charges in restaurants",
    "market forces of supply and demand",
    "compound interest over ten years",
    "government bonds and their yield",
    "elements of a set and their union",
    "the quadratic formula",
    "phases of the moon",
    "star polygons and their angles",
    "Freddie Mercury and music of the 1970s",
    "proof that the square root of two is irrational",
    "photosynthesis in a leaf",
    "the Pythagorean theorem",
    "eigenvectors of a matrix",
    "a histogram of exam marks",
)


@pytest.mark.parametrize(("plugin", "prompt"), [(plugin, prompt) for plugin, some in HITS.items() for prompt in some])
def test_a_prompt_goes_to_its_plugin(plugin, prompt):
    assert route(prompt, among=PLUGINS) == plugin


@pytest.mark.parametrize("prompt", MISSES)
def test_a_near_miss_goes_nowhere(prompt):
    assert route(prompt, among=PLUGINS) is None


def test_only_what_is_offered_is_chosen():
    prompt = "explain the Queen's Gambit in chess"
    assert route(prompt, among=("dsa", "ml")) is None
    assert route(prompt, among=()) is None
    assert route(prompt, among=("chess",)) == "chess"


def test_capitals_and_curly_apostrophes_change_nothing():
    assert route("EXPLAIN THE QUEEN’S GAMBIT", among=PLUGINS) == "chess"


def test_words_inside_other_words_do_not_count():
    assert score("a bookkeeper and her spawning frogs", "chess") == 0


def test_a_long_prompt_is_read_quickly():
    # Patterns that look ahead must not look ahead of every letter again and again.
    for name in PLUGINS:
        score("push pop sort swap the array stack grains chess board " * 2000, name)
