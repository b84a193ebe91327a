"""What a prompt gives is what the lesson gets; what makes no sense is told in one sentence."""

import pytest

from stitcher_lab.errors import ParameterError, RequestError
from stitcher_lab.templates.checking import settle
from stitcher_lab.templates.extraction import extract
from stitcher_lab.templates.spec import Values
from tests.templates import kinds


def values_of(lesson, prompt):
    template, script = lesson
    read = extract(template, prompt, script=script)
    values, notes = settle(template, Values(read.values, frozenset(read.values)), script=script)
    return {name: values[name] for name in read.values}, [*read.notes, *notes]


GIVEN = [
    (kinds.SEARCH, "binary search for 42 in 3, 9, 17, 42", {"NUMBERS": [3, 9, 17, 42], "TARGET": 42}),
    (kinds.SEARCH, "where is 17 hiding in 4 8 15 16 17 23 42", {"NUMBERS": [4, 8, 15, 16, 17, 23, 42], "TARGET": 17}),
    (kinds.SEARCH, "is 12 in -5, −3, 0, 12 and 30?", {"NUMBERS": [-5, -3, 0, 12, 30], "TARGET": 12}),
    (kinds.SEARCH, "find seven in the list one, three, seven, nine", {"NUMBERS": [1, 3, 7, 9], "TARGET": 7}),
    (kinds.SEARCH, "find 5 in the numbers 1 to 8", {"NUMBERS": [1, 2, 3, 4, 5, 6, 7, 8], "TARGET": 5}),
    (kinds.SEARCH, "find 6 in 2, 4, ..., 10", {"NUMBERS": [2, 4, 6, 8, 10], "TARGET": 6}),
    (kinds.SEARCH, "look for 3 in {1; 2; 3}", {"NUMBERS": [1, 2, 3], "TARGET": 3}),
    (kinds.SEARCH, "a 2 minute video for year 9 on searching", {}),
    (kinds.HASHING, "store 15, 11 and 27 in 5 slots", {"KEYS": [15, 11, 27], "BUCKETS": 5}),
    (kinds.HASHING, "insert 15 11 27 8 and 10 buckets", {"KEYS": [15, 11, 27, 8], "BUCKETS": 10}),
    (kinds.HASHING, "a table of size eleven", {"BUCKETS": 11}),
    (kinds.STACK, "push Ann, Bob and Cy", {"ITEMS": ["Ann", "Bob", "Cy"]}),
    (kinds.STACK, 'a stack of "red", "green"', {"ITEMS": ["red", "green"]}),
    (kinds.STACK, "push 1 then 2 then 3", {"ITEMS": [1, 2, 3]}),
    (kinds.STACK, "push A B C D, then go on", {"ITEMS": ["A", "B", "C", "D"]}),
    (kinds.SORTING, "sort 4, 9, 1 one at a time", {"NUMBERS": [4, 9, 1]}),
    (kinds.SPREAD, "the spread of 1.5, 2, 2 and -3.25", {"VALUES": [1.5, 2, 2, -3.25]}),
    (kinds.STACK, "push Ann, Bob and Cy, then pop them", {"ITEMS": ["Ann", "Bob", "Cy"]}),
    (kinds.HASHING, "store 15, 11 and 3 in a table of size 7", {"KEYS": [15, 11, 3], "BUCKETS": 7}),
    (kinds.STACK, "last in, first out, like plates", {}),
    (kinds.FIBONACCI, "the calls of fib(4)", {"N": 4}),
    (kinds.FIBONACCI, "fibonacci, n = 6", {"N": 6}),
    (kinds.TANGENT, "derivative of x^3 - 2x at x=1", {"F": "x^3 - 2x", "AT": 1}),
    (kinds.TANGENT, "slope of x squared at 2", {"F": "x^2", "AT": 2}),
    (kinds.TANGENT, "tangent of f(x) = sin(2x) at pi/4", {"F": "sin(2x)", "AT": 0.785398}),
    (kinds.TANGENT, "how steep is 3 sin x + x/2 at x = −1", {"F": "3 sin x + x/2", "AT": -1}),
    (kinds.TANGENT, "derivative of t^2 at 1", {"F": "x^2", "AT": 1}),
    (kinds.TANGENT, "the slope along the x-axis", {}),
    (kinds.INTEGRAL, "integral of x^2 + 1 from -1 to 2 with 6 rectangles", {"F": "x^2 + 1", "INTERVAL": (-1, 2), "RECTANGLES": 6}),
    (kinds.INTEGRAL, "∫ sin(x) dx, 0 ≤ x ≤ π", {"F": "sin(x)", "INTERVAL": (0, 3.141593)}),
    (kinds.INTEGRAL, "area under the square root of x on [0, 4], eight strips", {"F": "sqrt(x)", "INTERVAL": (0, 4), "RECTANGLES": 8}),
    (kinds.QUADRATIC, "solve x² − 4x − 5 = 0", {"EQUATION": (1, -4, -5)}),
    (kinds.QUADRATIC, "2x^2 = 6 - 8x", {"EQUATION": (2, 8, -6)}),
    (kinds.QUADRATIC, "a = 1, b = -2, c = -8", {"EQUATION": (1, -2, -8)}),
    (kinds.MATRIX, "eigenvectors of [[0, -1], [1, 0]]", {"MATRIX": [[0, -1], [1, 0]]}),
    (kinds.MATRIX, "the matrix [1 2; 3 4]", {"MATRIX": [[1, 2], [3, 4]]}),
    (kinds.MATRIX, "the 2x2 matrix 2 1 1 2", {"MATRIX": [[2, 1], [1, 2]]}),
    (kinds.MATRIX, r"\begin{pmatrix}1&2\\0&1\end{pmatrix}", {"MATRIX": [[1, 2], [0, 1]]}),
    (kinds.PRODUCT, "[[1,0],[2,1]] times [[3,1],[0,2]]", {"A": [[1, 0], [2, 1]], "B": [[3, 1], [0, 2]]}),
    (kinds.COMPLEX, "(1+i)(2-3i)", {"Z": 1 + 1j, "W": 2 - 3j}),
    (kinds.COMPLEX, "multiply 3+2i by i", {"Z": 3 + 2j, "W": 1j}),
    (kinds.COMPLEX, "1 + i times 2", {"Z": 1 + 1j, "W": 2 + 0j}),
    (kinds.COMPLEX, "I want to multiply two numbers", {}),
    (
        kinds.ROADS,
        "from A to D: A-B 4, A-C 1, C-B 2, B-D 5",
        {"EDGES": [("A", "B", 4), ("A", "C", 1), ("C", "B", 2), ("B", "D", 5)], "START": "A", "GOAL": "D"},
    ),
    (
        kinds.ROADS,
        "S to U costs 3, U to T costs 2; go from S to T",
        {"EDGES": [("S", "U", 3), ("U", "T", 2)], "START": "S", "GOAL": "T"},
    ),
    (kinds.ROADS, "from B to A", {"START": "B", "GOAL": "A"}),
    (kinds.NETWORK, "1-2, 1-3, 2-4 starting at 2", {"EDGES": [("1", "2"), ("1", "3"), ("2", "4")], "START": "2"}),
    (kinds.NETWORK, "start at b: a-b, b-c", {"EDGES": [("a", "b"), ("b", "c")], "START": "b"}),
    (kinds.TEST, "1% have it, 99% sensitivity, 5% false positives", {"PRIOR": 0.01, "SENSITIVITY": 0.99, "FALSE_ALARMS": 0.05}),
    (kinds.TEST, "one in a thousand people; specificity 90%", {"PRIOR": 0.001, "FALSE_ALARMS": 0.1}),
    (kinds.THROW, "thrown with 15 m/s at 60 degrees", {"SPEED": 15, "ANGLE": 60}),
    (kinds.THROW, "at 35° and 72 km/h", {"SPEED": 20, "ANGLE": 35}),
    (kinds.THROW, "angle 30, speed 12", {"SPEED": 12, "ANGLE": 30}),
    (kinds.MODE, 'right-hand sums with "abc def"', {"MODE": "right", "WORD": "abc def"}),
    (kinds.SORTING, "sort 64, 34 and 25 for my year 10 class in 2 minutes", {"NUMBERS": [64, 34, 25]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lesson", "prompt", "wanted"), GIVEN, ids=lambda value: value if isinstance(value, str) else ""
)
def test_values_in_a_prompt(lesson, prompt, wanted):
    values, _ = values_of(lesson, prompt)
    assert {name: values.get(name) for name in wanted} == wanted
    assert set(values) == set(wanted)


REPAIRED = [
    (kinds.SEARCH, "find 7 in 9, 5, 7", "put it in order"),
    (kinds.SEARCH, "find 7 in 5, 7, 7", "twice"),
    (kinds.SEARCH, "find 7 in " + ", ".join(map(str, range(400))), "400 values"),
    (kinds.SORTING, "sort 400 numbers", "not 400: the picture has room for that many"),
    (kinds.SORTING, "sort 8 random numbers", "I chose 8"),
    (kinds.SORTING, "sort a list of five numbers", "I chose 5"),
    (kinds.SEARCH, "guess a number between 1 and 100", "no place for “between 1 and 100”"),
    (kinds.FIBONACCI, "fib(50)", "6 instead of 50"),
    (kinds.INTEGRAL, "area under x from 3 to 1", "from 1 to 3"),
    (kinds.TANGENT, "derivative of t^2", "t as x"),
    (kinds.ROADS, "A-B 4, B-A 3, B-C 1", "each pair is joined once"),
    (kinds.ROADS, "A->B 4, B->C 1", "arrows"),
    (kinds.NETWORK, "A-B 3, B-C 4", "weights"),
    (kinds.THROW, "thrown at 72 km/h", "is 20 m/s"),
    (kinds.TEST, "1% have it, specificity 90%", "1 − 0.9"),
    (kinds.THROW, "12 and 30", "I read 12 m/s as the speed"),
]


@pytest.mark.parametrize(("lesson", "prompt", "sentence"), REPAIRED, ids=[case[1][:40] for case in REPAIRED])
def test_repairs_are_stated(lesson, prompt, sentence):
    _, notes = values_of(lesson, prompt)
    assert sentence in " ".join(notes)


SIZES = [
    (kinds.SORTING, "sort 5 random numbers", "NUMBERS", 5),
    (kinds.SORTING, "two neighbouring numbers change places", "NUMBERS", None),
    (kinds.STACK, "push 3 items", "ITEMS", 3),
    (kinds.SORTING, "sort these 3 numbers: 9, 4, 7", "NUMBERS", 3),
]


@pytest.mark.parametrize(("lesson", "prompt", "name", "size"), SIZES, ids=[case[1] for case in SIZES])
def test_a_size_without_values_gives_that_many_samples(lesson, prompt, name, size):
    values, _ = values_of(lesson, prompt)
    assert (len(set(values[name])) if name in values else None) == size


def test_more_samples_than_differ_come_again():
    values, _ = values_of(kinds.SPREAD, "the spread of 180 numbers")
    assert len(values["VALUES"]) == 180


REFUSED = [
    (kinds.SEARCH, "search 1, 2, inf", "finite"),
    (kinds.SEARCH, "search 1, 2, nan", "not a number"),
    (kinds.SEARCH, "search 1.5, 2, 3", "not a whole number"),
    (kinds.SEARCH, "search 1, 2, 99999999999999999999999", "not between"),
    (kinds.SEARCH, "binary search for 3 in []", "at least 1 value is needed"),
    (kinds.SORTING, "sort [5]", "at least 2 values are needed"),
    (kinds.SORTING, "sort x^2 + 1", "no place for"),
    (kinds.SORTING, "sort [[1, 2], [3, 4]]", "no place for"),
    (kinds.TANGENT, "f(x) = banana at 2", "“banana” is not a function of x"),
    (kinds.TANGENT, "tangent of f(x) = __import__('os') at 1", "is not a function of x"),
    (kinds.TANGENT, "derivative of x^2y", "is not a function of x"),
    (kinds.TANGENT, "tangent of ln(x) at 1", "not defined at x = −3"),
    (kinds.TANGENT, "tangent of e^(x^2) at 1", "too large"),
    (kinds.TANGENT, "f(x) = 5", "the same everywhere"),
    (kinds.TANGENT, "slope of x^2 at 30", "not between −3 and 3"),
    (kinds.INTEGRAL, "integral of 1/x from 0 to 2", "not defined at x = 0"),
    (kinds.INTEGRAL, "area under x^2 from 1 to 1", "too narrow"),
    (kinds.INTEGRAL, "area under x^2 from 0 to infinity", "finite"),
    (kinds.QUADRATIC, "x^3 + x = 0", "not a quadratic equation"),
    (kinds.QUADRATIC, "x^2 + 500x = 0", "not between"),
    (kinds.MATRIX, "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]", "2 by 2 matrices, not 3 by 3"),
    (kinds.MATRIX, "[[1, 2], [3]]", "different lengths"),
    (kinds.MATRIX, "eigenvectors of a 3x3 matrix", "does not show 3 by 3"),
    (kinds.COMPLEX, "multiply 100+i by i", "its length is"),
    (kinds.ROADS, "A-B, B-C", "has no weight"),
    (kinds.ROADS, "A-B 4, C-D 2", "in two pieces"),
    (kinds.ROADS, "A-B -4, B-C 2", "not between 0 and 99"),
    (kinds.ROADS, "from A to Z", "no node “Z”"),
    (kinds.ROADS, "Rome-Milan 5, Milan-Turin 2", "no name for a node"),
    (kinds.TEST, "150% have it", "not a probability"),
    (kinds.THROW, "speed of 500 m/s", "not between 1 and 100 m/s"),
    (kinds.THROW, "thrown at 40 mph", "no place for “40 mph”"),
    (kinds.THROW, "speed nan", "not a number"),
    (kinds.STACK, "push A, B, Rumpelstiltskin", "longer than 6"),
    (kinds.MODE, r'a word "a\b{c}"', "cannot be drawn"),
]


@pytest.mark.parametrize(("lesson", "prompt", "reason"), REFUSED, ids=[case[1][:40] for case in REFUSED])
def test_nonsense_is_refused_in_one_sentence(lesson, prompt, reason):
    with pytest.raises(ParameterError) as refused:
        values_of(lesson, prompt)
    assert reason in refused.value.message
    assert refused.value.message.endswith(".")
    assert "\n" not in refused.value.message
    assert len(refused.value.message) < 250


def test_a_prompt_that_is_far_too_long_is_refused():
    with pytest.raises(RequestError, match="8000"):
        values_of(kinds.SORTING, "sort " + "1, " * 10_000)
