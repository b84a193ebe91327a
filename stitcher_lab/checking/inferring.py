"""What kind of thing an expression of a script is.

Flow is not followed: a name is of every kind that is ever assigned to it in its scope. What cannot be told is unknown,
and an unknown kind is never at fault.
"""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, Any

from stitcher_lab.checking import members, results
from stitcher_lab.checking.containers import Containers, element, part
from stitcher_lab.checking.kinds import (
    ARRAY,
    LIST,
    NOTHING,
    NUMBER,
    TEXT,
    TUPLE,
    ClassOf,
    Instance,
    Kinds,
    ModuleOf,
    Own,
    OwnClass,
    OwnFunction,
    either,
    list_of,
    one,
)
from stitcher_lab.checking.modules import Modules
from stitcher_lab.checking.own_classes import OwnClasses
from stitcher_lab.checking.parameters import Parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.checking.scopes import Binding, Scope, Scopes
    from stitcher_lab.reference import Reference

_DEEPEST = 120
_MOST_ITEMS = 12  # of a list, told one by one
# Steps for one question, and for all of a script: functions that call each other could ask without end.
_MOST_STEPS = 4_000
_MOST_STEPS_IN_ALL = 60_000
_SUMS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)


class Inference:
    """The kinds of one script's expressions."""

    def __init__(self, tree: ast.Module, scopes: Scopes, reference: Reference) -> None:
        self.tree = tree
        self.scopes = scopes
        self.reference = reference
        self.modules = Modules(reference)
        self.classes = OwnClasses(self)
        self.containers = Containers(tree)
        self.parameters = Parameters(self, tree)
        self.given = members.GivenNames(tree, reference, self.imported)
        self._known: dict[ast.AST, Kinds] = {}
        self._fixed: dict[Any, Kinds] = {}
        self._guesses: dict[Any, Kinds] = {}
        self._busy: set[Any] = set()
        self._circles = 0
        self._steps = 0
        self._allowed = _MOST_STEPS

    def infer(self, node: ast.AST | None) -> Kinds:
        """Say what an expression may be."""
        if node is None:
            return None
        if node in self._known:
            return self._known[node]
        if not self._busy:
            self._allowed = min(self._steps + _MOST_STEPS, _MOST_STEPS_IN_ALL)
        self._steps += 1
        if node in self._busy or len(self._busy) > _DEEPEST or self._steps > self._allowed:
            self._circles += 1
            return None
        circles = self._circles
        self._busy.add(node)
        found = self._infer(node)
        self._busy.discard(node)
        if circles == self._circles or len(self._busy) == 0:
            self._known[node] = found  # else the answer rests on a guess
        return found

    def fixed(self, key: Any, compute: Callable[[], Kinds]) -> Kinds:
        """Compute the kinds of something that may depend on itself, as ``a`` does in ``a = a.copy()``.

        The smallest answer that gives itself again is right; where the second pass differs, it is unknown.
        """
        if key in self._fixed:
            return self._fixed[key]
        if key in self._guesses:
            self._circles += 1
            return self._guesses[key]
        outer, circles = self._circles, self._circles
        self._guesses[key] = frozenset()
        found = compute()
        if circles != self._circles:
            self._guesses[key] = found
            found = found if compute() == found else None
        del self._guesses[key]
        if outer == self._circles or not self._guesses:
            self._fixed[key] = found
        return found

    def _infer(self, node: ast.AST) -> Kinds:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of expression
        match node:
            case ast.Constant(value=value):
                return self._constant(value)
            case ast.JoinedStr():
                return one(TEXT)
            case ast.Name(id=name):
                return self.name(name, self.scopes.of.get(node, self.scopes.module))
            case ast.Attribute():
                return members.attribute(self, node)
            case ast.Call():
                return results.call(self, node)
            case ast.Set(elts=parts):
                return one(Instance("builtins.set", exact=True, elements=self.elements_of(parts)))
            case ast.SetComp(elt=inner):
                return one(Instance("builtins.set", exact=True, elements=self.infer(inner)))
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                long = len(parts) > _MOST_ITEMS or any(isinstance(item, ast.Starred) for item in parts)
                items = None if long else tuple(map(self.infer, parts))
                cls = LIST if isinstance(node, ast.List) else TUPLE
                return one(Instance(cls, exact=True, elements=self.elements_of(parts), items=items))
            case ast.ListComp(elt=inner):
                return list_of(self.infer(inner))
            case ast.GeneratorExp(elt=inner):
                return results.element_only(self.infer(inner))
            case ast.Dict() | ast.DictComp():
                return one(Instance("builtins.dict", exact=True))
            case ast.Subscript(value=value, slice=index):
                return part(self.held(value), index, self)
            case ast.IfExp(body=first, orelse=second):
                return either(self.infer(first), self.infer(second))
            case ast.BoolOp(values=values):
                return either(*map(self.infer, values))
            case ast.NamedExpr(value=value):
                return self.infer(value)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
                return self._arithmetic(self.infer(operand), None)
            case ast.BinOp(left=left, op=op, right=right):
                return self._sum(self.infer(left), op, self.infer(right))
            case ast.Lambda():
                return one(OwnFunction(node))
        return None

    @staticmethod
    def _constant(value: Any) -> Kinds:
        if isinstance(value, str):
            return one(TEXT)
        if value is None:
            return one(NOTHING)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return one(NUMBER)
        return None

    def elements_of(self, parts: list[ast.expr]) -> Kinds:
        """What values written one after the other are; starred ones give what they hold."""
        return either(
            *(
                element(self.held(item.value), self) if isinstance(item, ast.Starred) else self.infer(item)
                for item in parts
            )
        )

    def held(self, node: ast.expr) -> Kinds:
        """Kinds of a container, with what the script puts into it later taken into account."""
        return self.containers.filled(self.infer(node), node, self)

    # ------------------------------------------------------------------------------------------------------ operators

    def _sum(self, left: Kinds, op: ast.operator, right: Kinds) -> Kinds:
        if left is None or right is None or not isinstance(op, _SUMS):
            return None
        if isinstance(op, ast.Mod | ast.Mult) and (left == one(TEXT) or right == one(TEXT)):
            return one(TEXT)
        if left == right == one(TEXT):
            return one(TEXT)
        return self._arithmetic(left, right)

    @staticmethod
    def _arithmetic(left: Kinds, right: Kinds) -> Kinds:
        known = either(left, right) if right is not None else left
        if known is None or not all(isinstance(kind, Instance) for kind in known):
            return None
        classes = {kind.cls for kind in known if isinstance(kind, Instance)}
        if classes == {NUMBER.cls}:
            return one(NUMBER)
        if classes <= {NUMBER.cls, ARRAY.cls} and ARRAY.cls in classes:
            return one(ARRAY)
        if classes == {LIST}:
            return one(Instance(LIST, exact=True))
        return None

    # ---------------------------------------------------------------------------------------------------------- names

    def name(self, name: str, scope: Scope) -> Kinds:
        """What a name may be where it is used."""
        holder = scope.find(name)
        if holder is None:
            return self.modules.from_stars(name, self.scopes)
        return self.fixed((holder, name), lambda: self._bound(name, holder))

    def _bound(self, name: str, holder: Scope) -> Kinds:
        bindings = holder.bindings[name]
        grown = [binding for binding in bindings if binding.how == "augmented"]
        found = either(*(self._binding(binding) for binding in bindings if binding.how != "augmented"))
        if grown and found is not None and len(bindings) > len(grown):
            for binding in grown:
                added = self._sum(found, binding.node.op, self.infer(binding.node.value))
                # ``group += mobject`` changes the group itself; of anything else it makes something new.
                if not self._all_mobjects(found) and added is None:
                    return None
                found = either(found, added) if added is not None else found
        elif grown:
            return None
        return found

    def _all_mobjects(self, kinds: Kinds) -> bool:
        return kinds is not None and all(isinstance(kind, Instance) and kind.cls.startswith("manim.") for kind in kinds)

    def _binding(self, binding: Binding) -> Kinds:  # noqa: PLR0911 - one for each kind of binding
        match binding.how:
            case "assign":
                return self._unpacked(self.infer(binding.node), binding.path)
            case "loop":
                return self._unpacked(element(self.held(binding.node), self), binding.path)
            case "with":
                return self._unpacked(results.entered(self, binding.node), binding.path)
            case "import":
                return self.modules.imported(*binding.node)
            case "function":
                return self._function(binding.node)
            case "class":
                return one(OwnClass(binding.node))
            case "parameter":
                return self.parameters.kinds(binding.node, binding.path[0])
        return None

    def _unpacked(self, kinds: Kinds, path: tuple[int, ...]) -> Kinds:
        for index in path:
            kinds = part(kinds, ast.Constant(value=index), self)
        return kinds

    @staticmethod
    def _function(node: ast.FunctionDef) -> Kinds:
        if node.decorator_list or isinstance(node, ast.AsyncFunctionDef):
            return None
        return one(OwnFunction(node))

    # ------------------------------------------------------------------------------------------------------ functions

    def returned(self, function: OwnFunction) -> Kinds:
        """What a function of the script gives."""
        return self.fixed(function, lambda: results.returned(self, function))

    def called(self, kinds: Kinds) -> Kinds:
        """What calling gives, where it is a function of the script."""
        if kinds is None or not all(isinstance(kind, OwnFunction) for kind in kinds):
            return None
        return either(*(self.returned(kind) for kind in kinds if isinstance(kind, OwnFunction)))

    # ------------------------------------------------------------------------------------------------------ questions

    def can_be_met(self, cls: str) -> bool:
        """Whether an instance of an installed class can turn up: of a plugin's, only where it is imported."""
        top = cls.partition(".")[0]
        return top in self.imported or top not in self._plugins

    @cached_property
    def _plugins(self) -> frozenset[str]:
        tops = {name for name, module in self.reference.modules.items() if module["full"] and "." not in name}
        return frozenset(tops - {"manim", "stitcher_lab"})

    @cached_property
    def imported(self) -> frozenset[str]:
        """Names of the packages that the script imports."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
        return frozenset(found)

    def own_below(self, cls: str, name: str) -> bool:
        """Whether a class of the script derives from an installed one and has an attribute."""
        below = (node for node in self.classes.all if self.classes.is_a(node, cls) is not False)
        return any(self.classes.has(node, name) for node in below)

    def mobject_class(self, kind: Any) -> str | None:
        """Find the installed class that a kind is an instance of, or of one that derives from it."""
        if isinstance(kind, Instance):
            return kind.cls
        if isinstance(kind, Own):
            bases = self.classes.installed_bases(kind.node)
            return bases[0] if bases else None
        return None

    def is_instance(self, kind: Any, base: str) -> bool:
        """Whether a kind surely is an instance of an installed class."""
        if isinstance(kind, Instance):
            return self.reference.is_a(kind.cls, base)
        return isinstance(kind, Own) and self.classes.is_a(kind.node, base) is True

    def types(self, names: tuple[str, ...] | None, receiver: Any = None) -> Kinds:
        """Read the types that the reference gives; ``Self`` is the receiver."""
        if names is None:
            return None
        found: list[Kinds] = []
        for name in names:
            if name == "Self":
                found.append(one(receiver) if receiver is not None else None)
            elif name == "None":
                found.append(one(NOTHING))
            elif name in self.reference.classes:
                found.append(one(Instance(name)))
            else:
                return None
        return either(*found)

    def module(self, kinds: Kinds) -> str | None:
        """Name of the module that an expression is."""
        kind = next(iter(kinds)) if kinds and len(kinds) == 1 else None
        return kind.name if isinstance(kind, ModuleOf) else None

    def class_of(self, kinds: Kinds) -> str | None:
        """Name of the installed class that an expression is."""
        kind = next(iter(kinds)) if kinds and len(kinds) == 1 else None
        return kind.cls if isinstance(kind, ClassOf) else None
