"""Functions of x and quadratic equations, as they stand in a sentence."""

from __future__ import annotations

import re

from stitcher_lab.errors import ParameterError

_FUNCTIONS = (
    "arcsin|arccos|arctan|asin|acos|atan|sinh|cosh|tanh|sin|cos|tan|exp|sqrt|cbrt|abs|log|ln"  # as in formula.grammar
)
# What may follow "of sine", so that it is the function and not a sine wave.
_END = r"(?=\s*(?:$|[,.?!]|from|around|at|to|up|by|between|near|with|of degree))"
# How formulas are said; the replacement is what the grammar reads.
_SAID = tuple(
    (re.compile(pattern, re.IGNORECASE), formula)
    for pattern, formula in (
        (r"\bthe (?=square root|sine|cosine|tangent|natural log|exponential|reciprocal)", ""),
        (r"\bsquare root of (\w+)\b", r"sqrt(\1)"),
        (r"\bcube root of (\w+)\b", r"cbrt(\1)"),
        (r"\b(?:natural )?log(?:arithm)? of (\w+)\b", r"ln(\1)"),
        (r"\bsine? of (\d*[a-z])\b(?! (?:point|number|angle|circle|unit))", r"sin(\1)"),
        (r"\bcos(?:ine)? of (\d*[a-z])\b(?! (?:point|number|angle|circle|unit))", r"cos(\1)"),
        (r"\bsine (?=x\b)", "sin "),
        (r"\bcosine (?=x\b)", "cos "),
        (r"\be to the (?:power (?:of )?)?(-?\d*[a-z])\b", r"e^(\1)"),
        (r"\b(?:one|1) over ([a-z])\b", r"1/\1"),
        (r"\b([xtuz]) squared\b", r"\1^2"),
        (r"\b([xtuz]) cubed\b", r"\1^3"),
        (r"\b([xtuz]) to the (?:power (?:of )?)?(\d+|fourth|fifth|sixth)(?:th|rd)?(?: power)?\b", r"\1^\2"),
        (r"\^fourth\b", "^4"),
        (r"\^fifth\b", "^5"),
        (r"\^sixth\b", "^6"),
        (r"(?<=[\dx)]) plus (?=[\dx(])", " + "),
        (r"(?<=[\dx)]) minus (?=[\dx(])", " - "),
        (r"(?<=[\dx)]) times (?=[\dx(])", " * "),
        (rf"\b(?<=of |or )(?:the )?sine(?: function)?{_END}", "sin(x)"),
        (rf"\b(?<=of |or )(?:the )?cosine(?: function)?{_END}", "cos(x)"),
        (r"\bthe exponential(?: function)?\b", "e^x"),
    )
)  # fmt: skip
_POINT = re.compile(r"(?<![\w^*/+()-])(?P<letter>[a-z])\s*=\s*(?=-?\d|-?pi\b|-?\.\d)")
_TOKEN = re.compile(r"\d+\.\d+|\d+|\.\d+|[A-Za-z]+|\*\*|[-+*/^()|=×·√⁰¹²³⁴⁵⁶⁷⁸⁹⁻]|\s+|.", re.DOTALL)
_SIGNS = set("-+*/^()|×·√⁰¹²³⁴⁵⁶⁷⁸⁹⁻") | {"**"}
_INTRODUCED = re.compile(r"(?<!\w)(?:[fgh]\s*\(\s*(?P<letter>[a-z])\s*\)|y)\s*=\s*(?!=)")
_STOP = re.compile(
    r"[,;?!\ue000]|\.(?:\s|\Z)|\s(?:at|from|between|with|on|in|around|for|near|using|by|where|when|starting|and|up|over"
    r"|over the|through)\s"
)
_VARIABLES = "xtuzsy"
_JOINING = "_^*/"
_FORMULA_LIKE = re.compile(r"(?<!\S)\S*[a-z0-9)]\s?\^\s?\S*|(?<!\S)\S*x[²³]\S*")
_MOST = 160


