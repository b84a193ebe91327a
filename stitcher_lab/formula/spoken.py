"""How a formula is said aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = {
    "sin": "sine", "cos": "cosine", "tan": "tangent", "asin": "arc sine", "acos": "arc cosine", "atan": "arc tangent",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent",
    "log": "the natural logarithm", "sign": "the sign",
}  # fmt: skip
_POWERS = {2: ("squared", "square"), 3: ("cubed", "cube")}
_FRACTIONS = {
    (1, 2): "one half", (1, 3): "one third", (2, 3): "two thirds", (1, 4): "one quarter", (3, 4): "three quarters",
}  # fmt: skip
_ROOTS = {sympy.Rational(1, 2): "square", sympy.Rational(1, 3): "cube"}


def say(node: Any) -> str:
    """Say a SymPy tree in English words: ``x squared plus sine of 2 x``."""
    if node.is_Number:
        return _number(node)
    if node.is_Add:
        return _sum(node)
    if node.is_Mul:
        return _product(node)
    if node.is_Pow:
        return _power(node)
    return _call(node) if node.args else {"Exp1": "e"}.get(type(node).__name__, str(node))


def _call(node: Any) -> str:
    name = type(node).__name__
    inner = _group(node.args[0])
    special: dict[str, Callable[[], str]] = {
        "exp": lambda: f"e to the {inner}",
        "Abs": lambda: f"the absolute value of {inner}",
    }
    return special[name]() if name in special else f"{_NAMES.get(name, name)} of {inner}"


def _group(node: Any) -> str:
    """Say a part so that a listener hears where it ends."""
    return f"the quantity {say(node)}" if node.is_Add else say(node)


def _number(node: Any) -> str:
    if node.is_negative:
        return f"minus {_number(-node)}"
    if node.is_Integer or not node.is_Rational:
        return f"{float(node):.12g}"
    return _FRACTIONS.get((node.p, node.q), f"{node.p} over {node.q}")


def _sum(node: Any) -> str:
    words = ""
    for term in node.as_ordered_terms():
        if not words:
            words = say(term)
        elif term.could_extract_minus_sign():
            words += f" minus {say(-term)}"
        else:
            words += f" plus {say(term)}"
    return words


def _product(node: Any) -> str:
    if node.could_extract_minus_sign():
        return f"minus {say(-node)}"
    above, below = node.as_numer_denom()
    if below == 1:
        return " ".join(_group(factor) for factor in above.as_ordered_factors())
    part = _FRACTIONS.get((1, int(below))) if below.is_Integer else None
    return f"{part} {say(above)}" if part and above.is_Symbol else f"{_group(above)} over {_group(below)}"


def _power(node: Any) -> str:
    base, exponent = node.args
    if exponent.is_Rational and exponent.is_negative:
        return f"1 over {_group(1 / node)}"
    if exponent in _ROOTS:
        return f"the {_ROOTS[exponent]} root of {_group(base)}"
    # "sine of x, squared" would be heard as the sine of x squared.
    if exponent.is_Integer and int(exponent) in _POWERS:
        short, long = _POWERS[int(exponent)]
        return f"the {long} of {say(base)}" if base.args else f"{say(base)} {short}"
    return f"{_group(base)} to the {_group(exponent)}"
