"""How English captions are read aloud: the substitutions, in the order in which they are made."""

# ruff: noqa: RUF001 (signs of mathematics are what this is about)

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stitcher_lab.narration.english_numbers import cardinal, fraction, number, ordinal, year
from stitcher_lab.narration.signs import ENGLISH, GREEK, TEX

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_GREEK = "".join(GREEK)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵗᵏᵐᵀ", "0123456789+-=()nixytkmT")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢⱼₖₘₓₐₑₒₚₜ", "0123456789+-=()nijkmxaeopt")
_SUPER = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵗᵏᵐᵀ]+"
_SUB = "[₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢⱼₖₘₓₐₑₒₚₜ]+"
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip

# A thing that is calculated with: a number, a lone letter, a Greek letter; and where such a thing ends or starts.
_ENDS = rf"(?:(?<![A-Za-z])[A-Za-z]|[\d{_GREEK}∞)\]!²³′%])"
_STARTS = rf"(?:[A-Za-z](?![A-Za-z'])|[\d{_GREEK}∞(√−+|])"

_ABBREVIATIONS = {
    r"e\.\s?g\.": "for example", r"i\.\s?e\.": "that is", r"etc\.(?=\s+[A-Z]|$)": "et cetera.", r"etc\.": "et cetera",
    r"vs\.?": "versus", r"w\.r\.t\.?": "with respect to", r"s\.t\.": "such that", r"approx\.": "approximately",
    r"cf\.": "compare", r"Fig\.": "Figure", r"Eq\.": "Equation", r"Thm\.": "Theorem", r"iff": "if and only if",
    r"resp\.": "respectively", r"No\.(?=\s?\d)": "number", r"Q\.E\.D\.": "which was to be shown.",
}  # fmt: skip

_FUNCTIONS = {
    "arcsin": "arc sine", "arccos": "arc cosine", "arctan": "arc tangent", "sinh": "hyperbolic sine",
    "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent", "sin": "sine", "cos": "cosine", "tan": "tangent",
    "sec": "secant", "csc": "cosecant", "cot": "cotangent", "ln": "the natural log", "log": "log",
    "sqrt": "the square root", "cbrt": "the cube root", "gcd": "the greatest common divisor",
    "lcm": "the least common multiple", "det": "the determinant", "max": "the maximum", "min": "the minimum",
    "abs": "the absolute value", "len": "the length", "deg": "the degree", "rank": "the rank", "Var": "the variance",
    "dim": "the dimension", "mod": "mod", "exp": "e to the",
}  # fmt: skip
_FUNCTION_NAMES = "|".join(sorted(_FUNCTIONS, key=len, reverse=True))

_UNITS = {
    "km/h": "kilometers per hour", "km/s": "kilometers per second", "m/s²": "meters per second squared",
    "m/s^2": "meters per second squared", "m/s": "meters per second", "km": "kilometers", "cm": "centimeters",
    "mm": "millimeters", "kg": "kilograms", "ms": "milliseconds", "Hz": "hertz", "kHz": "kilohertz",
    "MHz": "megahertz", "GHz": "gigahertz", "kB": "kilobytes", "MB": "megabytes", "GB": "gigabytes", "°C":
    "degrees Celsius", "°F": "degrees Fahrenheit", "°": "degrees", "N": "newtons", "J": "joules", "W": "watts",
    "m": "meters", "s": "seconds", "min": "minutes", "Pa": "pascals", "K": "kelvins",
}  # fmt: skip
_UNIT_NAMES = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_ONE = re.compile(r"(?<=\w)s\b")
_WORDS_OF_TWO = frozenset((
    "OK", "OR", "IF", "NO", "GO", "TO", "IS", "IT", "IN", "ON", "AT", "AS", "BE", "BY", "DO", "HE", "ME", "MY", "OF",
    "SO", "UP", "US", "WE", "AN", "AM", "PM", "TV",
))  # fmt: skip
_KEPT = frozenset(
    ("pi", "am", "pm", "px", "mm", "km", "kg", "cm", "ms", "tv", "pc", "hm", "vs", "th", "st", "nd", "rd")
)
_SETTINGS = "matri|grid|table|board|square|image|array|identity|determinant|system|lattice"


