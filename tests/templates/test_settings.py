"""Values typed by name, on the command line and in forms."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates import catalogue, defaults, describe, parse_settings
from stitcher_lab.templates.settings import as_text
from tests.templates import kinds


@pytest.mark.parametrize("template", catalogue(), ids=lambda template: template.id)
def test_a_form_filled_with_the_defaults_gives_the_defaults(template):
    form = describe(template)
    assert json.loads(json.dumps(form)) == form
    typed = {parameter["name"]: parameter["default"] for parameter in form["parameters"]}
    values, notes = parse_settings(template, typed)
    assert values == defaults(template)
    assert notes == []


_NODE = st.sampled_from("ABCDEF")
_ROUND_TRIPS = [
    (kinds.SEARCH, "NUMBERS", st.lists(st.integers(-999, 999), min_size=1, max_size=12, unique=True).map(sorted)),
    (kinds.SEARCH, "TARGET", st.integers(-1000, 1000) | st.integers(-9999, 9999).map(lambda whole: whole / 16)),
    (kinds.STACK, "ITEMS", st.lists(st.text("abcXYZäß", min_size=1, max_size=6), min_size=1, max_size=7)),
    (kinds.STACK, "ITEMS", st.lists(st.integers(-99999, 99999), min_size=1, max_size=7)),
    (kinds.FIBONACCI, "N", st.integers(2, 6)),
    (kinds.INTEGRAL, "INTERVAL", st.tuples(st.integers(-10, 0), st.integers(1, 10))),
    (kinds.QUADRATIC, "EQUATION", st.tuples(st.integers(1, 20), st.integers(-20, 20), st.integers(-20, 20))),
    (kinds.MATRIX, "MATRIX", st.lists(st.lists(st.integers(-9, 9), min_size=2, max_size=2), min_size=2, max_size=2)),
    (kinds.PRODUCT, "A", st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=1, max_size=3)),
    (kinds.COMPLEX, "Z", st.builds(complex, st.integers(1, 2), st.integers(-3, 3))),
    (kinds.TEST, "PRIOR", st.integers(1, 999).map(lambda per_mille: per_mille / 1000)),
    (kinds.MODE, "MODE", st.sampled_from(["left", "right"])),
]


@pytest.mark.parametrize(("lesson", "name", "values"), _ROUND_TRIPS, ids=[case[1] for case in _ROUND_TRIPS])
def test_what_is_written_as_text_is_read_back(lesson, name, values):
    template, script = lesson

    @given(values)
    @settings(deadline=None, max_examples=60)
    def holds(value):
        read, notes = parse_settings(template, {name: as_text(value)}, script=script)
        assert read[name] == value
        assert notes == []

    holds()


@given(
    st.sets(st.tuples(_NODE, _NODE).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=14), st.integers(0, 99)
)
@settings(deadline=None, max_examples=60)
def test_edges_written_as_text_are_read_back_or_refused_in_two_pieces(pairs, weight):
    template, script = kinds.ROADS
    edges = [(start, end, weight) for start, end in sorted(pairs)]
    try:
        ends = {"START": edges[0][0], "GOAL": edges[0][1]}
        read, _ = parse_settings(template, {"EDGES": as_text(edges), **ends}, script=script)
    except ParameterError as error:
        assert "two pieces" in error.message  # noqa: PT017 - both outcomes are right, for different graphs
    else:
        assert read["EDGES"] == edges


def test_names_in_lower_case_and_values_with_units():
    template, script = kinds.THROW
    values, notes = parse_settings(template, {"speed": "72 km/h", "angle": "30°"}, script=script)
    assert values == {"SPEED": 20, "ANGLE": 30}
    assert notes == []


@pytest.mark.parametrize(
    ("lesson", "name", "text"),
    [
        (kinds.SEARCH, "NUMBERS", "one hippo"),
        (kinds.SEARCH, "TARGET", "5 apples"),
        (kinds.SEARCH, "TARGET", ""),
        (kinds.SEARCH, "TARGET", "1 2"),
        (kinds.THROW, "SPEED", "20 mph"),
        (kinds.INTEGRAL, "INTERVAL", "wide"),
        (kinds.INTEGRAL, "F", "banana"),
        (kinds.INTEGRAL, "F", "__import__('os').system('true')"),
        (kinds.MATRIX, "MATRIX", "keanu"),
        (kinds.COMPLEX, "Z", "complicated"),
        (kinds.ROADS, "EDGES", "all roads lead to Rome"),
        (kinds.MODE, "MODE", "up"),
        (kinds.TEST, "PRIOR", "rarely"),
        (kinds.SEARCH, "COLOUR", "red"),
    ],
)
def test_what_is_no_such_value_is_refused(lesson, name, text):
    template, script = lesson
    with pytest.raises(ParameterError):
        parse_settings(template, {name: text}, script=script)
