"""The types that the checker reasons with. A set of them means "one of these"; ``None`` in its place means unknown."""

from __future__ import annotations

import ast  # noqa: TC003 - types of fields
from dataclasses import dataclass

from stitcher_lab.reference import Signature  # noqa: TC001 - types of fields


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance of an installed class.

    ``exact`` is false where a class that derives from it may be meant. ``elements`` are the kinds of what it holds,
    ``items`` those of a tuple one by one; ``None`` where unknown.
    """

    cls: str
    exact: bool = False
    elements: Kinds = None
    items: tuple[Kinds, ...] | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """An instance of a class that the script defines, or of one that derives from it."""

    node: ast.ClassDef


@dataclass(frozen=True, slots=True)
class ClassOf:
    """An installed class itself."""

    cls: str


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class of the script itself."""

    node: ast.ClassDef


@dataclass(frozen=True, slots=True)
class ModuleOf:
    """A module."""

    name: str


@dataclass(frozen=True, slots=True)
class Called:
    """An installed function or method, with the object it belongs to."""

    signature: Signature
    receiver: Instance | Own | Builder | None = None


@dataclass(frozen=True, slots=True)
class Generated:
    """A getter or setter that Manim makes up when it is asked for: ``get_x`` of any attribute ``x``."""

    name: str
    receiver: Instance | Own | Builder


@dataclass(frozen=True, slots=True)
class OwnFunction:
    """A function, lambda or method of the script, with the object it belongs to."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    receiver: Own | Builder | None = None


@dataclass(frozen=True, slots=True)
class Builder:
    """What ``.animate`` gives: takes every method of ``mobject`` and gives itself."""

    mobject: Instance | Own


@dataclass(frozen=True, slots=True)
class Super:
    """What ``super()`` gives, in a class of the script."""

    node: ast.ClassDef


@dataclass(frozen=True, slots=True)
class Nothing:
    """The value ``None``."""


Kind = Instance | Own | ClassOf | OwnClass | ModuleOf | Called | Generated | OwnFunction | Builder | Super | Nothing
Kinds = frozenset[Kind] | None

NOTHING = Nothing()
NUMBER = Instance("numpy.float64")
TEXT = Instance("builtins.str", exact=True)
ARRAY = Instance("numpy.ndarray")
LIST = "builtins.list"
TUPLE = "builtins.tuple"


def one(kind: Kind) -> Kinds:
    """Make a set of one."""
    return frozenset({kind})


def either(*several: Kinds) -> Kinds:
    """Join sets; unknown if one of them is."""
    found: set[Kind] = set()
    for kinds in several:
        if kinds is None:
            return None
        found |= kinds
    return frozenset(found)


def list_of(elements: Kinds) -> Kinds:
    """Make the kind of a list."""
    return one(Instance(LIST, exact=True, elements=elements))
