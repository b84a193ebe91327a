"""What is known of one Manim plugin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a plugin that fails with the installed Manim: it is never offered.

    ``symbol`` is its name as a script writes it, with its class where it is a method (``NeuralNetwork.remove_layer``)
    and with its module where it is one (``manim_ml.utils.mobjects.plotting``). ``why`` and ``instead`` are a sentence
    each; ``instead`` is empty where nothing takes its place.
    """

    symbol: str
    why: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Routing:
    """Which prompts a plugin is for: regular expressions for whole words of the prompt in small letters.

    What ``unless`` matches is taken out of the prompt first: near misses, in which the plugin's words mean something
    else. Then one match of ``surely`` is enough, and of ``perhaps`` two different ones are needed.
    """

    surely: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plugin:
    """One Manim plugin, as it is on the package index and as it really is with the installed Manim.

    ``name`` is what users and prompts say, ``module`` what scripts import, ``imports`` the line they should write.
    ``distribution``, ``version`` and ``sha256`` (of its wheel) are what gets installed, ``needs`` the packages that it
    truly needs besides Manim: as requirements, each with the module that shows it is there. ``by_extra`` says whether
    ``pip install "stitcher-lab[name]"`` alone brings it: always (``"yes"``), from a version of Python on (``"3.12"``),
    or never (``"no"``). ``symbols`` are the names most worth knowing, ``broken`` the parts never to be offered,
    ``shims`` what is put right when it is imported, ``advice`` what somebody who writes code with it has to know, a
    sentence each.

    """

    name: str
    title: str
    summary: str
    module: str
    imports: str
    distribution: str
    version: str
    sha256: str
    licence: str
    home: str
    symbols: tuple[str, ...]
    routing: Routing
    needs: Mapping[str, str] = field(default_factory=dict)
    by_extra: str = "yes"
    broken: tuple[Broken, ...] = ()
    shims: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


def names(text: str) -> tuple[str, ...]:
    """Read names that are separated by blanks."""
    return tuple(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Read regular expressions that are separated by line ends or by `` | ``; a bar without blanks is their own."""
    return tuple(re.split(r"\s+\|\s+|\s*\n\s*", text.strip()))
