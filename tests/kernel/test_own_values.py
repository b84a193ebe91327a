"""--data: the teacher's values, whatever they are kept in."""

import datetime as dt
import decimal
import fractions
import json

import numpy as np
import pandas as pd
import pytest

from stitcher_lab.brief import LARGEST_DATA
from stitcher_lab.kernel import fitting
from stitcher_lab.kernel.data import take
from stitcher_lab.kernel.faults import StitchError


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (3, 3),
        (True, True),
        ("words", "words"),
        ([1, 2.5, [3]], [1, 2.5, [3]]),
        ((1, 2), [1, 2]),
        ({2, 1}, [1, 2]),
        (range(3), [0, 1, 2]),
        ({"a": 1, 2: [3]}, {"a": 1, "2": [3]}),
        (2 + 1j, "2+1i"),
        (decimal.Decimal("1.5"), 1.5),
        (fractions.Fraction(1, 4), 0.25),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.datetime(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),  # noqa: DTZ001 - as a table of a teacher's has them
        (dt.timedelta(minutes=2), 120.0),
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        (np.array(5), 5),
        (np.float32(1.5), 1.5),
        (np.bool_(True), True),  # noqa: FBT003
        (np.array(["2026-01-01", "2026-01-02T10:00"], dtype="datetime64[m]"), ["2026-01-01T00:00", "2026-01-02T10:00"]),
        (np.datetime64("2026-01-01"), "2026-01-01"),
        (pd.Series([1, 2], name="q"), [1, 2]),
        (pd.Series(["a", "b"], dtype="category"), ["a", "b"]),
        (pd.Series(pd.to_timedelta([1, 2], "s")), [1.0, 2.0]),
        (pd.Index([1, 2]), [1, 2]),
        (pd.period_range("2026-01", periods=2, freq="M"), ["2026-01", "2026-02"]),
        (pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), {"a": [1, 2], "b": ["x", "y"]}),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), {"a": [1], "a 2": [2]}),
        (
            pd.DataFrame({"day": pd.to_datetime(["2026-01-01", "2026-01-02"])}),
            {"day": ["2026-01-01", "2026-01-02"]},
        ),
    ],
)
def test_values_arrive_as_they_are(value, given):
    taken, notes = take("value", {"value": value})
    assert taken == {"value": given}
    assert notes == []
    json.dumps(taken, allow_nan=False)


def test_polars_is_read_like_pandas():
    polars = pytest.importorskip("polars")
    taken, _ = take("t,s", {"t": polars.DataFrame({"a": [1, None]}), "s": polars.Series("z", [1.5])})
    assert taken == {"t": {"a": [1, None]}, "s": [1.5]}


def test_missing_and_infinite_values_are_told():
    taken, notes = take("x,t", {
        "x": [1, float("nan"), float("inf"), -float("inf"), None],
        "t": pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "d": pd.to_datetime(["2026-01-01", None])}),
    })  # fmt: skip
    assert taken["x"] == [1, None, "infinity", "-infinity", None]
    assert taken["t"] == {"n": [1, None], "d": ["2026-01-01", None]}
    assert "x: 2 values are missing." in notes
    assert "t: 2 values are missing." in notes
    assert any("infinite" in note for note in notes)


def test_many_numbers_become_their_figures_and_that_is_said():
    marks = np.random.default_rng(7).normal(10, 2, 20_000)
    taken, notes = take("marks", {"marks": marks})
    assert len(json.dumps(taken)) < LARGEST_DATA
    found = taken["marks"]
    assert found["count"] == 20_000
    assert found["mean"] == pytest.approx(marks.mean(), rel=1e-4)
    assert found["standard_deviation"] == pytest.approx(marks.std(ddof=1), rel=1e-4)
    assert found["quartiles"] == pytest.approx(np.quantile(marks, [0.25, 0.5, 0.75]), rel=1e-4)
    counts, _ = np.histogram(marks, bins=20)
    assert found["histogram"]["counts"] == counts.tolist()
    assert "20000 values: their figures are given" in notes[0]


