"""Reading Python into a syntax tree, one thread at a time.

CPython before 3.11.5 (gh-106905) counts how deep a tree is in one place for all threads: two that read at the same time
may end in ``SystemError: AST constructor recursion depth mismatch``, whatever they read.
"""

from __future__ import annotations

import ast
import threading

_one_at_a_time = threading.RLock()


def parse(source: str | bytes) -> ast.Module:
    """Read a program as :func:`ast.parse` does.

    Raises
    ------
    SyntaxError, ValueError, RecursionError, MemoryError
        As it does.

    """
    with _one_at_a_time:
        return ast.parse(source)


def parse_expression(source: str) -> ast.Expression:
    """Read one expression; raises what :func:`parse` does."""
    with _one_at_a_time:
        return ast.parse(source, mode="eval")
