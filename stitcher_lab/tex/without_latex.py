r"""Formulas where no LaTeX is installed: the common part of it, set by ziamath (MIT), an optional package.

LaTeX becomes MathML (latex2mathml), MathML an SVG picture in the STIX font. The letters look different from LaTeX's, so
a video says that they do. Only commands in a list are set: each was looked at. Whatever holds any other is refused,
and the missing LaTeX told as ever: a formula is never set wrong without a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from xml.etree import ElementTree as ET

from stitcher_lab.tex.document import BEGIN, CLOSE, END, OPEN
from stitcher_lab.tex.words import SYMBOLS

SIZE = 10  # points: LaTeX's size of letters, which Manim's scale counts on

_COMMANDS = """
    frac dfrac tfrac sqrt binom text mathrm mathbf mathbb mathcal mathfrak vec hat bar dot ddot overline left right
    quad qquad sum prod int iint oint lim sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp det
    dim ker max min sup inf gcd dots ldots cdots vdots ddots ne neq le ge leq geq to mapsto iff implies begin end cos
    overset underset infty displaystyle longrightarrow Longrightarrow
"""
_MATRICES = frozenset({"matrix", "pmatrix", "bmatrix", "vmatrix", "cases"})
# Of the symbols, those whose sign in MathML is another one, or stretches.
_OTHERWISE = """
    acute backprime bracevert arrowvert Arrowvert breve check colon dabar ddot dot grave hat mathdollar mathparagraph
    mathring mathsection tilde bar vec widehat widetilde lgroup rgroup lmoustache rmoustache surd smallint intop
    ointop imath jmath
    uparrow downarrow updownarrow Uparrow Downarrow Updownarrow Vert vert lceil rceil lfloor rfloor prime
"""
_OPEN, _CLOSE = 0xE000, 0xF000  # private-use characters: where Manim's groups begin and end
_MARK = re.compile(r"\\special\{dvisvgm:raw (?:<g id='([\w-]+)'>|(</g>))\}")
_WORD = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_SIGNS = frozenset(",;:! {}%$&#_\\|")
_ENVIRONMENTS = frozenset({"align*", "center", None})
_FORMULA = re.compile(r"(?<!\\)\$([^$]*)\$")
_ROWS = frozenset({"mrow", "math", "mtd", "mstyle", "msqrt"})
_LONGEST = 2000


class CannotSetError(ValueError):
    """The formula holds what is not known to come out right without LaTeX."""


def setter() -> str:
    """Name and version of what sets formulas where LaTeX is not installed; empty where nothing does."""
    try:
        return f"ziamath {version('ziamath')}"
    except PackageNotFoundError:
        return ""


def set_without_latex(expression: str, environment: str | None, body: str) -> str:
    """Set a formula; the text of an SVG file with Manim's groups in it.

    Parameters
    ----------
    expression
        What Manim gives to TeX, with the marks of its parts.
    environment
        The environment that it stands in: ``align*`` is mathematics, ``center`` text.
    body
        The TeX template's own preamble and commands: any but Manim's usual ones are refused.

    Raises
    ------
    CannotSetError
        It holds anything that is not in the list, or ziamath is not installed.

    """
    if not setter() or environment not in _ENVIRONMENTS or len(expression) > _LONGEST or not _usual(body):
        raise CannotSetError(expression)
    names: list[str] = []
    marked = _with_marks(expression, names)
    source = marked if environment == "align*" else _text_as_mathematics(marked)
    _demand_known(source)
    try:
        return _drawn(_grouped(_as_mathml(source), names))
    except CannotSetError:
        raise
    except Exception as error:  # (whatever a library of others stumbles over is not set)
        raise CannotSetError(expression) from error


def _usual(body: str) -> bool:
    lines = {line.strip() for line in body.splitlines() if line.strip()}
    return all(
        line.startswith((r"\documentclass", BEGIN, END, OPEN, CLOSE))
        or re.fullmatch(r"\\usepackage(\[[\w,]*\])?\{(preview|babel|amsmath|amssymb)\}", line)
        or line == "YourTextHere"
        for line in lines
    )


def _with_marks(expression: str, names: list[str]) -> str:
    """Put one private character where a group begins or ends; ``names`` gets the groups' names."""
    open_now: list[int] = []

    def mark(found: re.Match[str]) -> str:
        if found[1]:
            open_now.append(len(names))
            names.append(found[1])
            return f"{{{chr(_OPEN + len(names) - 1)}}}"
        if not open_now:
            raise CannotSetError(expression)
        return f"{{{chr(_CLOSE + open_now.pop())}}}"

    if any(_OPEN <= ord(sign) < _CLOSE + 0x0900 for sign in expression):
        raise CannotSetError(expression)
    marked = _MARK.sub(mark, expression)
    if open_now:
        raise CannotSetError(expression)
    return marked


def _text_as_mathematics(text: str) -> str:
    r"""``area $\pi r^2$`` as ``\text{area }\pi r^2``; text with commands in it is refused."""
    parts: list[str] = []
    for number, part in enumerate(_FORMULA.split(text)):
        if number % 2:
            parts.append(part)
            continue
        for piece in re.split(r"(\{[\ue000-\uf8ff]\})", part):
            if re.fullmatch(r"\{[\ue000-\uf8ff]\}", piece):
                parts.append(piece)
            elif re.search(r"[\\{}$&%#_^~]|``|''|--", piece):
                raise CannotSetError(text)
            elif piece:
                parts.append(rf"\text{{{piece}}}")
    return "".join(parts)


