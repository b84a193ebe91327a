"""What is wrong with a scene's code, from whichever side it was seen, in the one form that the fixer works with."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.errors import ContractError, GuardError, LimitExceeded, ScriptError
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stitcher_lab.checking import Fault
    from stitcher_lab.model import Finding, Line, RehearsedScene
    from stitcher_lab.reference import Reference

# Findings that a viewer may not mind, but that are worth one try.
MINOR = frozenset({"blank", "still"})

_RAISED = re.compile(r"(?:^|: )(\w*(?:Error|Exception|Exit|Interrupt|StopIteration|Warning)): ?(.*)", re.DOTALL)
_NO_ATTRIBUTE = re.compile(r"'?(?:type object '|module ')?(\w+)'?(?: object)? has no attribute '(\w+)'")
_NO_KEYWORD = re.compile(r"(?:(\w+)\.)?(\w+)\(\) got an unexpected keyword argument '(\w+)'")
_NO_NAME = re.compile(r"name '(\w+)' is not defined")
_NO_IMPORT = re.compile(r"cannot import name '(\w+)'")
_INSTALLED_AT = re.compile(r'File "[^"\n]*/(?=(?:site-packages|dist-packages|lib/python[\d.]+)/)')
_LONGEST_TRACE = 1800


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing wrong.

    ``kind`` is a class of :class:`stitcher_lab.model.SceneMaking`'s failures. ``line`` is the scene's own, from 1.
    ``symbol`` is the name of the API at fault, ``hint`` what is known to help, ``details`` the end of the traceback.
    """

    kind: str
    message: str
    line: int | None = None
    symbol: str = ""
    hint: str = ""
    details: str = ""
    minor: bool = False


def of_check(faults: Sequence[Fault]) -> list[Trouble]:
    """Take what the checker is certain of."""
    found = []
    for fault in faults:
        if fault.certain:
            hint = fault.signature
            if fault.nearest:
                hint = f"{hint}\nNearest that exist: {', '.join(fault.nearest)}".strip()
            found.append(Trouble(_KINDS.get(fault.kind, fault.kind), fault.message, fault.line, fault.symbol, hint))
    return found


# The checker's kinds, where the history of a scene calls them by a wider name.
_KINDS = {"argument": "keyword", "scene_base": "attribute", "shape": "other", "value": "other"}


def of_error(error: ScriptError | LimitExceeded, code: str, reference: Reference) -> Trouble:
    """Take an error of the rehearsal apart: its class, and the name of the API at fault."""
    if isinstance(error, LimitExceeded):
        return Trouble("limit", f"{error.message} {error.remedy}".strip())
    message = f"{error.message} {error.remedy}".strip()
    kind, symbol = _classified(error, code, reference)
    # Where this machine keeps its packages is nobody's business.
    details = _INSTALLED_AT.sub('File "', error.details)[-_LONGEST_TRACE:]
    return Trouble(kind, message, error.line, symbol, details=details)


def _classified(error: ScriptError, code: str, reference: Reference) -> tuple[str, str]:
    for kind, applies in _BY_NATURE:
        if applies(error):
            return kind, "MathTex" if kind == "latex" else ""
    raised = _RAISED.search(error.message)
    name, said = (raised[1], raised[2]) if raised else ("", error.message)
    if found := _NO_KEYWORD.search(said):
        return "keyword", _called(code, error.line, reference, keyword=found[3]) or found[1] or found[2]
    for kind, pattern in _BY_WORDS:
        if found := pattern.search(said):
            return kind, ".".join(found.groups())
    if name in {"ImportError", "ModuleNotFoundError"}:
        return "import", ""
    return "other", _called(code, error.line, reference)


_BY_NATURE: tuple[tuple[str, Callable[[ScriptError], bool]], ...] = (
    ("forbidden", lambda error: isinstance(error, GuardError)),
    ("contract", lambda error: isinstance(error, ContractError)),
    ("syntax", lambda error: "this is not Python" in error.message),
    ("latex", lambda error: "LaTeX" in error.message),
)
_BY_WORDS = (("attribute", _NO_ATTRIBUTE), ("name", _NO_NAME), ("import", _NO_IMPORT))


def _called(code: str, line: int | None, reference: Reference, *, keyword: str = "") -> str:
    """Name what is called in ``line``: what takes ``keyword`` there, else the first call of Manim's."""
    try:
        tree = parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return ""
    names = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or line is None:
            continue
        if node.lineno <= line <= (node.end_lineno or node.lineno):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if keyword and any(argument.arg == keyword for argument in node.keywords):
                return name
            if name in reference.symbols:
                names.append(name)
    return names[-1] if names and not keyword else ""


def of_picture(findings: Sequence[Finding]) -> list[Trouble]:
    """Take the flaws of the picture; the worst first."""
    ordered = sorted(findings, key=lambda finding: (finding.severity != "error", finding.kind in MINOR))
    return [
        Trouble(
            "layout",
            f"At the end of beat {finding.beat + 1}: {finding.message}",
            finding.line,
            minor=finding.severity != "error",
        )
        for finding in ordered
        if finding.severity == "error" or finding.kind in MINOR
    ]


def of_narration(lines: Sequence[Line], rehearsed: RehearsedScene) -> list[Trouble]:
    """Hold what the scene said against its storyboard."""
    said = [(line.text, line.say) for line in rehearsed.lines]
    planned = [(line.text, line.say) for line in lines]
    if said == planned:
        return []
    missing = [text for text, _ in planned if text not in [other for other, _ in said]]
    sentence = f"The scene speaks {len(said)} lines where {len(planned)} were planned, each once and in order."
    if missing:
        sentence += f" Not spoken: {missing[0]!r}."
    return [Trouble("contract", f"{sentence} Give each beat one voiceover block, outside any loop.")]
