"""What a lesson may say. Its text goes into prompts, and may come from a stranger's file: it is data, never an order.

Three fences: prompts hold lessons between tags, escaped, as material (:mod:`stitcher_lab.quoting`); snippets must pass
the guard and be run, with the result that the lesson claims; and what is checked here. Orders in prose cannot all be
known, so advice that looks like one is not cleaned but thrown away, and a plain sentence put together from facts
stands in its place.
"""

from __future__ import annotations

import ast
import re
import unicodedata

from stitcher_lab.errors import ScriptError
from stitcher_lab.sandbox import guard
from stitcher_lab.syntax_tree import parse

MOST_ADVICE = 240  # characters: one or two lines
MOST_SYMBOL = 80
MOST_ERROR = 300
MOST_SNIPPET = 1200
_LONGEST_TEXT = 80

_NOT_ADVICE = re.compile(
    r"\b(?:ignor\w*|disregard\w*|forget|overrid\w+|bypass\w*|disabl\w+|circumvent\w*|jailbreak\w*|pretend\w*)\b"
    r"|\b(?:instruction|prompt|sandbox|guard|polic(?:y|ies)|system message|developer mode|assistant|user'?s?)\w*\b"
    r"|\b(?:api.?key|secret|password|passwd|credential|token|environ\w*|exfiltrat\w*)\b"
    r"|\b(?:you are (?:now|a)|act as|from now on|new rules?|these rules|do anything)\b"
    r"|\b(?:narrat\w+|voice.?over|storyboard|spoken|subtitle|caption)\w*\b"
    r"|\b(?:import|open|eval|exec|subprocess|socket|urllib|requests?|curl|wget|pip|shell|os\.\w+|sys\.\w+)\b"
    r"|https?:|www\.|\b[\w.+-]+@[\w-]+\.\w+|[A-Za-z0-9+/]{48,}",
    re.IGNORECASE,
)
# An import that is missing is a lesson of its own; these are the modules that scenes may use.
_HARMLESS_IMPORT = re.compile(r"\bimport(?:ed|s)?\s+(?:numpy(?: as np)?|math|random|itertools|np)\b", re.IGNORECASE)
_FORBIDDEN_STATEMENTS = (ast.Raise, ast.Try, ast.Assert, ast.Global, ast.AsyncFunctionDef, ast.While)
_PLUGIN = re.compile(r"^\s*(?:from|import)\s+(manim_\w+)", re.MULTILINE)
_SYMBOL = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


class UnfitLessonError(ValueError):
    """A lesson that is not taken, and why, in a sentence."""


def plain(text: str, most: int) -> str:
    """Keep to one line of printable characters: no controls, no invisible or reordering ones, no fences."""
    kept = (character if unicodedata.category(character)[0] != "C" else " " for character in text)
    one_line = " ".join("".join(kept).replace("```", " ").split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}…"


def is_order(text: str) -> bool:
    """Whether a text looks like an order to whoever reads it, not like advice on Manim."""
    folded = unicodedata.normalize("NFKC", text)
    letters = "".join(character for character in folded if unicodedata.category(character) != "Cf")
    return _NOT_ADVICE.search(_HARMLESS_IMPORT.sub(" ", letters)) is not None


def advice_or(advice: str, *, failing: str, fixed: str, error: str, symbol: str) -> str:
    """Return the advice in one line, or one made of facts where there is none, or none that is fit."""
    text = plain(advice, MOST_ADVICE)
    about = {symbol.rpartition(".")[2], *_identifiers(failing), *_identifiers(fixed)}
    if text and not is_order(text) and about & set(re.findall(r"\w+", text)):
        return text
    return _from_facts(failing, fixed, error, symbol)


def check_symbol(symbol: str) -> str:
    """Return the name at fault, once it is known to be one.

    Raises
    ------
    UnfitLessonError
        It is no dotted name.

    """
    if len(symbol) > MOST_SYMBOL or not _SYMBOL.fullmatch(symbol):
        raise UnfitLessonError("its symbol is no name")
    return symbol


def check_snippet(code: str) -> None:
    """Refuse code that scenes may not have, that could fake a failure, or that talks.

    Raises
    ------
    UnfitLessonError
        Why it is not taken.

    """
    if len(code) > MOST_SNIPPET:
        raise UnfitLessonError("a snippet of it is too long")
    try:
        # Which plugins are there is for the run to say: it lets in those only.
        guard.check(code, also=set(_PLUGIN.findall(code)))
        tree = parse(code)
    except ScriptError as error:
        raise UnfitLessonError(
            f"a snippet of it is nothing that a scene may do ({error.message.rstrip('.')})"
        ) from error
    for node in ast.walk(tree):
        if isinstance(node, _FORBIDDEN_STATEMENTS):
            raise UnfitLessonError(f"a snippet of it has a {type(node).__name__.lower()} statement")
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if len(node.value) > _LONGEST_TEXT:
                raise UnfitLessonError("a snippet of it holds a long text")
            if is_order(node.value):
                raise UnfitLessonError("a text in a snippet of it reads like an order")
    if any("voiceover" in name for name in _identifiers(code)):
        raise UnfitLessonError("a snippet of it touches the narration")


def first_called(code: str) -> str:
    """Name what the last statement of a snippet calls first: the likeliest at fault where nothing else is known."""
    try:
        last = parse(code).body[-1]
    except (SyntaxError, ValueError, RecursionError, IndexError):
        return ""
    calls = [node.func for node in ast.walk(last) if isinstance(node, ast.Call)]
    named = [function.id for function in calls if isinstance(function, ast.Name)]
    methods = [function.attr for function in calls if isinstance(function, ast.Attribute)]
    return next((name for name in named if name[:1].isupper()), next(iter([*methods, *named]), ""))


def _from_facts(failing: str, fixed: str, error: str, symbol: str) -> str:
    """Say what went wrong and which names the fix brought in."""
    told = plain(error.partition(": ")[2] or error, MOST_ADVICE // 2)
    what = told.rstrip(".") if told and not is_order(told) else f"{symbol} fails when it is used like this"
    fresh = [name for name in _identifiers(fixed) if name not in _identifiers(failing)][:4]
    return plain(f"{what}. Use {', '.join(fresh)} instead." if fresh else f"{what}.", MOST_ADVICE)


def _identifiers(code: str) -> list[str]:
    """Names of functions, classes, methods and keywords in a snippet, in order, each once."""
    try:
        tree = parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found: dict[str, None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    found[name] = None
            found |= {keyword.arg: None for keyword in node.keywords if keyword.arg}
        elif isinstance(node, ast.Attribute):
            found[node.attr] = None
        elif isinstance(node, ast.ClassDef):
            found |= {ast.unparse(base): None for base in node.bases}
    return list(found)
