"""From a prompt to raw values for one template; whether they make sense is the checking's work.

Values with a shape of their own (graphs, matrices, equations, lists, intervals, functions) are taken first, then single
numbers by unit, by cue and at last by order. What is given and finds no place is told: a shaped value is refused, a
bare number gets a note.
"""

from __future__ import annotations

from stitcher_lab.templates import spec
from stitcher_lab.templates.findings import Extraction, of_kind
from stitcher_lab.templates.leftovers import tell_leftovers
from stitcher_lab.templates.reading import formulas
from stitcher_lab.templates.reading.text import Desk, clean, without_audience
from stitcher_lab.templates.shelf import defaults
from stitcher_lab.templates.take_numbers import take_nodes, take_scalars
from stitcher_lab.templates.take_rows import take_items, take_lists, take_texts
from stitcher_lab.templates.take_shapes import (
    take_choices,
    take_complexes,
    take_functions,
    take_graphs,
    take_intervals,
    take_matrices,
    take_quadratics,
)
from stitcher_lab.templates.take_sizes import take_sizes

_READERS = (
    take_graphs,
    take_matrices,
    take_quadratics,
    take_choices,
    take_intervals,
    take_functions,
    take_complexes,
    take_lists,
    take_items,
    take_texts,
    take_sizes,
    take_scalars,
    take_nodes,
    tell_leftovers,
)


def extract(template: spec.Template, prompt: str, *, script: str | None = None) -> Extraction:
    """Read the values that ``prompt`` gives for ``template``; ``script`` stands in for its scene file, if given.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The prompt gives something with a shape (a function, a list, a matrix …) that the template has no place for,
        or that is not what it says ("f(x) = banana").

    """
    text = without_audience(clean(prompt))
    if of_kind(template, spec.Function):
        text = formulas.written_out(text)
    result = Extraction(defaults=defaults(template, script))
    if template.rephrase is not None:
        text = template.rephrase(text, result.notes)
    desk = Desk(text)
    for read in _READERS:
        read(template, desk, result)
    return result
