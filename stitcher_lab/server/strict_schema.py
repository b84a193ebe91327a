"""Checks against a JSON Schema that name the field in words of ours, and repeat nothing of what was sent."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from stitcher_lab.server.failures import RefusedField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_CHOICES = 12
_KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}


def matches(pattern: str, text: str) -> bool:
    r"""Whether ``text`` fits, with ``$`` as JSON Schema means it: Python's own would let a last ``\n`` through."""
    return re.search(_strict(pattern), text) is not None


@cache
def _strict(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern)


def check(value: Any, schema: Mapping[str, Any], *, name: str = "") -> None:
    """Hold ``value`` against ``schema``; ``name`` is what the whole is called, empty for a body.

    Raises
    ------
    stitcher_lab.server.failures.RefusedField
        It does not fit; the deepest field that is wrong is named.

    """
    error = next(iter(_validator_class()(schema).iter_errors(value)), None)
    if error is None:
        return
    path = [*([name] if name else []), *(str(part) for part in error.absolute_path)]
    field, why = _told(error)
    if field is not None:
        path.append(field)
    where = ".".join(path)[:200]
    raise RefusedField(f"{where or 'The request'} {why}.", field=where or None)


@cache
def _validator_class() -> Any:
    """JSON Schema 2020-12, with patterns to the very end of a text; imported at the first check."""
    from jsonschema import ValidationError, validators  # noqa: PLC0415 - takes a while to import

    def fits(_: Any, pattern: str, value: Any, __: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and not matches(pattern, value):
            yield ValidationError("does not match")

    extend: Any = validators.extend
    return extend(validators.Draft202012Validator, {"pattern": fits})


def _told(error: Any) -> tuple[str | None, str]:
    """The field below the error's own place, if any, and what is wrong with it."""
    rule, wanted, value = error.validator, error.validator_value, error.instance
    if rule == "additionalProperties" and isinstance(wanted, bool):
        known = error.schema.get("properties", {})
        return _shown(next(name for name in value if name not in known)), "is not known here"
    if rule == "required":
        return next(name for name in wanted if name not in value), "is missing"
    if rule == "oneOf":
        return None, "must have either a prompt, or a source (with a title and a parent, if any), and not both"
    return None, _SENTENCES.get(rule, lambda _: "is not valid")(wanted)


def _shown(name: str) -> str:
    """The name of a field that is not ours, made harmless."""
    return "".join(character if character.isprintable() else "?" for character in name)[:60]


def _kinds(wanted: Any) -> str:
    names = [wanted] if isinstance(wanted, str) else wanted
    return " or ".join(_KINDS[name] for name in names)


def _choices(wanted: list[Any]) -> str:
    named = [str(choice) for choice in wanted if choice is not None]
    return ", ".join(named[:_MOST_CHOICES])


_SENTENCES: Mapping[str, Any] = {
    "type": lambda wanted: f"must be {_kinds(wanted)}",
    "enum": lambda wanted: f"must be one of {_choices(wanted)}",
    "minLength": lambda _: "is empty",
    "maxLength": lambda wanted: f"is too long: {wanted} characters at most",
    "pattern": lambda _: "has characters that it may not have, or is too long",
    "minimum": lambda wanted: f"must be at least {wanted:g}",
    "maximum": lambda wanted: f"must be at most {wanted:g}",
    "maxProperties": lambda wanted: f"has too many entries: {wanted} at most",
}
