"""Scopes of a script: which names are bound where, by what, and which scope each expression is evaluated in."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    Callable_ = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Binding:
    """One way in which a name gets its value.

    ``how`` is ``assign``, ``loop``, ``with``, ``import``, ``function``, ``class``, ``parameter`` or ``other``.
    ``path`` says which part of an unpacked value it is: indices, -1 for what a star takes.
    """

    how: str
    node: Any
    path: tuple[int, ...] = ()


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class, function, lambda or comprehension."""

    node: ast.AST
    parent: Scope | None
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)

    @property
    def is_class(self) -> bool:
        """Whether its names are seen only in itself."""
        return isinstance(self.node, ast.ClassDef)

    @property
    def is_function(self) -> bool:
        """Whether it belongs to a function or lambda."""
        return isinstance(self.node, _FUNCTIONS)

    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent:
            scope = scope.parent
        return scope

    def chain(self) -> Iterator[Scope]:
        """Itself and what is around it, outwards."""
        scope: Scope | None = self
        while scope:
            yield scope
            scope = scope.parent

    def find(self, name: str) -> Scope | None:
        """Find the scope in which a name that is used here is bound."""
        first = True
        for scope in self.chain():
            if name in scope.elsewhere and scope.elsewhere[name] == "global":
                module = scope.module()
                return module if name in module.bindings else None
            visible = first or not scope.is_class
            if visible and name in scope.bindings and name not in scope.elsewhere:
                return scope
            first = False
        return None


