"""Our own texts: the recipes run, and the tables name what exists."""

from __future__ import annotations

import re

import pytest

from stitcher_lab import render
from stitcher_lab.brief import find_quality
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.retrieval import concepts
from stitcher_lab.retrieval.recipe_book import paths, read, recipes
from stitcher_lab.sandbox import Limits, open_sandbox

QUICK = ("pendulum", "number_line_jumps", "venn_sets")
BOOK = list(recipes())


def rehearsed(code, tmp_path):
    return render.rehearse(
        code,
        quality=find_quality("preview"),
        sandbox=open_sandbox(),
        outbox=tmp_path,
        limits=Limits(wall=120, memory=2 << 30),
        cancellation=Cancellation(),
    )


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem, marks=[] if path.stem in QUICK else pytest.mark.slow) for path in paths()],
)
def test_every_recipe_runs_and_is_laid_out_well(path, tmp_path):
    rehearsal = rehearsed(path.read_text(encoding="utf-8"), tmp_path)
    assert [gap.reason for gap in rehearsal.gaps] == []
    assert rehearsal.duration > 2
    errors = [f.message for scene in rehearsal.scenes for f in scene.findings if f.severity == "error"]
    assert errors == []


def test_recipes_say_what_they_show_in_everyday_words():
    assert len(BOOK) >= 60
    phrases = [phrase for recipe in BOOK for phrase in recipe.phrases]
    assert len(phrases) == len(set(phrases))
    for recipe in BOOK:
        assert recipe.title
        assert recipe.description.endswith("."), recipe.name
        assert len(recipe.phrases) >= 5, recipe.name
        assert len(recipe.code) <= 1600, recipe.name
        assert recipe.code.startswith("from manim import *"), recipe.name


def test_a_recipe_s_file_is_taken_apart():
    recipe = read("x", '"""A title.\n\nWhat it\nshows.\n\n- one\n- two, three\n"""\nfrom manim import *\n\nx = 1\n')
    assert (recipe.title, recipe.description) == ("A title", "What it shows.")
    assert recipe.phrases == ("one", "two, three")
    assert recipe.code == "from manim import *\n\nx = 1"
    with pytest.raises(ValueError, match="docstring"):
        read("x", "x = 1")


def test_the_table_of_concepts_names_what_exists(index):
    unknown = {name for concept in concepts.concepts() for name in concept.symbols} - index.known
    assert unknown <= {"rate_functions"}
    assert len(concepts.concepts()) >= 250


def test_the_table_is_well_formed():
    for number, line in enumerate(concepts.FILE.read_text(encoding="utf-8").splitlines(), start=1):
        assert not line or line.startswith("#") or re.fullmatch(r"[^;>]+(; [^;>]+)* -> \w+( \w+)*", line), number


def test_names_that_are_not_installed_are_passed_over():
    found = concepts.concepts({"Line"})
    assert found
    assert all(concept.symbols == ("Line",) for concept in found)
