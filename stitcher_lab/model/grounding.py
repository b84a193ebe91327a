"""The prompt in Manim's vocabulary: examples, and what earlier fixes have taught."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code that shows how something is done.

    ``origin`` says where it comes from: ``manim:<qualified name>``, ``card:<qualified name>`` (signature and first
    paragraph instead of a scene), ``template:<id>`` or ``plugin:<plugin>/<name>``. ``symbols`` are the names of the
    API that its code uses.
    """

    id: str
    title: str
    origin: str
    code: str
    symbols: frozenset[str]
    plugin: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """An example that was chosen, and why, in one sentence."""

    example: Example
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Grounding:
    """The prompt in Manim's vocabulary.

    ``search`` are the words that were searched for, ``symbols`` the names of the API it will need (all of them exist
    in what is installed), ``plugin`` the one that fits, if one does. ``notes`` say what was not possible.
    """

    search: str
    symbols: tuple[str, ...]
    plugin: str | None
    chosen: tuple[Chosen, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoderLesson:
    """What was learnt from a failure that was fixed: one or two lines, the failing and the fixed snippet.

    Keyed by the ``symbol`` at fault and the version of Manim. ``verified`` says that both snippets were run: the one
    failed, the other did not.
    """

    id: str
    symbol: str
    advice: str
    failing: str
    fixed: str
    manim_version: str
    error: str = ""
    verified: bool = False
