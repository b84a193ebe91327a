"""The function itself: what scenes draw with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import sympy

from stitcher_lab.errors import ParameterError
from stitcher_lab.formula.grammar import parse, symbol
from stitcher_lab.formula.numeric import compile_tree
from stitcher_lab.formula.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_TENTHS = 10
_THOUSANDTHS = 1000
_NO_VALUE = (sympy.zoo, sympy.nan, sympy.oo, -sympy.oo, sympy.I, sympy.DiracDelta)


class Formula:
    """A function of one variable.

    Parameters
    ----------
    text
        What a person types: ``"x^2"``, ``"sin x"``, ``"2x e^(-x^2)"``, also ``"f(x) = x²"``.
    variable
        The one letter that may occur in it.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The text is not such a function; the message says what is wrong with it.

    """

    def __init__(self, text: str, variable: str = "x") -> None:
        self.text = " ".join(text.split())
        self.variable = variable
        self.expression: Any = parse(self.text, variable)

    @classmethod
    def of(cls, expression: Any, variable: str = "x") -> Formula:
        """Wrap a SymPy expression in the given variable."""
        formula = cls.__new__(cls)
        formula.text = str(expression).replace("**", "^")
        formula.variable = variable
        formula.expression = expression
        return formula

    def __repr__(self) -> str:
        return f"Formula({self.text!r})"

    @overload
    def __call__(self, x: float) -> float: ...
    @overload
    def __call__(self, x: NDArray[np.float64]) -> NDArray[np.float64]: ...
    def __call__(self, x: float | NDArray[np.float64]) -> float | NDArray[np.float64]:
        """Return the value at ``x``: a float for a number, an array of the same shape for an array.

        Where the function is undefined the value is ``nan`` or infinite; nothing is raised.
        """
        points = np.asarray(x, dtype=np.float64)
        with np.errstate(all="ignore"):
            values = np.broadcast_to(np.asarray(self._compute(points), dtype=np.float64), points.shape)
        return float(values) if points.ndim == 0 else values.copy()

    @cached_property
    def _compute(self) -> Callable[[Any], Any]:
        return compile_tree(self.expression)

    @cached_property
    def tex(self) -> str:
        """LaTeX for ``MathTex``, such as ``x^{2} + 1``."""
        return _tex(self.expression)

    @cached_property
    def spoken(self) -> str:
        """Words for the narration, such as ``x squared plus 1``."""
        return say(_with_decimals(self.expression))

    @property
    def constant(self) -> bool:
        """Whether the variable does not occur."""
        return not self.expression.free_symbols

    def derivative(self, order: int = 1) -> Formula:
        """Return the derivative of the given order."""
        return Formula.of(sympy.diff(self.expression, symbol(self.variable), order), self.variable)

    def taylor(self, degree: int, at: float = 0) -> Formula:
        """Return the Taylor polynomial of ``degree`` around ``at``; its ``tex`` starts with the lowest power.

        The coefficients are f⁽ⁿ⁾(at)/n!, exact where ``at`` is whole or a decimal.

        Raises
        ------
        stitcher_lab.errors.ParameterError
            The function has no such polynomial there.

        """
        x, center = symbol(self.variable), sympy.Rational(str(at))
        # The distance from the centre, as one symbol: the powers stay apart, and print as (x - 1)^2.
        step = x if center == 0 else sympy.Symbol(rf"\left({_tex(x - center)}\right)", real=True)
        series, current = sympy.Integer(0), self.expression
        for order in range(degree + 1):
            value = current.subs(x, center)
            if value.has(*_NO_VALUE):
                raise ParameterError(f"{self.text} has no Taylor polynomial of degree {degree} around {at:g}.")
            series += value / sympy.factorial(order) * step**order
            current = sympy.diff(current, x)
        polynomial = Formula.of(series.subs(step, x - center), self.variable)
        polynomial.tex = _tex(series, order="rev-lex")
        return polynomial

    def integral(self, low: float, high: float) -> float:
        """Return the definite integral, by composite Gauss-Legendre quadrature (32 pieces of 16 points)."""
        nodes, weights = np.polynomial.legendre.leggauss(16)
        edges = np.linspace(low, high, 33)
        half = (edges[1:] - edges[:-1]) / 2
        points = (edges[1:] + edges[:-1])[:, None] / 2 + half[:, None] * nodes[None, :]
        return float(np.sum(half[:, None] * weights[None, :] * self(points)))


def _tex(expression: Any, order: str | None = None) -> str:
    tree = _with_decimals(expression)
    tex: str = sympy.latex(tree, ln_notation=True, inv_trig_style="full", order=order)
    return tex


def _with_decimals(expression: Any) -> Any:
    """Show 981/100 as 9.81, and leave fractions such as 1/2 and 1/6 alone."""

    def is_decimal(node: Any) -> bool:
        return isinstance(node, sympy.Rational) and node.q >= _TENTHS and _THOUSANDTHS % node.q == 0

    return expression.replace(is_decimal, lambda node: sympy.Float(str(node.p / node.q)))
