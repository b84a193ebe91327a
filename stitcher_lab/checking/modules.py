"""What modules hold, by the reference: imports, star imports, attributes of modules."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, Any

from stitcher_lab.checking.kinds import Called, ClassOf, Instance, Kinds, ModuleOf, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.scopes import Scopes
    from stitcher_lab.reference import Reference

BUILTINS = frozenset(dir(builtins)) | {"__file__", "__name__", "__doc__", "__annotations__", "__builtins__"}
# The sandbox answers these imports with stand-ins of ours (scene/manim_voiceover.py).
VOICEOVER = "manim_voiceover"
_VOICEOVER_SCENE = "stitcher_lab.scene.voiceover.VoiceoverScene"


class Modules:
    """Modules of the reference."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def known(self, name: str) -> bool:
        """Whether it is told what a module holds."""
        return name in self._reference.modules

    def below_known(self, name: str) -> bool:
        """Whether a module would be one that is told of, if it existed: part of a package that is told of in full."""
        top = name.partition(".")[0]
        told = top in self._reference.modules and bool(self._reference.modules[top]["full"])
        return told and not any(name == gap or name.startswith(f"{gap}.") for gap in self._reference.missing)

    def holds(self, module: str, name: str) -> bool:
        """Whether a module has a name, or a module below it has; true where that is not known."""
        record = self._reference.modules.get(module)
        if record is None:
            return True
        below = f"{module}.{name}"
        there = name in record["names"] or below in self._reference.modules or below in self._reference.missing
        return there or bool(record.get("lazy"))

    def names(self, module: str) -> list[str]:
        """Public names of a module."""
        record = self._reference.modules.get(module, {"names": {}})
        return [name for name in record["names"] if not name.startswith("_")]

    def attribute(self, module: str, name: str) -> Kinds:
        """What a module's attribute is."""
        record = self._reference.modules.get(module)
        export = record["names"].get(name) if record else None
        if export is None:
            return one(ModuleOf(f"{module}.{name}")) if f"{module}.{name}" in self._reference.modules else None
        return self._kind(export)

    def _kind(self, export: list[Any]) -> Kinds:
        match export:
            case ["m", name]:
                return one(ModuleOf(name))
            case ["c", name]:
                return one(ClassOf(name)) if name in self._reference.classes else None
            case ["f", name]:
                signature = self._reference.function(name)
                return one(Called(signature)) if signature else None
            case ["k", name] if name in self._reference.classes and name != "builtins.dict":
                if name in ("builtins.int", "builtins.float"):
                    name = "numpy.float64"
                return one(Instance(name)) if name.startswith(("manim", "numpy", "builtins.str")) else None
        return None

    def imported(self, node: ast.Import | ast.ImportFrom, alias: ast.alias) -> Kinds:
        """What an import binds."""
        if isinstance(node, ast.Import):
            return one(ModuleOf(alias.name if alias.asname else alias.name.partition(".")[0]))
        module = node.module or ""
        if module.partition(".")[0] == VOICEOVER:
            known = alias.name == "VoiceoverScene" and _VOICEOVER_SCENE in self._reference.classes
            return one(ClassOf(_VOICEOVER_SCENE)) if known else None
        return self.attribute(module, alias.name)

    # --------------------------------------------------------------------------------------------------- star imports

    def given_by_star(self, module: str) -> frozenset[str]:
        """Names that ``from module import *`` binds."""
        record = self._reference.modules.get(module, {"names": {}, "star": None})
        star = record["star"]
        return frozenset(star if star is not None else (n for n in record["names"] if not n.startswith("_")))

    def from_stars(self, name: str, scopes: Scopes) -> Kinds:
        """What a name is that no statement of the script binds by itself."""
        for module in reversed(self._stars_of(scopes)):
            if name in self.given_by_star(module):
                return self.attribute(module, name)
        return None

    def _stars_of(self, scopes: Scopes) -> list[str]:
        found = list(scopes.module.bindings.get("*", ()))
        return [binding.node[0].module or "" for binding in found]

    def reachable(self, name: str) -> Iterator[str]:
        """Modules from which a scene could import a name, likeliest first."""
        for module in ("manim", "stitcher_lab.scene", "manim.utils.rate_functions", "math", "numpy", "random"):
            if module in self._reference.modules and name in self._reference.modules[module]["names"]:
                yield module
