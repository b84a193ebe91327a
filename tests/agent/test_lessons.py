"""What a fix has taught is kept once, true, harmless, and found where it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stitcher_lab.agent.lessons import LessonBook, lessons_for, trials
from stitcher_lab.agent.lessons.hygiene import check_snippet
from stitcher_lab.agent.lessons.snippets import pair
from stitcher_lab.brief import find_quality
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, EnvironmentFault, StitcherError
from stitcher_lab.render import rehearse
from stitcher_lab.sandbox import open_sandbox
from stitcher_lab.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCENE = '''
from manim import *
from stitcher_lab.scene import *


class Squares(Lesson):
    """Squares."""

    def construct(self):
        side = 2
        axes = Axes(x_range=[0, 4], y_range=[0, 16])
        with self.voiceover(text="A curve.") as tracker:
            graph = {graph}
            self.play(Create(graph), run_time=0.5 * tracker.duration)
        with self.voiceover(text="And a square.") as tracker:
            square = Square({square})
            self.play(FadeIn(square))
'''
GOOD_GRAPH, GOOD_SQUARE = "axes.plot(lambda x: x**2)", "side_length=side"
BAD_GRAPH = "axes.draw_graph(lambda x: x**2)"
BAD_ERROR = "Squares, line 13: AttributeError: Axes object has no attribute 'draw_graph'"


def scene(graph: str = GOOD_GRAPH, square: str = GOOD_SQUARE) -> str:
    return SCENE.format(graph=graph, square=square)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


@pytest.fixture
def book(store: Store) -> LessonBook:
    return LessonBook(store)


@pytest.fixture
def verify(tmp_path: Path) -> Callable[[str], bool]:
    """The real thing: a rehearsal in the sandbox."""
    sandbox = open_sandbox()
    count = 0

    def run(source: str) -> bool:
        nonlocal count
        count += 1
        outbox = tmp_path / f"run{count}"
        outbox.mkdir()
        try:
            done = rehearse(
                source, quality=find_quality("preview"), sandbox=sandbox, outbox=outbox, cancellation=Cancellation()
            )
        except StitcherError:
            return False
        return not done.gaps

    return run


def believed(_source: str) -> bool:
    """For what does not depend on the run."""
    return True


def learn(book: LessonBook, verify: Callable[[str], bool] = believed, **changes: str):
    facts = {
        "symbol": "Axes.draw_graph",
        "failing_source": scene(BAD_GRAPH),
        "fixed_source": scene(),
        "error": BAD_ERROR,
        "advice": "There is no Axes.draw_graph: use plot.",
    } | changes
    return book.learn(**facts, verify=verify)


# ------------------------------------------------------------------------------------------------------- snippets


def test_a_snippet_holds_what_was_changed_and_what_it_needs() -> None:
    cut = pair(scene(BAD_GRAPH), scene(), symbol="Axes.draw_graph", error=BAD_ERROR)
    assert cut.failing == "axes = Axes(x_range=[0, 4], y_range=[0, 16])\ngraph = axes.draw_graph(lambda x: x ** 2)"
    assert cut.fixed == "axes = Axes(x_range=[0, 4], y_range=[0, 16])\ngraph = axes.plot(lambda x: x ** 2)"


def test_of_two_changes_the_one_about_the_symbol_counts() -> None:
    cut = pair(scene(BAD_GRAPH, "side=side"), scene(), symbol="Square", error="TypeError: …")
    assert cut.failing == "side = 2\nsquare = Square(side=side)"
    assert cut.fixed == "side = 2\nsquare = Square(side_length=side)"


def test_the_line_that_failed_is_shown_also_where_the_fix_is_elsewhere() -> None:
    failing = scene().replace("y_range=[0, 16])", "y_range=[0, 16], x_length=0)")
    cut = pair(failing, scene(), symbol="Axes.plot", error="Squares, line 13: ValueError: zero-size array")
    assert cut.failing.endswith("graph = axes.plot(lambda x: x ** 2)")
    assert "x_length=0" in cut.failing
    assert cut.fixed.endswith("graph = axes.plot(lambda x: x ** 2)")


def test_the_base_class_is_shown_where_it_was_the_mistake() -> None:
    failing = scene().replace("self.play(FadeIn(square))", "self.play(self.camera.frame.animate.scale(0.5))")
    fixed = failing.replace("(Lesson)", "(MovingCameraScene)")
    error = "Squares, line 17: AttributeError: 'Camera' object has no attribute 'frame'"
    cut = pair(failing, fixed, symbol="Camera.frame", error=error)
    assert "self.camera.frame.animate.scale(0.5)" in cut.failing
    assert "class" not in cut.failing or "(Lesson)" in cut.failing
    assert "class Trial(MovingCameraScene):" in cut.fixed


def test_a_missing_import_is_shown_with_what_needs_it() -> None:
    failing = scene("axes.plot(lambda x: np.sin(x))").replace("from manim import *\n", "from manim import Axes\n")
    fixed = failing.replace("from manim import Axes\n", "import numpy as np\nfrom manim import Axes\n")
    cut = pair(failing, fixed, symbol="np", error="Squares, line 13: NameError: name 'np' is not defined")
    assert "import numpy" not in cut.failing
    assert cut.fixed.startswith("import numpy as np\n")
    assert "np.sin(x)" in cut.failing
    assert "np.sin(x)" in cut.fixed


def test_what_a_plugin_brings_is_imported() -> None:
    failing = scene("MArray([3, 1, 2]).shuffle()").replace(
        "class Squares", "from manim_dsa import *\n\n\nclass Squares"
    )
    fixed = failing.replace(".shuffle()", ".swap(0, 1)")
    error = "Squares, line 16: AttributeError: MArray object has no attribute 'shuffle'"
    cut = pair(failing, fixed, symbol="MArray.shuffle", error=error)
    assert cut.failing == "from manim_dsa import *\ngraph = MArray([3, 1, 2]).shuffle()"
    check_snippet(cut.failing)
    assert "\nfrom manim_dsa import *\n" in trials.runs(cut.fixed)
    assert "    from manim_dsa" not in trials.runs(cut.fixed)


def test_narration_and_long_texts_are_nobodys_lesson() -> None:
    words = "a very long text that the teacher wants to keep private, and that goes on"
    failing = scene().replace(
        "FadeIn(square)", f'FadeIn(Text("{words}", size=30)), run_time=tracker.duration + tracker.time_until("square")'
    )
    cut = pair(failing, failing.replace("size=30", "font_size=30"), symbol="Text", error="TypeError: …")
    assert "goes on" not in cut.failing
    assert "voiceover" not in cut.failing + cut.fixed
    assert "tracker" not in cut.failing + cut.fixed


def test_a_scene_that_was_written_anew_gives_only_the_part_about_the_symbol() -> None:
    failing = scene(BAD_GRAPH) + "".join(f"            self.add(Dot([{n}, 0, 0]))\n" for n in range(20))
    fixed = scene() + "".join(f"            self.add(Circle(radius={n}))\n" for n in range(1, 21))
    cut = pair(failing, fixed, symbol="Axes.draw_graph", error="TypeError: …")
    assert "draw_graph" in cut.failing
    assert "Circle" not in cut.fixed


@pytest.mark.parametrize("broken", ["def (", "", "x = 1\n"])
def test_what_is_no_scene_gives_no_snippet(broken: str) -> None:
    assert pair(broken, scene(), symbol="x", error="") is None
    assert pair(scene(), broken, symbol="x", error="") is None


# ------------------------------------------------------------------------------------------------------- learning


def test_a_fixed_failure_is_learnt_once_it_was_tried(book: LessonBook, verify: Callable[[str], bool]) -> None:
    lesson = learn(LessonBook(book._store), verify)
    assert lesson.verified
    assert lesson.symbol == "Axes.draw_graph"
    assert lesson.advice == "There is no Axes.draw_graph: use plot."
    assert "draw_graph" in lesson.failing
    assert "axes.plot" in lesson.fixed
    assert lesson.manim_version == "0.22.0"


@pytest.mark.slow
def test_a_lesson_that_is_not_true_is_not_learnt(book: LessonBook, verify: Callable[[str], bool]) -> None:
    """What was 'failing' runs; what was 'fixed' does not; what fails does so in another way."""
    assert (
        learn(book, verify, failing_source=scene(square="side_length=3"), symbol="Square", error="TypeError: x") is None
    )
    assert learn(book, verify, fixed_source=scene("axes.draw(lambda x: x**2)")) is None
    assert book.own() == []


def test_the_failure_must_be_the_one_that_was_told(verify: Callable[[str], bool]) -> None:
    told = trials.failure_told_by(BAD_ERROR)
    snippet = "axes = Axes()\ngraph = axes.draw_graph(lambda x: x)"
    assert verify(trials.fails(snippet, told))
    assert not verify(trials.fails(snippet, trials.failure_told_by("NameError: name 'axes' is not defined")))
    assert not verify(trials.fails("axes = Axes()\ngraph = axes.other_thing(lambda x: x)", told))
    assert not verify(trials.fails("axes = Axes()", told))
    assert verify(trials.runs("axes = Axes()"))
    assert not verify(trials.runs(snippet))


def test_the_same_mistake_in_another_scene_is_the_same_lesson(book: LessonBook) -> None:
    error = "Squares, line 16: TypeError: Mobject.__init__() got an unexpected keyword argument 'edge'"
    first = learn(book, symbol="Square", failing_source=scene(square="edge=side"), error=error)
    other = (
        scene(square="edge=side").replace("side", "length_of_it").replace("Squares", "Other").replace("square", "box")
    )
    again = learn(
        book, symbol="Square", failing_source=other, fixed_source=other.replace("edge=", "side_length="), error=error
    )
    assert again == first
    assert len(book.own()) == 1


def test_nearly_the_same_mistake_is_the_same_lesson_and_another_one_is_not(book: LessonBook) -> None:
    error = "Squares, line 16: TypeError: Mobject.__init__() got an unexpected keyword argument 'edge'"
    first = learn(book, symbol="Square", failing_source=scene(square="edge=side"), error=error)
    near = scene(square="edge=side, color=RED")
    assert learn(book, symbol="Square", failing_source=near, error=error) == first
    error = "Squares, line 16: TypeError: unsupported operand type(s) for /: 'list' and 'float'"
    other = learn(book, symbol="Square", failing_source=scene(square="[side, side, side]"), error=error)
    assert other.id != first.id
    assert learn(book, symbol="Square", failing_source=scene(square="[side, side, 2]"), error=error) == other
    assert len(book.own()) == 2


def test_a_failure_without_a_name_is_filed_under_what_was_called(book: LessonBook) -> None:
    lesson = learn(book, symbol="other", failing_source=scene(square="[side]"), error="Squares, line 16: ValueError: x")
    assert lesson.symbol == "Square"
    assert learn(book, symbol="contract") is None


def test_a_known_lesson_is_not_tried_again(book: LessonBook) -> None:
    first = learn(book)
    tried: list[str] = []
    assert learn(book, lambda source: bool(tried.append(source))) == first
    assert tried == []


def test_what_the_program_brings_along_is_not_learnt_again(book: LessonBook) -> None:
    broken = scene().replace("FadeIn(square)", "ShowCreation(square)")
    fixed = scene().replace("FadeIn(square)", "Create(square)")
    error = "Squares, line 17: NameError: name 'ShowCreation' is not defined"
    before = len(book.all())
    learn(book, symbol="ShowCreation", failing_source=broken, fixed_source=fixed, error=error)
    assert len(book.all()) == before


def test_a_deleted_lesson_stays_deleted(book: LessonBook) -> None:
    lesson = learn(book)
    assert book.delete(lesson.id)
    assert not book.delete(lesson.id)
    assert learn(book) is None
    assert lesson.id not in [other.id for other in LessonBook(book._store).all()]
    assert not [found for found in book.find({"draw_graph"}) if found.id == lesson.id]


def test_a_lesson_that_came_along_can_be_deleted_too(book: LessonBook) -> None:
    lesson = book.find({"ShowCreation"})[0]
    assert book.delete(lesson.id)
    assert lesson.id not in [other.id for other in LessonBook(book._store).all()]


def test_a_fault_of_the_machine_teaches_nothing_and_breaks_nothing(book: LessonBook) -> None:
    def missing(_source: str) -> bool:
        raise EnvironmentFault("No LaTeX.")

    def stopped(_source: str) -> bool:
        raise Cancelled

    assert learn(book, missing) is None
    with pytest.raises(Cancelled):
        learn(book, stopped)


def test_a_damaged_history_costs_the_lesson_and_not_the_job(store: Store) -> None:
    store.prepare()
    (store.path / "history.sqlite").mkdir()
    assert learn(LessonBook(store)) is None


# ------------------------------------------------------------------------------------------------------- looking up


def test_what_is_needed_finds_its_lesson(book: LessonBook) -> None:
    lesson = learn(book)
    assert book.find(["Axes", "plot"], "the area under a parabola", limit=3)[0].symbol.startswith("Axes")
    assert lesson in book.find(["Axes"], "a graph", limit=8)
    assert lesson not in book.find(["ThreeDScene"], "a torus in space", limit=3)
    assert all(found.symbol != "BarChart" for found in book.find(["Table"], "a table of numbers"))
    assert len(book.find(["Axes", "Dot", "Line", "VGroup"], "", limit=4)) == 4


def test_lessons_of_another_manim_are_left_out(book: LessonBook) -> None:
    learn(book)
    assert lessons_for(book, ["Axes"], manim_version="0.22.1")
    assert lessons_for(book, ["Axes"], manim_version="0.23.0") == []


def test_words_find_what_symbols_do_not_name(book: LessonBook) -> None:
    assert "BarChart" in {found.symbol for found in book.find([], "a bar chart of fruit", limit=6)}