def _demand_known(source: str) -> None:
    for word in _WORD.findall(source):
        if word not in _known() and not (len(word) == 1 and word in _SIGNS):
            raise CannotSetError(word)
    # ziamath ends the parts of \binom at their first closing brace, and draws a fence of nothing as a full stop.
    if len(re.findall(r"\\binom\b", source)) != len(re.findall(r"\\binom\{[^{}]+\}\{[^{}]+\}", source)):
        raise CannotSetError(source)
    if re.search(r"\\(left|right)\s*\.", source):
        raise CannotSetError(source)
    for kind in re.findall(r"\\(?:begin|end)\s*\{([^}]*)\}", source):
        if kind not in _MATRICES:
            raise CannotSetError(kind)
    outside = re.sub(r"\\begin\{(\w+)\}.*?\\end\{\1\}", "", source, flags=re.DOTALL)
    if re.search(r"(?<!\\)&|\\\\|(?<!\\)[$#%~]|\^\^", outside):
        raise CannotSetError(source)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return (SYMBOLS - frozenset(_OTHERWISE.split())) | frozenset(_COMMANDS.split())


def _as_mathml(source: str) -> ET.Element:
    from ziamath.tex import tex2mml  # noqa: PLC0415 - an optional package

    text = tex2mml(source)
    if "\\" in text:
        raise CannotSetError(source)
    element = ET.fromstring(text)  # noqa: S314 - made from LaTeX a moment ago, in the sandbox
    for part in element.iter():
        part.tag = part.tag.rpartition("}")[2]
    return element


# -------------------------------------------------------------------------------------------------- Manim's groups


def _mark_of(element: ET.Element) -> int:
    """The private character that an element is, or is the only content of; 0 where it is none."""
    while len(element) == 1 and not (element.text or "").strip():
        element = element[0]
    text = (element.text or "").strip()
    return ord(text) if len(text) == 1 and not len(element) and _OPEN <= ord(text) < _CLOSE + 0x0900 else 0


def _grouped(element: ET.Element, names: list[str]) -> ET.Element:
    """Put what stands between marks into rows with an ``id``."""
    _bare_marks(element)
    _free_bases(element)
    _note_forms(element)
    groups = _close_groups(element, names)
    if groups != len(names):
        raise CannotSetError("a part that begins in one place of the formula and ends in another")
    return element


def _bare_marks(element: ET.Element) -> None:
    """Take the rows away that hold nothing but a mark."""
    for place, part in enumerate(element):
        mark = _mark_of(part)
        if mark:
            element[place] = ET.Element("mi")
            element[place].text = chr(mark)
        else:
            _bare_marks(part)


def _free_bases(element: ET.Element) -> None:
    """Let an index that stands on a mark stand on nothing instead, behind the mark: as it does in TeX."""
    for part in list(element):
        _free_bases(part)
    if element.tag not in _ROWS:
        return
    at = 0
    while at < len(element):
        part = element[at]
        if part.tag in {"msup", "msub", "msubsup"} and _mark_of(part[0]):
            mark = part[0]
            part[0] = ET.Element("mrow")
            element.insert(at, mark)
            at += 1
        at += 1


def _note_forms(element: ET.Element) -> None:
    """Write down where each operator stands before rows are put around some of them: its space depends on it."""
    for row in element.iter():
        if row.tag in _ROWS:
            real = [part for part in row if not _mark_of(part)]
            for place, part in enumerate(real):
                if part.tag == "mo" and "form" not in part.attrib:
                    infix = 0 < place < len(real) - 1
                    part.set("form", "infix" if infix else "prefix" if place == 0 else "postfix")


def _close_groups(element: ET.Element, names: list[str]) -> int:
    count = sum(_close_groups(part, names) for part in element)
    if not any(_mark_of(part) for part in element):
        return count
    if element.tag not in _ROWS:
        raise CannotSetError("a part that is cut in the middle")
    stack: list[tuple[int, list[ET.Element]]] = [(-1, [])]
    for part in list(element):
        mark = _mark_of(part)
        if not mark:
            stack[-1][1].append(part)
        elif mark < _CLOSE:
            stack.append((mark - _OPEN, []))
        else:
            number, inner = stack.pop()
            if number != mark - _CLOSE or not stack:
                raise CannotSetError("a part that ends elsewhere")
            row = ET.Element("mrow", {"id": names[number]})
            row.extend(inner)
            stack[-1][1].append(row)
            count += 1
    if len(stack) != 1:
        raise CannotSetError("a part without an end")
    element[:] = stack[0][1]
    return count


def _drawn(element: ET.Element) -> str:
    import ziamath  # noqa: PLC0415 - an optional package
    from ziamath.config import config  # noqa: PLC0415
    from ziamath.nodes.mrow import Mrow  # noqa: PLC0415

    config.svg2 = False  # outlines in their places
    config.precision = 6
    plain = Mrow.draw

    def draw(self: Any, x: float, y: float, svg: ET.Element) -> Any:
        name = self.element.get("id")
        return plain(self, x, y, ET.SubElement(svg, "g", {"id": name}) if name else svg)

    Mrow.draw = draw
    try:
        text: str = ziamath.Math(element, size=SIZE).svg()
    finally:
        Mrow.draw = plain
    return text
