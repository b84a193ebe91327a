"""Which number belongs to which parameter: by its unit, and by the words that stand next to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from stitcher_lab.templates import spec

if TYPE_CHECKING:
    from stitcher_lab.templates.reading.numbers import Mention

# What may stand between a cue and its value without loosening the bond.
_FILLER = r"(?:is|are|of|at|to|be|a|an|the|about|around|number|value|equal|equals|with|by|only|just|from|x|t)"
_BREAK = re.compile(r"[,;.?!](?:\s|\Z)|\band\b|\bwith\b|\bbut\b|[\d\ue000]")
_WORD = re.compile(r"[^\W\d_][\w'-]*|[^\s\w]")
_REACH = 48
_MAX_BETWEEN = 4
_LOOSE = 3.0

# Units that physics prompts use; one that no parameter knows is an error, never just dropped.
_COMMON_UNITS = (
    "mph", "km/h", "kmh", "kph", "km/s", "m/s", "ft/s", "fps", "knots", "meters per second", "metres per second",
    "miles per hour", "kilometers per hour", "kilometres per hour", "feet per second",
    "km", "kilometers", "kilometres", "mm", "cm", "centimeters", "centimetres", "meters", "metres", "meter", "metre",
    "feet", "foot", "ft", "inches", "inch", "miles", "mile", "yards",
    "kg", "kilograms", "grams", "gram", "lb", "lbs", "pounds", "tonnes", "tons",
    "n/m", "newton per meter", "newtons per meter", "newton per metre", "newtons per metre", "newtons", "joules",
    "watts", "volts", "ohms", "hz", "hertz", "khz", "ms", "milliseconds", "seconds", "second", "minutes", "hours",
    "m/s^2", "m/s²", "degrees", "degree", "°", "deg", "radians", "radian", "rad", "m", "s", "g",
)  # fmt: skip


@lru_cache(maxsize=2048)
def _before(cue: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)(?P<between>[^\n]*)\Z", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _after(cue: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?P<between>[^\n]*?)(?<!\w){re.escape(cue)}(?!\w)", re.IGNORECASE)


def cue_score(text: str, start: int, end: int, cues: tuple[str, ...]) -> float:
    """Return how strongly the words next to ``text[start:end]`` point at a parameter with these cues; 0 when not."""
    best = 0.0
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    for cue in cues:
        bare = cue.strip("…").strip()
        if not bare:
            continue
        weight = 10.0 + 0.3 * min(len(bare.split()), 4)
        if not cue.startswith("…"):
            # The last occurrence is the nearest.
            at = left.lower().rfind(bare.lower())
            found = _before(bare).match(left, at) if at >= 0 else None
            if found:
                best = max(best, weight - _looseness(found["between"]))
        if not cue.endswith("…"):
            found = _after(bare).match(right)
            if found:
                best = max(best, weight - 0.2 - _looseness(found["between"], bonus=0.0))
    return best


def _looseness(between: str, bonus: float = 0.0) -> float:
    """Return what the words between a cue and its value cost; more than any weight when they part the two."""
    stripped = between.strip().strip(":=-()").strip()
    if _BREAK.search(stripped + " "):
        return 100.0
    words = _WORD.findall(stripped)
    if len(words) > _MAX_BETWEEN:
        return 100.0
    return bonus + sum(0.3 if re.fullmatch(_FILLER, word, re.IGNORECASE) else 1.6 for word in words)


def named(parameter: spec.Parameter) -> tuple[str, ...]:
    """Return a parameter's cues together with the name of its constant (``SPEED = 20``, ``n = 5``)."""
    name = parameter.name.lower().replace("_", " ")
    return (*parameter.cues, *((f"{name}…",) if len(name) > 1 else (f"{name} =…", f"{name}=…", f"{name}:…")))


def unit_after(text: str, end: int, units: tuple[str, ...]) -> str:
    """Return the longest of ``units`` that follows position ``end`` (``20 m/s``, ``35°``), or an empty string."""
    right = text[end : end + 32].lstrip(" -")
    gap = len(text[end : end + 32]) - len(right)
    for unit in sorted(units, key=len, reverse=True):
        if right.lower().startswith(unit.lower()):
            rest = right[len(unit) :]
            # "5 m" and "5m", but neither "5 more" nor "5 m/s" for the unit m.
            if not (rest[:1].isalnum() or rest[:1] in ("/", "^", "²")) and (gap or not unit[:1].isdigit()):
                return unit
    return ""


def common_unit_after(text: str, end: int) -> str:
    """Return a physical unit that follows position ``end``, or an empty string."""
    return unit_after(text, end, _COMMON_UNITS)


def is_scalar(parameter: spec.Parameter) -> bool:
    """Whether a single number fills the parameter."""
    return isinstance(parameter, spec.Number | spec.Count | spec.Probability)


def near(text: str, mention: Mention, parameter: spec.Parameter) -> float:
    """Return how strongly a number in ``text`` belongs to a scalar parameter, its unit included; 0 when not at all."""
    score = cue_score(text, mention.start, mention.end, named(parameter))
    score = score if score >= _LOOSE else 0.0
    if isinstance(parameter, spec.Number):
        unit = unit_after(text, mention.end, tuple(parameter.units))
        if unit:
            return 20.0 + score
        if parameter.units and (common_unit_after(text, mention.end) or mention.kind == "percent"):
            return 0.0
    if isinstance(parameter, spec.Count) and mention.kind in ("percent", "odds"):
        return 0.0
    return score
