"""Signatures of the installed API, as the checker reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_SHOWN = 14  # keywords that are handed on, named in a signature


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: ``kind`` is empty, ``/`` (by position only), ``*``, ``k`` (by keyword only) or ``**``."""

    name: str
    kind: str
    default: str | None = None

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is None and self.kind in ("", "/", "k")

    def __str__(self) -> str:
        if self.kind in ("*", "**"):
            return self.kind + self.name
        return self.name if self.default is None else f"{self.name}={self.default}"


@dataclass(frozen=True, slots=True)
class Signature:
    """How something is called, without ``self``.

    ``parameters`` is ``None`` where unknown. ``beyond`` are keywords that are taken through ``**kwargs``, ``None``
    where any is. ``returns`` are types (see :mod:`stitcher_lab.reference.annotations`), ``None`` where unknown.
    ``how`` is ``method``, ``classmethod``, ``staticmethod`` or ``function``.
    """

    name: str
    parameters: tuple[Parameter, ...] | None
    returns: tuple[str, ...] | None
    beyond: frozenset[str] | None
    how: str = "function"
    owner: str = ""
    summary: str = ""

    @property
    def keywords(self) -> frozenset[str] | None:
        """Every keyword that may be given; ``None``: any."""
        if self.parameters is None:
            return None
        if self.beyond is None and any(parameter.kind == "**" for parameter in self.parameters):
            return None
        return frozenset(p.name for p in self.parameters if p.kind in ("", "k")) | (self.beyond or frozenset())

    @property
    def places(self) -> int | None:
        """How many arguments may be given by position; ``None``: any number."""
        if self.parameters is None or any(parameter.kind == "*" for parameter in self.parameters):
            return None
        return sum(parameter.kind in ("", "/") for parameter in self.parameters)

    def __str__(self) -> str:
        if self.parameters is None:
            return f"{self.name}(...)"
        parts = []
        keyword_only = False
        for parameter in self.parameters:
            if parameter.kind == "k" and not keyword_only and not any(p.kind == "*" for p in self.parameters):
                parts.append("*")
            keyword_only = keyword_only or parameter.kind == "k"
            if parameter.kind != "**" or not self.beyond:
                parts.append(str(parameter))
        if self.beyond:
            shown = sorted(self.beyond, key=lambda name: (name not in _OFTEN, name))[:_MOST_SHOWN]
            parts.append(f"**({', '.join(shown)}{', …' if len(self.beyond) > _MOST_SHOWN else ''})")
        return f"{self.name}({', '.join(parts)})"


# What people set most: shown first among many keywords.
_OFTEN = frozenset({
    "color", "fill_color", "fill_opacity", "stroke_color", "stroke_width", "stroke_opacity", "font_size",
    "run_time", "rate_func", "lag_ratio", "buff", "height", "width", "side_length", "radius", "x_range", "y_range",
    "z_index",
})  # fmt: skip


def signature_from(name: str, record: Mapping[str, Any], owner: str = "") -> Signature:
    """Read a signature from the harvest."""
    parameters = record["parameters"]
    returns = record.get("returns")
    beyond = record["beyond"]
    return Signature(
        name=name,
        parameters=None if parameters is None else tuple(Parameter(*parts) for parts in parameters),
        returns=None if returns is None else tuple(returns),
        beyond=None if beyond is None else frozenset(beyond),
        how=record.get("how", "function"),
        owner=owner,
        summary=record.get("doc", ""),
    )
