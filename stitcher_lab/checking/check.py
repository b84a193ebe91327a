"""Checking a script, and mending what can only have been meant one way."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking import attributes, calling, calls, configs, formulas, names, shapes, tables, values
from stitcher_lab.checking.fault import Edit, Fault, Problem
from stitcher_lab.checking.repairing import repaired
from stitcher_lab.checking.script import Script
from stitcher_lab.checking.source_text import SourceText, parse, was_cut_off, without_chatter
from stitcher_lab.errors import ScriptError
from stitcher_lab.plugins import broken_in, import_names
from stitcher_lab.sandbox import guard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from stitcher_lab.reference import Reference

_RULES = (
    names.missing_imports, names.undefined, attributes.missing, calls.misused, calling.confused, configs.wrong_entries,
    shapes.flat_points, values.wrong, tables.wrong,
    formulas.wrong,
)  # fmt: skip
_MOST_ROUNDS = 8


def check(source: str, reference: Reference, *, plugins: Collection[str] = ()) -> tuple[Fault, ...]:
    """Find what the installed Manim will not take, in the order of the text; nothing is run.

    Parameters
    ----------
    source
        The script.
    reference
        What is installed.
    plugins
        Names of the plugins that the script may import.

    """
    return tuple(sorted((problem.fault for problem in _problems(source, reference, plugins)), key=_place))


def mend(source: str, reference: Reference, *, plugins: Collection[str] = ()) -> tuple[str, tuple[Fault, ...]]:
    """Put right what can only have been meant one way; return the script and what was put right.

    Edits touch nothing but the place at fault: comments, narration and layout stay as they were. What comes out is
    Python whenever what went in was; mending it again changes nothing.
    """
    mended: list[Fault] = []
    code = without_chatter(source)
    if code is not None and not _is_code(source):
        mended.append(Fault(1, 0, "syntax", "", "There is text around the code that is none.", mended="the code alone"))
        source = code
    elif fixed := repaired(source):
        source, places = fixed
        mended += [Fault(line, 0, "syntax", "", "This is not Python.", mended=told) for line, told in places]
    for _ in range(_MOST_ROUNDS):
        chosen = _chosen(_problems(source, reference, plugins))
        if not chosen:
            break
        written = SourceText(source).applied([edit for problem in chosen for edit in problem.edits])
        if written == source or not _is_code(written):
            break
        source = written
        mended += sorted((problem.fault for problem in chosen), key=_place)
    return source, tuple(mended)


def _place(fault: Fault) -> tuple[int, int]:
    return fault.line, fault.column


def _is_code(source: str) -> bool:
    try:
        parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _chosen(problems: Iterator[Problem]) -> list[Problem]:
    """Those whose edits do not meet; the others have their turn in the next round."""
    chosen: list[Problem] = []
    taken: list[Edit] = []
    for problem in problems:
        if not problem.edits:
            continue
        if all(_apart(edit, other) for edit in problem.edits for other in taken):
            chosen.append(problem)
            taken += problem.edits
        elif set(problem.edits) & set(taken) and all(
            edit in taken or all(_apart(edit, other) for other in taken) for edit in problem.edits
        ):
            # Two names that one import gives.
            fresh = tuple(edit for edit in problem.edits if edit not in taken)
            chosen.append(Problem(problem.fault, fresh))
            taken += fresh
    return chosen


def _apart(first: Edit, second: Edit) -> bool:
    if first.end < second.start or second.end < first.start:
        return True
    both_imports = "import " in first.text and "import " in second.text
    return both_imports and first.start == first.end == second.start == second.end and first != second


def _problems(source: str, reference: Reference, plugins: Collection[str]) -> Iterator[Problem]:
    refusal: ScriptError | None = None
    try:
        guard.check(source, also=import_names(plugins))
    except ScriptError as error:
        refusal = error
        # Only what the guard could read may be parsed here.
        if "too long" in error.message or "nested" in error.message or "longer than" in error.message:
            yield Problem(Fault(1, 0, "syntax", "", error.message))
            return
    try:
        tree = parse(source)
    except SyntaxError as error:
        yield _syntax(source, error)
        return
    except (ValueError, RecursionError, MemoryError):
        yield Problem(Fault(1, 0, "syntax", "", "The script holds a null character or is nested too deeply."))
        return
    if refusal is not None:
        yield _forbidden(source, tree, refusal)
    for use in broken_in(source):
        symbol = use.broken.symbol
        told = f"{use.broken.why} {use.broken.instead}".rstrip()
        message = f"{symbol} of {use.plugin.distribution} does not work: {told}"
        yield Problem(Fault(use.line, use.column, "attribute", symbol, message))
    script = Script(source, tree, reference)
    for rule in _RULES:
        yield from rule(script)


def _syntax(source: str, error: SyntaxError) -> Problem:
    cut = was_cut_off(source, error)
    message = "The script ends too early: it was cut off." if cut else f"This is not Python: {error.msg}."
    column = max((error.offset or 1) - 1, 0)
    mended = None if cut or without_chatter(source) is None else "the code alone"
    if mended is None and not cut and (fixed := repaired(source)):
        mended = fixed[1][0][1]
    return Problem(Fault(error.lineno or 1, column, "truncated" if cut else "syntax", "", message, mended=mended))


def _forbidden(source: str, tree: ast.Module, error: ScriptError) -> Problem:
    """What a scene may not do; an import that nothing uses is simply left out."""
    line = error.line or 1
    message = error.message.partition(": ")[2] if error.message.startswith("Line ") else error.message
    message = message[:1].upper() + message[1:]
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and node.lineno == line:
            bound = {alias.asname or alias.name.partition(".")[0] for alias in node.names}
            edits = () if bound & (used | {"*"}) else (SourceText(source).line_dropped(node),)
            symbol = getattr(node, "module", None) or node.names[0].name
            mended = "(left out)" if edits else None
            return Problem(Fault(line, node.col_offset, "forbidden", symbol, message, mended=mended), edits)
    return Problem(Fault(line, 0, "forbidden", "", message))
