"""Formulas for scripts in the sandbox: kept for all jobs, and set where no scene's code ever runs."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from test_known import PREAMBLE, document

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled
from stitcher_lab.sandbox import open_sandbox
from stitcher_lab.store import Store
from stitcher_lab.tex import Document, Formulary, known
from stitcher_lab.tex.formulary import LIMITS


class Counted:
    """The sandbox, and how many tasks it was given."""

    def __init__(self, sandbox):
        self.sandbox = sandbox
        self.tasks = []

    def run(self, task, *args, **kwargs):
        self.tasks.append(task)
        return self.sandbox.run(task, *args, **kwargs)


@pytest.fixture(scope="module")
def sandbox():
    return open_sandbox()


@pytest.fixture
def formulary(sandbox, tmp_path):
    return opened(sandbox, tmp_path)


def opened(sandbox, tmp_path, cancellation=None):
    tmp_path.mkdir(exist_ok=True)
    made = Formulary(Store(tmp_path / "data").formulas, Counted(sandbox), tmp_path, cancellation or Cancellation())
    made.tasks = made._sandbox.tasks
    return made


def ask(formulary, *documents, kept=False, begin=False):
    formulas = [[d.source, d.compiler, d.output_format] for d in documents]
    return formulary.answer({"formulas": formulas, "kept": kept, "begin": begin})


def test_what_was_set_once_is_kept_for_the_next_job(formulary, sandbox, tmp_path):
    wanted = [document(rf"\frac{{{number}}}{{x}}") for number in range(3)]
    assert ask(formulary, *wanted, kept=True).files == {}
    assert formulary.tasks == []
    first = ask(formulary, *wanted)
    assert first.body == {"set": True}
    assert set(first.files) == {f"{one.name}.svg" for one in wanted}
    assert len(formulary.tasks) == 1
    later = opened(sandbox, tmp_path)
    assert ask(later, *wanted, kept=True).files == first.files
    assert ask(later, *wanted).files == first.files
    assert later.tasks == []


def test_only_what_is_harmless_is_set_and_kept(formulary):
    evil = document(r"\gdef\alpha{evil}\alpha")
    answer = ask(formulary, evil, document(r"\alpha"))
    assert set(answer.files) == {f"{document(chr(92) + 'alpha').name}.svg"}
    assert "evil" not in str(formulary.tasks[0].request)
    assert ask(formulary, evil, kept=True).files == {}


def test_one_job_cannot_change_what_another_sees(sandbox, tmp_path):
    clean = ask(opened(sandbox, tmp_path / "clean"), document(r"\alpha+1"), document("z"))
    hostile = opened(sandbox, tmp_path / "shared")
    tricks = (r"\gdef\alpha{z}", r"\catcode`\^^61=13", r"\global\let\alpha\beta", r"z\end{preview}\gdef\alpha{z}")
    for trick in tricks:
        ask(hostile, document(trick), document("z"), document(trick + "z"))
    # The same through a preamble: another document, and so another picture.
    poisoned = PREAMBLE + "\\newcommand{\\alfa}{z}\n\\renewcommand{\\alpha}{z}\n"
    ask(hostile, document(r"\alpha+1", poisoned))
    after = ask(opened(sandbox, tmp_path / "shared"), document(r"\alpha+1"), document("z"))
    assert after.files == clean.files


def test_a_formula_that_latex_does_not_take_is_not_in_the_answer(formulary):
    answer = ask(formulary, document("a"), document(r"\frac{1}"), document("b"))
    assert set(answer.files) == {f"{document('a').name}.svg", f"{document('b').name}.svg"}
    assert answer.body == {"set": True}


@pytest.mark.parametrize("question", [
    {}, {"formulas": "x"}, {"formulas": [["x"]]}, {"formulas": [[1, 2, 3]]},
    {"formulas": [["x" * 10**6, "latex", ".dvi"]]}, {"formulas": [["x", "latex", ".dvi"]] * 501},
])  # fmt: skip
def test_nonsense_is_answered_with_nothing(formulary, question):
    answer = formulary.answer(question)
    assert (dict(answer.body), dict(answer.files)) == ({"set": False}, {})
    assert formulary.tasks == []


def test_a_formula_that_takes_for_ever_is_given_up(formulary, monkeypatch):
    monkeypatch.setattr("stitcher_lab.tex.formulary.LIMITS", replace(LIMITS, wall=4.0))
    # Each command is nine times the one before it: 9**11 signs.
    names = [f"\\x{chr(97 + number)}" for number in range(12)]
    lines = f"\\newcommand{{{names[0]}}}{{x}}\n"
    lines += "".join(f"\\newcommand{{{after}}}{{{before * 9}}}\n" for before, after in pairwise(names))
    assert known(document(names[-1], PREAMBLE + lines))
    answer = ask(formulary, document(names[-1], PREAMBLE + lines))
    assert answer.files == {}


def test_stop_is_heard_while_formulas_are_set(sandbox, tmp_path):
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        ask(opened(sandbox, tmp_path, cancellation), document("x"))


def test_other_compilers_are_not_ours(formulary):
    assert ask(formulary, Document(document("x").source, "xelatex", ".xdv")).files == {}
    assert formulary.tasks == []


def test_what_is_begun_is_waited_for_by_whoever_asks(sandbox, tmp_path):
    wanted = [document(f"w^{number}") for number in range(3)]
    with opened(sandbox, tmp_path) as formulary, opened(sandbox, tmp_path) as other:
        assert ask(formulary, *wanted, begin=True).files == {}
        begun = time.monotonic()
        assert len(ask(other, wanted[1], kept=True).files) == 1
        assert len(ask(formulary, *wanted).files) == 3
        assert time.monotonic() - begun < 30
        assert len(formulary.tasks) == 1
        assert other.tasks == []


def test_what_another_job_has_set_meanwhile_is_in_the_answer(sandbox, tmp_path):
    """The other one is done before this one has to wait for it."""
    with opened(sandbox, tmp_path) as other, opened(sandbox, tmp_path) as formulary:
        run = sandbox.run

        class Slower:
            def run(self, *args, **kwargs):
                outcome = run(*args, **kwargs)
                while ask(other, document("v_1"), kept=True).files == {}:
                    time.sleep(0.01)
                return outcome

        formulary._sandbox = Slower()
        ask(other, document("v_1"), begin=True)
        answer = ask(formulary, document("v_1"), document("v_2"))
        assert len(answer.files) == 2


def test_few_are_begun_at_a_time_and_none_outlives_the_job(sandbox, tmp_path):
    class Slow:
        def __init__(self):
            self.tasks = []

        def run(self, task, *_, cancellation, **__):
            self.tasks.append(task)
            cancellation.wait(60)
            cancellation.check()

    slow = Slow()
    begun = time.monotonic()
    with Formulary(Store(tmp_path / "data").formulas, slow, tmp_path, Cancellation()) as formulary:
        for number in range(20):
            ask(formulary, document(f"k_{number}"), begin=True)
        wait_until = time.monotonic() + 10
        while len(slow.tasks) < 2 and time.monotonic() < wait_until:
            time.sleep(0.01)
    assert len(slow.tasks) == 2
    assert time.monotonic() - begun < 30
    # What was dropped is nobody's any more: the next job sets it.
    with opened(sandbox, tmp_path / "next") as later:
        assert len(ask(later, document("k_0")).files) == 1
