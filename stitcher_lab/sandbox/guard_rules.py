"""What a scene may not do, read off its syntax tree, in a plain sentence each.

These rules run in a process of their own (:mod:`stitcher_lab.sandbox.guard_reader`): a script can be such that Python's
own parser takes hours, all memory, or falls over it.
"""

from __future__ import annotations

import ast
import difflib
import re
import warnings
from typing import TYPE_CHECKING

from stitcher_lab.errors import GuardError, ScriptError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MOST_NODES = 200_000

LONGEST_SENTENCE = 300  # characters: names in a script may be as long as the script
UNREADABLE = "The script cannot be read: it is nested too deeply."
DEEPEST = 150  # levels of the tree; the tools that take it apart later are recursive


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODULES = _words("""
    manim numpy scipy sympy networkx mpmath stitcher_lab.scene stitcher_lab.formula manim_voiceover
    __future__ abc array bisect calendar cmath collections colorsys contextlib copy dataclasses datetime decimal enum
    fractions functools heapq itertools json math numbers operator pprint random re statistics string textwrap time
    typing typing_extensions unicodedata warnings
""")
_FILES = _words("os sys io pathlib shutil tempfile glob fileinput pickle shelve sqlite3 csv zipfile tarfile")
_PROGRAMS = _words("subprocess multiprocessing threading asyncio concurrent signal pty ctypes cffi resource")
_NETWORK = _words("socket ssl urllib http requests httpx aiohttp ftplib smtplib socketserver webbrowser")
_INNARDS = _words("builtins importlib inspect gc types code codeop ast dis marshal runpy pkgutil platform")

# What each function would do, for the sentence.
_NEVER = {
    "eval": "run text as code",
    "exec": "run text as code",
    "__import__": "import by name",
    "globals": "reach into the interpreter",
    "breakpoint": "stop for a debugger",
}
# A script that gives the name a meaning of its own means its own.
_UNLESS_OWN = {
    "compile": "run text as code",
    "open": "open files",
    "input": "wait for somebody to type",
    "vars": "reach into the interpreter",
    "locals": "reach into the interpreter",
}
# Reaching for one of these through any object is reaching for the module.
_THROUGH_OTHERS = _words("os sys subprocess builtins importlib ctypes socket shutil")

_OPERATORS = _words("""
    init post_init new call repr str format len iter next getitem setitem delitem contains hash bool int float complex
    index round abs neg pos invert add sub mul truediv floordiv mod pow matmul and or xor lshift rshift radd rsub rmul
    rtruediv rfloordiv rmod rpow rmatmul iadd isub imul itruediv imatmul eq ne lt le gt ge enter exit copy deepcopy
    array missing reversed set_name get set delete
""")
# Everything above may be defined and, as in ``super().__init__()``, called.
_DUNDERS = frozenset(f"__{name}__" for name in _OPERATORS) | {
    "__name__", "__qualname__", "__class__", "__doc__", "__dict__", "__version__",
}  # fmt: skip
_DUNDER_NAMES = frozenset({"__name__", "__file__", "__doc__", "__class__", "__debug__", "__import__"})
_BY_NAME = frozenset({"getattr", "setattr", "delattr", "hasattr", "attrgetter", "methodcaller"})

_DUNDER = re.compile(r"__\w+__")
# Simple on purpose: a cleverer pattern would let a long enough string keep us busy for hours.
_FORMAT_FIELD = re.compile(r"\{([^{}]*)\}")


def inspect(source: str, also: Collection[str]) -> None:
    """Read ``source``; return where nothing speaks against running it in the sandbox.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        It is not Python; ``line`` says where.
    stitcher_lab.errors.GuardError
        It does what scenes may not do; ``line`` says where.

    """
    tree = _parse(source)
    nodes = _nodes(tree)
    own = set(_bound(nodes))
    allowed = MODULES | set(also)
    # In the order of the text: the first complaint is the one that a reader meets first.
    places = [node for node in nodes if hasattr(node, "lineno")]
    for node in sorted(places, key=lambda node: (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))):
        _check_import(node, allowed)
        _check_name(node, own)
        _check_attribute(node)
        _check_string(node)


