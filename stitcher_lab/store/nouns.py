"""The nouns of :mod:`stitcher_lab.model` as JSON and back, by their own type hints. Paths are left out.

A noun that gains a field needs nothing here. What was stored before it did no longer fits, which the reader says, and
the caches take for "never stored".
"""

from __future__ import annotations

import functools
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_PLAIN = (str, int, float, bool)


class MisfitError(ValueError):
    """The JSON is not this noun's."""


def to_json(value: Any) -> Any:
    """Return JSON values for a noun, or for what its fields hold; a path becomes ``None``."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(to_json(item) for item in value)
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, Path):
        return None
    return value


def from_json(noun: type[T], data: Any, **paths: Path | None) -> T:
    """Make a noun of JSON values; its fields that hold paths are given by name.

    Raises
    ------
    MisfitError
        A field is missing, unknown or of another type.

    """
    if not isinstance(data, Mapping):
        raise MisfitError(f"no {noun.__name__}")
    known = {field.name: field for field in fields(noun)}  # type: ignore[arg-type]
    needed = {name for name, field in known.items() if field.default is MISSING and field.default_factory is MISSING}
    given = {**data, **paths}
    if given.keys() - known.keys() or needed - given.keys():
        raise MisfitError(f"another version of {noun.__name__}")
    hints = _hints(noun)  # type: ignore[arg-type]
    read = {name: value if name in paths else _read(hints[name], value) for name, value in given.items()}
    return noun(**read)


@functools.cache
def _hints(noun: type) -> dict[str, Any]:
    return get_type_hints(noun)


def _read(hint: Any, value: Any) -> Any:  # noqa: PLR0911 - one way out for each kind of hint
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        choices = get_args(hint)
        if value is None and type(None) in choices:
            return None
        (inner,) = (choice for choice in choices if choice is not type(None))
        return _read(inner, value)
    if origin is tuple and isinstance(value, list):
        return tuple(_read(get_args(hint)[0], item) for item in value)
    if origin is frozenset and isinstance(value, list):
        return frozenset(_read(get_args(hint)[0], item) for item in value)
    if origin is Mapping and isinstance(value, Mapping):
        return {key: _read(get_args(hint)[1], item) for key, item in value.items()}
    if is_dataclass(hint):
        return from_json(hint, value)  # type: ignore[arg-type]
    if hint is Any or (hint in _PLAIN and isinstance(value, int | float if hint is float else hint)):
        return value
    raise MisfitError(f"{value!r} is no {hint}")
