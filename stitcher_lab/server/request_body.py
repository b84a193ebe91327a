"""Reading a body: strict JSON, so that what was checked is what is used."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from stitcher_lab.server.failures import RefusedField
from stitcher_lab.server.strict_schema import check

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEEPEST = 40  # brackets within brackets: no values for a lesson come near
_MOST_DIGITS = 300  # what a float can still hold
# The last is what fetch says when nothing was said; it is read as JSON all the same.
_KINDS = ("", "application/json", "text/plain")


def read_body(content: bytes, kind: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Parse and check a body.

    Parameters
    ----------
    content
        The bytes.
    kind
        The Content-Type header.
    schema
        What the body must be; an object.

    Raises
    ------
    stitcher_lab.server.failures.RefusedField
        Another Content-Type; no UTF-8, no JSON, names given twice, numbers that are none, text that is none, too
        deep; or not as the schema says.

    """
    _check_kind(kind)
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_whole,
        )
        # Half of a character pair passes in JSON's \u notation, and nowhere else.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        raise _refused("is not text in UTF-8") from None
    except RecursionError:
        raise _refused("is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise _refused(f"is not JSON: line {error.lineno}, column {error.colno}") from None
    if _depth(value) > _DEEPEST:
        raise _refused("is nested too deeply")
    if _has_null_character(value):
        raise _refused("has a null character in it")
    check(value, schema)
    return dict(value)


def _check_kind(header: str) -> None:
    kind, _, rest = header.lower().partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(' "') if "charset=" in rest else "utf-8"
    if kind.strip() not in _KINDS or charset not in ("utf-8", "utf8"):
        raise RefusedField(
            "The request must be JSON in UTF-8.", field=None, remedy="Set Content-Type to application/json."
        )


def _refused(why: str) -> RefusedField:
    return RefusedField(f"The request {why}.", field=None)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _refused("names something twice")
    return found


def _no_number(_: str) -> float:
    raise _refused("has a number that is none (NaN or infinity)")


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _no_number(text)


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise _refused("has a number with too many digits")
    return int(text)


def _depth(value: Any) -> int:
    """How many brackets stand within brackets; by levels, not by recursion."""
    depth, level = 0, [value]
    while level and depth <= _DEEPEST:
        depth += 1
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return depth


def _has_null_character(value: Any) -> bool:
    level = [value]
    while level:
        outer = level.pop()
        if isinstance(outer, str) and "\0" in outer:
            return True
        if isinstance(outer, dict):
            level += [*outer, *outer.values()]
        elif isinstance(outer, list):
            level += outer
    return False