def _parse(source: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "invalid escape sequence" is for the author's editor to say
            return ast.parse(source)
    except SyntaxError as error:
        line = error.lineno
        shown = (error.text or "").rstrip("\n")
        mark = " " * max((error.offset or 1) - 1, 0) + "^"
        details = f"{shown}\n{mark}" if shown and len(shown) < LONGEST_SENTENCE else ""
        where = f"Line {line}: " if line else ""
        raise ScriptError(
            f"{where}this is not Python: {error.msg[:LONGEST_SENTENCE]}.", line=line, details=details
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise ScriptError(UNREADABLE) from error


def _nodes(tree: ast.Module) -> list[ast.AST]:
    """Every node, level by level."""
    found: list[ast.AST] = []
    level: list[ast.AST] = [tree]
    depth = 0
    while level:
        found += level
        depth += 1
        if len(found) > MOST_NODES or depth > DEEPEST:
            raise GuardError(
                "The script is too long for a scene file, or nested too deeply.",
                remedy="Split it, or put the values into a list.",
            )
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return found


def _bound(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def _refuse(node: ast.AST, sentence: str, remedy: str = "") -> None:
    line = getattr(node, "lineno", None)
    if len(sentence) > LONGEST_SENTENCE:
        sentence = sentence[: LONGEST_SENTENCE // 2] + " … " + sentence[-LONGEST_SENTENCE // 2 :]
    raise GuardError(f"Line {line}: {sentence}", line=line, remedy=remedy)


# -------------------------------------------------------------------------------------------------- its modules


def _check_import(node: ast.AST, allowed: Collection[str]) -> None:
    match node:
        case ast.Import(names=names):
            for alias in names:
                _check_module(node, alias.name, allowed)
        case ast.ImportFrom(level=level) if level:
            _refuse(node, "a scene file stands alone; it cannot import from a file beside it.")
        case ast.ImportFrom(module=str(module), names=names):
            for alias in names:
                if alias.name in _THROUGH_OTHERS:
                    _refuse(node, f"scenes cannot use {alias.name}, not through another module either.")
                # ``from stitcher_lab import scene`` imports stitcher_lab.scene.
                _check_module(node, module if module in allowed else f"{module}.{alias.name}", allowed)


def _check_module(node: ast.AST, module: str, allowed: Collection[str]) -> None:
    parts = module.split(".")
    if any(".".join(parts[:count]) in allowed for count in range(1, len(parts) + 1)):
        return
    top = parts[0]
    if top in _FILES:
        reason = "a scene has no files of the computer to work on"
    elif top in _PROGRAMS:
        reason = "a scene starts no programs or threads"
    elif top in _NETWORK:
        reason = "a scene has no network"
    elif top in _INNARDS:
        reason = "a scene has no business with the interpreter's innards"
    elif top == "stitcher_lab":
        reason = "of stitcher_lab, scenes may use stitcher_lab.scene and stitcher_lab.formula"
    else:
        reason = "it is not among the modules that scenes may use"
    near = [] if top == "stitcher_lab" else difflib.get_close_matches(module, sorted(allowed), n=1, cutoff=0.8)
    remedy = f"Did you mean {near[0]}?" if near else "Useful here: manim, numpy, math, random, itertools, sympy."
    _refuse(node, f"scenes cannot import {top}: {reason}.", remedy)


# ------------------------------------------------------------------------------------------------ names, attributes


def _check_name(node: ast.AST, own: Collection[str]) -> None:
    match node:
        case ast.Name(id=name) if name in _NEVER or (name in _UNLESS_OWN and name not in own):
            _refuse(node, f"scenes may not {_NEVER.get(name) or _UNLESS_OWN[name]}, so {name} cannot be used.")
        case ast.Name(id=name) if _DUNDER.fullmatch(name) and name not in _DUNDER_NAMES:
            _refuse(node, f"scenes may not reach into the interpreter, so {name} cannot be used.")


def _check_attribute(node: ast.AST) -> None:
    match node:
        case ast.Attribute(attr=name) if _DUNDER.fullmatch(name) and name not in _DUNDERS:
            _refuse(node, f"scenes may not reach into objects through {name}.")
        case ast.Attribute(attr=name, ctx=ast.Load()) if name in _THROUGH_OTHERS and not _on_self(node):
            _refuse(node, f"scenes cannot use {name}, not through another module either.")
        case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function), args=[*arguments]) if (
            function in _BY_NAME
        ):
            for argument in arguments:
                match argument:
                    case ast.Constant(value=str(name)) if any(found not in _DUNDERS for found in _DUNDER.findall(name)):
                        _refuse(node, f"scenes may not reach into objects through {name}.")


def _on_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "self"


def _check_string(node: ast.AST) -> None:
    match node:
        case ast.Constant(value=str(text)) if any(".__" in field for field in _FORMAT_FIELD.findall(text)):
            _refuse(node, "scenes may not reach into objects through a format string.")
