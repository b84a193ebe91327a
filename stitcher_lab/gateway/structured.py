r"""JSON out of what a model says: found, mended where only one reading is possible, validated.

Mended are slips of writing, never of meaning: fences and remarks around the JSON, commas before a closing bracket,
Python's True, False and None, single-quoted strings where the whole is a Python literal, raw line breaks in strings,
and TeX commands whose backslash was not doubled (``"\theta"`` would otherwise be a tab and "heta").
What is cut off is not mended: nobody knows what it would have said.
"""

from __future__ import annotations

import ast
import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FENCE = re.compile(r"```[\w-]*[ \t]*\n(.*?)```", re.DOTALL)
THOUGHTS = re.compile(r"\A\s*<(think|thinking|reasoning)>.*?</\1>\s*", re.DOTALL)
# A string, to be left alone, or a comma that closes nothing.
TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])', re.DOTALL)
# A backslash and what it escapes, one pair after the other: TeX commands that begin as an escape of JSON's would.
PAIR = re.compile(
    r"\\(?:(?P<tex>(?:beta|bar|binom|begin|bullet|big[lr]?|boldsymbol|bmod|bot"
    r"|frac|forall|flat|nabla|neq?|nu|not|notin|nmid|ni"
    r"|rho|right|rightarrow|Rightarrow|rangle|rceil|rfloor|rm"
    r"|theta|times|text(?:bf|it|rm|tt)?|tan|tanh|tau|to|top|tfrac|tilde|triangle|therefore)(?![A-Za-z]))|(?P<rest>.))",
    re.DOTALL,
)
ESCAPES = frozenset('"\\/bfnrtu')
BRACKETS_ALONE = 20  # brackets without a partner after which no more are looked at: each look goes through the text
LONGEST_LITERAL = 200_000  # characters that are given to Python's parser


class Misfit(ValueError):
    """The text is no JSON of the schema; the message says why, in words that the model can be told."""


def without_thoughts(text: str) -> str:
    """Return an answer without the thinking aloud that some models put before it."""
    return THOUGHTS.sub("", text, count=1)


def parse(text: str, schema: Mapping[str, Any]) -> Any:
    """Return the JSON value of the schema that a text holds.

    Raises
    ------
    Misfit
        There is none.

    """
    problem = "it holds no JSON"
    for candidate in _candidates(without_thoughts(text)):
        try:
            value = _read(candidate)
        except ValueError as error:
            problem = f"it is no JSON: {error}" if problem == "it holds no JSON" else problem
            continue
        misfit = _misfit(value, schema)
        if misfit is None:
            return value
        problem = misfit
    raise Misfit(problem)


def _candidates(text: str) -> Iterator[str]:
    """Yield what may be the JSON: everything, each fenced block, and each stretch from a bracket to its partner."""
    yield text.strip()
    for fenced in FENCE.finditer(text):
        yield fenced.group(1).strip()
    end, alone = 0, 0
    for start in (found.start() for found in re.finditer(r"[{\[]", text)):
        if start < end:
            continue
        length = _balanced(text, start)
        if length:
            end = start + length
            yield text[start:end]
        elif (alone := alone + 1) == BRACKETS_ALONE:
            return


def _balanced(text: str, start: int) -> int:
    """Return how many characters it is from the bracket at ``start`` to its partner; 0 without one."""
    depth, quoted, skip = 0, False, False
    for position, letter in enumerate(islice(text, start, None)):
        if skip:
            skip = False
        elif letter == "\\":
            skip = quoted
        elif letter == '"':
            quoted = not quoted
        elif not quoted and letter in "{[":
            depth += 1
        elif not quoted and letter in "}]":
            depth -= 1
            if depth == 0:
                return position + 1
    return 0


def _read(text: str) -> Any:
    text = PAIR.sub(lambda pair: f"\\\\{pair['tex']}" if pair["tex"] else pair[0], text)
    try:
        return json.loads(text, parse_constant=_refuse)
    except ValueError as error:
        first = error
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    mended = TRAILING_COMMA.sub(lambda found: found.group(1) or "", text)
    mended = PAIR.sub(lambda pair: pair[0] if (pair["rest"] or "") in ESCAPES else f"\\{pair[0]}", mended)
    try:
        return json.loads(mended, strict=False, parse_constant=_refuse)
    except (ValueError, RecursionError):
        pass
    # As Python's own literal, which has one reading only; not where it has backslashes, which mean other things there.
    if len(text) <= LONGEST_LITERAL and text[:1] in {"{", "["} and "\\" not in text:
        try:
            return json.loads(json.dumps(ast.literal_eval(text), allow_nan=False))
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            pass
    raise first


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")


def _misfit(value: Any, schema: Mapping[str, Any]) -> str | None:
    """Return why a value does not fit a schema, or ``None``."""
    import jsonschema  # noqa: PLC0415 - takes a while to import

    validator = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)(schema)
    error = jsonschema.exceptions.best_match(validator.iter_errors(value))
    if error is None:
        return None
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)
    message = error.message if len(error.message) <= 300 else f"{error.message[:300]}…"  # noqa: PLR2004
    return f"at ${place}: {message}"
