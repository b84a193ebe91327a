"""Scenes that were written apart stand in one file and do not get into each other's way."""

import ast

from stitcher_lab.agent.assembly import alone, assemble, named, titled, with_imports
from stitcher_lab.scenes import scene_names

ONE = '''\
"""The first."""
from manim import *
import numpy as np

RADIUS = 1


def ring(radius):
    """RADIUS matters."""
    return Circle(radius)


class First(Scene):
    def construct(self):
        self.play(Create(ring(RADIUS)))
'''
TWO = """\
from stitcher_lab.scene import *
import numpy as np
from math import tau

RADIUS = 2


def ring(radius):
    return Annulus(radius, radius + 1)


class Second(Lesson):
    def construct(self):
        note = "RADIUS"
        self.play(Create(ring(RADIUS)), run_time=tau)
"""


def test_both_scenes_are_there_and_imports_stand_once():
    source = assemble("Rings", [("First", ONE), ("Second", TWO)])
    assert scene_names(source) == ("First", "Second")
    assert source.count("import numpy as np") == 1
    assert source.count("from manim import *") == 1
    assert ast.get_docstring(ast.parse(source)) == "Rings."


def test_helpers_of_one_name_that_differ_are_kept_apart():
    source = assemble("Rings", [("First", ONE), ("Second", TWO)])
    second = source[source.index("class Second") :]
    assert "ring_Second(RADIUS_Second)" in second
    assert 'note = "RADIUS"' in second
    first = source[source.index("class First") : source.index("class Second")]
    assert "ring(RADIUS)" in first


def test_helpers_that_are_the_same_stand_once():
    twin = ONE.replace("First", "Third")
    source = assemble("Rings", [("First", ONE), ("Third", twin)])
    assert source.count("def ring") == 1
    assert source.count("RADIUS = 1") == 1


def test_a_title_cannot_break_out_of_the_docstring():
    source = assemble('A """ title\\', [("First", ONE)])
    assert scene_names(source) == ("First",)


def test_a_scene_gets_the_name_that_was_planned():
    assert scene_names(named(ONE, "Opening")) == ("Opening",)
    assert named(ONE, "First") == ONE


def test_code_without_imports_gets_them():
    bare = "class A(Scene):\n    pass\n"
    assert with_imports(bare).startswith("from manim import *\n")
    assert with_imports(ONE) == ONE


def test_scenes_that_nobody_asked_for_are_left_out():
    base = "class Base(Scene):\n    def setup(self):\n        pass\n\n\n"
    extra = "\n\nclass Bonus(Scene):\n    def construct(self):\n        self.wait()\n"
    code = base + ONE.replace("First(Scene)", "First(Base)") + extra
    assert scene_names(alone(code, "First")) == ("Base", "First")
    assert "def ring" in alone(code, "First")
    assert alone(ONE, "First") == ONE


def test_a_scene_bears_the_planned_title():
    bare = "class Halves(Scene):\n    side = 2\n\n    def construct(self):\n        self.wait()\n"
    for own in ("", '    """Scene 1.\n\n    Shows halves; it\'s long.\n    """\n\n', "    'Halves'\n"):
        code = bare.replace("    side", own + "    side")
        found = titled(code, "Halves", 'What is "half"\\')
        (node,) = ast.parse(found).body
        assert ast.get_docstring(node) == "What is 'half'."
        assert ast.unparse(node.body[1:]) == ast.unparse(ast.parse(bare).body[0].body)
    one_line = "class Halves(Scene): pass\n"
    assert titled(one_line, "Halves", "Half") == one_line
    assert titled("class Halves(", "Halves", "Half") == "class Halves("