class Scopes(ast.NodeVisitor):
    """The scopes of one script.

    ``of`` maps every expression and statement to its scope; ``caught`` holds the nodes whose errors a ``try`` catches.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.module = Scope(tree, None)
        self.of: dict[ast.AST, Scope] = {}
        self.own: dict[ast.AST, Scope] = {tree: self.module}
        self.caught: set[ast.AST] = set()
        self.parents: dict[ast.AST, ast.AST] = {}
        self._here = self.module
        self._catching = 0
        for statement in tree.body:
            self.visit(statement)

    # -------------------------------------------------------------------------------------------------------- walking

    def visit(self, node: ast.AST) -> None:
        """Note where a node is, then go into it."""
        self.of[node] = self._here
        if self._catching:
            self.caught.add(node)
        super().visit(node)

    def generic_visit(self, node: ast.AST) -> None:
        """Go into everything."""
        for child in ast.iter_child_nodes(node):
            self.parents[child] = node
            self.visit(child)

    def _all(self, parent: ast.AST, nodes: list[Any]) -> None:
        for node in nodes:
            if node is not None:
                self.parents[node] = parent
                self.visit(node)

    def _bind(self, name: str, binding: Binding, scope: Scope | None = None) -> None:
        scope = scope or self._here
        where = scope.elsewhere.get(name)
        if where == "global":
            scope = scope.module()
        elif where == "nonlocal":
            outer = next((s for s in scope.chain() if s is not scope and s.is_function and name in s.bindings), None)
            scope = outer or scope
        scope.bindings.setdefault(name, []).append(binding)

    def _bind_target(self, target: ast.AST, how: str, value: ast.AST | None, path: tuple[int, ...] = ()) -> None:
        match target:
            case ast.Name(id=name):
                self._bind(name, Binding(how, value, path))
            case ast.Starred(value=inner):
                self._bind_target(inner, "other", value)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                starred = any(isinstance(part, ast.Starred) for part in parts)
                for index, part in enumerate(parts):
                    self._bind_target(part, "other" if starred else how, value, (*path, index))

    # ----------------------------------------------------------------------------------------------------- statements

    def visit_Assign(self, node: ast.Assign) -> None:
        """``a = b, c = value``."""
        for target in node.targets:
            self._bind_target(target, "assign", node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """``a: T = value``."""
        if node.value is not None:
            self._bind_target(node.target, "assign", node.value)
        elif self._here.is_function:
            self._bind_target(node.target, "other", None)
        self._all(node, [node.target, node.value])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """``a += value``: of the type that it was, or unknown."""
        if isinstance(node.target, ast.Name):
            self._bind(node.target.id, Binding("augmented", node))
        self.generic_visit(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """``(a := value)``."""
        scope = next(s for s in self._here.chain() if not isinstance(s.node, _COMPREHENSIONS))
        self._bind(node.target.id, Binding("assign", node.value), scope)
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        """``for a in values``."""
        self._bind_target(node.target, "loop", node.iter)
        self.generic_visit(node)

    visit_AsyncFor = visit_For  # type: ignore[assignment]  # noqa: N815

    def visit_With(self, node: ast.With) -> None:
        """``with a as b``."""
        for item in node.items:
            if item.optional_vars is not None:
                self._bind_target(item.optional_vars, "with", item.context_expr)
        self.generic_visit(node)

    visit_AsyncWith = visit_With  # type: ignore[assignment]  # noqa: N815

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        """``import a.b as c``, ``from a import b``."""
        for alias in node.names:
            name = alias.asname or (alias.name if isinstance(node, ast.ImportFrom) else alias.name.partition(".")[0])
            self._bind(name, Binding("import", (node, alias)))

    visit_ImportFrom = visit_Import  # noqa: N815

    def visit_Global(self, node: ast.Global | ast.Nonlocal) -> None:
        """``global a``."""
        how = "global" if isinstance(node, ast.Global) else "nonlocal"
        self._here.elsewhere |= dict.fromkeys(node.names, how)

    visit_Nonlocal = visit_Global  # noqa: N815

    def visit_Try(self, node: ast.Try) -> None:
        """What stands in a ``try`` that catches something does not end the script."""
        self._catching += bool(node.handlers)
        self._all(node, node.body)
        self._catching -= bool(node.handlers)
        self._all(node, [*node.handlers, *node.orelse, *node.finalbody])

    visit_TryStar = visit_Try  # type: ignore[assignment]  # noqa: N815

    def visit_If(self, node: ast.If | ast.IfExp) -> None:
        """``if False`` never runs."""
        never = isinstance(node.test, ast.Constant) and not node.test.value
        bodies = [node.body, node.orelse] if isinstance(node, ast.If) else [[node.body], [node.orelse]]
        self._all(node, [node.test])
        self._catching += never
        self._all(node, bodies[0])
        self._catching -= never
        self._all(node, bodies[1])

    visit_IfExp = visit_If  # noqa: N815

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        """``except E as name``."""
        if node.name:
            self._bind(node.name, Binding("other", None))
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        """``case x`` and ``case P() as x``."""
        if node.name:
            self._bind(node.name, Binding("other", None))
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs  # noqa: N815

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        """``case {**rest}``."""
        if node.rest:
            self._bind(node.rest, Binding("other", None))
        self.generic_visit(node)

    # --------------------------------------------------------------------------------------------------------- scopes

    def _enter(self, node: ast.AST) -> Scope:
        self._here = self.own[node] = Scope(node, self._here)
        return self._here

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """``def``."""
        self._bind(node.name, Binding("function", node))
        arguments = node.args
        # Annotations are left out: where scenes run, nothing evaluates them.
        self._all(node, [*node.decorator_list, *arguments.defaults, *arguments.kw_defaults])
        self._body(node, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """``lambda``."""
        self._all(node, [*node.args.defaults, *node.args.kw_defaults])
        self._body(node, [node.body])

    def _body(self, node: Callable_, body: list[Any]) -> None:
        outer, catching = self._here, self._catching
        self._enter(node)
        self._catching = 0  # it runs when it is called, which may be elsewhere
        arguments = node.args
        for index, argument in enumerate([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]):
            self._bind(argument.arg, Binding("parameter", node, (index,)))
        for rest in (arguments.vararg, arguments.kwarg):
            if rest:
                self._bind(rest.arg, Binding("other", None))
        # A ``nonlocal`` or ``global`` counts for the whole body, wherever it stands.
        waiting: list[ast.AST] = list(body)
        while waiting:
            inner = waiting.pop()
            if isinstance(inner, ast.Global | ast.Nonlocal):
                self.visit_Global(inner)
            elif not isinstance(inner, (*_FUNCTIONS, ast.ClassDef)):
                waiting += ast.iter_child_nodes(inner)
        self._all(node, body)
        self._here, self._catching = outer, catching

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """``class``."""
        self._bind(node.name, Binding("class", node))
        self._all(node, [*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)])
        outer = self._here
        self._enter(node)
        self._all(node, node.body)
        self._here = outer

    def _comprehension(self, node: Any) -> None:
        outer = self._here
        self._all(node, [node.generators[0].iter])
        self._enter(node)
        for index, generator in enumerate(node.generators):
            self._bind_target(generator.target, "loop", generator.iter)
            self._all(node, [generator.target, *([generator.iter] if index else []), *generator.ifs])
        self._all(node, [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])
        self._here = outer

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension  # noqa: N815
