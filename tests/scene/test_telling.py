"""Sentences made from values stay good English for every value."""

import pytest

from stitcher_lab.scene.telling import counted, listed, ordinal, small_number, written


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "zero looks"), (1, "one look"), (2, "two looks"), (12, "twelve looks"), (13, "13 looks"), (21, "21 looks")],
)
def test_one_look_but_two_looks(count, told):
    assert counted(count, "look") == told


def test_a_plural_that_is_not_an_s():
    assert counted(1, "box", "boxes") == "one box"
    assert counted(3, "box", "boxes") == "three boxes"


@pytest.mark.parametrize(
    ("position", "told"),
    [(1, "first"), (10, "tenth"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (22, "22nd"), (113, "113th")],
)
def test_ordinals(position, told):
    assert ordinal(position) == told


def test_lists_end_with_and():
    assert listed([3, -9, 17]) == "3, −9 and 17"
    assert listed(["A", "B"]) == "A and B"
    assert listed([5]) == "5"
    assert listed([]) == ""
    assert listed([1, 2], last="or") == "1 or 2"


def test_values_are_written_with_a_real_minus_and_without_idle_zeros():
    assert written(-5) == "−5"
    assert written(2.0) == "2"
    assert written(4.5) == "4.5"
    assert written("x-ray") == "x-ray"
    assert small_number(7) == "seven"