def written_out(text: str) -> str:
    """Turn formulas said in words into formulas: "x squared" into "x^2", "sine of x" into "sin(x)"."""
    for pattern, formula in _SAID:
        text = pattern.sub(formula, text)
    return text


def function_in(text: str, variable: str = "x") -> tuple[int, int, str, str] | None:
    """Find a function in a sentence.

    Returns
    -------
    tuple or None
        Start, end, the formula in terms of ``variable``, and the letter that the prompt had for it.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The sentence says "f(x) = …" and what follows is no function.

    """
    introduced = _INTRODUCED.search(text)
    if introduced:
        letter = introduced["letter"] or variable
        stop = _STOP.search(text, introduced.end())
        end = min(stop.start() if stop else len(text), introduced.end() + _MOST)
        formula = _renamed(text[introduced.end() : end].strip(), letter, variable)
        _parse(formula, variable)
        return introduced.start(), end, formula, letter
    unpointed = _POINT.sub(lambda found: " " * len(found.group()), text)
    for letter in (variable, *(each for each in _VARIABLES if each != variable)):
        best: tuple[int, int, str] | None = None
        for start, end in _runs(unpointed, letter):
            candidate = _longest(unpointed, start, end, letter)
            if candidate and (best is None or len(candidate[2]) > len(best[2])):
                best = candidate
        if best:
            return best[0], best[1], _renamed(best[2], letter, variable), letter
    unread = _FORMULA_LIKE.search(unpointed)
    if unread:
        _parse(unread.group().strip(".,;?!"), variable)
    return None


def _parse(formula: str, variable: str) -> None:
    from stitcher_lab.formula import Formula  # noqa: PLC0415 - SymPy and NumPy

    Formula(formula, variable)


def _renamed(formula: str, letter: str, variable: str) -> str:
    if letter == variable:
        return formula
    return re.sub(
        rf"{_FUNCTIONS}|pi|[A-Za-z]", lambda found: variable if found.group() == letter else found.group(), formula
    )


def _is_math(word: str, letter: str) -> bool:
    return re.fullmatch(rf"(?:{_FUNCTIONS}|pi|e|{letter})+", word) is not None and (
        len(word) == 1 or word == "pi" or re.search(_FUNCTIONS, word) is not None or word == f"{letter}e"
    )


def _runs(text: str, letter: str) -> list[tuple[int, int]]:
    """Return stretches of signs, numbers, function names and the variable."""
    runs: list[tuple[int, int]] = []
    start, at = None, 0
    for token in _TOKEN.findall(text):
        fits = (
            token.isspace()
            or token in _SIGNS
            or token[0].isdigit()
            or (token[0] == "." and len(token) > 1)
            or (token[0].isalpha() and _is_math(token, letter))
        )
        if fits and start is None:
            start = at
        if not fits and start is not None:
            runs.append((start, at))
            start = None
        at += len(token)
    return [*runs, (start, at)] if start is not None else runs


def _longest(text: str, start: int, end: int, letter: str) -> tuple[int, int, str] | None:
    """Return the longest part of a run that is a function and looks like one."""
    tokens = [
        (match.start(), match.end()) for match in _TOKEN.finditer(text, start, end) if not match.group().isspace()
    ][:60]
    for size in range(len(tokens), 0, -1):
        for first in range(len(tokens) - size + 1):
            left, right = tokens[first][0], tokens[first + size - 1][1]
            formula = text[left:right].strip()
            if _looks_right(text, left, right, formula, letter) and _parses(formula, letter):
                return left, right, formula
    return None


def _looks_right(text: str, left: int, right: int, formula: str, letter: str) -> bool:
    # A letter of a longer word is no formula, nor is a part of what could not be read as a whole.
    if (left and (text[left - 1].isalnum() or text[left - 1] in _JOINING)) or (
        text[right : right + 1].isalnum() or text[right : right + 1] in tuple(_JOINING)
    ):
        return False
    if formula[0] in "+*/^" or re.match(r"-\s", formula):
        return False
    if not re.search(rf"(?<![a-z]){letter}(?![a-z])|{letter}", re.sub(rf"{_FUNCTIONS}|pi", " ", formula)):
        return False
    if formula != letter:
        return True
    before = text[max(0, left - 12) : left].lower()
    after = text[right : right + 6].lower()
    return bool(re.search(r"(?:\bof|\bfunction|\bunder|=)\s*\Z", before)) and not re.match(
        r"\s*(?:[-=]|axis|in\b|and\b)", after
    )


