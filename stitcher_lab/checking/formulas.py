"""Formulas that TeX will not take: characters that it has no sign for, escapes that Python read, bare dollars.

Only what surely ends in an error, or in another formula than the one written, is told: whether a command exists, TeX
alone knows.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import ClassOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Problem
    from stitcher_lab.checking.script import Script

_TEX = "manim.mobject.text.tex_mobject.SingleStringMathTex"
_TEXT = "manim.mobject.text.tex_mobject.Tex"
# Characters for which Manim's TeX template has no sign when they are typed, with their commands.
_SIGNS = dict(zip("αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ", (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi",
    "Pi", "Sigma", "Phi", "Psi", "Omega"), strict=True)) | {
    "≤": "leq", "≥": "geq", "≠": "neq", "≈": "approx", "≡": "equiv", "→": "to", "⇒": "Rightarrow",
    "⇔": "Leftrightarrow", "←": "leftarrow", "↔": "leftrightarrow", "∞": "infty", "∑": "sum", "∏": "prod", "∫": "int",
    "∂": "partial", "∇": "nabla", "∈": "in", "∉": "notin", "⊂": "subset", "⊆": "subseteq", "∪": "cup", "∩": "cap",  # noqa: RUF001 - the signs themselves
    "∅": "emptyset", "∀": "forall", "∃": "exists", "∝": "propto", "⊥": "perp", "∠": "angle", "∼": "sim", "⊕": "oplus",  # noqa: RUF001 - the signs themselves
    "⊗": "otimes", "√": "surd ", "∧": "wedge", "∨": "vee", "⋯": "cdots", "∘": "circ", "∴": "therefore",  # noqa: RUF001 - the signs themselves
}  # fmt: skip
# The beginnings of commands that Python reads as one character where the string is not raw.
_READ = {"\x07": "a", "\x08": "b", "\x0c": "f", "\x0b": "v", "\t": "t", "\r": "r"}
_MINUS = "\u2212"
# What TeX keeps for itself: % begins a comment, # is a parameter, & a column; _ and ^ belong to mathematics.
_KEPT = re.compile(r"(?<!\\)[%#]")
_KEPT_IN_TEXT = re.compile(r"(?<!\\)[%#&_]")
_IN_TEXT = re.compile(r"\\(?:text|mbox|textrm|textbf|textit|textsf|texttt)\s*\{[^{}]*\}")
_PAIR = 2
# With these the formula is set in another way than Manim's own.
_OTHER_TEX = frozenset({"tex_environment", "tex_template", None})


def wrong(script: Script) -> Iterator[Problem]:
    """Find them."""
    for call, kinds in script.calls():
        classes = {kind.cls for kind in kinds if isinstance(kind, ClassOf)}
        if len(classes) != 1 or len(kinds) != 1 or not script.reference.is_a(next(iter(classes)), _TEX):
            continue
        if any(keyword.arg in _OTHER_TEX for keyword in call.keywords):
            continue
        in_text = script.reference.is_a(next(iter(classes)), _TEXT)
        for part in call.args:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield from _in_one(script, part, part.value, in_text=in_text)


def _in_one(script: Script, node: ast.Constant, value: str, *, in_text: bool) -> Iterator[Problem]:
    yield from _read(script, node, value)
    yield from _signs(script, node, value, in_text=in_text)
    if "\\begin" in value:
        return  # it may be an environment with signs of its own, as TikZ
    if not in_text:
        yield from _dollars(script, node, value)
    if not in_text or ("$" not in value and "\\" not in value):
        yield from _kept(script, node, value, _KEPT_IN_TEXT if in_text else _KEPT)


def _read(script: Script, node: ast.Constant, value: str) -> Iterator[Problem]:
    r"""``"\frac"``: what TeX gets begins with a form feed."""
    mark = next((mark for mark in _READ if re.search(f"{mark}[A-Za-z]", value)), None)
    written = script.text.written(node)
    if mark is None or not re.search(rf"\\{_READ[mark]}[A-Za-z]", written) or _is_raw(written):
        return
    start = script.text.start(node)
    edits = (Edit(start, start, "r"),) if written[:1] in "'\"" and "\\\\" not in written else ()
    yield script.problem(
        node, "value", f"\\{_READ[mark]}", f"Python reads \\{_READ[mark]} in this formula as one character.",
        edits=edits, mended=f"r{written}",
    )  # fmt: skip


def _is_raw(written: str) -> bool:
    return written[:2] in ("r'", 'r"', "R'", 'R"')


def _signs(script: Script, node: ast.Constant, value: str, *, in_text: bool) -> Iterator[Problem]:
    r"""``MathTex("ΔF")`` -> ``MathTex(r"\Delta F")``."""
    sign = next((character for character in value if character in _SIGNS or character == _MINUS), None)
    if sign is None:
        return
    written = script.text.written(node)
    edits: tuple[Edit, ...] = ()
    if _is_raw(written) or (written[:1] in "'\"" and "\\" not in written):
        code = _with_commands(written, in_text=in_text)
        code = code if _is_raw(written) or "\\" not in code else f"r{code}"
        edits = (script.text.replaced(node, code),)
    yield script.problem(node, "value", sign, f"TeX has no sign for a typed {sign}.", edits=edits)


def _with_commands(written: str, *, in_text: bool) -> str:
    code, dollars = "", 0
    for place, character in enumerate(written):
        dollars += character == "$" and written[place - 1 : place] != "\\"
        if character == _MINUS:
            code += "-"
        elif character in _SIGNS:
            apart = " " if re.match("[A-Za-z]", written[place + 1 :]) else ""
            command = f"\\{_SIGNS[character]}"
            code += f"{command}{apart}" if not in_text or dollars % 2 else f"${command}$"
        else:
            code += character
    return code


def _dollars(script: Script, node: ast.Constant, value: str) -> Iterator[Problem]:
    """``MathTex("$x^2$")``: it is mathematics already."""
    if "$" not in _IN_TEXT.sub("", value).replace("\\$", ""):
        return
    inner = value.strip()
    single = inner.startswith("$") and inner.endswith("$") and inner.count("$") == _PAIR
    edits = (script.text.replaced(node, script.text.written(node).replace("$", "")),) if single else ()
    yield script.problem(node, "value", "$", "MathTex is mathematics already: it takes no $.", edits=edits)


def _kept(script: Script, node: ast.Constant, value: str, kept: re.Pattern[str]) -> Iterator[Problem]:
    r"""``Tex("50%")`` -> ``Tex(r"50\%")``."""
    found = kept.search(value)
    if found is None:
        return
    written = script.text.written(node)
    edits: tuple[Edit, ...] = ()
    if _is_raw(written) or (written[:1] in "'\"" and "\\" not in written):
        code = kept.sub(lambda match: f"\\{match[0]}", written)
        edits = (script.text.replaced(node, code if _is_raw(written) else f"r{code}"),)
    yield script.problem(
        node, "value", found[0], f"TeX keeps {found[0]} for itself; the sign is written \\{found[0]}.", edits=edits
    )  # fmt: skip
