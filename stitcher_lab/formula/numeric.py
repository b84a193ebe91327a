"""Numbers out of SymPy trees: nested closures over NumPy, so that no code is generated or run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import sympy

from stitcher_lab.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable

_THIRD = sympy.Rational(1, 3)
_FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "sin": np.sin, "cos": np.cos, "tan": np.tan, "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan,
    "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh, "exp": np.exp, "log": np.log, "Abs": np.abs,
    # The second derivative of |x| is zero wherever it is defined.
    "sign": np.sign, "DiracDelta": np.zeros_like,
}  # fmt: skip


def compile_tree(node: Any) -> Callable[[Any], Any]:
    """Turn a SymPy tree of one symbol into a function of a float64 array; undefined values come out as ``nan``.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The tree holds a function that formulas do not have.

    """
    if node.is_Symbol:
        return lambda x: x
    if not node.free_symbols:
        value = complex(node.evalf())
        constant = value.real if value.imag == 0 else np.nan
        return lambda _x: constant
    parts = [compile_tree(argument) for argument in node.args]
    if node.is_Add or node.is_Mul:
        return _chain(np.add if node.is_Add else np.multiply, parts)
    if node.is_Pow:
        base, exponent = parts
        # Teachers draw the cube root of a negative number; the principal root would leave half the curve out.
        return (lambda x: np.cbrt(base(x))) if node.exp == _THIRD else (lambda x: np.power(base(x), exponent(x)))
    name = type(node).__name__
    if name not in _FUNCTIONS:
        raise ParameterError(f"The function {name} cannot be drawn.")
    function, inner = _FUNCTIONS[name], parts[0]
    return lambda x: function(inner(x))


def _chain(operation: Callable[[Any, Any], Any], parts: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    def compute(x: Any) -> Any:
        result = parts[0](x)
        for part in parts[1:]:
            result = operation(result, part(x))
        return result

    return compute
