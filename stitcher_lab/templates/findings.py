"""What a prompt gave for one template, on its way from the readers to the checking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.wording import label, listed, quoted

if TYPE_CHECKING:
    from stitcher_lab.templates import spec

# Kinds of numbers that are ordinary language unless a cue stands right beside them.
LOOSE_KINDS = ("word", "ordinal", "times")
# A cue counts from this score on; from the second on it stands right beside its value.
WEAK = 5.0
RIGHT_BESIDE = 9.0


@dataclass(slots=True)
class Extraction:
    """Raw values by parameter name, and sentences on how the prompt was read."""

    defaults: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    spelled: bool = False


def of_kind(template: spec.Template, kind: type[Any]) -> list[Any]:
    """Return the template's parameters of a kind, in their order."""
    return [parameter for parameter in template.parameters if isinstance(parameter, kind)]


def no_place(template: spec.Template, given: str) -> ParameterError:
    """Return the refusal of a value that the template has no place for."""
    wants = [label(parameter) for parameter in template.parameters]
    return ParameterError(
        f"“{template.title}” has no place for {quoted(given)}.",
        remedy=f"It can be given {listed(wants)}." if wants else "It has no values of its own to set.",
    )
