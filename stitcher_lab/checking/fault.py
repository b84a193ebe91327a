"""What the checker finds: a fault, and the edits that would put it right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a script that the installed Manim will not take.

    ``line`` and ``column`` count from 1 and 0. ``kind`` is one of ``syntax``, ``truncated``, ``forbidden``, ``name``,
    ``attribute``, ``keyword``, ``argument``, ``import``, ``scene_base``, ``shape``, ``value``. ``symbol`` is what is
    at fault, ``signature`` how it is really called, ``nearest`` what exists that looks like it. ``certain`` is false
    where the script may get by. ``mended`` is what :func:`stitcher_lab.checking.mend` would write instead, ``None``
    where it is not clear what was meant.
    """

    line: int
    column: int
    kind: str
    symbol: str
    message: str
    signature: str = ""
    nearest: tuple[str, ...] = ()
    certain: bool = True
    mended: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes from ``start`` up to ``end`` of the UTF-8 source by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault with its edits; none where a person or a model has to decide."""

    fault: Fault
    edits: tuple[Edit, ...] = ()
