import pytest

from stitcher_lab.scene.numbers import equals, inline, significant, tidy


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2.50, "2.5"), (-3.0, "−3"), (-0.001, "0"), (100.0, "100"), (0.126, "0.13"), (1234, "1234")],
)
def test_numbers_are_written_short_and_with_a_true_minus(value, shown):
    assert tidy(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.00123, "0.00123"), (12.345, "12.3"), (1235.4, "1235"), (0, "0")])
def test_small_numbers_keep_their_digits(value, shown):
    assert significant(value) == shown


def test_a_rounded_number_is_not_called_equal():
    assert equals(2.5, tidy(2.5)) == "="
    assert equals(-2.0, tidy(-2.0)) == "="
    assert equals(8 / 3, tidy(8 / 3)) == "≈"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("f(x) = 2*x^2 - 1", "2·x² − 1"), ("x^(-3)", "x⁻³"), ("x^2/4", "x²/4"), ("x^2.5", "x^2.5"), ("pi*x", "π·x")],
)
def test_formulas_in_captions_have_real_signs(typed, shown):
    assert inline(typed) == shown
