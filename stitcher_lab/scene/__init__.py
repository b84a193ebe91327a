"""What a scene file imports: ``from stitcher_lab.scene import Lesson, words, formula``.

Runs inside the sandbox, or under the plain ``manim`` command line, where lines take their estimated length and are
not heard.
"""

from stitcher_lab.scene.cells import Cell, CellRow, Pointer, even_labels, on_baseline, on_one_line, travel
from stitcher_lab.scene.graphs import GraphEdge, GraphNode, NodeGraph, Waiting
from stitcher_lab.scene.lesson import Lesson, fit, formula, words
from stitcher_lab.scene.numbers import equals, inline, significant, tidy
from stitcher_lab.scene.plots import Plot, nice_step, place_clear, value_range
from stitcher_lab.scene.style import (
    AMBER,
    BODY_SIZE,
    GROUND,
    HEADING_SIZE,
    INK,
    LEAF,
    MUTED,
    PANEL,
    ROSE,
    SAFE_BOTTOM,
    SAFE_LEFT,
    SAFE_RIGHT,
    SAFE_TOP,
    SKY,
    SMALL_SIZE,
)
from stitcher_lab.scene.summary import framed, headed, numbered, table
from stitcher_lab.scene.telling import counted, listed, ordinal, small_number, written
from stitcher_lab.scene.tree import BinaryTree, tree_places
from stitcher_lab.scene.voiceover import VoiceoverScene

__all__ = [
    "AMBER",
    "BODY_SIZE",
    "GROUND",
    "HEADING_SIZE",
    "INK",
    "LEAF",
    "MUTED",
    "PANEL",
    "ROSE",
    "SAFE_BOTTOM",
    "SAFE_LEFT",
    "SAFE_RIGHT",
    "SAFE_TOP",
    "SKY",
    "SMALL_SIZE",
    "BinaryTree",
    "Cell",
    "CellRow",
    "GraphEdge",
    "GraphNode",
    "Lesson",
    "NodeGraph",
    "Plot",
    "Pointer",
    "VoiceoverScene",
    "Waiting",
    "counted",
    "equals",
    "even_labels",
    "fit",
    "formula",
    "framed",
    "headed",
    "inline",
    "listed",
    "nice_step",
    "numbered",
    "on_baseline",
    "on_one_line",
    "ordinal",
    "place_clear",
    "significant",
    "small_number",
    "table",
    "tidy",
    "travel",
    "tree_places",
    "value_range",
    "words",
    "written",
]