def _parses(formula: str, variable: str) -> bool:
    try:
        _parse(formula, variable)
    except ParameterError:
        return False
    return True


# ------------------------------------------------------------------------------------------------ quadratics

_EQUATION = re.compile(r"[-\d.\s+*/^x()²]*x[-\d.\s+*/^x()²]*(?:=[-\d.\s+*/^x()²]*[\dx)²])?", re.IGNORECASE)


def quadratic_in(text: str) -> tuple[int, int, tuple[float, float, float]] | None:
    """Find "x^2 + 6x + 5 = 0" and return its span and (a, b, c), all terms brought to the left.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        There is an equation in x with an equals sign, and it is no quadratic one.

    """
    for found in _EQUATION.finditer(text):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        equation = found.group().strip()
        if not equation or len(equation) > _MOST:
            continue
        coefficients = coefficients_of(equation, strict="=" in equation and equation.count("x") > 0)
        if coefficients:
            return start, start + len(equation), coefficients
    return None


def equation_in(text: str) -> tuple[int, int, str, str] | None:
    """Find a quadratic equation and return its left side once all is brought there, as :func:`function_in` does."""
    for found in _EQUATION.finditer(text):
        equation = found.group().strip()
        introduced = re.search(r"(?:[a-z]\s*\(\s*x\s*\)|\by)\s*=\s*\Z", text[: found.start()]) or "(x)" in equation
        if "=" not in equation or introduced or len(equation) > _MOST:
            continue
        coefficients = coefficients_of(equation, strict=False)
        if coefficients:
            start = text.index(equation, found.start())
            left, _, right = equation.partition("=")
            return start, start + len(equation), left.strip() if right.strip() == "0" else _quadratic(coefficients), "x"
    return None


def _quadratic(coefficients: tuple[float, float, float]) -> str:
    text = ""
    for value, power in zip(coefficients, ("x^2", "x", ""), strict=True):
        if value:
            size = f"{abs(value):.12g}" if abs(value) != 1 or not power else ""
            text += f" {'-' if value < 0 else '+'} {size}{power}"
    return text.removeprefix(" + ").removeprefix(" ").replace("- ", "-", 1 if coefficients[0] < 0 else 0)


def coefficients_of(equation: str, *, strict: bool = True) -> tuple[float, float, float] | None:
    """Return (a, b, c) of a quadratic equation or expression in x; ``None`` when it is none and not ``strict``.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        It is no quadratic, and ``strict``.

    """
    import sympy  # noqa: PLC0415 - heavy

    from stitcher_lab.formula.grammar import parse, symbol  # noqa: PLC0415 - heavy

    x = symbol("x")
    left, _, right = equation.lower().partition("=")
    try:
        difference = sympy.expand(parse(left) - (parse(right) if right.strip() else 0))
        polynomial = sympy.Poly(difference, x)
    except (ParameterError, sympy.PolynomialError) as error:
        if strict:
            raise ParameterError(
                f"“{equation[:40]}” is not a quadratic equation in x.", remedy="Write it like x^2 + 6x + 5 = 0."
            ) from error
        return None
    if polynomial.degree() != 2:  # noqa: PLR2004 - quadratic
        if strict and "=" in equation and not re.fullmatch(r"\s*x\s*=.*", equation):
            raise ParameterError(
                f"“{equation[:40]}” is not a quadratic equation in x.", remedy="Write it like x^2 + 6x + 5 = 0."
            )
        return None
    a, b, c = (float(each) for each in polynomial.all_coeffs())
    return a, b, c
