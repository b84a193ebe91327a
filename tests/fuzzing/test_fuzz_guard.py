"""The guard on any bytes and any syntax: a sentence or nothing, never a crash, and nothing forbidden slips past."""

from __future__ import annotations

import ast
import warnings
from contextlib import suppress

import pytest
from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st
from programs import FORBIDDEN_EXPRESSIONS, FORBIDDEN_STATEMENTS, programs, programs_with

from stitcher_lab.errors import GuardError, ScriptError
from stitcher_lab.sandbox import check

SCRIPT = b"""# -*- coding: utf-8 -*-
from manim import *
class A(Scene):
    def construct(self):
        x = f"{1 + 1!r:>{10}}" "\\N{DIGIT ONE}" b"".decode()
        self.play(Create(Circle()), run_time=0.5)
"""
BITS = st.sampled_from(
    [
        b"\xef\xbb\xbf",
        b"# coding: utf-7\n",
        b"# coding: latin-1\n",
        b"\x0c",
        b"\r",
        b"\r\n",
        b"\0",
        b"\\\n",
        b'"""',
        b"'''",
        b"f'{",
        b"}",
        b"(",
        b"eval",
        b"import os\n",
        b"\xe2\x80\xa8",
        b"\xed\xa0\x80",
        b"\xff",
        b"\t",
        b"lambda:",
        b"\x1a",
        b"+AAo-import os",
        b"#",
        b";",
        b"0_",
    ]
)


def _parsed(source):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


@examples(150)
@given(st.binary(max_size=300))
def test_any_bytes_are_taken_or_refused(data):
    with suppress(ScriptError):
        check(data)


@examples(150)
@given(st.lists(st.tuples(st.integers(0, len(SCRIPT)), st.integers(0, 9), BITS), min_size=1, max_size=6))
def test_a_script_that_was_tampered_with_is_read_as_the_interpreter_reads_it(changes):
    data = SCRIPT
    for place, cut, bit in changes:
        data = data[:place] + bit + data[place + cut :]
    try:
        check(data)
    except ScriptError:
        return
    # What has passed is what the interpreter will see: it reads these bytes, and finds the same.
    seen = ast.dump(_parsed(data))
    assert seen == ast.dump(_parsed(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")))
    assert "Import(names=[alias(name='os')])" not in seen


@examples(100)
@given(programs)
def test_harmless_programs_pass(program):
    try:
        _parsed(program)
    except SyntaxError:
        with pytest.raises(ScriptError):
            check(program)
        return
    check(program)


@examples(150)
@given(st.one_of(programs_with(FORBIDDEN_EXPRESSIONS), programs_with(FORBIDDEN_STATEMENTS)))
def test_what_is_forbidden_is_found_wherever_it_stands_and_its_line_is_named(made):
    program, hidden = made
    with pytest.raises(ScriptError) as caught:
        check(program)
    if isinstance(caught.value, GuardError):
        assert hidden in program.split("\n")[caught.value.line - 1]
        assert len(str(caught.value)) < 500


@examples(30)
@given(
    st.sampled_from(["(", "[", "{", "-", "not ", "a.", "a[", "lambda: ", "if 1:\n ", "f'{", "1+", "x=", "@a\n", "*"]),
    st.integers(1, 100_000),
    st.sampled_from(["", "1", ")", "pass"]),
)
def test_depth_does_not_matter(part, times, end):
    with suppress(ScriptError):
        check((part * times)[:200_000] + end)
