"""Generated Python: harmless programs with every sort of statement and expression, and a place for something else."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = ["circle", "dots", "value", "t", "os_x", "system", "evaluate", "opened", "größe", "_x", "sockets"]
name = st.sampled_from(NAMES)
text = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}\\'\""), max_size=8)

# What has to be refused wherever it stands, as an expression; with a word that its line must hold.
FORBIDDEN_EXPRESSIONS = (
    "eval('1')",
    "exec('1')",
    "__import__('os')",
    "globals()",
    "breakpoint()",
    "open('x')",
    "vars()",
    "compile('1', '', 'eval')",
    "().__class__.__subclasses__()",
    "(lambda: 0).__globals__",
    "__builtins__",
    "manim.os",
    "np.sys.exit",
    "x.subprocess",
    "getattr(x, '__subclasses__')",
    "'{0.__globals__}'.format(x)",
    "f.__code__",
    "attrgetter('__globals__')(f)",
    "input()",
)
FORBIDDEN_STATEMENTS = (
    "import os",
    "import os.path as p",
    "from os import path",
    "import socket, math",
    "import math, ctypes",
    "from . import x",
    "from manim import os",
    "import stitcher_lab.store",
    "from subprocess import run as f",
    "import importlib as typing",
)


def _expressions(leaf):
    def grow(inner):
        return st.one_of(
            st.tuples(inner, st.sampled_from(["+", "-", "*", "@", "and", "<", "is not", "in"]), inner).map(
                lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
            ),
            st.tuples(name, inner, inner).map(lambda parts: f"{parts[0]}({parts[1]}, key={parts[2]})"),
            st.tuples(inner, name).map(lambda parts: f"({parts[0]}).{parts[1]}"),
            st.tuples(inner, inner).map(lambda parts: f"({parts[0]})[{parts[1]}:]"),
            st.tuples(name, inner, inner).map(lambda parts: f"[{parts[1]} for {parts[0]} in {parts[2]}]"),
            st.tuples(name, inner).map(lambda parts: f"(lambda {parts[0]}=1: {parts[1]})"),
            st.tuples(inner, inner, inner).map(lambda parts: f"({parts[0]} if {parts[1]} else {parts[2]})"),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: "{" + ", ".join(parts) + "}"),
            inner.map(lambda part: 'f"' + "{(" + part.replace('"', "'") + ')}"' if "'" not in part else f"({part},)"),
            st.tuples(name, inner).map(lambda parts: f"({parts[0]} := {parts[1]})"),
            inner.map(lambda part: f"not {part}"),
        )

    return st.recursive(leaf, grow, max_leaves=4)


harmless = _expressions(
    st.one_of(name, st.integers(0, 99).map(str), text.map(lambda shown: f"'{shown}'"), st.just("None"))
)


def _indented(block: str) -> str:
    return "\n".join("    " + line for line in block.split("\n"))


def _blocks(simple):
    def grow(inner):
        body = st.lists(inner, min_size=1, max_size=2).map("\n".join).map(_indented)
        return st.one_of(
            st.tuples(harmless, body).map(lambda parts: f"if {parts[0]}:\n{parts[1]}"),
            st.tuples(name, harmless, body, body).map(
                lambda parts: f"for {parts[0]} in {parts[1]}:\n{parts[2]}\nelse:\n{parts[3]}"
            ),
            st.tuples(name, harmless, body).map(lambda parts: f"def {parts[0]}(a: {parts[1]} = 1, *b):\n{parts[2]}"),
            st.tuples(name, body).map(lambda parts: f"class {parts[0]}(Scene):\n{parts[1]}"),
            st.tuples(harmless, name, body).map(lambda parts: f"with {parts[0]} as {parts[1]}:\n{parts[2]}"),
            st.tuples(body, body).map(lambda parts: f"try:\n{parts[0]}\nexcept ValueError:\n{parts[1]}"),
            st.tuples(harmless, body).map(lambda parts: f"match {parts[0]}:\n    case [1, *_]:\n{_indented(parts[1])}"),
            st.tuples(harmless, name, body).map(lambda parts: f"@{parts[0]}\nasync def {parts[1]}():\n{parts[2]}"),
        )

    return st.recursive(simple, grow, max_leaves=4)


statement = st.one_of(
    st.tuples(name, harmless).map(lambda parts: f"{parts[0]} = {parts[1]}"),
    harmless,
    harmless.map(lambda part: f"{part}  # eval('1'); import os"),
    st.just("import math, random"),
    st.just("from dataclasses import dataclass as d, field"),
)
programs = st.lists(_blocks(statement), max_size=4).map("\n".join)


def programs_with(hidden):
    """Programs that hold one of the ``hidden`` statements or expressions somewhere: ``(program, hidden)``."""

    def put(chosen):
        wrapped = st.one_of(
            st.just(chosen),
            st.just(f"value = {chosen}") if chosen in FORBIDDEN_EXPRESSIONS else st.just(chosen),
            st.just(f"print([{chosen} for t in dots])") if chosen in FORBIDDEN_EXPRESSIONS else st.just(chosen),
            st.just(f"class A(key=lambda: {chosen}): pass") if chosen in FORBIDDEN_EXPRESSIONS else st.just(chosen),
        )

        def nested(inner):
            return _blocks(st.just(inner)).filter(lambda block: inner in block)

        return st.tuples(programs, wrapped.flatmap(nested), programs).map(
            lambda parts: ("\n".join(part for part in parts if part), chosen)
        )

    return st.sampled_from(hidden).flatmap(put)
