"""Functions as people type them: read, computed, said, differentiated; everything else refused."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stitcher_lab.errors import ParameterError
from stitcher_lab.formula import Formula

X = np.linspace(-2, 2, 41)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("x^2", lambda x: x**2),
        ("x²", lambda x: x**2),
        ("x**2", lambda x: x**2),
        ("-x^2", lambda x: -(x**2)),
        ("2x", lambda x: 2 * x),
        ("2x(x+1)", lambda x: 2 * x * (x + 1)),
        ("(x+1)(x-1)", lambda x: x**2 - 1),
        ("sin x", np.sin),
        ("sin 2x", lambda x: np.sin(2 * x)),
        ("sin x / 2", lambda x: np.sin(x) / 2),
        ("sin^2 x", lambda x: np.sin(x) ** 2),
        ("xsinx", lambda x: x * np.sin(x)),
        ("e^(-x^2)", lambda x: np.exp(-(x**2))),
        ("e^-x", lambda x: np.exp(-x)),
        ("|x|", np.abs),
        ("1/2 x", lambda x: x / 2),
        ("x/2", lambda x: x / 2),
        ("2^x", lambda x: 2**x),
        ("x^2^0.5", lambda x: np.power(x, math.sqrt(2))),
        ("f(x) = x^3 - 2x", lambda x: x**3 - 2 * x),
        ("y = 3", lambda x: np.full_like(x, 3)),
        ("π x", lambda x: np.pi * x),
        ("√(x^2+1)", lambda x: np.sqrt(x**2 + 1)),
        ("x − 1", lambda x: x - 1),
        ("3·x", lambda x: 3 * x),
    ],
)
def test_what_people_type_is_the_function_they_mean(text, same):
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(Formula(text)(X), same(X), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "banana", "", "x +", "(x", "x)", "x y", "f(y)", "x 2", "1/0", "ln 0", "x^99", "10^400", "9" * 130, "(" * 60
        + "x" + ")" * 60, "__import__('os').system('true')", "eval(x)", "lambda x: x", "x.__class__", "x;x", "x=1",
        "open('f')", "{x}", "x if x else x", "9^9^9^9", "exe", "\x00",
    ],
)  # fmt: skip
def test_what_is_no_function_is_refused_with_one_sentence(text):
    with pytest.raises(ParameterError) as refused:
        Formula(text)
    assert "is not a function of x" in refused.value.message
    assert len(refused.value.message) < 200


@given(st.text("x0123456789+-*/^(). sincoetanlgqrp|π²", max_size=40))
@settings(deadline=None, max_examples=300)
def test_any_text_is_a_function_or_refused(text):
    try:
        formula = Formula(text)
    except ParameterError:
        return
    values = formula(X)
    assert values.shape == X.shape
    assert formula.tex
    assert formula.spoken


_LEAVES = st.sampled_from(["x", "1", "2", "0.5", "pi"])
_FORMULAS = st.recursive(
    _LEAVES,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner)
        | st.builds("{}({})".format, st.sampled_from(["sin", "cos", "exp", "abs"]), inner)
    ),
    max_leaves=6,
)


@given(_FORMULAS)
@settings(deadline=None, max_examples=60)
def test_the_derivative_is_the_slope(text):
    try:
        formula = Formula(text)
    except ParameterError:
        return
    at = np.array([-1.3, 0.17, 0.9])
    step = 1e-5
    slope, computed = (formula(at + step) - formula(at - step)) / (2 * step), formula.derivative()(at)
    fine = np.isfinite(slope) & np.isfinite(computed) & (np.abs(slope) < 1e4) & (np.abs(formula(at)) < 1e4)
    np.testing.assert_allclose(computed[fine], slope[fine], rtol=1e-3, atol=1e-3)


def test_taylor_polynomials_and_integrals():
    assert Formula("sin(x)").taylor(5).tex == r"x - \frac{x^{3}}{6} + \frac{x^{5}}{120}"
    assert Formula("e^x").taylor(2, at=1)(1.0) == pytest.approx(math.e)
    assert Formula("x^2").integral(0, 3) == pytest.approx(9)
    with pytest.raises(ParameterError, match="no Taylor polynomial"):
        Formula("ln(x)").taylor(3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x^2", "x squared"),
        ("x^2 + 1", "x squared plus 1"),
        ("sin(2x)", "sine of 2 x"),
        ("1/2 x", "one half x"),
        ("sqrt(x)", "the square root of x"),
        ("e^(-x)", "e to the minus x"),
    ],
)
def test_formulas_are_said_as_a_teacher_would(text, said):
    assert Formula(text).spoken == said