def _power(match: re.Match[str]) -> str:
    exponent = (match["raised"] or "").translate(_SUPERSCRIPTS) or match["plain"] or match["braced"]
    exponent = exponent.strip("() ")
    base = match["base"]
    if exponent in ("-1", "−1") and len(base) == 1 and (base in "fgh" or base.isupper()):
        return f"{base} inverse "
    if exponent in ("T", "⊤"):
        return f"{base} transpose "
    named = {"2": " squared ", "3": " cubed "}
    if exponent in named:
        return base + named[exponent]
    said = exponent.replace("-", " minus ").replace("−", " minus ").replace("+", " plus ")
    if exponent.isdecimal():
        small = int(exponent) <= 10  # noqa: PLR2004 (later ordinals are a mouthful)
        said = ordinal(int(exponent)) if small else f"power of {cardinal(int(exponent))}"
    return f"{base} to the {said} "


def _index(match: re.Match[str]) -> str:
    base, index = match["base"], (match["low"] or "").translate(_SUBSCRIPTS) or match["plain"] or match["braced"]
    said = index.replace("-", " minus ").replace("−", " minus ").replace("+", " plus ")
    if base.endswith("log"):
        return f"{base} base {said} of "
    return f"{base} {said} " if index.isdecimal() else f"{base} sub {said} "


def _call(match: re.Match[str]) -> str:
    name, argument = match["name"], match["argument"].strip()
    simple = re.fullmatch(rf"[A-Za-z{_GREEK}]|[-−]?\d+(?:\.\d+)?", argument)
    if name in "fghFGHPTEOΘΩΓφψ" or simple:
        argument = re.sub(r"\s*[|∣]\s*", " given ", argument)
        return f"{name} of {argument} "
    return f"{name} times {argument} " if re.search(r"[-+−×·/]", argument) else match[0]


def _function(match: re.Match[str]) -> str:
    said = _FUNCTIONS[match["name"]]
    return f" {said} {match['argument']} " if said.endswith("to the") else f" {said} of {match['argument']} "


def _slash(match: re.Match[str]) -> str:
    above, below = match[1], match[2]
    if above.isdecimal() and below.isdecimal():
        return fraction(int(above), int(below))
    return f"{above} over {below}"


def _mixed(match: re.Match[str]) -> str:
    said = fraction(*_VULGAR[match[2]])
    return f"{match[1]} and {said}" if match[1] else f" {said} "


def _hyphen(match: re.Match[str]) -> str:
    low, high = match[1], match[2]
    return f"{low} to {high}" if float(low) < float(high) else f"{low} minus {high}"


