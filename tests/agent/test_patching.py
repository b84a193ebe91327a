"""A fix replaces as little as it can: the statement, then the block, then the scene."""

import ast

from stitcher_lab.agent.patching import Scope, replaced, span

CODE = """\
from manim import *


class Halves(Scene):
    def construct(self):
        square = Square(side=2)
        with self.voiceover(text="Look.") as tracker:
            self.play(
                Create(square),
                run_time=tracker.duration,
            )
            for corner in square.get_corners():
                self.play(Flash(corner))
        self.wait()
"""


def lines(place):
    return place.first, place.last


def test_the_first_fix_may_replace_the_statement_at_fault():
    assert lines(span(CODE, {6}, Scope.LINE)) == (6, 6)
    assert lines(span(CODE, {9}, Scope.LINE)) == (8, 11)
    assert lines(span(CODE, {12}, Scope.LINE)) == (12, 13)


def test_the_second_the_block_around_it():
    assert lines(span(CODE, {13}, Scope.BLOCK)) == (7, 13)
    assert lines(span(CODE, {6}, Scope.BLOCK)) == (5, 14)


def test_the_third_everything():
    assert lines(span(CODE, {6}, Scope.SCENE)) == (1, 14)


def test_faults_in_several_places_widen_it():
    assert lines(span(CODE, {6, 13}, Scope.LINE)) == (5, 14)


def test_code_that_does_not_parse_is_patched_at_the_line_python_names():
    broken = CODE.replace("square = Square(side=2)", "square = Square(side=2")
    assert lines(span(broken, {6}, Scope.LINE)) == (6, 6)
    assert lines(span(broken, {6}, Scope.BLOCK)) == (1, 12)


def test_a_patch_takes_the_indentation_of_what_it_replaces():
    patched = replaced(CODE, span(CODE, {6}, Scope.LINE), "square = Square(\n    side_length=2,\n)", name="Halves")
    ast.parse(patched)
    assert "        square = Square(\n            side_length=2,\n        )\n" in patched
    assert patched.count("\n") == CODE.count("\n") + 2


def test_a_patch_that_is_a_whole_file_replaces_the_scene():
    whole = "from manim import *\n\n\nclass Halves(Scene):\n    def construct(self):\n        self.wait()\n"
    assert replaced(CODE, span(CODE, {6}, Scope.LINE), whole, name="Halves") == whole


def test_a_bare_class_keeps_what_it_uses_of_the_old_file_and_nothing_else():
    old = (
        "import os\nfrom manim import *\nfrom manim_chess import Board\n\nROOT = os.getcwd()\nSIDE = 2\n\n\n"
        "def half(x):\n    return x / SIDE\n\n\n" + CODE.partition("\n\n\n")[2]
    )
    bare = "class Halves(Scene):\n    def construct(self):\n        self.add(Board(), Square(half(3)))\n"
    patched = replaced(old, span(old, {6}, Scope.SCENE), bare, name="Halves")
    ast.parse(patched)
    assert patched.endswith(bare)
    assert "import *\nfrom manim_chess import Board\n" in patched
    assert patched.index("SIDE = 2") < patched.index("def half(x)") < patched.index("class Halves")
    assert "os" not in patched.split("class")[0]
    assert "Flash" not in patched


def test_a_bare_class_in_place_of_what_is_no_python_stands_alone():
    bare = "class Halves(Scene):\n    def construct(self):\n        self.wait()\n"
    assert replaced(CODE + "(", span(CODE + "(", {6}, Scope.SCENE), bare, name="Halves") == bare


def patched(patch, *, scope=Scope.SCENE, at=6, code=CODE):
    return replaced(code, span(code, {at}, scope), patch, name="Halves", at=at)


def test_a_statement_where_more_was_asked_for_replaces_the_one_at_fault():
    for scope in Scope:
        assert patched("square = Square(2)", scope=scope) == CODE.replace("Square(side=2)", "Square(2)")
    changed = patched("self.play(Flash(square))", at=12)
    assert "            self.play(Flash(square))\n        self.wait()" in changed
    assert "for corner" not in changed


def test_a_block_where_more_was_asked_for_replaces_the_block_at_fault():
    block = 'with self.voiceover(text="Look.") as tracker:\n    self.play(Create(square))'
    changed = patched(block, at=13)
    assert ast.unparse(ast.parse(changed)).count("self.play") == 1
    assert "square = Square(side=2)" in changed
    assert changed.endswith("        self.wait()\n")


def test_a_method_replaces_its_namesake():
    changed = patched("def construct(self):\n    self.wait(2)")
    assert changed == CODE.partition("    def construct")[0] + "    def construct(self):\n        self.wait(2)\n"


def test_the_body_of_a_method_goes_into_it():
    more = '        with self.voiceover(text="Bye.") as tracker:\n            self.wait()\n'
    code = CODE.replace("        self.wait()\n", more)
    body = 'with self.voiceover(text="Look."):\n    self.wait(1)\nwith self.voiceover(text="Bye."):\n    self.wait(2)'
    changed = patched(body, code=code)
    assert ast.unparse(ast.parse(changed)).count("voiceover") == 2
    assert "Square" not in changed
    assert "    def construct(self):\n        with self.voiceover" in changed
