"""Prompt to Grounding: the names of the API it needs, the plugin that fits, and the examples that show them.

:func:`open_index` opens what is searched, :func:`ground` searches it. Works without a model and without vectors, each
of which makes it better. Nothing heavy is imported before an index is opened.
"""

from stitcher_lab.retrieval.embedders import find_embedder
from stitcher_lab.retrieval.grounding import BUDGET, EXAMPLES, Stages, ground
from stitcher_lab.retrieval.index import Index
from stitcher_lab.retrieval.installed import open_installed
from stitcher_lab.retrieval.names import names_in
from stitcher_lab.retrieval.opening import open_index
from stitcher_lab.retrieval.rewriting import Rewrite

__all__ = [
    "BUDGET",
    "EXAMPLES",
    "Index",
    "Rewrite",
    "Stages",
    "find_embedder",
    "ground",
    "names_in",
    "open_index",
    "open_installed",
]