def test_a_long_table_becomes_the_figures_of_its_columns():
    table = pd.DataFrame({"n": range(5000), "kind": ["x", "y"] * 2500})
    taken, notes = take("table", {"table": table})
    assert taken["table"]["rows"] == 5000
    assert taken["table"]["columns"]["n"]["mean"] == 2499.5
    assert taken["table"]["columns"]["kind"]["commonest"] == {"x": 2500, "y": 2500}
    assert len(taken["table"]["first_rows"]["n"]) == 5
    assert "5000 rows" in notes[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("_secret", "private"),
        ("x.__class__", "private"),
        ("table._mgr", "private"),
        ("open('f')", "takes names"),
        ("[1, 2]", "takes names"),
        ("table[x]", "plain indices"),
        ("missing", "no variable missing"),
        ("table['weight']", "columns are: height"),
        ("", "cannot be read"),
        ("x,,y", "cannot be read"),
        ("print", "which no lesson can show"),
        ("long", "too large"),
        ("huge", "too many"),
        ("deep", "nested"),
        ("raw", "bytes"),
    ],
)
def test_what_cannot_be_given_is_said(text, said):
    namespace = {
        "x": 1, "table": pd.DataFrame({"height": [1]}), "_secret": "s", "print": print, "long": "x" * 30_000,
        "huge": np.zeros(2_000_000), "deep": [[[[[[[[[[1]]]]]]]]]], "raw": b"x",
    }  # fmt: skip
    with pytest.raises(StitchError) as error:
        take(text, namespace)
    assert said in f"{error.value} {error.value.remedy}"


def test_looking_up_runs_nothing_of_the_users():
    class Trap:
        touched = False

        def __call__(self):
            Trap.touched = True

    with pytest.raises(StitchError):
        take("trap()", {"trap": Trap()})
    assert not Trap.touched


def test_parts_and_new_names():
    table = pd.DataFrame({"body height": [1, 2], "w": [3, 4]})
    taken, _ = take("table['body height'], w=table.w, x[1:]", {"table": table, "x": [1, 2, 3]})
    assert taken == {"body_height": [1, 2], "w": [3, 4], "x": [2, 3]}


@pytest.mark.parametrize(
    ("prompt", "values", "template", "given"),
    [
        ("Sort these with merge sort", {"marks": [8, 3, 5]}, "merge_sort", {"NUMBERS": "8, 3, 5"}),
        ("bubble sort", {"df": {"a": [3, 1, 2]}}, "bubble_sort", {"NUMBERS": "3, 1, 2"}),
        ("binary search", {"shelf": [3, 9, 17], "wanted": 9}, "binary_search", {"NUMBERS": "3, 9, 17", "TARGET": "9"}),
        ("the shortest path", {"roads": [["A", "B", 4], ["B", "C", 1]]}, "dijkstra", {"EDGES": "A-B 4, B-C 1"}),
        ("taylor series", {"f": "sin(x)", "terms": 4}, "taylor_series", {"F": "sin(x)", "DEGREE": "4"}),
        ("a stack", {"words": ["A", "B"]}, "stack", {"ITEMS": "A, B"}),
        (
            "Show how this distribution is skewed",
            {"body_heights": [160, 161.5, 190]},
            "distribution",
            {"VALUES": "160, 161.5, 190", "LABEL": "body heights"},
        ),
    ],
)
def test_without_a_model_values_find_their_place_in_a_lesson(prompt, values, template, given):
    options, notes = fitting.fit(prompt, values, {})
    assert options == {"template": template, "values": given}
    assert len(notes) == len(values)


@pytest.mark.parametrize(
    ("prompt", "values", "said"),
    [
        ("merge sort", {"marks": [8.5, 3]}, "Round them first"),
        ("merge sort", {"marks": [8, None]}, "Leave them out first"),
        ("merge sort", {"df": {"a": [1], "b": [2]}}, 'such as --data df["a"]'),
        ("projectile motion", {"n": 5}, "could be any of them"),
        ("the central limit theorem", {"rolls": [1, 2, 3]}, "These lessons take such values"),
        ("why is the sky blue", {"x": [1]}, "connect a language model"),
    ],
)
def test_values_that_no_lesson_takes_are_refused_with_a_way_out(prompt, values, said):
    with pytest.raises(StitchError) as error:
        fitting.fit(prompt, values, {})
    assert said in f"{error.value} {error.value.remedy}"


def test_values_are_read_off_the_cells_first_line(notebook):
    notebook.run("t = {'body height': [3, 1, 2]}; n = 5")
    shown = notebook.run("%%stitch --data t['body height'], n\nmerge sort")
    assert "“Merge sort” has no place for n" in shown.told
