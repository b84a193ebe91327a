"""One key for one picture: what must share a key, and what must not."""

from __future__ import annotations

import pytest

from stitcher_lab.render.canonical import scene_key
from stitcher_lab.scenes import scene_names

BASE = """
from manim import *
SIZE = 3
OTHER = 5

def helper(n):
    total = n + 1
    return total

class First(Scene):
    def construct(self):
        box = Square(SIZE)
        self.play(Create(box), run_time=helper(1))

class Second(Scene):
    def construct(self):
        self.play(Create(Circle(OTHER)))
"""


def key(source: str, scene: str = "First") -> str:
    return scene_key(source, scene)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("box", "the_square"),
        ("total", "t"),
        ("SIZE = 3", "SIZE   =  3  # big"),
        ("    def construct(self):\n        box", "    def construct(self):\n\n\n        # here\n        box"),
        ("def helper(n):", 'def helper(n):\n    """Add one."""'),
        ("OTHER = 5", "OTHER = 6"),
        ("Circle(OTHER)", "Circle(7)"),
    ],
)
def test_what_cannot_change_the_picture_does_not_change_the_key(old, new):
    assert old in BASE
    assert key(BASE.replace(old, new)) == key(BASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SIZE = 3", "SIZE = 4"),
        ("Create(box)", "FadeIn(box)"),
        ("n + 1", "n + 2"),
        ("run_time=helper(1)", "run_time=helper(2)"),
        ("from manim import *", "from manim import *\nconfig.frame_width = 9"),
        ("from manim import *", "from manim import *\nimport random\nrandom.seed(2)"),
        ("class First(Scene):", 'class First(Scene):\n    """A new chapter title."""'),
        ("class First(Scene):", "class First(MovingCameraScene):"),
    ],
)
def test_what_may_change_the_picture_changes_the_key(old, new):
    assert old in BASE
    assert key(BASE.replace(old, new)) != key(BASE)


def test_an_edit_of_one_scene_leaves_the_other_alone():
    edited = BASE.replace("Create(box)", "Write(box)")
    assert key(edited, "First") != key(BASE, "First")
    assert key(edited, "Second") == key(BASE, "Second")


def test_swapped_variables_are_not_confused():
    one = "class A(Scene):\n    def construct(self):\n        a = 1\n        b = 2\n        f(a, b)\n"
    assert key(one, "A") != key(one.replace("f(a, b)", "f(b, a)"), "A")


def test_a_name_seen_by_an_inner_function_is_kept():
    head = "class A(Scene):\n    def construct(self):\n"
    one = head + "        x = 1\n        def g():\n            return x\n        g()\n"
    assert key(one, "A") != key(one.replace("x = 1", "y = 1"), "A")


def test_code_that_can_see_its_own_names_is_taken_literally():
    one = "class A(Scene):\n    def construct(self):\n        x = 1\n        print(locals())\n"
    assert key(one, "A") != key(one.replace("x = 1", "y = 1"), "A")


def test_scenes_are_found_in_order_through_a_common_base():
    bases = {"Base": "Lesson", "B": "Base", "Helper": "object", "A": "ThreeDScene"}
    source = "\n".join(f"class {name}({base}):\n    pass" for name, base in bases.items())
    assert scene_names(source) == ("Base", "B", "A")
