"""Only what is new in a script is rehearsed; what is told of the rest is told at the line where it now stands."""

import shutil
from types import SimpleNamespace

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import ScriptError
from stitcher_lab.model import QUALITIES
from stitcher_lab.rehearsal import rehearse
from stitcher_lab.sandbox import Limits, open_sandbox
from stitcher_lab.store import Store
from stitcher_lab.tex import archive

SCRIPT = '''\
"""A lesson."""

from manim import *

SIZE = 1


def nothing():
    """Only this."""


def label(text):
    nothing()
    return Text(text)


class Base(Scene):
    def show(self, text):
        self.play(Write(label(text)))


class One(Base):
    def construct(self):
        with self.voiceover(text="The first line."):
            self.play(Write(MathTex("a^2")))
        with self.voiceover(text="This one is off the frame."):
            self.add(Square().shift(20 * RIGHT), Text("far away").shift(7 * RIGHT))


class Two(Base):
    """Second"""

    def construct(self):
        with self.voiceover(text="The second line."):
            self.show("two")
            self.play(Write(MathTex("b^2")))


class Three(Base):
    def construct(self):
        with self.voiceover(text="The third line."):
            self.play(Create(Square(SIZE)))
'''


@pytest.fixture(scope="module")
def sandbox():
    return open_sandbox()


@pytest.fixture
def run(sandbox, tmp_path):
    studio = SimpleNamespace(store=Store(tmp_path / "data"), sandbox=sandbox, limits=Limits())

    def rehearsed(source):
        run.begun = []
        (tmp_path / "work").mkdir(exist_ok=True)
        return rehearse(
            source, QUALITIES["preview"], studio, workdir=tmp_path / "work", cancellation=Cancellation(),
            on_scene=run.begun.append,
        )  # fmt: skip

    run = rehearsed
    run.data = studio.store.path
    return run


def test_an_edited_line_rehearses_its_own_scene_only(run):
    first = run(SCRIPT)
    assert sorted(run.begun) == ["One", "Three", "Two"]
    again = run(SCRIPT)
    assert run.begun == []
    assert (again.scenes, again.gaps) == (first.scenes, ())
    assert archive.read(again.tex_cache) == archive.read(first.tex_cache)
    edited = run(SCRIPT.replace("The third line.", "Another line."))
    assert run.begun == ["Three"]
    assert edited.scenes[:2] == first.scenes[:2]
    assert edited.scenes[2].lines[0].text == "Another line."
    assert archive.read(edited.tex_cache) == archive.read(first.tex_cache)
    run(SCRIPT.replace("SIZE = 1", "SIZE = 2"))
    assert run.begun == ["Three"]
    run(SCRIPT.replace("return Text(text)", "return Text(text, font_size=30)"))
    assert sorted(run.begun) == ["One", "Three", "Two"]  # a base class of all of them uses it


def test_findings_move_with_their_lines(run):
    first = run(SCRIPT)
    line = SCRIPT.splitlines().index('        with self.voiceover(text="This one is off the frame."):') + 1
    found = [finding for finding in first.findings if finding.kind == "off_frame"]
    assert found
    assert {finding.line for finding in found} == {line}
    moved = SCRIPT.replace('"""A lesson."""', '"""A lesson.\n\nOf three scenes.\n"""\n# by me').replace(
        'with self.voiceover(text="This', '# now further down\n\n        with self.voiceover(text="This'
    )
    after = run(moved)
    assert run.begun == []
    where = moved.splitlines().index('        with self.voiceover(text="This one is off the frame."):') + 1
    assert where == line + 6
    assert {finding.line for finding in after.findings if finding.kind == "off_frame"} == {where}
    assert [finding.message for finding in after.findings] == [finding.message for finding in first.findings]


def test_a_scene_that_failed_is_run_again_and_the_others_are_not(run):
    broken = SCRIPT.replace("Create(Square(SIZE))", "Create(Square(SIZE).nonsense())")
    rehearsal = run(broken)
    assert [gap.scene for gap in rehearsal.gaps] == ["Three"]
    again = run(broken)
    assert run.begun == ["Three"]
    assert (again.scenes, again.gaps) == (rehearsal.scenes, rehearsal.gaps)
    mended = run(SCRIPT)
    assert run.begun == ["Three"]
    assert [scene.name for scene in mended.scenes] == ["One", "Two", "Three"]


def test_scenes_that_a_script_makes_as_it_runs_are_found_each_time(run):
    hidden = SCRIPT + "\n\nKind = Scene\n\n\nclass Extra(Kind):\n    def construct(self):\n        self.wait(1)\n"
    run(SCRIPT)
    for _ in range(2):
        rehearsal = run(hidden)
        assert [scene.name for scene in rehearsal.scenes] == ["One", "Two", "Three", "Extra"]


def test_formulas_outlive_rehearsals(run):
    before = archive.read(run(SCRIPT).tex_cache)
    shutil.rmtree(run.data / "index" / "rehearsals")
    assert archive.read(run(SCRIPT.replace("SIZE = 1", "SIZE = 1.5")).tex_cache) == before


def test_a_file_without_scenes_is_refused_each_time(run):
    for _ in range(2):
        with pytest.raises(ScriptError, match="holds no scene"):
            run("from manim import *\n\nclass Base(Scene):\n    pass\n")
