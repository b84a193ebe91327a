"""The grammar of formulas: a small recursive-descent parser that builds SymPy trees.

SymPy's own parser hands the text to ``eval``; this one knows nothing but the lines below. From loosest to tightest (a
bare function takes the implicit product that follows it, so ``sin 2x`` is sin(2x) and ``sin x / 2`` is sin(x)/2)::

    sum      = product { ("+" | "-") product }
    product  = implicit { ("*" | "/") implicit }
    implicit = ( signed | fraction ) { power }      2x, 3 sin x, (x+1)(x-1)
    fraction = number "/" number                    only before a factor: 1/2 x is (1/2)x, as it is meant in class
    signed   = { "+" | "-" } power
    power    = atom [ "^" signed ]                  right to left, so -x^2 is -(x^2)
    atom     = number | variable | "pi" | "e" | "(" sum ")" | "|" sum "|" | call
    call     = name [ "^" signed ] ( "(" sum ")" | power { power } )
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sympy

from stitcher_lab.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH = 120
MAX_DEPTH = 24
MAX_EXPONENT = 30
MAX_CONSTANT = 1e9
_SHOWN = 40

# Longest first where one is the beginning of another.
FUNCTIONS = {
    "arcsin": sympy.asin, "arccos": sympy.acos, "arctan": sympy.atan,
    "asin": sympy.asin, "acos": sympy.acos, "atan": sympy.atan,
    "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh,
    "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan,
    "exp": sympy.exp, "sqrt": sympy.sqrt, "cbrt": sympy.cbrt, "abs": sympy.Abs, "log": sympy.log, "ln": sympy.log,
}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_LOOKALIKES = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{MIDDLE DOT}": "*",
        "\N{MULTIPLICATION SIGN}": "*",
        "\N{DOT OPERATOR}": "*",
        "\N{DIVISION SIGN}": "/",
        "\N{GREEK SMALL LETTER PI}": " pi ",
        "\N{SQUARE ROOT}": " sqrt ",
        "[": "(",
        "]": ")",
    },
)
_TOKEN = re.compile(r"\s*(?:(\d+\.\d+|\d+|\.\d+)|([A-Za-z]+)|(\*\*|[-+*/^()|]))", re.ASCII)
_LONGEST_RUN = 2


def symbol(variable: str) -> Any:
    """Return the SymPy symbol of a variable; real, so that √(x²) is |x|."""
    return sympy.Symbol(variable, real=True)


def parse(text: str, variable: str = "x") -> Any:
    """Read ``text`` as a function of ``variable`` and return its SymPy tree.

    Sizes are bounded (120 characters, nesting 24, exponents 30, constants 10⁹), so it takes milliseconds for any text.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The text is no such function; the message says why.

    """
    return _Parser(text, variable).parse()


def _is_number(text: str) -> bool:
    return text[:1].isdigit() or text.startswith(".")


class _Parser:
    """One formula's tokens; each method is one line of the grammar."""

    def __init__(self, text: str, variable: str) -> None:
        self._text = text
        self._variable = variable
        self._symbol = symbol(variable)
        self._tokens = self._tokenise(text)
        self._at = 0
        self._depth = 0
        self._bars = 0

    def parse(self) -> Any:
        if not self._tokens:
            raise self._fail("it is empty")
        result = self._sum()
        if self._peek():
            raise self._fail(f"“{self._peek()}” does not belong there")
        if result.has(sympy.zoo, sympy.nan, sympy.oo, -sympy.oo, sympy.I):
            raise self._fail("it has no real value")
        return result

    def _fail(self, reason: str) -> ParameterError:
        shown = self._text if len(self._text) <= _SHOWN else self._text[: _SHOWN - 1] + "…"
        return ParameterError(
            f"“{shown}” is not a function of {self._variable}: {reason}.",
            remedy=f"Write it like {self._variable}^2, sin({self._variable}) or e^(-{self._variable}).",
        )

    def _tokenise(self, text: str) -> list[str]:
        if len(text) > MAX_LENGTH:
            raise self._fail(f"it is longer than {MAX_LENGTH} characters")
        text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+", lambda m: "^(" + m.group().translate(_SUPERSCRIPTS) + ")", text)
        text = text.translate(_LOOKALIKES).rstrip()
        text = re.sub(rf"^\s*(?:[A-Za-z]\s*\(\s*{re.escape(self._variable)}\s*\)|y)\s*=", "", text)
        tokens: list[str] = []
        position = 0
        while position < len(text):
            found = _TOKEN.match(text, position)
            if found is None:
                raise self._fail(f"“{text[position:].lstrip()[:1]}” does not belong there")
            number, letters, sign = found.groups()
            tokens += self._split(letters) if letters else [number or sign.replace("**", "^")]
            position = found.end()
        return tokens

    def _split(self, letters: str) -> list[str]:
        """Split ``xsinx`` into x, sin, x; refuse a run that is neither names nor the variable."""
        pieces: list[str] = []
        rest = letters
        while rest:
            name = next((name for name in (*FUNCTIONS, "pi") if rest.lower().startswith(name)), None)
            piece = name or (rest[0] if rest[0] == self._variable else rest[0].lower())
            if name is None and piece not in (self._variable, "e"):
                raise self._fail(f"I do not know “{letters[:_SHOWN]}”")
            pieces.append(piece)
            rest = rest[len(piece) :]
        # "exe" is a word, not e·x·e.
        if len(pieces) > _LONGEST_RUN and not any(piece in FUNCTIONS for piece in pieces):
            raise self._fail(f"I do not know “{letters[:_SHOWN]}”")
        return pieces

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _take(self, *wanted: str) -> str:
        found = self._peek()
        if found and found in wanted:
            self._at += 1
            return found
        return ""

    def _close(self, bracket: str) -> None:
        if not self._take(bracket):
            raise self._fail(f"a “{bracket}” is missing")

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._fail("it is nested too deeply")
        yield
        self._depth -= 1

    def _sane(self, node: Any) -> Any:
        """Refuse constants so large that computing with them exactly would take for ever."""
        if not node.free_symbols:
            try:
                size = abs(complex(node.evalf(15)))
            except (OverflowError, TypeError, ValueError):
                size = float("inf")
            if not size <= MAX_CONSTANT:
                raise self._fail("a number in it is too large or undefined")
        return node

    def _sum(self) -> Any:
        with self._deeper():
            result = self._product()
            while sign := self._take("+", "-"):
                term = self._product()
                result = self._sane(result + term if sign == "+" else result - term)
        return result

    def _product(self) -> Any:
        result = self._implicit()
        while sign := self._take("*", "/"):
            factor = self._implicit()
            if sign == "/" and factor == 0:
                raise self._fail("it divides by zero")
            result = self._sane(result * factor if sign == "*" else result / factor)
        return result

    def _implicit(self) -> Any:
        result = self._fraction() or self._signed()
        while self._at_factor():
            result = self._sane(result * self._power())
        return result

    def _fraction(self) -> Any:
        above, slash, below = (self._peek(ahead) for ahead in range(3))
        if slash != "/" or not (_is_number(above) and _is_number(below) and self._at_factor(3)):
            return None
        if not float(below):
            raise self._fail("it divides by zero")
        self._at += 3
        return self._sane(sympy.Rational(above) / sympy.Rational(below))

    def _at_factor(self, ahead: int = 0) -> bool:
        """Tell whether a token can continue an implicit product (a second number cannot: “x 2” is unclear)."""
        start = self._peek(ahead)
        return start.isalpha() or start == "(" or (start == "|" and not self._bars)

    def _signed(self) -> Any:
        negative = False
        while sign := self._take("+", "-"):
            negative ^= sign == "-"
        result = self._power()
        return -result if negative else result

    def _power(self) -> Any:
        base = self._atom()
        return self._raise(base, self._exponent()) if self._take("^") else base

    def _exponent(self) -> Any:
        with self._deeper():
            return self._signed()

    def _raise(self, base: Any, exponent: Any) -> Any:
        if not exponent.free_symbols and abs(complex(exponent.evalf(15))) > MAX_EXPONENT:
            raise self._fail(f"an exponent is larger than {MAX_EXPONENT}")
        if base == 0 and exponent.is_negative:
            raise self._fail("it divides by zero")
        return self._sane(base**exponent)

    def _atom(self) -> Any:
        start = self._peek()
        self._at += 1
        if start == "(":
            bars, self._bars = self._bars, 0
            inner = self._sum()
            self._close(")")
            self._bars = bars
            return inner
        if start == "|":
            self._bars += 1
            inner = self._sum()
            self._close("|")
            self._bars -= 1
            return sympy.Abs(inner)
        if start in FUNCTIONS:
            return self._call(start)
        return self._leaf(start)

    def _leaf(self, text: str) -> Any:
        if _is_number(text):
            return self._sane(sympy.Rational(text))
        leaves = {self._variable: self._symbol, "e": sympy.E, "pi": sympy.pi}
        if text not in leaves:
            raise self._fail(f"“{text}” does not belong there" if text else "something is missing at its end")
        return leaves[text]

    def _call(self, name: str) -> Any:
        exponent = self._exponent() if self._take("^") else None
        with self._deeper():
            if self._peek() == "(":
                argument = self._atom()
            else:
                argument = self._power()
                while self._at_factor() and self._peek() not in FUNCTIONS:
                    argument = self._sane(argument * self._power())
        if FUNCTIONS[name] is sympy.log and argument == 0:
            raise self._fail("the logarithm of zero is undefined")
        result = self._sane(FUNCTIONS[name](argument))
        return result if exponent is None else self._raise(result, exponent)
