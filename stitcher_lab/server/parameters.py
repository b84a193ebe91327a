"""Reading values from a query or a header, which are text, as what they were declared to be."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.server.failures import RefusedField
from stitcher_lab.server.strict_schema import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.server.operation import Parameter

_WHOLE = re.compile(r"-?[0-9]{1,40}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?(e[+-]?[0-9]{1,3})?", re.ASCII | re.IGNORECASE)
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


def read_parameter(declared: Parameter, texts: Sequence[str]) -> Any:
    """Return the value, or the declared default where there is none.

    Parameters
    ----------
    declared
        What is asked for.
    texts
        As it came: a list may be given as several values, or as one with commas; of others the last counts.

    Raises
    ------
    stitcher_lab.server.failures.RefusedField
        It is not what was declared.

    """
    if not texts:
        return declared.default
    schema = declared.schema
    if schema["type"] == "array":
        parts = [part.strip() for text in texts for part in text.split(",")]
        value: Any = [part for part in parts if part]
    else:
        value = _typed(texts[-1], schema["type"], declared.name)
    check(value, schema, name=declared.name)
    return value


def _typed(text: str, kind: str, name: str) -> Any:
    if kind == "integer" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    if kind == "boolean" and text.lower() in _FLAGS:
        return _FLAGS[text.lower()]
    if kind == "string":
        return text
    wanted = {"integer": "a whole number", "number": "a number", "boolean": "true or false"}[kind]
    raise RefusedField(f"{name} must be {wanted}.", field=name)