def _rules() -> list[Rule]:
    def rule(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> None:
        rules.append((re.compile(pattern), replacement))

    rules: list[Rule] = []
    _markup(rule)
    for short, long in _ABBREVIATIONS.items():
        rule(rf"(?<![\w.]){short}(?!\w)", long)
    _functions(rule)
    _arithmetic(rule)
    _relations(rule)
    _numbers(rule)
    return rules


def _markup(rule: Callable[..., None]) -> None:
    """TeX, Markdown and code that slip into captions."""
    rule(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"(\1)/(\2)")
    rule(r"\\sqrt\s*\{([^{}]*)\}", r"√(\1)")
    rule(r"\\([A-Za-z]+)", lambda match: f" {TEX[match[1]]} " if match[1] in TEX else f" {match[1]} ")
    rule(r"\\[()\[\],;! ]|(?<!\w)\$(?=[^$]*\$)(?!\d)|(?<=[^\s$])\$(?!\d)", " ")
    rule(r"`+|(?<!\w)\*{1,2}(?=\S[^*]*\*)|(?<=\S)\*{1,2}(?=[\s.,;:!?]|$)", "")
    rule(r"\b(E|Var|P)\[([^\[\]]*)\]", r"\1(\2)")
    rule(r"\b(\w+)\[([^\[\]]*)\](?:\[([^\[\]]*)\])?", lambda m: f"{m[1]} at {m[2]}" + (f", {m[3]}" if m[3] else ""))
    rule(r"[\[\]{}](?![^\W\d]*\d*\})", lambda match: match[0] if match[0] in "{}" else " ")
    rule(r"(?<=[A-Za-z]{2})_(?=[A-Za-z])", " ")


def _functions(rule: Callable[..., None]) -> None:
    """Functions of something, powers, indices."""
    rule(
        rf"(?P<base>\b[A-Za-z{_GREEK}]|log)(?:(?P<low>{_SUB})|_(?P<plain>\d+|\w)(?!\w)|_\{{(?P<braced>[^{{}}]*)\}})",
        _index,
    )
    raised = rf"(?:(?P<raised>{_SUPER})|\s?\^\s?(?P<plain>-?\d+|[A-Za-z]\b)|\s?\^\s?[{{(](?P<braced>[^{{}}()]*)[}})])"
    rule(rf"(?P<base>[A-Za-z\d)\]{_GREEK}′|]){raised}(?!\w)", _power)
    rule(rf"(?P<base>[A-Za-z\d)\]{_GREEK}′|]){raised}", _power)
    rule(r"\b([A-Za-z])(['’′]{1,2})\(", lambda m: f"{m[1]} {'double ' * (len(m[2]) - 1)}prime of (")
    for _ in range(3):  # one inside the other
        rule(rf"(?<![A-Za-z])(?P<name>{_FUNCTION_NAMES})\s?\((?P<argument>[^()]*)\)", _function)
        rule(rf"(?<![A-Za-z'])(?P<name>[A-Za-z{_GREEK}])\((?P<argument>[^()]+)\)", _call)
    operand = rf"[A-Za-z{_GREEK}](?![A-Za-z'])|\d"
    rule(rf"(?<![A-Za-z])log (?={operand})", "log ")
    rule(rf"(?<![A-Za-z])(sin|cos|tan|sec|csc|cot|ln)(?![A-Za-z]) ?(?={operand})", lambda m: f"{_FUNCTIONS[m[1]]} of ")
    rule(r"(?<![A-Za-z-])(sin|cos)(?![A-Za-z])", lambda m: _FUNCTIONS[m[1]])
    rule(r"([∛√∜])\s?\(([^()]*)\)", r"\1\2 ")
    rule(r"(?<=[\w)])\s?(?=[√∛])(?<!of )", lambda m: " times " if m.string[m.start() - 1].isdigit() else " ")
    rule(r"\|([^|\s][^|]{0,30}?)\|", r"the absolute value of \1")
    rule(r"‖([^‖]+)‖", r"the length of \1")
    rule(r"(?<=\b[nkm])!(?!\w)|(?<=\d)!(?=\s*[=+−×·/÷)])", " factorial ")
    rule(r"([∠△])\s?([A-Z]{1,4})\b", lambda m: f"{m[1]} {' '.join(m[2])}")


def _arithmetic(rule: Callable[..., None]) -> None:
    """Fractions, units, minus and other signs between two things."""
    rule(r"(?<!:)\s?//\s?", " divided by ")
    rule(rf"(\d?)([{''.join(_VULGAR)}])", _mixed)
    after_unit = r"(?![\w/²³^])(?!\s?[=+−×·^<>≤≥])"
    rule(rf"(?<![\d.,])1\s?({_UNIT_NAMES}){after_unit}", lambda m: f"1 {_ONE.sub('', _UNITS[m[1]], count=1)}")
    rule(rf"(?<=\d)\s?({_UNIT_NAMES}){after_unit}", lambda m: f" {_UNITS[m[1]]}")
    rule(r"\bd([a-z])/d([a-z])\b", r"d \1 d \2")
    rule(r"\bd/d([a-z])\b", r"d by d \1")
    rule(r"(?<![\w/.])(\d+)/(\d+)(?![\w/]|\.\d)", _slash)
    rule(rf"(?<=[)\]])\s?/\s?|(?<=[\d{_GREEK}])\s?/\s?(?=\S)|(?<=\b[A-Za-z])\s?/\s?(?=[A-Za-z\d(√]\b|[(√])", " over ")
    rule(r"\b(\w{2,})/(\w{2,})\b", r"\1 \2")
    rule(r"\s/\s?|(?<!\S)/|/(?=\d)", " over ")
    rule(rf"(?<!\d)(\d{{1,6}}|\b[mnk])\s?[×x]\s?(\d{{1,6}}|[mnkp]\b)(?=[ -](?:{_SETTINGS}))", r"\1 by \2")
    rule(r"\b([Aa]s \w{1,6}(?: \w)?)\s?(?:→|->)\s?", r"\1 approaches ")
    rule(r"<?[-–]+>|=>|<=>|<[-–]+(?=\s)", lambda m: {"=": " ⇒ ", "<": " ← "}.get(m[0][0], " → "))
    rule(r"(?<![\w.,])(\d+)[-–](\d+)(?![\w-]|[.,]\d)", _hyphen)
    rule(r"\b([A-Z])[-–]([A-Z])\b", r"\1 \2")
    rule(r"\b([a-z])-([a-z])(?= (?:plane|axis|coordinates?|space)\b)", r"\1 \2")
    rule(r"(?<![\w)])-(?=[\d.(√]|[A-Za-zα-ω](?![A-Za-z'-]))", "−")
    rule(rf"(?<=\b[A-Za-z]|[\d)])-(?=\d|\()|(?<=\b[a-z])-(?=[a-z]\b)|(?<={_ENDS}) - (?={_STARTS})", " − ")
    rule(rf"(?<={_ENDS})\s?\*\*\s?(?={_STARTS})", " to the power of ")
    rule(rf"(?<={_ENDS})\s?\*\s?(?={_STARTS})", " times ")
    rule(r"\s?(?:—|–| - )\s?", ", ")
    rule(r"\$1(?![\d.,]\d|\d)", "1 dollar")
    rule(r"\$((?:\d[\d,]*)?\d(?:\.\d+)?)", r"\1 dollars")
    rule(r"#(?=\d)", "number ")
    rule(r"[~≈](?=\s?\d)(?<!\w[~≈])(?<!\w\s[~≈])", "about ")


def _relations(rule: Callable[..., None]) -> None:
    """Every sign that is left, in its own words."""
    for written, sign in (("<=", "≤"), (">=", "≥"), ("!=", "≠"), ("==", "="), (":=", "="), ("...", "…")):
        rule(re.escape(written), sign)
    names = GREEK | ENGLISH
    rule("|".join(re.escape(sign) for sign in names), lambda match: f" {names[match[0]]} ")
    rule(r"\^", " to the power of ")
    rule(r"\(\s*([^()]+?)\s*\)\s*(?=(?:squared|cubed|to the)\b)", r"the quantity \1 ")
    rule(r"\(\s*(\w+)\s*\)", r" \1 ")
    rule(r"\s+", " ")
    rule(r"\b(is|are|be|was|were) is (?=less|greater|much|approximately|in |not|equiv|propor|parallel|perp)", r"\1 ")
    rule(r"((?:less|greater) than (?:or equal to )?\S+) is (?=(?:less|greater) than)", r"\1, ")
    rule(r"\b([Tt]he) the\b", r"\1")
    rule(r"[|_]", " ")
    rule(f"{_SUPER}|{_SUB}", lambda m: f" {m[0].translate(_SUPERSCRIPTS).translate(_SUBSCRIPTS)} ")


def _numbers(rule: Callable[..., None]) -> None:
    """Digits into words, last: nothing above has to know number words."""
    rule(
        r"\b([Ii]n|[Ss]ince|[Yy]ear|[Aa]round) (1[1-9]\d\d|20\d\d)(?=[,.;:!?]?(?:$|\s[A-Z])|,)",
        lambda m: f"{m[1]} {year(int(m[2]))}",
    )
    rule(r"(?<![\w.])(\d+)(?:st|nd|rd|th)\b", lambda m: ordinal(int(m[1])))
    rule(r"(?<=\d)([a-zA-Z]{1,3})\b", lambda m: f" {m[1] if m[1] in _KEPT else ' '.join(m[1])}")
    rule(r"\b(\d+):(\d\d)\b", r"\1 \2")
    rule(r"\b(\d+):(\d+)\b", r"\1 to \2")
    rule(r"\b(?:[bcdfghjklmnpqrstvwxz]{2}|[xy]{2}|yz|dy|ab|ac)\b", lambda m: m[0] if m[0] in _KEPT else " ".join(m[0]))
    rule(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ")
    rule(
        r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w]|,\d)|(?<![\w])(?<!\w\.)\d*\.?\d+(?![\w])",
        lambda m: number(m[0]),
    )
    rule(r"\d+", lambda m: f" {number(m[0])} ")
    rule(r"\b([A-Z])([A-Z])\b", lambda m: m[0] if m[0] in _WORDS_OF_TWO else f"{m[1]} {m[2]}")


RULES = _rules()
