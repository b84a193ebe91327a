"""The classes that a script defines: what they derive from, what their instances have."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from stitcher_lab.checking.kinds import ClassOf, OwnClass
from stitcher_lab.reference.sources import class_source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.inferring import Inference
    from stitcher_lab.reference.sources import ClassSource


class OwnClasses:
    """Every class of one script."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._reference = inference.reference
        self._sources: dict[ast.ClassDef, ClassSource] = {}
        self._bases: dict[ast.ClassDef, list[ClassOf | OwnClass | None]] = {}

    @cached_property
    def all(self) -> list[ast.ClassDef]:
        """Every class statement."""
        return [node for node in self._inference.scopes.own if isinstance(node, ast.ClassDef)]

    def source(self, node: ast.ClassDef) -> ClassSource:
        """What its methods assign on ``self``."""
        if node not in self._sources:
            self._sources[node] = class_source_of(node)
        return self._sources[node]

    def bases(self, node: ast.ClassDef) -> list[ClassOf | OwnClass | None]:
        """Its bases in order, ``None`` for one that is unknown."""
        if node not in self._bases:
            self._bases[node] = []  # a class that derives from itself
            for base in node.bases:
                kinds = self._inference.infer(base)
                kind = next(iter(kinds)) if kinds and len(kinds) == 1 else None
                self._bases[node].append(kind if isinstance(kind, ClassOf | OwnClass) else None)
        return self._bases[node]

    def order(self, node: ast.ClassDef) -> Iterator[ast.ClassDef | str | None]:
        """Itself and what it derives from, installed classes by name, in about the order in which they are searched."""
        seen: set[ast.ClassDef] = set()
        installed: list[str] = []
        waiting: list[ast.ClassDef | None] = [node]
        while waiting:
            cls = waiting.pop(0)
            if cls is None:
                yield None
                continue
            if cls in seen:
                continue
            seen.add(cls)
            yield cls
            own: list[ast.ClassDef | None] = []
            for base in self.bases(cls):
                if isinstance(base, ClassOf):
                    installed.append(base.cls)
                else:
                    own.append(base.node if base else None)
            waiting = own + waiting
        for name in installed:
            order = self._reference.order(name)
            yield from order
            if not order:
                yield None

    def installed_bases(self, node: ast.ClassDef) -> list[str]:
        """Installed classes that it or its bases derive from directly."""
        found = []
        for cls in self.order(node):
            if isinstance(cls, ast.ClassDef):
                found += [base.cls for base in self.bases(cls) if isinstance(base, ClassOf)]
        return found

    def is_a(self, node: ast.ClassDef, base: str) -> bool | None:
        """Whether it derives from an installed class; ``None`` where that cannot be told."""
        known = True
        for cls in self.order(node):
            if cls == base:
                return True
            known = known and cls is not None
        return False if known else None

    def below(self, node: ast.ClassDef) -> list[ast.ClassDef]:
        """It and every class of the script that derives from it."""
        return [cls for cls in self.all if node in self.order(cls)]

    def is_open(self, node: ast.ClassDef) -> bool:
        """Whether its attributes cannot all be told from the script."""
        for cls in self.order(node):
            if cls is None:
                return True
            if isinstance(cls, ast.ClassDef):
                made = {item.name for item in cls.body if isinstance(item, ast.FunctionDef)}
                if self.source(cls).open or cls.decorator_list or cls.keywords or made & _MAKES_ATTRIBUTES:
                    return True
        return False

    def member(self, node: ast.ClassDef, name: str) -> Member | None:
        """Find where an attribute of an instance comes from; ``None`` where it has none of that name."""
        for cls in self.order(node):
            if isinstance(cls, ast.ClassDef):
                for statement in reversed(cls.body):
                    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef) and statement.name == name:
                        return statement
                if name in self.source(cls).attributes or name in self._inference.scopes.own[cls].bindings:
                    return cls
            elif cls is None or self._reference.defines(cls, name):
                return cls
        return None

    def has(self, node: ast.ClassDef, name: str) -> bool:
        """Whether an instance of it, or of one that derives from it, may have an attribute."""
        return any(self.is_open(cls) or self.member(cls, name) is not None for cls in self.below(node))

    def names(self, node: ast.ClassDef) -> set[str]:
        """Every attribute that an instance is known to have."""
        found: set[str] = set()
        for cls in self.order(node):
            if isinstance(cls, ast.ClassDef):
                found |= self.source(cls).attributes.keys() | self._inference.scopes.own[cls].bindings.keys()
            elif cls:
                found |= self._reference.classes[cls]["methods"].keys()
                found |= self._reference.classes[cls]["attributes"].keys()
        return found


Member = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | str
_MAKES_ATTRIBUTES = frozenset({"__getattr__", "__getattribute__", "__new__"})
